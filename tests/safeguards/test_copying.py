"""What may be copied for another program: as much as a document would take, place by place."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import PassagePlace
from app.coding.rules import NOT_QUOTED
from app.language.spans import Span
from app.safeguards.copying import Copied, kept_said, passages_kept, places_kept, words_to_copy
from app.safeguards.reasons import Reason
from app.store.project import Project
from app.study import actions
from app.study.rows import ConsentScope, SourceId
from tests.builders import (
    CARER,
    CHILD,
    INTERVIEWER,
    add,
    allow_quotes,
    code,
    dialogue,
    new_study,
    person,
    place_of,
    signed_off,
    speaker,
    text_of,
    version_of,
)

HERS, HIS, THEIRS = "They put my things in bags.", "We packed in an hour.", "I told the worker at night."
LINES = [(INTERVIEWER, "How was the move?"), ("Robin", HERS), ("Grace", HIS), ("Robin", THEIRS)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, SourceId]]:
    """Of two people one may be quoted; a concern stands in one of her passages. Nobody changes it."""
    with new_study(tmp_path_factory.mktemp("copying")) as project:
        yield project, fill(project)


def fill(project: Project) -> SourceId:
    people = [speaker("Robin", CHILD), speaker("Grace", CARER)]
    (source,) = add(project, dialogue("Visit", LINES, people))
    for words in (HERS, HIS, THEIRS):
        code(project, source, words, "Moving")
    allow_quotes(project, "Robin")
    signed_off(project)
    place = PassagePlace(version_of(project, source), place_of(project, source, "worker at night"))
    coding.raise_concern(project, about=place, kind="Neglect", by="Ada")
    return source


def copied(project: Project, source: SourceId, span: Span) -> Copied:
    with project.reading() as session:
        return words_to_copy(session, source, span)


def test_words_leave_with_what_may_not_be_quoted_marked(made: tuple[Project, SourceId]) -> None:
    project, source = made
    found = copied(project, source, Span(0, len(text_of(project, source))))
    assert found.words == (f"{INTERVIEWER}: How was the move?\nRobin: {HERS}\n{NOT_QUOTED}\nRobin: {NOT_QUOTED}\n")
    assert found.reasons == (Reason.NO_CONSENT, Reason.CONCERN)
    said = kept_said(found.reasons)
    assert said.startswith("1 passage is left out: no consent to be quoted. Record “quote words”")
    assert "1 passage is left out: a concern stands on it." in said
    assert kept_said([]) == ""


def test_passages_leave_by_the_same_rule(made: tuple[Project, SourceId]) -> None:
    project, source = made
    with project.reading() as session:
        marks = codings.codings_in(session, version_of(project, source))
        kept = passages_kept(session, {mark.segment for mark in marks})
        places = [(source, mark.span) for mark in marks]
        assert places_kept(session, places) == [kept.get(mark.segment) for mark in marks]
    assert sorted(kept.values()) == [Reason.CONCERN, Reason.NO_CONSENT]


def test_nothing_of_what_is_not_signed_off_leaves(made: tuple[Project, SourceId]) -> None:
    project, _ = made
    (other,) = add(project, dialogue("Later", [("Robin", "It was fine.")], [speaker("Robin", CHILD)]))
    assert copied(project, other, Span(0, 5)) == Copied(NOT_QUOTED, (Reason.NOT_SIGNED_OFF,))
    project.undo()


def test_words_that_name_somebody_who_is_left_out_do_not_leave(made: tuple[Project, SourceId]) -> None:
    project, _ = made
    lines = [("Robin", "Grace came later."), ("Robin", "It rained.")]
    (other,) = add(project, dialogue("Later", lines, [speaker("Robin", CHILD)]))
    signed_off(project)
    actions.set_excluded(project, participant=person(project, "Grace"), excluded=True)
    assert copied(project, other, place_of(project, other, "Grace came")).reasons == (Reason.NAMES_LEFT_OUT,)
    assert copied(project, other, place_of(project, other, "It rained.")).words == "It rained."
    for _ in range(3):
        project.undo()


def test_a_real_name_does_not_leave_while_the_key_is_open(made: tuple[Project, SourceId]) -> None:
    project, source = made
    with project.reading() as session:
        found = words_to_copy(
            session,
            source,
            place_of(project, source, HERS),
            lambda words, source=None: ["bags"] if "bags" in words else [],
        )
    assert found == Copied(NOT_QUOTED, (Reason.RAW_NAME,))


def test_whose_consent_ends_has_nothing_copied_any_more(made: tuple[Project, SourceId]) -> None:
    project, source = made
    span = place_of(project, source, HERS)
    assert copied(project, source, span).words == HERS
    actions.set_consent(
        project, participant=person(project, "Robin"), scope=ConsentScope.QUOTE, given=True, until="2001-01-01"
    )
    assert copied(project, source, span).words == NOT_QUOTED
    project.undo()
    assert copied(project, source, span).words == HERS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_no_letter_that_may_not_leave_is_in_any_copy(made: tuple[Project, SourceId], data: st.DataObject) -> None:
    project, source = made
    text = text_of(project, source)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    kept = [place_of(project, source, f"Grace: {HIS}"), place_of(project, source, THEIRS)]
    free = "".join(
        letter
        for at, letter in enumerate(span.of(text), start)
        if not any(one.start <= at < one.end for one in kept)
    )
    assert copied(project, source, span).words.replace(NOT_QUOTED, "") == free
