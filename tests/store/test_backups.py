"""Backups: taken when due, verified, thinned by the rule, and never half a file."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from app import studyfile
from app.coding import actions as coding
from app.store import backup
from app.store.backup import Backup, Backups
from app.store.problems import NotBackedUp
from app.store.project import Project
from tests.builders import add, code, dialogue, new_study, reopen
from tests.conftest import PASSPHRASE
from tests.store.rows import all_rows

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def left_in(project: Project) -> list[str]:
    """Everything in the folders of backups."""
    return sorted(path.name for path in (project.path.parent / "home").rglob("*") if path.is_file())


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_backup_is_a_whole_study_that_opens_with_the_same_passphrase(
    tmp_path: Path, passphrase: str | None
) -> None:
    project = new_study(tmp_path, passphrase=passphrase)
    source, *_ = add(project, dialogue("Visit", [("Robin", "just bags")]))
    code(project, source, "bags", "Leaving")
    taken = project.back_up()
    assert taken is not None
    assert left_in(project) == [taken.path.name]
    assert (b"bags" in taken.path.read_bytes()) == (passphrase is None)
    rows = all_rows(project)
    project.close()
    with studyfile.open_study(taken.path, passphrase, home=taken.path.parent) as copy:
        assert all_rows(copy) == rows
        assert not any(finding.faults for finding in studyfile.check(copy))


def test_a_backup_opens_where_nothing_can_be_written(study: Project) -> None:
    """It keeps no write-ahead log: bytes 18 and 19 of the header say 1 (sqlite.org, file format §1.3.4)."""
    taken = study.back_up()
    assert taken is not None
    assert taken.path.read_bytes()[18:20] == b"\x01\x01"


def test_a_backup_is_taken_only_when_something_changed_and_time_has_passed(study: Project) -> None:
    assert study.back_up() is not None
    assert study.back_up() is None
    coding.add_code(study, name="Leaving")
    assert study.back_up(at_most_every=timedelta(minutes=30)) is None
    assert study.back_up() is not None
    with reopen(study) as again:
        assert again.back_up() is None
        coding.add_code(again, name="Arriving")
        assert again.back_up() is not None
        assert [kept.change for kept in again.backups()] == [3, 2, 1]


def test_backups_wanted_at_once_wait_for_each_other(study: Project) -> None:
    """The one at opening and the one the reader asks for: neither clears away the other's half-written copy."""
    coding.add_code(study, name="Leaving")
    together = threading.Barrier(4)

    def take(_: int) -> Backup | None:
        together.wait()
        return study.back_up()

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(take, range(4)))
    assert [backup for backup in taken if backup is not None] == study.backups()
    assert len(study.backups()) == 1


def test_a_backup_taken_while_a_step_is_under_way_does_not_claim_to_hold_it(study: Project) -> None:
    coding.add_code(study, name="Leaving")
    with study.step("Slow") as session:
        coding.add_code(study, name="Arriving")
        study._record(session, "Slow")
        taken = study.back_up()
    assert taken is not None
    again = study.back_up()
    assert again is not None
    assert again.change > taken.change


def test_a_backup_that_does_not_verify_is_taken_away_and_the_last_good_one_stays(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.back_up()
    before = left_in(study)
    coding.add_code(study, name="Leaving")

    def malformed(_: object) -> None:
        raise driver.DatabaseError("the backup is malformed")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "verify", malformed)
        with pytest.raises(NotBackedUp):
            study.back_up()
    assert left_in(study) == before
    assert study.back_up() is not None


def test_a_backup_without_a_place_to_go_is_a_problem_and_loses_nothing(study: Project) -> None:
    coding.add_code(study, name="Leaving")
    rows = all_rows(study)
    (study.path.parent / "home").write_text("a file where the folder should be")
    with pytest.raises(NotBackedUp):
        study.back_up()
    assert all_rows(study) == rows
    coding.add_code(study, name="Arriving")


class Clock(datetime):
    """A today that tests choose."""

    today_is = NOW

    @classmethod
    def now(cls, tz: object = None) -> "Clock":
        return cls.fromtimestamp(cls.today_is.timestamp(), UTC)


def test_thinning_keeps_two_days_whole_then_days_weeks_and_months(
    study: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four backups a day for a year, counted by hand.

    Everything of the last two days; the newest of each of the last 12 days, 10 weeks and 9 months that have one.
    """
    folder = tmp_path / "many"
    folder.mkdir()
    for hours in range(0, 365 * 24, 6):
        at = NOW - timedelta(hours=hours, seconds=1)
        (folder / f"{at:%Y%m%dT%H%M%SZ}-1.counterpoint").write_bytes(b"")
    (folder / "notes.txt").write_text("not a backup")
    monkeypatch.setattr(backup, "datetime", Clock)
    Backups(folder).take(study._bare, None, change=9)
    kept = [entry.at for entry in Backups(folder).all()]
    recent = [at for at in kept if NOW - at <= timedelta(days=2)]
    assert len(recent) == 9  # eight of the past, and the one just taken
    assert len({at.date() for at in kept if NOW.date() - at.date() < timedelta(days=12)}) == 12
    older = [at for at in kept if NOW.date() - at.date() >= timedelta(days=12)]
    assert {f"{at:%G%V}" for at in kept} >= {f"{NOW - timedelta(weeks=weeks):%G%V}" for weeks in range(10)}
    assert sorted({f"{at:%Y%m}" for at in kept}) == [f"2026{month:02}" for month in range(3, 12)]
    assert len(older) <= 10 + 9
    assert (folder / "notes.txt").exists()


def test_the_last_three_are_kept_however_old_they_are(
    study: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    for minutes in (1, 2, 3):
        at = NOW - timedelta(days=900, minutes=minutes)
        (folder / f"{at:%Y%m%dT%H%M%SZ}-1.counterpoint").write_bytes(b"")
    monkeypatch.setattr(backup, "datetime", Clock)
    Backups(folder).take(study._bare, None, change=9)
    assert len(Backups(folder).all()) == 3


def test_after_going_back_none_from_before_is_thinned_out_for_a_month(
    study: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten days of work, gone back to; then a backup a month later, and one the day after.

    By then, with those two, the newest of ten days from before are among the last twelve days.
    """
    folder = tmp_path / "held"
    folder.mkdir()
    before = [NOW - timedelta(hours=hours) for hours in range(0, 240, 6)]
    for at in before:
        (folder / f"{at:%Y%m%dT%H%M%SZ}-500.counterpoint").write_bytes(b"")
    monkeypatch.setattr(backup, "datetime", Clock)
    backups = Backups(folder)
    backups.hold()
    for days, kept in ((30, len(before)), (31, 10)):
        monkeypatch.setattr(Clock, "today_is", NOW + timedelta(days=days))
        taken = backups.take(study._bare, None, change=101)
        assert len([one for one in backups.all() if one.at <= NOW]) == kept
        assert taken in backups.all()
    assert not list(folder.glob("*.held"))


def test_names_of_backups_hold_no_name_of_the_study(study: Project) -> None:
    taken = study.back_up()
    assert taken is not None
    assert re.fullmatch(r"\d{8}T\d{6}Z-\d+\.counterpoint", taken.path.name)
    assert "study" not in str(taken.path.relative_to(study.path.parent)).casefold()
