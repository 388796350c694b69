"""Looks through all that a study's file holds, and tells apart what is a name from what may be one."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.names.finding import NameFinder
from app.language.names.known import KnownNames, names_in_labels, nothing
from app.language.names.many import Call, FoundIn, Heard, find_in_many
from app.language.names.mentions import Mention, NameKind, Why
from app.language.spans import Span
from app.problems import Cancelled, Problem
from app.safeguards.gates import NamesIn, no_names
from app.safeguards.leaks import files
from app.safeguards.leaks.columns import cells
from app.safeguards.leaks.places import Places
from app.safeguards.leaks.rows import Leak
from app.study.model import (
    Case,
    Participant,
    PictureTile,
    Replacement,
    SafeCopy,
    Source,
    SourceFile,
    Speaker,
    VersionText,
)

WORDS_IN = "app.safeguards.leaks.files:words_in"
_BY_FORM = frozenset(
    (
        NameKind.ADDRESS,
        NameKind.POSTCODE,
        NameKind.PHONE,
        NameKind.EMAIL,
        NameKind.BORN,
        NameKind.NHS_NUMBER,
        NameKind.INSURANCE_NUMBER,
        NameKind.CASE_NUMBER,
    )
)
"""What leads to somebody by itself; an age, a date or a web address may."""
_RANKS = {why: rank for rank, why in enumerate(Why)}
_SMALL_WORD = re.compile(r"(?<![\w'’-])[^\W\d_A-Z]{2,}(?!\w)")
"""As it stands somewhere in the study without a capital."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words in one place of the study."""

    table: str
    row: int
    column: str
    words: str = field(repr=False)
    detail: str = ""
    at_work: bool = False


def find_leaks(
    session: Session,
    *,
    names_in: NamesIn = no_names,
    decided_for_one: Callable[[str], bool] = lambda words: False,
    known: KnownNames | None = None,
    stays: Collection[str] = (),
    call: Call | None = None,
    progress: Callable[[int, int, str], object] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Leak]:
    """What may give somebody away anywhere in the file, each string once in each place, the sure ones first.

    `names_in` and `known` are what the open key knows; `stays` are strings of which somebody decided that they
    give nobody away; of what is `decided_for_one` source it matters where it stands. `call` reaches a worker
    process: without it all is done in this one, foreign files included.
    """
    everything = [*_in_columns(session), *_in_files(session, call, progress, cancelled)]
    known = _with_the_studys_own(session, known or nothing())
    found = _find(everything, known, call, progress, cancelled)
    places = Places(session)
    guids = dict(session.execute(select(Source.id, Source.guid)).all())
    kept = {words.casefold() for words in stays}
    small = {word for one in everything for word in _SMALL_WORD.findall(one.words)}
    leaks: list[Leak] = []
    for one, in_it in zip(everything, found, strict=True):
        if cancelled():
            raise Cancelled
        at = places.place(one.table, one.row, one.column).place if decided_for_one(one.words) else None
        source = None if at is None or at.source is None else guids.get(at.source)
        mentions = [mention for mention in in_it.mentions if not _is_heading(mention, one, small)]
        leaks += _leaks(one, mentions, names_in(one.words, source), kept, places)
    return sorted(leaks, key=lambda leak: not leak.sure)


def _in_columns(session: Session) -> Iterator[_Words]:
    for cell in cells(session):
        yield _Words(cell.table, cell.row, cell.column, cell.words, at_work=cell.at_work)


def _in_files(
    session: Session,
    call: Call | None,
    progress: Callable[[int, int, str], object],
    cancelled: Callable[[], bool],
) -> Iterator[_Words]:
    """Files one at a time, as a study may hold many large ones."""
    kinds = (SourceFile, PictureTile, SafeCopy)
    waiting = [(kind, row) for kind in kinds for row in session.scalars(select(kind.id).order_by(kind.id))]
    for done, (kind, row) in enumerate(waiting):
        if cancelled():
            raise Cancelled
        progress(done, len(waiting), "Looking into files")
        content = session.scalars(select(kind.content).where(kind.id == row)).one()
        # Only files from outside are read elsewhere: the others were made by the app itself.
        for part in _foreign(content, call) if kind is SourceFile and call else files.words_in(content):
            yield _Words(kind.__tablename__, row, "content", part.words, part.where)


