"""Which groups of a rich text file hold text, and the letters that it writes as words."""

from dataclasses import dataclass
from enum import Enum, auto


class Place(Enum):
    """What the words of a group are."""

    TEXT = auto()
    FONTS = auto()
    AROUND = auto()
    """Not text, but groups inside it may be."""
    LOST = auto()


@dataclass(slots=True)
class State:
    """What holds until the group ends."""

    place: Place = Place.TEXT
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    fallback: int = 1
    """How many characters after a Unicode letter stand in for it."""
    in_table: bool = False
    level: int = 1
    in_box: bool = False

    def inner(self) -> "State":
        """What holds at the beginning of a group inside this one."""
        return State(
            self.place, self.bold, self.hidden, self.deleted, self.font, self.fallback, self.in_table, self.level,
            self.in_box,
        )  # fmt: skip


_LOST = (
    "colortbl", "stylesheet", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "pict", "pntext", "listtext", "xe", "tc", "tcn", "rxe", "txe", "private", "template", "ftnsep",
    "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "annotation", "filetbl", "listtable",
    "listoverridetable", "revtbl", "nonshppict", "nonesttables", "mmathPict", "sp", "sn", "sv", "shprslt",
    "objdata", "objclass", "objname", "bkmkstart", "bkmkend", "datafield", "fldinst", "generator", "falt",
    "panose",
)  # fmt: skip
_AROUND = (
    "shp", "shpgrp", "shpinst", "do", "object", "upr", "mmath", "moMath", "moMathPara", "nesttableprops",
)  # fmt: skip
_TEXT = ("result", "ud", "mr", "fldrslt")

PLACES = {
    **dict.fromkeys(_LOST, Place.LOST),
    **dict.fromkeys(_AROUND, Place.AROUND),
    **dict.fromkeys(_TEXT, Place.TEXT),
    "fonttbl": Place.FONTS,
}
"""Groups named here are what they say; any other that is marked as optional is lost."""

BOXES = ("shptxt", "dptxbxtext")

LETTERS = {
    "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c",
    "zwbo": "\u200b", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
