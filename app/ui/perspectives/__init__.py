"""Perspectives set against each other on screen: who talks about what, and in which words."""
