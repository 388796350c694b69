"""From what is typed to what is looked for, forgiving while somebody is still typing.

A quotation mark or bracket that is not closed yet ends where the line ends, and an OR, NOT or NEAR with
nothing behind it is not there yet.
"""

import re
from typing import Literal, NamedTuple

from app.language.bare import words
from app.language.query.terms import Either, Every, Near, Pattern, Phrase, Query, Word
from app.problems import Problem

USUAL_DISTANCE = 5
LONGEST_DISTANCE = 100
_LONGEST = 2_000
_DEEPEST = 50
"""Brackets inside brackets: nobody needs more, and the reader of them must end."""

_Kind = Literal["words", "quoted", "pattern", "near", "close", "open", "shut", "or", "and", "not"]


class _Token(NamedTuple):
    kind: _Kind
    text: str = ""


class NotUnderstood(Problem):
    """What is typed has no meaning yet; the sentence says what is missing."""


def parse(typed: str, *, any_form: bool = False) -> Query | None:
    """What is looked for; None when nothing is. With `any_form` every bare word stands for all its forms."""
    if len(typed) > _LONGEST:
        raise NotUnderstood("That is too long to look for.", "Look for a few words of it.")
    return _Reader(_tokens(typed), any_form=any_form).everything()


_PIECES = re.compile(
    r"""
      ["“”„] (?P<quoted> [^"“”„]* ) (?: ["“”„] | $ )
    | (?<! [^\s(] ) / (?P<pattern> (?! [\s/] ) (?: [^/\\] | \\. )+ ) (?P<whole> / (?= [\s)] | $ ) )?
    | (?P<near> \b (?: near | NEAR ) \( )
    | (?<! [^\s)] ) (?P<close> NEAR (?: / (?P<within> \d+ ) )? ) (?= [\s()] | $ )
    | (?<! [^\s)] ) (?P<joint> OR | AND | NOT ) (?= [\s()] | $ )
    | (?P<bracket> [()] )
    | (?P<words> [^\s()"“”„]+ )
    """,
    re.VERBOSE | re.DOTALL,
)


def _tokens(typed: str) -> list[_Token]:
    found = []
    for piece in _PIECES.finditer(typed):
        match piece.lastgroup if piece["pattern"] is None else "pattern":
            case "quoted":
                found.append(_Token("quoted", piece["quoted"]))
            case "pattern" if piece["whole"] is None:
                raise NotUnderstood("A pattern ends with a slash.", "Type / behind it, as in /colou?r/.")
            case "pattern":
                found.append(_Token("pattern", piece["pattern"].replace("\\/", "/")))
            case "near":
                found.append(_Token("near"))
            case "close" | "within":
                found.append(_Token("close", piece["within"] or ""))
            case "joint":
                found.append(_Token(_JOINTS[piece["joint"]]))
            case "bracket":
                found.append(_Token("open" if piece["bracket"] == "(" else "shut"))
            case _:
                found.append(_Token("words", piece["words"]))
    return found


_COMMA = re.compile(r"(?P<word>.*),(?P<number>\d*)")
"""A word of near(…) with the comma behind it, and the number that may follow."""
_JOINTS: dict[str, _Kind] = {"OR": "or", "AND": "and", "NOT": "not"}


