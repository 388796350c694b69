"""Withdrawing in the window: choosing what somebody asked for, seeing what that does, and what is left to do."""
