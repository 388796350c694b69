"""Tests of the list of commands and their keys."""
