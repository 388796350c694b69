"""The Drawings view: what a child drew, its regions beside it, and the words that explain them."""
