"""The framework matrix on screen: people down, themes or codes across, and the passages of a cell beside it."""
