"""Correcting a transcript that is coded already: a new text version, and every passage found in it again.

`planning` looks ahead, `storing` carries out, `waiting` lists what could not be placed; a plan and what waits are
kept apart, for what waits is asked after with every transcript that is opened, and a plan only when one is made.
"""