class _Reader:
    """Reads tokens from the front; each method takes the ones that are its own."""

    def __init__(self, tokens: list[_Token], *, any_form: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._deep = 0
        self._any_form = any_form

    def everything(self) -> Query | None:
        parts, without = [], []
        while self._next() is not None:
            wanted, unwanted = self._alternatives()
            parts += wanted
            without += unwanted
            self._take("shut")  # a bracket too many
        return _every(parts, without)

    def _alternatives(self) -> tuple[list[Query], list[Query]]:
        """One OR another: what one of them must hold, and what none may."""
        runs = [self._run()]
        while self._take("or"):
            runs.append(self._run())
        runs = [run for run in runs if run != ([], [])]
        if len(runs) < 2:
            return runs[0] if runs else ([], [])
        return [Either(tuple(part for run in runs if (part := _every(*run)) is not None))], []

    def _run(self) -> tuple[list[Query], list[Query]]:
        """Things side by side: what must be there, and what must not."""
        parts: list[Query] = []
        without: list[Query] = []
        while (token := self._next()) is not None and token.kind not in ("or", "shut"):
            if self._take("and"):
                continue
            unwanted = False
            while self._take("not"):
                unwanted = not unwanted
            part = self._close_together()
            if part is not None:
                (without if unwanted else parts).append(part)
        return parts, without

    def _close_together(self) -> Query | None:
        """One thing, or two with NEAR between them."""
        part = self._one()
        while (token := self._next()) is not None and token.kind == "close":
            self._at += 1
            other = self._one()
            if other is not None:
                part = _near([part, other] if part is not None else [other], token.text)
        return part

    def _one(self) -> Query | None:
        token = self._next()
        if token is None or token.kind in ("or", "and", "not", "shut", "close"):
            return None
        self._at += 1
        match token.kind:
            case "words":
                return self._phrase(token.text, quoted=False)
            case "quoted":
                return self._phrase(token.text, quoted=True)
            case "pattern":
                return Pattern(token.text)
            case "near":
                return self._near_list()
            case _:
                return self._bracket()

    def _bracket(self) -> Query | None:
        self._deep += 1
        if self._deep > _DEEPEST:
            raise NotUnderstood("There are too many brackets inside brackets.", "Take some out.")
        found = _every(*self._alternatives())
        self._take("shut")
        self._deep -= 1
        return found

    def _near_list(self) -> Query | None:
        """The inside of near(…): words and phrases, and a number behind the comma."""
        parts: list[Query] = []
        within = ""
        while (token := self._next()) is not None and not self._take("shut"):
            part: Query | None
            comma = _COMMA.fullmatch(token.text) if token.kind == "words" else None
            if comma is not None:
                self._at += 1
                within = comma["number"] or self._number()
                part = self._phrase(comma["word"], quoted=False)
            else:
                part = self._one()
                self._at += part is None  # OR, NOT and the like have no meaning here
            if part is not None:
                parts.append(part)
        return _near(parts, within) if parts else None

    def _number(self) -> str:
        token = self._next()
        if token is not None and token.kind == "words" and token.text.isdecimal():
            self._at += 1
            return token.text
        return ""

    def _phrase(self, typed: str, *, quoted: bool) -> Phrase | None:
        """Words as typed: a star behind one makes it a beginning, a tilde before it means all its forms."""
        found: list[Word] = []
        for piece in typed.split() if quoted else [typed]:
            letters = words(piece)
            if not letters:
                continue
            begins = piece.rstrip(".,;:!?…”’)").endswith("*")
            any_form = not begins and (piece.startswith("~") or (self._any_form and not quoted))
            found += [Word(word) for word in letters[:-1]]
            found.append(Word(letters[-1], begins=begins, any_form=any_form and len(letters) == 1))
        return Phrase(tuple(found)) if found else None

    def _next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, kind: _Kind) -> bool:
        token = self._next()
        if token is None or token.kind != kind:
            return False
        self._at += 1
        return True


def _every(parts: list[Query], without: list[Query]) -> Query | None:
    if not parts and without:
        raise NotUnderstood("NOT takes away from what is found.", "Type a word to find before it.")
    if not parts:
        return None
    return parts[0] if len(parts) == 1 and not without else Every(tuple(parts), tuple(without))


def _near(parts: list[Query], within: str) -> Query:
    """Phrases near each other; one alone is not near anything yet."""
    phrases = [part for part in parts if isinstance(part, Phrase)]
    if len(phrases) < len(parts):
        raise NotUnderstood("Only words and phrases can be near each other.", "Take the rest out of near( ).")
    if len(phrases) == 1:
        return phrases[0]
    distance = int(within[:4]) if within.isdecimal() else USUAL_DISTANCE
    return Near(tuple(phrases), min(distance, LONGEST_DISTANCE))
