"""What a cell of the framework matrix is drafted as, and which words in it are a participant's own; no database.

A draft is the list of that person's quotes, each with its place: never prose that nobody wrote.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

LEFT_OUT = "[quote left out]"
_OPENING = {"“": "”", "«": "»", "„": "”", '"': '"', "‘": "’"}
_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‘", '"': "’", "«": "‹", "»": "›"})


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """Words to draft from, and where they were said."""

    words: str
    """What the person said; of a region or a mark what it is."""
    place: str
    spoken: bool = True


def drafted(quotes: Iterable[DraftQuote]) -> str:
    """One line a quote, in quotation marks, with its place in brackets; what was not said stands without marks."""
    return "\n".join(_line(quote) for quote in quotes)


def _line(quote: DraftQuote) -> str:
    words = " ".join(quote.words.split())
    shown = f"“{words.translate(_INNER)}”" if quote.spoken else f"[{words}]"
    return f"{shown} ({quote.place})"


def quoted_parts(text: str) -> Iterator[tuple[int, int]]:
    """Where somebody's words stand in quotation marks, the marks included, outermost first to last.

    Marks inside marks belong to them; one that is never closed reaches to the end of its line. An apostrophe is
    no mark.
    """
    at = 0
    while at < len(text):
        if _opens(text, at):
            end = _closed(text, at)
            yield at, end
            at = end
        else:
            at += 1


def without_quotes(text: str, may_leave: Callable[[str], bool]) -> tuple[str, int]:
    """The text without those quoted words that may not leave, and how many such places there were.

    `may_leave` is asked about each, without its marks.
    """
    parts, done, left_out = [], 0, 0
    for start, end in quoted_parts(text):
        if not may_leave(text[start + 1 : end].rstrip('”»"’')):
            parts += [text[done:start], LEFT_OUT]
            done = end
            left_out += 1
    return "".join([*parts, text[done:]]), left_out


def _opens(text: str, at: int) -> bool:
    if text[at] not in _OPENING:
        return False
    return text[at] != "‘" or not text[at - 1 : at].isalnum()


def _closed(text: str, start: int) -> int:
    """Behind the mark that closes the one at `start`."""
    waiting = [_OPENING[text[start]]]
    line_end = text.find("\n", start)
    for at in range(start + 1, len(text)):
        letter = text[at]
        apostrophe = letter == "’" and text[at + 1 : at + 2].isalnum()
        if letter in waiting and not apostrophe:
            while waiting.pop() != letter:  # closing the outer one closes what stayed open inside
                pass
            if not waiting:
                return at + 1
        elif _opens(text, at):
            waiting.append(_OPENING[letter])
    return len(text) if line_end < 0 else line_end
