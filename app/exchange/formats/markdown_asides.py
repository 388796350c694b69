"""What a Markdown file says beside its text: its head, its comments, its footnotes. Nobody in it said them.

A head is one of the program that wrote the file (``title: …`` between two lines of three dashes), and never
speech: one of its names is what such heads have, none stands there twice, and there is nothing else in it. A mark
``[^1]`` is one of a footnote only where the file has that footnote.
"""

import re
from dataclasses import dataclass

from app.language.turns.vocabulary import FIELDS

HEAD_LEFT_OUT = "The head of the file (its title, date and the like) was left out."
COMMENTS_LEFT_OUT = "Comments were left out."

_HEAD = re.compile(r"---[ \t]*\n(?P<lines>(?:.*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<name>[\w-]+(?: [\w-]+)?)[ \t]*:(?:[ \t].*)?")
_MORE_OF_IT = re.compile(r"[ \t]+\S.*|-[ \t].*|#.*|[ \t]*")
_HEAD_NAMES = FIELDS | frozenset("author authors tags keywords lang language layout permalink participant".split())
_COMMENT_LINES = re.compile(r"^[ \t]*<!--.*?-->[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"[ \t]?<!--.*?-->", re.DOTALL)
_NOTE = re.compile(
    r"^ {0,3}\[\^(?P<name>[^\]\s]{1,40})\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]*\n)*(?: {2,}|\t)\S.*)*)(?:\n|\Z)",
    re.MULTILINE,
)
_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")


@dataclass(frozen=True, slots=True)
class Parted:
    """The text alone, its footnotes in the order in which it refers to them, and what is to be said of it."""

    body: str
    notes: tuple[str, ...]
    warnings: tuple[str, ...]


def without_asides(text: str) -> Parted:
    """Part normalised text from what stands beside it."""
    warnings = []
    head = _HEAD.match(text)
    if head is not None and _is_head(head["lines"].split("\n")):
        text = text[head.end() :].removeprefix("\n")
        warnings.append(HEAD_LEFT_OUT)
    without = _COMMENT.sub("", _COMMENT_LINES.sub("", text))
    if without != text:
        warnings.append(COMMENTS_LEFT_OUT)
    body, notes = _without_notes(without)
    return Parted(body, notes, tuple(warnings))


def _is_head(lines: list[str]) -> bool:
    """Whether these lines are fields, each once, and one of them such as heads have."""
    names = []
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field is not None:
            names.append(field["name"].casefold())
        elif not _MORE_OF_IT.fullmatch(line):
            return False
    return len(set(names)) == len(names) and not _HEAD_NAMES.isdisjoint(names)


def _without_notes(text: str) -> tuple[str, tuple[str, ...]]:
    notes: dict[str, str] = {}
    for found in _NOTE.finditer(text):
        notes.setdefault(found["name"], " ".join(found["text"].split()))
    if not notes:
        return text, ()
    body = _NOTE.sub("", text)
    order = dict.fromkeys(name for name in _MARK.findall(body) if name in notes)
    told = _MARK.sub(lambda mark: "" if mark[1] in notes else mark[0], body)
    return told, tuple(notes[name] for name in dict.fromkeys([*order, *notes]))
