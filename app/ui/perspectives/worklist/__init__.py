"""The worklist on screen: what still asks to be looked at, and the way to each."""
