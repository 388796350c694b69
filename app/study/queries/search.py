"""Finding a phrase anywhere: the short way to `finding`, which can ask more."""

from sqlalchemy.orm import Session

from app.language.bare import words as words_of
from app.language.query import Phrase, Word
from app.study.queries.finding import Question, Scope, find_first
from app.study.search_rows import HitRow, SearchResult


def search(session: Session, words: str, limit: int = 50) -> SearchResult:
    """The first places where the words stand as a phrase, and in how many turns and sources they do.

    Case and accents make no difference. Turns of excluded participants are left out.
    """
    phrase = tuple(Word(word) for word in words_of(words))
    if not phrase:
        return SearchResult((), 0, 0)
    question = Question(Phrase(phrase), scope=Scope(interviewer=True))
    found = find_first(session, question, limit=limit)
    hits = tuple(
        HitRow(
            source=row.source,
            source_name=row.source_name,
            version=row.version,
            turn_number=row.turn_number,
            pseudonym=row.pseudonym,
            start=row.start,
            end=row.end,
            before=row.before,
            text=row.text,
            after=row.after,
        )
        for row in found.rows
    )
    return SearchResult(hits, found.turns or 0, found.sources or 0)
