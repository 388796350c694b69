"""Finding words in what was said; labels and time stamps are never searched."""

import re
import unicodedata
from collections.abc import Iterator

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session

from app.language.spans import Span
from app.study.eligibility import is_included
from app.study.model import Participant, Source, Speaker, TextVersion, Turn, VersionText
from app.study.rows import HitRow, SearchResult, SourceId, VersionId

_AROUND = 60
_WORD = re.compile(r"\w+")


def search(session: Session, words: str, limit: int = 50) -> SearchResult:
    """The first places where the words stand as a phrase, and in how many turns and sources they do.

    Case and accents make no difference. Turns of excluded participants are left out.
    """
    phrase = _WORD.findall(words)
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
    loaded: tuple[int, str] = (0, "")
    for row in session.execute(turns.order_by(TextVersion.source_id, Turn.start).limit(limit)):
        if loaded[0] != row.version_id:
            words_of = select(VersionText.text).filter_by(version_id=row.version_id)
            loaded = (row.version_id, session.scalars(words_of).one())
        for span in _places(loaded[1], Span(row.speech_start, row.end), pattern):
            hits.append(
                HitRow(
                    source=SourceId(row.source_id),
                    source_name=row.name,
                    version=VersionId(row.version_id),
                    turn_number=row.number,
                    pseudonym=row.pseudonym or "",
                    start=span.start,
                    end=span.end,
                    before=loaded[1][max(row.speech_start, span.start - _AROUND) : span.start],
                    text=span.of(loaded[1]),
                    after=loaded[1][span.end : min(row.end, span.end + _AROUND)],
                )
            )
    return SearchResult(tuple(hits[:limit]), many_turns, many_sources)


def _pattern(phrase: list[str]) -> re.Pattern[str]:
    """The words in order with anything but words between; case is folded, accents were stripped before."""
    between = r"\W+"
    words = between.join(re.escape(_bare(word)) for word in phrase)
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _places(words: str, speech: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where the pattern stands in a turn: matched on bare letters, one for one with the stored ones."""
    bare = "".join(_bare(letter) for letter in speech.of(words))
    for found in pattern.finditer(bare):
        yield Span(speech.start + found.start(), speech.start + found.end())


def _bare(word: str) -> str:
    """The word lower-cased and without accents, letter for letter."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter for letter in word)
