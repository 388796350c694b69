"""Which forms of a word are said in a study, and how often."""

from collections import Counter
from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from app.language.bare import words
from app.language.query import Phrase, Word
from app.study.queries.finding.looking import Looking
from app.study.queries.finding.rows import Question, Scope


def forms_said(
    session: Session,
    word: str,
    forms: Sequence[str],
    scope: Scope,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, int]:
    """How often each form is said in a scope, the most frequent first; those nobody says are left out."""
    question = Question(Phrase((Word(word, any_form=True),)), {word: forms}, scope)
    looking = Looking(session, question, cancelled=cancelled)
    counted = Counter(
        form
        for _, speech, spans in looking.found(looking.turns())
        for span in spans
        for form in words(span.of(speech.text))
    )
    return dict(counted.most_common())
