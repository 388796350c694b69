"""The tables of coding, by what they are about."""

from app.coding.model.codebook import CodebookChange, CodebookVersion
from app.coding.model.codes import Code, Coder, CodeSet, CodeSetMember
from app.coding.model.concerns import Concern
from app.coding.model.notes import Note
from app.coding.model.passages import Coding, PassageLink, Segment, SegmentTurn
from app.coding.model.questions import GuideCode, RefusedSuggestion, SavedQuery
from app.coding.model.themes import Theme, ThemeCode, ThemePassage

__all__ = [
    "Code",
    "CodeSet",
    "CodeSetMember",
    "CodebookChange",
    "CodebookVersion",
    "Coder",
    "Coding",
    "Concern",
    "GuideCode",
    "Note",
    "PassageLink",
    "RefusedSuggestion",
    "SavedQuery",
    "Segment",
    "SegmentTurn",
    "Theme",
    "ThemeCode",
    "ThemePassage",
]
