"""Passages like those of a code, answered one by one."""
