"""`run` and `test` after the set-up: what is opened, what is checked, and what the last line is."""

import pytest
from bootstrap_parts.checks import make_all
from bootstrap_parts.command_line import has_screen, open_sample, set_up
from bootstrap_parts.place import Place
from bootstrap_parts.system_packages import LIBRARIES, TOOLS

from tests.packaging.stand_ins import DEBIAN, FEDORA, ListeningVoice, StandInMachine


@pytest.mark.parametrize("with_tests", [False, True])
def test_a_second_run_asks_one_short_question_and_no_more(
    place: Place, machine: StandInMachine, voice: ListeningVoice, with_tests: bool
) -> None:
    machine.packages = {name for need in LIBRARIES + TOOLS for name in need.names}
    set_up(place, machine, voice, with_tests=with_tests, os_release=DEBIAN)
    machine.commands.clear()
    voice.lines.clear()
    set_up(place, machine, voice, with_tests=with_tests, os_release=DEBIAN)
    assert [command[0] for command in machine.commands] == ["dpkg-query"]
    assert voice.lines == []


def test_a_package_that_cannot_be_had_is_looked_for_once(
    place: Place, machine: StandInMachine, voice: ListeningVoice
) -> None:
    machine.root = True
    set_up(place, machine, voice, with_tests=False, os_release=DEBIAN)
    machine.commands.clear()
    set_up(place, machine, voice, with_tests=False, os_release=DEBIAN)
    assert not machine.ran("update")


def test_other_systems_are_not_asked_for_packages(
    place: Place, machine: StandInMachine, voice: ListeningVoice
) -> None:
    set_up(place, machine, voice, with_tests=True, os_release=FEDORA)
    assert "Not found: Xvfb, for tests on a real screen. The tests that need it are skipped." in voice.lines
    assert not machine.ran("dpkg-query")
    assert place.counterpoint.exists()


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_screen_is_recognised(system: str, environment: dict[str, str], expected: bool) -> None:
    assert has_screen(system, environment) is expected


def test_with_a_screen_the_window_opens_on_the_sample(
    place: Place, machine: StandInMachine, voice: ListeningVoice
) -> None:
    open_sample(place, machine, voice, screen=True)
    assert machine.commands == [[str(place.counterpoint), "--sample"]]


def test_without_a_screen_the_main_job_is_done(
    place: Place, machine: StandInMachine, voice: ListeningVoice
) -> None:
    open_sample(place, machine, voice, screen=False)
    assert machine.commands[0][:3] == [str(place.counterpoint), "tour", "--out"]
    assert machine.surroundings == [{"QT_QPA_PLATFORM": "offscreen"}]


def test_every_check_passes_and_pytest_has_the_last_word(
    place: Place, machine: StandInMachine, voice: ListeningVoice
) -> None:
    assert make_all(place, machine, voice, {}) == 0
    assert "pytest" in machine.commands[-1]
    assert voice.lines[-1] == "\n== pytest"


@pytest.mark.parametrize("failing", ["ruff", "mypy", "lint-imports", "pytest"])
def test_one_failing_check_fails_all_but_stops_none(
    place: Place, machine: StandInMachine, voice: ListeningVoice, failing: str
) -> None:
    machine.failing = {failing}
    assert make_all(place, machine, voice, {}) == 1
    assert len(machine.commands) == 5
    assert voice.lines[-1].startswith("\nFailed: ")


@pytest.mark.parametrize(
    ("environment", "told"),
    [({"CI": "true"}, {"COUNTERPOINT_NO_SKIPS": "1"}), ({"CI": ""}, {}), ({}, {})],
)
def test_only_a_build_server_may_skip_nothing(
    place: Place,
    machine: StandInMachine,
    voice: ListeningVoice,
    environment: dict[str, str],
    told: dict[str, str],
) -> None:
    make_all(place, machine, voice, environment)
    assert machine.surroundings == [told] * 5
