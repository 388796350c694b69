"""What can be read of a damaged study is saved into a new file, and what is lost is said."""

from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2 as driver

from app import studyfile
from app.problems import Problem
from app.store.audit import check_audit, entries
from app.store.engine import connect
from app.store.keys import PAGE_BYTES, key_for
from app.store.problems import Damaged, WrongPassphrase
from tests.builders import add, code, dialogue, new_study
from tests.conftest import PASSPHRASE
from tests.store.rows import all_rows

LINES = [("Robin" if number % 2 else "Kim", f"line {number} about the bags and the car") for number in range(120)]


def filled(folder: Path, passphrase: str | None) -> Path:
    """A closed study of some hundred pages."""
    project = new_study(folder, passphrase=passphrase)
    for visit in range(4):
        source, *_ = add(project, dialogue(f"Visit {visit}", LINES))
        for number in range(visit, 120, 20):
            code(project, source, f"line {number} about", f"Code {number}")
    project.close()
    return project.path


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_of_a_whole_study_everything_is_saved(tmp_path: Path, passphrase: str | None) -> None:
    path = filled(tmp_path, passphrase)
    before = path.read_bytes()
    done, lost = studyfile.rescue(path, passphrase, home=tmp_path / "home")
    assert not lost
    assert not any(done.unreadable.values())
    assert not done.orphaned
    assert path.read_bytes() == before
    with (
        studyfile.open_study(path, passphrase, home=tmp_path / "home") as old,
        studyfile.open_study(done.path, passphrase, home=tmp_path / "home") as new,
    ):
        kept, saved = all_rows(old), all_rows(new)
        assert {table: rows for table, rows in saved.items() if table != "audit"} == {
            table: rows for table, rows in kept.items() if table != "audit"
        }


def damage_a_page(path: Path, passphrase: str | None, chance: Random) -> None:
    """Fill a page with noise, other than those that say which tables there are."""
    whole = path.read_bytes()
    while True:
        start = chance.randrange(1, len(whole) // PAGE_BYTES) * PAGE_BYTES
        path.write_bytes(whole[:start] + chance.randbytes(PAGE_BYTES) + whole[start + PAGE_BYTES :])
        with suppress(driver.DatabaseError), closing(connect(path, key_for(path, passphrase), mode="ro")):
            return


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("seed", range(3))
def test_a_study_with_damaged_pages_is_saved_as_far_as_it_can_be_read(
    tmp_path: Path, passphrase: str | None, seed: int
) -> None:
    path, chance = filled(tmp_path, passphrase), Random(seed)
    for _ in range(3):
        damage_a_page(path, passphrase, chance)
    damaged = path.read_bytes()
    done, lost = studyfile.rescue(path, passphrase, home=tmp_path / "home")
    with studyfile.open_study(done.path, passphrase, home=tmp_path / "home") as study:
        assert not [finding.faults for finding in studyfile.check(study) if finding.faults]
        rows = all_rows(study)
    assert len(rows["source"]) + len(lost) > 2
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_study_that_was_cut_short_is_saved_as_far_as_it_goes(tmp_path: Path, passphrase: str | None) -> None:
    """By a copy that was broken off, or a stick pulled out."""
    path = filled(tmp_path, passphrase)
    cut = path.read_bytes()[:-5000]
    path.write_bytes(cut)
    with pytest.raises(Damaged):
        studyfile.open_study(path, passphrase, home=tmp_path / "home")
    done, lost = studyfile.rescue(path, passphrase, home=tmp_path / "home")
    with studyfile.open_study(done.path, passphrase, home=tmp_path / "home") as study:
        assert not [finding.faults for finding in studyfile.check(study) if finding.faults]
        assert len(all_rows(study)["source"]) + len(lost) == 4
    assert path.read_bytes() == cut


def test_where_entries_of_the_audit_are_lost_the_rescue_seals_those_that_are_left(tmp_path: Path) -> None:
    path = filled(tmp_path, None)
    with closing(connect(path, None, mode="rw")) as bare:
        bare.execute("DELETE FROM audit WHERE id = 3")
    done, _ = studyfile.rescue(path, None, home=tmp_path / "home")
    with studyfile.open_study(done.path, None, home=tmp_path / "home") as study, study.reading() as session:
        assert not any(finding.faults for finding in check_audit(session))
        told = entries(session)
    assert [row.id for row in told][:3] == [1, 2, 4]
    assert [row.action for row in told if row.seal] == ["Seal what is left of the audit"]


def test_what_is_no_study_leaves_nothing_behind(tmp_path: Path) -> None:
    path = filled(tmp_path, None)
    path.write_bytes(path.read_bytes()[:PAGE_BYTES] + bytes(20 * PAGE_BYTES))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Problem):
        studyfile.rescue(path, None, home=tmp_path / "home")
    assert sorted(tmp_path.iterdir()) == before


def test_a_wrong_passphrase_is_said_to_be_one(tmp_path: Path) -> None:
    path = filled(tmp_path, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        studyfile.rescue(path, "something else", home=tmp_path / "home")
