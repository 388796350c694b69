"""The picture itself on screen: its tiles, its regions, and the hand that draws them."""
