"""What the panes of the coding pages are made of."""
