"""The locked study: when nobody is at the window, nothing of it can be read there; loaded with the first study."""
