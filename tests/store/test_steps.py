"""A step: one transaction, one notice, one line of audit; whole or not at all; and what it never lets out."""

import json
import os
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app import studyfile
from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.model import Code
from app.problems import Cancelled, Problem
from app.store.changes import Changes
from app.store.engine import connect
from app.store.problems import ReadOnly
from app.store.project import Project
from app.study import actions as study_actions
from app.study import queries
from app.study.model import Area, Participant
from tests.builders import add, code, dialogue, place_of, reopen
from tests.store.rows import all_rows, audited

ROOT = Path(__file__).parents[2]
CANARY = "zwartebes"


def test_a_step_that_fails_leaves_nothing_and_tells_nobody(study: Project) -> None:
    heard: list[Changes] = []
    study.subscribe(heard.append)
    before, audit = all_rows(study), audited(study)

    def half() -> None:
        with study.step("Half") as session:
            session.add(Area(name="North", position=0))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert (all_rows(study), audited(study), heard) == (before, audit, [])
    assert study.undo_label is None
    coding.add_code(study, name="Works again")
    study.undo()
    assert all_rows(study) == before


def test_a_step_inside_a_step_joins_it(study: Project) -> None:
    heard: list[Changes] = []
    study.subscribe(heard.append)
    before = all_rows(study)
    with study.step("Set up codes"):
        coding.add_code(study, name="One")
        coding.add_code(study, name="Two")
        assert heard == []
    assert [changes.label for changes in heard] == ["Set up codes"]
    assert study.undo_label == "Set up codes"
    study.undo()
    assert all_rows(study) == before


def test_a_failure_inside_a_step_inside_takes_the_outer_one_back(study: Project) -> None:
    before = all_rows(study)

    def two_of_a_name() -> None:
        with study.step("Set up codes"):
            coding.add_code(study, name="One")
            coding.add_code(study, name="one")

    with pytest.raises(Problem):
        two_of_a_name()
    assert all_rows(study) == before


def test_what_is_not_committed_is_not_read(study: Project) -> None:
    with study.step("Add area") as session:
        session.add(Area(name="North", position=0))
        session.flush()
        with study.reading() as other:
            assert queries.areas(other) == []
    with study.reading() as other:
        assert [row.name for row in queries.areas(other)] == ["North"]


def test_reading_cannot_write(study: Project) -> None:
    with pytest.raises(Problem, match="cannot be written"), study.reading() as session:
        session.execute(text("INSERT INTO coder VALUES (1, 'Ada', x'00', '')"))
    with pytest.raises(Problem, match="cannot be written"), study.reading() as session:
        session.execute(text("DELETE FROM perspective"))


def test_listeners_hear_once_stored_with_who_did_it_and_what_was_touched(study: Project) -> None:
    heard: list[tuple[Changes, list[str]]] = []

    def listen(changes: Changes) -> None:
        with study.reading() as session:
            heard.append((changes, [row.name for row in codings.codes(session)]))

    stop = study.subscribe(listen)
    source, *_ = add(study, dialogue("Visit", [("Robin", "just bags")]))
    ada = coding.coder_named(study, name="Ada")
    made = coding.add_code(study, name="Leaving")
    assert heard[-1][1] == ["Leaving"]
    with study.reading() as session:
        version = queries.transcript(session, source).version
    me = object()
    coding.apply_code(
        study, version=version, span=place_of(study, source, "bags"), code=made, coder=ada, initiator=me
    )
    assert heard[-1][0] == Changes("Code passage", frozenset({"segment", "coding", "source"}), me)
    study.undo()
    assert heard[-1][0].label == "Code passage"
    assert {"segment", "coding", "source"} <= heard[-1][0].tables
    many = len(heard)
    stop()
    stop()
    study.redo()
    assert len(heard) == many


def test_a_second_writer_at_the_same_time_is_refused_at_once(study: Project) -> None:
    refused: list[BaseException] = []

    def write() -> None:
        try:
            coding.add_code(study, name="Elsewhere")
        except RuntimeError as error:
            refused.append(error)

    with study.step("Add area") as session:
        session.add(Area(name="North", position=0))
        other = threading.Thread(target=write)
        other.start()
        other.join()
    assert len(refused) == 1
    with study.reading() as session:
        assert codings.codes(session) == []
        assert [row.name for row in queries.areas(session)] == ["North"]


def test_an_undo_that_is_cancelled_changes_nothing_and_can_be_done_later(study: Project) -> None:
    with study.step("Many areas") as session:
        session.add_all([Area(name=f"Area {number}", position=number) for number in range(1200)])
    assert study.rows_of_undo() == 1200
    before, audit = all_rows(study), audited(study)
    looked: list[int] = []
    with pytest.raises(Cancelled):
        study.undo(lambda done, of, what: looked.append(done), lambda: True)
    assert (all_rows(study), audited(study), looked) == (before, audit, [0])
    assert study.undo_label == "Many areas"
    study.undo()
    assert study.rows_of_undo(redo=True) == 1200
    with study.reading() as session:
        assert queries.areas(session) == []


def test_another_program_that_holds_the_file_is_said_before_anything_is_done(study: Project) -> None:
    with closing(connect(study.path, None, mode="rw")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Problem, match="Another program is using this study"), study.step("Look") as session:
            session.scalars(select(Area.name)).all()
        other.execute("ROLLBACK")
    coding.add_code(study, name="Works again")


