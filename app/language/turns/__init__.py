"""Finds who speaks when in a transcript: labels by grammar, repetition and company.

`find_turns` proposes; the person importing decides. Nothing here knows of files or of the study.
"""

from app.language.turns.finding import FoundTurn, TurnMap, find_turns
from app.language.turns.labels import is_interviewer

__all__ = ["FoundTurn", "TurnMap", "find_turns", "is_interviewer"]
