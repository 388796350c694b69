"""The transcript on screen: its paper, its gutters and stripes, its find bar and overview, how it is selected."""
