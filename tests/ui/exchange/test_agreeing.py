"""Whose each label is: proposed by the same rule as on the command line, and changed by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.exchange.transcripts import Reading, draft_of, read_transcripts
from app.store.project import Project
from app.study import queries
from app.study.rows import ParticipantRow, SourceKind
from app.ui.exchange.agreeing import Agreed, drafts_of, named_after_file, proposed, shared_labels
from tests.builders import CHILD, add, dialogue, speaker

FIRST = "INT: How was it?\nP1: They moved me on a Tuesday.\nINT: Who told you?\nP1: Nobody.\n"
SECOND = (
    "Interviewer: And you?\nP1: I was there.\nP2: He slept by the door.\nInterviewer: Oh?\nP1: Yes.\nP2: Yes.\n"
)
NOTE = "We walked to the shop and back. He told me about the dog.\n"


@pytest.fixture
def readings(tmp_path: Path) -> list[Reading]:
    for name, text in (("visit 1", FIRST), ("visit 2", SECOND), ("walk", NOTE)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 not a document")
    return read_transcripts([tmp_path / name for name in ("visit 1.txt", "visit 2.txt", "walk.txt", "bad.docx")])


def people(project: Project) -> dict[str, ParticipantRow]:
    with project.reading() as session:
        return {row.pseudonym.casefold(): row for row in queries.participants(session)}


def test_interviewers_ask_and_everybody_else_takes_part(readings: list[Reading]) -> None:
    first, second, note, bad = (proposed(reading, {}, {}) for reading in readings)
    assert [(w.label, w.turns, w.interviewer, w.participant) for w in first.speakers] == [
        ("INT", 2, True, ""),
        ("P1", 2, False, "P1"),
    ]
    assert first.speakers[1].first_words == "They moved me on a Tuesday."
    assert [w.participant for w in second.speakers] == ["", "P1", "P2"]
    assert [(w.label, w.participant) for w in note.speakers] == [("walk", "walk")]
    assert not bad.wanted
    assert not bad.ready


def test_somebody_the_study_knows_keeps_perspective_role_and_area(readings: list[Reading], study: Project) -> None:
    add(study, dialogue("before", [("P1", "Hello.")], [speaker("P1", CHILD, area="Hill", role="Young person")]))
    whose = proposed(readings[0], people(study), {}).speakers[1]
    assert (whose.perspective, whose.role, whose.area) == (CHILD, "Young person", "Hill")


def test_the_same_label_in_several_files_is_a_question(readings: list[Reading], study: Project) -> None:
    files = [proposed(reading, {}, {}) for reading in readings]
    assert shared_labels(files, ()) == {"P1": [0, 1]}
    assert shared_labels([files[0], replace(files[1], wanted=False)], ()) == {}
    assert shared_labels(files, ["p1"]) == {}, "the study knows that one"


def test_naming_after_the_file_keeps_two_people_two(readings: list[Reading]) -> None:
    files = [proposed(reading, {}, {}) for reading in readings]
    files = [named_after_file(file, "P1") for file in files]
    assert files[0].speakers[1].participant == "visit 1"
    assert [w.participant for w in files[1].speakers] == ["", "visit 2 P1", "P2"]
    assert shared_labels(files, ()) == {}


def test_what_is_stored_is_what_was_agreed(readings: list[Reading]) -> None:
    file = proposed(readings[0], {}, {})
    asked, told = file.speakers
    agreed = replace(
        file, speakers=(asked, replace(told, participant=" Robin ", perspective=CHILD)), kind=SourceKind.FIELD_NOTE
    )
    (draft,) = drafts_of([agreed], keep_bytes=True, keep_name=False)
    assert [(s.label, s.interviewer, s.participant, s.perspective) for s in draft.speakers] == [
        ("INT", True, "", ""),
        ("P1", False, "Robin", CHILD),
    ]
    assert draft.kind is SourceKind.FIELD_NOTE
    assert draft.file_bytes == FIRST.encode()
    assert draft.file_name == ""


def test_files_that_are_not_wanted_or_not_settled_are_left_out(readings: list[Reading]) -> None:
    files = [proposed(reading, {}, {}) for reading in readings]
    nameless = replace(files[2].speakers[0], participant="  ")
    files = [replace(files[0], wanted=False), files[1], Agreed(files[2].reading, (nameless,)), files[3]]
    assert [draft.name for draft in drafts_of(files, keep_bytes=False, keep_name=True)] == ["visit 2"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Field note, garden", NOTE),
        ("2024-05-01_fieldnotes", NOTE),
        ("observation at the centre", NOTE),
        ("visit", f"Field note\n{NOTE}"),
    ],
)
def test_a_field_note_without_speakers_is_the_observers(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    [reading] = read_transcripts([tmp_path / f"{name}.txt"])
    agreed = proposed(reading, {}, {})
    assert [(whose.label, whose.interviewer, whose.participant) for whose in agreed.speakers] == [
        ("Observer", True, "")
    ]
    [draft] = drafts_of([agreed], keep_bytes=False, keep_name=True)
    assert draft.kind is SourceKind.FIELD_NOTE
    assert [speaker.interviewer for speaker in draft.speakers] == [True]
    assert draft == draft_of(reading)


def test_an_interview_that_speaks_of_observations_stays_one(tmp_path: Path) -> None:
    (tmp_path / "observation.txt").write_text(FIRST, "utf-8")
    [reading] = read_transcripts([tmp_path / "observation.txt"])
    assert draft_of(reading).kind is SourceKind.INTERVIEW
