"""Finding words in what was said; labels and time stamps are never searched."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session

from app.language.spans import Span
from app.study.eligibility import is_included
from app.study.model import Participant, Source, Speaker, TextVersion, Turn
from app.study.queries.sources import marks, text_of
from app.study.rows import HitRow, SearchResult, SourceId, VersionId
from app.study.rules import pieces_of_speech

_AROUND = 60
_WORD = re.compile(r"[^\W_]+")
_ACCENTS = range(0x300, 0x370)
"""Combining marks that the index leaves out of a word, whether they stand alone or inside a letter."""


def search(session: Session, words: str, limit: int = 50) -> SearchResult:
    """The first places where the words stand as a phrase, and in how many turns and sources they do.

    Case and accents make no difference. Turns of excluded participants are left out.
    """
    phrase = _WORD.findall(_without_accents(unicodedata.normalize("NFC", words)))
    if not phrase:
        return SearchResult((), 0, 0)
    turns = (
        select(
            Turn.version_id,
            Turn.number,
            Turn.speech_start,
            Turn.end,
            TextVersion.source_id,
            Source.name,
            Participant.pseudonym,
        )
        .join(TextVersion, Turn.version_id == TextVersion.id)
        .join(Source, TextVersion.source_id == Source.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .outerjoin(Participant, Speaker.participant_id == Participant.id)
        .where(
            text("turn.id IN (SELECT rowid FROM turn_words WHERE turn_words MATCH :phrase)").bindparams(
                phrase='"' + " ".join(phrase) + '"'
            ),
            TextVersion.current,
            or_(Participant.id.is_(None), is_included()),
        )
    )
    counted = turns.subquery()
    many_turns, many_sources = session.execute(
        select(func.count(), func.count(counted.c.source_id.distinct())).select_from(counted)
    ).one()
    hits: list[HitRow] = []
    pattern = _pattern(phrase)
    version, whole, stamps = 0, "", list[Span]()
    for row in session.execute(turns.order_by(TextVersion.source_id, Turn.start).limit(limit)):
        if version != row.version_id:
            version = row.version_id
            whole, stamps = text_of(session, VersionId(version)), marks(session, VersionId(version))
        for span in _places(whole, Span(row.speech_start, row.end), stamps, pattern):
            hits.append(
                HitRow(
                    source=SourceId(row.source_id),
                    source_name=row.name,
                    version=VersionId(row.version_id),
                    turn_number=row.number,
                    pseudonym=row.pseudonym or "",
                    start=span.start,
                    end=span.end,
                    before=whole[max(row.speech_start, span.start - _AROUND) : span.start],
                    text=span.of(whole),
                    after=whole[span.end : min(row.end, span.end + _AROUND)],
                )
            )
    return SearchResult(tuple(hits[:limit]), many_turns, many_sources)


def _pattern(phrase: list[str]) -> re.Pattern[str]:
    """The words in order with anything but words between, as they stand in bare letters."""
    words = r"[\W_]+".join(re.escape("".join(map(_bare, word))) for word in phrase)
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])")


def _places(text: str, speech: Span, stamps: Sequence[Span], pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where the pattern stands in a turn: matched on its bare letters as the index has them, stamps left out."""
    letters: list[str] = []
    places: list[int] = []
    for piece in pieces_of_speech(speech, speech, stamps):
        letters.append(" ")
        places.append(piece.start)
        for place in range(piece.start, piece.end):
            if ord(text[place]) not in _ACCENTS:
                letters.append(_bare(text[place]))
                places.append(place)
    for found in pattern.finditer("".join(letters)):
        end = places[found.end() - 1] + 1
        while end < speech.end and ord(text[end]) in _ACCENTS:
            end += 1
        yield Span(places[found.start()], end)


def _bare(letter: str) -> str:
    """The letter lower-cased and without accents: always one."""
    base = _without_accents(unicodedata.normalize("NFD", letter))
    return (base if len(base) == 1 else letter).lower()[:1]


def _without_accents(words: str) -> str:
    return "".join(letter for letter in words if ord(letter) not in _ACCENTS)