def test_any_thread_can_read_while_a_step_is_open(study: Project) -> None:
    found: list[int] = []

    def read() -> None:
        with study.reading() as session:
            found.append(len(queries.perspectives(session)))

    with study.step("Add area") as session:
        session.add(Area(name="North", position=0))
        session.flush()
        readers = [threading.Thread(target=read) for _ in range(8)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    assert found == [3] * 8


def test_a_study_renamed_says_its_new_name_and_its_old_one_after_undo(study: Project) -> None:
    study.rename("Wrens")
    assert study.name == "Wrens"
    study.undo()
    assert study.name == "Test study"
    study.redo()
    with reopen(study) as again:
        assert again.name == "Wrens"


def test_a_bugs_exception_holds_no_words(study: Project) -> None:
    with pytest.raises(DBAPIError) as caught, study.step("Add participant") as session:
        session.add_all([Participant(pseudonym=CANARY), Participant(pseudonym=CANARY)])
    error: BaseException | None = caught.value
    while error is not None:
        assert CANARY not in f"{error} {error!r} {error.args}"
        error = error.__cause__ or error.__context__


def test_the_audit_says_who_did_what_to_which_rows_in_no_ones_words(study: Project) -> None:
    source, *_ = add(study, dialogue(CANARY, [(CANARY, f"says {CANARY}")]))
    code(study, source, f"says {CANARY}", CANARY, coder=CANARY)
    study.undo()
    study.redo()
    study_actions.remove_source(study, source=source)
    lines = audited(study)
    assert [line[3] for line in lines] == [
        "New study",
        "Import transcripts",
        "Code passages",
        "Undo: Code passages",
        "Redo: Code passages",
        "Remove source",
    ]
    assert {line[2] for line in lines} == {"Tester"}
    assert json.loads(lines[1][4])["source"] == {"insert": [source]}
    assert CANARY not in str(lines)


def test_a_long_step_is_audited_in_few_characters(study: Project) -> None:
    with study.step("Many areas") as session:
        session.add_all([Area(name=f"Area {number}", position=number) for number in range(1000)])
    ids = json.loads(audited(study)[-1][4])["area"]["insert"]
    assert len(ids) == 101
    assert ids[-1] == "+900"


def test_nothing_of_a_study_is_left_in_temporary_or_home_folders(tmp_path: Path) -> None:
    """A whole working day in a process of its own; then every file it left anywhere but the study is read."""
    temp, home, place = tmp_path / "temp", tmp_path / "user", tmp_path / "place"
    for folder in (temp, home, place):
        folder.mkdir()
    script = f"""
from pathlib import Path
from tests.builders import *
from app.study import actions
from app.study.queries.search import search
with new_study(Path({str(place)!r}), passphrase="x") as project:
    lines = [("Robin", "{CANARY} " * 2000) for _ in range(50)]
    for number in range(8):
        source, *_ = add(project, dialogue(f"Visit {{number}}", lines))
        code(project, source, "{CANARY}", "Places")
    actions.remove_source(project, source=source)
    with project.reading() as session:
        found = search(session, "{CANARY}")
        assert found.turns == 350
    while project.undo():
        pass
    while project.redo():
        pass
    project.back_up()
    left = [path for path in Path({str(temp)!r}).rglob("*")]
    assert not left, left
"""
    environment = os.environ | {"TMPDIR": str(temp), "SQLITE_TMPDIR": str(temp), "HOME": str(home)}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".counterpoint"}
    assert all(CANARY.encode() not in path.read_bytes() for path in files)


def test_a_study_open_to_read_only_says_so_and_has_nothing_to_undo(study: Project) -> None:
    study.close()
    with studyfile.open_study(study.path, home=study.path.parent / "home", read_only=True) as reader:
        assert reader.read_only
        with pytest.raises(ReadOnly), reader.step("Add area"):
            pass
        assert reader.undo() is None
        assert reader.back_up() is None


def test_every_row_that_can_leave_has_an_identity_of_its_own(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [("Robin", "one two three")]))
    for words in ("one", "two", "three"):
        code(study, source, words, f"Numbers / {words}")
    with study.reading() as session:
        guids = list(session.scalars(select(Code.guid)))
    assert len(set(guids)) == len(guids) == 4
    assert {guid.version for guid in guids} == {4}


def test_reading_that_nobody_waits_for_stops_in_the_middle_of_a_statement(study: Project) -> None:
    looks = iter([False, False, False])
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(Cancelled), study.reading(lambda: next(looks, True)) as session:
        session.execute(text(endless))
    with study.reading() as session:
        assert session.scalar(text("SELECT name FROM project")) == study.name


def test_reading_that_nobody_waits_for_begins_no_further_statement(study: Project) -> None:
    waited_for = [True]
    with study.reading(lambda: not waited_for) as session:
        assert session.scalar(text("SELECT name FROM project")) == study.name
        waited_for.clear()
        with pytest.raises(Cancelled):
            session.scalar(text("SELECT name FROM project"))
    with study.reading(lambda: False) as session:
        assert session.scalar(text("SELECT name FROM project")) == study.name
