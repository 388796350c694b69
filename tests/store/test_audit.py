"""The audit says what was done, and shows where somebody changed it from outside."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from app import studyfile
from app.coding import actions as coding
from app.store import audit
from app.store.project import Project


def whole(study: Project) -> bool:
    with study.reading() as session:
        (finding,) = audit.check_audit(session)
    return not finding.faults


def test_every_action_is_an_entry_with_who_and_what_and_no_words(study: Project) -> None:
    coding.make_code_path(study, path="Bags in the car")
    study.undo()
    with study.reading() as session:
        *_, made, undone = audit.entries(session)
    assert (made.action, undone.action) == ("Add code", "Undo: Add code")
    assert '"code"' in made.rows
    assert "Bags" not in made.rows
    assert made.seal != undone.seal
    assert whole(study)


CHANGES = {
    "an entry is changed": "UPDATE audit SET who = 'Somebody else' WHERE id = 2",
    "an entry is taken out": "DELETE FROM audit WHERE id = 2",
    "one is put in between": "UPDATE audit SET id = -id - 1 WHERE id > 2; UPDATE audit SET id = -id WHERE id < 0;"
    "INSERT INTO audit SELECT 3, at, who, action, rows, seal FROM audit WHERE id = 2",
    "two change places": "UPDATE audit SET id = -2 WHERE id = 2; UPDATE audit SET id = 2 WHERE id = 3;"
    "UPDATE audit SET id = 3 WHERE id = -2",
    "seals are taken away": "UPDATE audit SET seal = '' WHERE id > 1",
}


@pytest.mark.parametrize("statements", CHANGES.values(), ids=CHANGES)
def test_what_is_changed_from_outside_shows(tmp_path: Path, statements: str) -> None:
    path = tmp_path / "study.counterpoint"
    with studyfile.create(path, None, name="Study", home=tmp_path) as study:
        for name in ("One", "Two", "Three", "Four"):
            coding.make_code_path(study, path=name)
        assert whole(study)
    bare = driver.connect(str(path), isolation_level=None)
    for statement in statements.split(";"):
        bare.execute(statement)
    bare.close()
    with studyfile.open_study(path, None, home=tmp_path) as study:
        assert not whole(study)


def test_what_was_done_before_there_were_seals_is_under_the_first_one(tmp_path: Path) -> None:
    path = tmp_path / "study.counterpoint"

    def outside(change: Callable[[driver.Connection], object]) -> None:
        bare = driver.connect(str(path), isolation_level=None)
        change(bare)
        bare.close()

    with studyfile.create(path, None, name="Study", home=tmp_path) as study:
        coding.make_code_path(study, path="One")
    outside(lambda bare: bare.execute("UPDATE audit SET seal = ''"))
    with studyfile.open_study(path, None, home=tmp_path) as study:
        assert whole(study)
        coding.make_code_path(study, path="Two")
        assert whole(study)
    outside(lambda bare: bare.execute("UPDATE audit SET action = 'Something else' WHERE id = 1"))
    with studyfile.open_study(path, None, home=tmp_path) as study:
        assert not whole(study)
