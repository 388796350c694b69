"""The codebook on screen: the tree of codes, a code's record, sets, history, themes, the palette."""
