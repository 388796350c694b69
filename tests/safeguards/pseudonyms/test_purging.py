"""After sign-off, what was there before goes for good: its bytes are looked for in every file, none is found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app import studyfile
from app.coding import actions as coding
from app.coding import queries
from app.coding.correcting.waiting import waiting_passages
from app.problems import Problem
from app.safeguards.identity.key import IdentityKey
from app.safeguards.pseudonyms.applying import pseudonymise
from app.safeguards.pseudonyms.purging import remove_unedited, unedited
from app.store.project import Project
from app.study import actions
from app.study import queries as study_queries
from app.study.model import Participant, Replacement
from app.study.queries.search import search
from app.study.rows import ParticipantId, SourceId, SpeakerDraft
from tests.builders import CHILD, add, code, dialogue, new_study, signed_off, text_of
from tests.safeguards.pseudonyms.studies import ROBIN, decide, guid_of, key_of_study, planned

GONE = ("Sarah", "SARAH", "Jones", "Oakfield", "Leeds", "LEEDS", "Maya")


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Project]:
    """A study without a passphrase: its bytes can be read."""
    with new_study(tmp_path) as project:
        yield project


@pytest.fixture
def source(plain: Project) -> SourceId:
    """An interview with its original file, imported under its real name."""
    robin = SpeakerDraft("Sarah Jones", False, "Robin", CHILD)
    draft = dialogue("Sarah Jones, visit 1", ROBIN, [robin])
    [added] = add(plain, replace(draft, file_name="Sarah Jones.docx", file_bytes=b"PK Sarah Jones of Leeds" * 400))
    return added


@pytest.fixture
def key(plain: Project, source: SourceId, tmp_path: Path) -> Iterator[IdentityKey]:
    with key_of_study(plain, tmp_path) as opened:
        for words, replacement in {
            "Sarah Jones": "Robin",
            "Sarah": "Robin",
            "Maya": "Noor",
            "Leeds": "town",
            "Oakfield Primary": "primary school",
        }.items():
            decide(opened, words, replacement)
        yield opened


def names_left(project: Project, tmp_path: Path) -> set[tuple[str, str]]:
    """Which of the names stand in the bytes of which file of the study, its log and its backups."""
    found = set()
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.suffix != ".counterpoint-key" and ".counterpoint-key" not in path.name:
            content = path.read_bytes()
            found |= {(name, path.name) for name in GONE if name.encode() in content}
    return found


def test_no_name_is_left_in_the_bytes_of_the_study_its_log_or_its_backups(
    plain: Project, source: SourceId, key: IdentityKey, tmp_path: Path
) -> None:
    code(plain, source, "I went to Oakfield Primary", "School")
    plain.back_up()
    assert names_left(plain, tmp_path)
    pseudonymise(plain, plan=planned(plain, key), key=key, by="Ada", keep_unedited=True)
    assert names_left(plain, tmp_path)
    signed_off(plain)
    assert remove_unedited(plain, sources=[source]) == 1
    assert names_left(plain, tmp_path) == set()
    assert not [fault for finding in studyfile.check(plain) for fault in finding.faults]
    with plain.reading() as session:
        row = study_queries.transcript(session, source)
        assert [mark.span.of(row.text) for mark in queries.codings_in(session, row.version)] == [
            "I went to [primary school]"
        ]
        assert search(session, "primary school").hits
        assert not unedited(session)
        assert {speaker.label for speaker in study_queries.speakers(session, source)} == {"Interviewer", "[Robin]"}
    assert plain.undo_label is None
    kept = key.unedited(guid_of(plain, source))
    assert kept is not None
    assert "Oakfield" in kept.text


def test_the_log_of_every_round_stays_and_stands_in_the_current_text(
    plain: Project, source: SourceId, key: IdentityKey
) -> None:
    pseudonymise(plain, plan=planned(plain, key), key=key)
    with plain.reading() as session:
        first = {row.guid for row in session.query(Replacement)}
    decide(key, "11", "age")
    pseudonymise(plain, plan=planned(plain, key), key=key)
    signed_off(plain)
    remove_unedited(plain, sources=[source])
    text = text_of(plain, source)
    with plain.reading() as session:
        rows = session.query(Replacement).all()
    assert {row.guid for row in rows} > first
    assert all(text[row.start : row.end] == row.words for row in rows)
    assert len(key.originals({row.guid for row in rows})) == len(rows)


def test_what_is_not_signed_off_stays(plain: Project, source: SourceId, key: IdentityKey) -> None:
    pseudonymise(plain, plan=planned(plain, key), key=key)
    with pytest.raises(Problem, match="cannot be removed"):
        remove_unedited(plain, sources=[source])
    with plain.reading() as session:
        [held] = unedited(session)
    assert held.hindrance == "It is not signed off as pseudonymised."
    assert (held.texts, held.file, held.file_name) == (1, True, True)


def test_passages_that_wait_in_an_older_text_are_never_lost_by_it(
    plain: Project, source: SourceId, key: IdentityKey
) -> None:
    code(plain, source, "Maya stayed", "Family")
    text = text_of(plain, source)
    cut = text.replace("Maya stayed. I was 11, in June 2019, and may be Sarah knows Leeds better", "well")
    coding.correct_transcript(plain, source=source, text=cut)
    pseudonymise(plain, plan=planned(plain, key), key=key)
    signed_off(plain)
    with pytest.raises(Problem, match="1 passage waits in an older text"):
        remove_unedited(plain, sources=[source])
    with plain.reading() as session:
        [waiting] = waiting_passages(session)
        robin = session.scalars(select(Participant.id).filter_by(pseudonym="Robin")).one()
    actions.set_excluded(plain, participant=ParticipantId(robin), excluded=True)
    with pytest.raises(Problem, match="somebody who is left out of the study"):
        remove_unedited(plain, sources=[source])
    actions.set_excluded(plain, participant=ParticipantId(robin), excluded=False)
    coding.remove_passages(plain, segments=[waiting.segment])
    assert remove_unedited(plain, sources=[source]) == 1


def test_sources_that_hold_nothing_from_before_are_said_so(plain: Project) -> None:
    [fresh] = add(plain, dialogue("Fresh", [("Robin", "hello")]))
    actions.sign_off(plain, sources=[fresh], by="Ada", on="2026-11-29")
    with pytest.raises(Problem, match="Nothing from before"):
        remove_unedited(plain, sources=[fresh])
