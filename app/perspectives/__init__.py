"""Perspectives set against each other: who raised what, in people, never in passages alone."""
