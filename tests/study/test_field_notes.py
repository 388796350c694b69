"""Field notes: what was observed is the observer's, and only a quotation is a participant's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding import queries as coding
from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.field_note_rows import FieldNoteRow
from app.study.queries.search import search
from app.study.rows import SourceId, SourceKind
from app.study.rules import OBSERVER, observed_turns
from tests.builders import add, dialogue, person, place_of, version_of
from tests.store.rows import all_rows

SEEN = "The door bangs.\n\nash: That's sick.\nHe folded the pages.\nResearcher: I asked why.\nTime: four o'clock."


def field_note(study: Project, source: SourceId) -> FieldNoteRow | None:
    with study.reading() as session:
        return queries.field_note(session, source)


@pytest.fixture
def note(study: Project) -> SourceId:
    actions.add_participant(study, pseudonym="Ash")
    return actions.add_field_note(
        study,
        name="Second visit",
        observation=SEEN,
        observer="Ines",
        on="4 March 2025",
        place="Children’s home,\nhall",
        present="Ash; one worker",
        interpretation="The house is loud.",
    )


def test_each_paragraph_is_a_turn_of_the_observer_but_for_quotations(study: Project, note: SourceId) -> None:
    with study.reading() as session:
        row = queries.transcript(session, note)
    assert [(turn.label, turn.speech.of(row.text), turn.interviewer, turn.pseudonym) for turn in row.turns] == [
        (OBSERVER, "The door bangs.", True, ""),
        ("Ash", "That's sick.", False, "Ash"),
        (OBSERVER, "He folded the pages.", True, ""),
        ("Researcher", "I asked why.", True, ""),
        (OBSERVER, "Time: four o'clock.", True, ""),
    ]


def test_what_stands_beside_the_observation_is_kept_apart_from_it(study: Project, note: SourceId) -> None:
    assert field_note(study, note) == FieldNoteRow(
        source=note,
        on="2025-03-04",
        place="Children’s home, hall",
        present="Ash; one worker",
        interpretation="The house is loud.",
        observer="Ines",
    )
    with study.reading() as session:
        [row] = queries.sources(session)
        assert (row.kind, row.participants) == (SourceKind.FIELD_NOTE, ("Ash",))
        assert search(session, "loud").turns == 0
        assert search(session, "bangs").turns == 1


def test_only_the_quotation_waits_to_be_coded(study: Project, note: SourceId) -> None:
    with study.reading() as session:
        start = coding.next_uncoded_turn(session, version_of(study, note), -1)
    assert start == place_of(study, note, "ash:").start


def test_changing_one_thing_leaves_the_rest_and_goes_back(study: Project, note: SourceId) -> None:
    before = all_rows(study)
    actions.edit_field_note(study, source=note, interpretation="It is not the doors.", on="March 2025")
    changed = field_note(study, note)
    assert changed is not None
    assert (changed.interpretation, changed.on, changed.present) == (
        "It is not the doors.",
        "2025-03",
        "Ash; one worker",
    )
    assert study.undo_label == "Edit field note"
    study.undo()
    assert all_rows(study) == before


def test_a_note_brought_in_as_a_file_can_be_given_what_stands_beside_it(study: Project) -> None:
    draft = dialogue("Review", [("Researcher", "Nine chairs.")])
    [source] = add(study, draft)
    assert field_note(study, source) is None
    with pytest.raises(Problem, match="not a field note"):
        actions.edit_field_note(study, source=source, place="front room")


def test_an_observation_needs_words(study: Project) -> None:
    with pytest.raises(Problem, match="needs an observation"):
        actions.add_field_note(study, name="Empty", observation=" \n ", observer="Ines")
    with study.reading() as session:
        assert queries.sources(session) == []


def test_somebody_quoted_and_left_out_hides_nothing_else(study: Project, note: SourceId) -> None:
    actions.set_excluded(study, participant=person(study, "Ash"), excluded=True)
    with study.reading() as session:
        assert search(session, "sick").turns == 0
        assert search(session, "folded").turns == 1


@given(st.text("Ash: \n\tbcé.", max_size=80))
def test_turns_of_an_observation_cover_its_words_once_and_in_order(text: str) -> None:
    turns = observed_turns(text, ["Ash"])
    end = 0
    for turn in turns:
        assert not text[end : turn.start].strip()
        assert end <= turn.start <= turn.speech_start <= turn.end
        assert "\n" not in text[turn.start : turn.end]
        label = text[turn.start : turn.speech_start].strip()
        assert label.casefold().removesuffix(":").strip() == ("ash" if turn.label == "Ash" else "")
        end = turn.end
    assert not text[end:].strip()
