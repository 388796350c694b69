"""From what is typed to a question: words in all their forms, less those that were unticked."""

from collections.abc import Callable, Collection, Mapping

from app.language.forms import WordForms
from app.language.query import parse, words_in_any_form
from app.study.queries.finding.rows import Question, Scope


def worded(
    typed: str,
    scope: Scope,
    *,
    any_form: bool = False,
    forms: Callable[[], WordForms],
    left_out: Mapping[str, Collection[str]] | None = None,
) -> Question | None:
    """The question that is typed; None when nothing is asked, a Problem when it has no meaning.

    `forms` is asked only where all forms of a word are looked for; `left_out` names those that are not.
    """
    query = parse(typed, any_form=any_form)
    if query is None:
        return None
    wanted = words_in_any_form(query)
    if not wanted:
        return Question(query, scope=scope)
    english, without = forms(), left_out or {}
    looked_for = {
        word: tuple(form for form in english.forms_of(word) if form not in without.get(word, ()))
        for word in wanted
    }
    return Question(query, looked_for, scope)
