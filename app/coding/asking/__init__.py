"""Asking the coding: conditions in plain words, what they hold of, and codes set against anything.

The unit is the passage: a coded segment of a current text. A condition holds of a passage and one voice in it
(or of no voice, where no participant is heard): so "said by children in Area A" is one child in Area A, never a
child elsewhere beside somebody in Area A; and the people counted are the voices it holds of.
"""
