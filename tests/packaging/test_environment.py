"""The environment: made once, left alone while it is right, mended or made anew when it is not."""

import shutil
import sys
from pathlib import Path

import pytest
from bootstrap_parts import stamp as stamps
from bootstrap_parts.environment import Environment, base_python
from bootstrap_parts.installing import pinned
from bootstrap_parts.pip_failures import failure
from bootstrap_parts.place import Place
from bootstrap_parts.voice import SetupStopped

from tests.packaging.stand_ins import ListeningVoice, PowerCut, StandInMachine

OFFLINE = "WARNING: Retrying after connection broken by 'NewConnectionError': name resolution"


def set_up(place: Place, *, with_tests: bool = False, machine: StandInMachine | None = None) -> StandInMachine:
    """Bring the environment up to date, on a machine of its own unless one is given."""
    machine = machine or StandInMachine(place)
    environment = Environment(place, machine, ListeningVoice(), with_tests=with_tests)
    environment.clear()
    environment.complete()
    return machine


def locks_installed(machine: StandInMachine) -> list[str]:
    """Return which locks pip was given, in order."""
    return [Path(command[-1]).stem for command in machine.ran("--require-hashes")]


def why_anew(place: Place) -> str | None:
    """Return why the environment would be made anew now."""
    return Environment(place, StandInMachine(place), ListeningVoice(), with_tests=False).plan.because


def test_the_first_run_makes_everything(place: Place) -> None:
    machine = set_up(place)
    assert len(machine.ran("venv")) == 1
    assert locks_installed(machine) == ["app", "build"]
    assert place.counterpoint.exists()


def test_packages_come_only_as_wheels_of_known_hashes(place: Place) -> None:
    installs = set_up(place, with_tests=True).ran("pip")
    for command in installs[:-1]:
        assert {"--require-hashes", "--only-binary=:all:"} <= set(command)
    assert {"--no-index", "--no-deps", "--no-build-isolation"} <= set(installs[-1])


@pytest.mark.parametrize("with_tests", [False, True])
def test_the_second_run_starts_nothing(place: Place, with_tests: bool) -> None:
    set_up(place, with_tests=with_tests)
    assert set_up(place, with_tests=with_tests).commands == []


def test_testing_after_running_only_adds_what_tests_need(place: Place) -> None:
    set_up(place)
    machine = set_up(place, with_tests=True)
    assert not machine.ran("venv")
    assert locks_installed(machine) == ["test"]


def test_running_after_testing_needs_nothing_more(place: Place) -> None:
    set_up(place, with_tests=True)
    assert set_up(place).commands == []


def test_a_changed_lock_is_installed(place: Place) -> None:
    set_up(place)
    place.lock("app").write_text("alpha==1.1 \\\n", encoding="utf-8")
    assert locks_installed(set_up(place)) == ["app"]


def test_a_changed_version_of_the_project_is_installed(place: Place) -> None:
    set_up(place)
    (place.root / "app" / "__init__.py").write_text('__version__ = "2"\n', encoding="utf-8")
    machine = set_up(place)
    assert (locks_installed(machine), len(machine.ran("-e"))) == (["build"], 1)


def test_a_missing_command_is_put_back(place: Place) -> None:
    set_up(place)
    place.counterpoint.unlink()
    assert len(set_up(place).ran("-e")) == 1
    assert place.counterpoint.exists()


def test_a_moved_folder_gets_a_new_environment(place: Place) -> None:
    set_up(place)
    moved = Place(place.root.rename(place.root.with_name("moved")), windows=False)
    assert why_anew(moved) == "the project folder has moved"
    assert len(set_up(moved).ran("venv")) == 1


def test_another_python_gets_a_new_environment(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(place)
    monkeypatch.setattr(stamps, "this_python", lambda: "3.99.0 (other)")
    assert "and this is 3.99.0" in (why_anew(place) or "")


def test_an_environment_whose_python_is_gone_is_made_anew(place: Place) -> None:
    set_up(place)
    place.python.unlink()
    assert why_anew(place) == "its Python is gone"


def test_an_environment_of_unknown_making_is_made_anew(place: Place) -> None:
    place.python.parent.mkdir(parents=True)
    (place.environment / "left-over").touch()
    set_up(place)
    assert not (place.environment / "left-over").exists()
    assert why_anew(place) is None


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"python": "3.11"}'])
def test_an_unreadable_stamp_is_not_trusted(place: Place, stamp: str) -> None:
    set_up(place)
    place.stamp.write_text(stamp, encoding="utf-8")
    assert why_anew(place) == "the .venv here was not made by this command"