def _foreign(content: bytes, call: Call) -> Sequence[files.FileWords]:
    """The words of a file from outside; one that ends the process that reads it is one nobody could look into."""
    try:
        parts: Sequence[files.FileWords] = call(WORDS_IN, content)
    except Problem:
        return [files.FileWords(files.UNREADABLE, files.UNREADABLE)]
    return parts


def _with_the_studys_own(session: Session, known: KnownNames) -> KnownNames:
    """What is known, with the labels of speakers that are names, and the pseudonyms, which are wanted.

    Who asks is no participant: what they are called gives nobody away.
    """
    pseudonyms = {*session.scalars(select(Participant.pseudonym)), *session.scalars(select(Case.pseudonym))}
    replaced = {words.strip("[]") for words in session.scalars(select(Replacement.words).distinct())}
    wanted = {name.casefold() for name in pseudonyms}
    labels = session.scalars(select(Speaker.label).where(~Speaker.interviewer).distinct().order_by(Speaker.label))
    asking = session.scalars(select(Speaker.label).where(Speaker.interviewer).distinct())
    names = tuple(name for name in names_in_labels(labels) if name.casefold() not in wanted)
    return known.and_also(KnownNames(people=names, pseudonyms=tuple(sorted({*pseudonyms, *replaced, *asking}))))


def _find(
    everything: Sequence[_Words],
    known: KnownNames,
    call: Call | None,
    progress: Callable[[int, int, str], object],
    cancelled: Callable[[], bool],
) -> Sequence[FoundIn]:
    texts = [Heard(one.words, (Span(0, len(one.words)),)) for one in everything]
    if call is not None:
        return find_in_many(texts, known, call=call, progress=progress, cancelled=cancelled).texts
    finder = NameFinder(known)
    return [FoundIn(tuple(finder.find(one.text, one.speech)), capitals=True) for one in texts]


def _leaks(
    one: _Words, mentions: Sequence[Mention], names: Collection[str], stays: Collection[str], places: Places
) -> Iterator[Leak]:
    """What stands in one place, each string once."""
    if one.detail in (files.UNREADABLE, files.POSITION):
        at = places.place(one.table, one.row, one.column, one.detail).place
        gps = one.detail == files.POSITION
        yield Leak(at, NameKind.PLACE if gps else NameKind.OTHER, Why.SHAPE if gps else None, sure=gps, words="")
        return
    seen: dict[str, list[Mention]] = {}
    for mention in mentions:
        words = mention.span.of(one.words).casefold()
        known = mention.why is Why.KNOWN
        if (known or words not in stays) and (known or not one.at_work or mention.kind in _BY_FORM):
            seen.setdefault(words, []).append(mention)
    others = [name for name in names if not any(name.casefold() in words for words in seen)]
    if not seen and not others:
        return
    found = places.place(one.table, one.row, one.column, one.detail)
    for name in others:
        yield Leak(found.place, NameKind.PERSON, Why.KNOWN, sure=True, words=name if found.shown else "")
    for written, same in seen.items():
        first, surest = min(same, key=_place), min(same, key=_rank)
        yield Leak(
            found.place,
            surest.kind,
            surest.why,
            sure=_is_sure(surest) or any(name.casefold() in written for name in names),
            words=first.span.of(one.words) if found.shown else "",
            span=first.span,
            times=len(same),
        )


def _is_heading(mention: Mention, one: _Words, small: Collection[str]) -> bool:
    """Whether only its capital speaks for a name, where people write titles, and its words are everyday ones."""
    if mention.why not in (Why.CAPITAL, Why.AGAIN) or one.table == VersionText.__tablename__:
        return False
    return all(word in small for word in mention.span.of(one.words).casefold().split())


def _place(mention: Mention) -> Span:
    return mention.span


def _rank(mention: Mention) -> int:
    return _RANKS[mention.why]


def _is_sure(mention: Mention) -> bool:
    return mention.why is Why.KNOWN or (mention.why is Why.SHAPE and mention.kind in _BY_FORM)