def test_a_linked_environment_is_replaced_without_touching_what_it_leads_to(place: Place, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    place.environment.symlink_to(elsewhere)
    set_up(place)
    assert not place.environment.is_symlink()
    assert (elsewhere / "kept").exists()


@pytest.mark.parametrize("moment", ["venv", "pip"])
def test_a_power_cut_halfway_is_noticed_next_time(place: Place, machine: StandInMachine, moment: str) -> None:
    machine.power_cut_at = moment
    machine.pip_says = ["Collecting alpha==1.0", "Installing collected packages: alpha"]
    with pytest.raises(PowerCut):
        set_up(place, machine=machine)
    assert why_anew(place) == "the last set-up was stopped halfway"
    set_up(place)
    assert why_anew(place) is None


def test_being_offline_does_not_spoil_what_already_works(place: Place, machine: StandInMachine) -> None:
    set_up(place)
    machine.pip_says, machine.pip_code = [OFFLINE], 1
    with pytest.raises(SetupStopped, match="could not be reached"):
        set_up(place, with_tests=True, machine=machine)
    assert set_up(place).commands == []


def test_progress_tells_how_many_packages_are_in(
    place: Place, machine: StandInMachine, voice: ListeningVoice
) -> None:
    machine.pip_says = ["Collecting alpha==1.0", "  Downloading …", "Installing collected packages: alpha"]
    environment = Environment(place, machine, voice, with_tests=True)
    environment.clear()
    environment.complete()
    assert "Installing the packages of Counterpoint and of its tests: 2 in all" in voice.lines
    assert voice.moving[0].startswith("  Fetching: 1 of 2")
    assert voice.moving[2].startswith("  Installing: 0 of 1")


def test_only_packages_of_this_system_are_counted() -> None:
    lock = (
        "alpha==1 \\\n    --hash=sha256:00\n    # via beta\n"
        "colours==2 ; sys_platform == 'win32' \\\n"
        "numbers==1 ; python_full_version < '3.12' \\\n"
        "numbers==2 ; python_full_version >= '3.12' \\\n"
    )
    assert pinned(lock, "linux") == {"alpha", "numbers"}
    assert pinned(lock, "win32") == {"alpha", "colours", "numbers"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("ERROR: [Errno 28] No space left on device", "The disk is full."),
        (OFFLINE, "The package registry could not be reached."),
        (f"{OFFLINE}\nERROR: No matching distribution found for alpha==1", "could not be reached"),
        ("SSLError(… CERTIFICATE_VERIFY_FAILED …)", "certificate is not trusted"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that Counterpoint was tested with"),
        ("ERROR: Could not install: [Errno 13] Permission denied: 'x'", "could not be written"),
        ("ERROR: No matching distribution found for spacy==3", "There is no ready-made spacy for Python"),
        ("ERROR: something new", "Installing did not succeed."),
    ],
)
def test_a_failure_is_told_in_a_sentence_with_the_last_lines(said: str, sentence: str) -> None:
    stopped = failure(f"first\n{said}", Path("the.log"))
    assert sentence in stopped.sentence
    assert "the.log" in stopped.advice
    assert said.splitlines()[-1] in stopped.advice


def test_environments_are_made_with_a_python_outside_environments() -> None:
    assert not Path(base_python()).is_relative_to(sys.prefix) or sys.prefix == sys.base_prefix


def test_windows_keeps_its_commands_elsewhere(tmp_path: Path) -> None:
    place = Place(tmp_path, windows=True)
    assert place.counterpoint == tmp_path / ".venv" / "Scripts" / "counterpoint.exe"
    (tmp_path / ".venv" / "Lib" / "site-packages" / "alpha-1.dist-info").mkdir(parents=True)
    assert place.installed_packages() == 1
    shutil.rmtree(place.environment)
    assert place.installed_packages() == 0
