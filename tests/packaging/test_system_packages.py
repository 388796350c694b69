"""The system's packages: only what is missing, installed where we may, else the line to run."""

import pytest
from bootstrap_parts.debian import SystemPackages, choose, is_debian
from bootstrap_parts.place import Place
from bootstrap_parts.system_packages import LIBRARIES, TOOLS, Need, missing, say_missing_tools

from tests.packaging.stand_ins import DEBIAN, FEDORA, UBUNTU_RELATIVE, ListeningVoice, StandInMachine

GLIB = Need(("libglib2.0-0t64", "libglib2.0-0"), "the window")
SCREEN = Need(("xvfb",), "tests on a real screen", "Xvfb")


@pytest.fixture
def packages(place: Place, machine: StandInMachine, voice: ListeningVoice) -> SystemPackages:
    """The packages of the stand-in machine, with a folder for the log."""
    place.environment.mkdir()
    return SystemPackages(place, machine, voice)


def installs(machine: StandInMachine) -> list[list[str]]:
    """Return what apt was told to install."""
    return [command[command.index("install") :] for command in machine.ran("install")]


@pytest.mark.parametrize(
    ("os_release", "expected"),
    [(DEBIAN, True), (UBUNTU_RELATIVE, True), ("ID='ubuntu'", True), (FEDORA, False), ("", False)],
)
def test_debian_and_its_relatives_are_known(os_release: str, expected: bool) -> None:
    assert is_debian(os_release) is expected


def test_either_name_of_a_package_will_do() -> None:
    assert missing([GLIB], {"libglib2.0-0"}, lambda _program: None) == ()
    assert missing([GLIB], {"libglib2.0-0t64"}, lambda _program: None) == ()
    assert missing([GLIB], {"libglib2.0-bin"}, lambda _program: None) == (GLIB,)


def test_a_tool_from_elsewhere_will_do() -> None:
    assert missing([SCREEN], set(), {"Xvfb": "there"}.get) == ()


def test_the_name_that_this_release_knows_is_chosen() -> None:
    assert choose([GLIB], {"libglib2.0-0"}) == (["libglib2.0-0"], [])
    assert choose([GLIB], {"libglib2.0-0", "libglib2.0-0t64"}) == (["libglib2.0-0t64"], [])
    assert choose([GLIB], set()) == ([], [GLIB])


def test_with_nothing_missing_apt_is_not_asked(packages: SystemPackages, machine: StandInMachine) -> None:
    machine.packages = {name for need in LIBRARIES + TOOLS for name in need.names}
    assert packages.provide(LIBRARIES + TOOLS, ()) == ()
    assert [command[0] for command in machine.commands] == ["dpkg-query"]


def test_root_installs_what_is_missing(packages: SystemPackages, machine: StandInMachine) -> None:
    machine.root, machine.known = True, {"libglib2.0-0", "xvfb"}
    packages.provide([GLIB, SCREEN], ())
    assert installs(machine) == [["install", "--yes", "--no-install-recommends", "libglib2.0-0", "xvfb"]]
    assert not machine.ran("update")
    assert not machine.ran("sudo")


def test_an_empty_list_of_packages_is_fetched_first(packages: SystemPackages, machine: StandInMachine) -> None:
    machine.root, machine.known_after_update = True, {"xvfb"}
    packages.provide([SCREEN], ())
    assert len(machine.ran("update")) == 1
    assert "xvfb" in machine.packages


def test_sudo_without_a_password_will_do(packages: SystemPackages, machine: StandInMachine) -> None:
    machine.programs, machine.sudo, machine.known = {"sudo"}, True, {"xvfb"}
    packages.provide([SCREEN], ())
    assert machine.ran("install")[0][:3] == ["sudo", "-n", "env"]


@pytest.mark.parametrize("programs", [set(), {"sudo"}])
def test_without_rights_the_exact_line_is_said(
    packages: SystemPackages, machine: StandInMachine, voice: ListeningVoice, programs: set[str]
) -> None:
    machine.programs, machine.known = programs, {"libglib2.0-0", "xvfb"}
    packages.provide([GLIB, SCREEN], ())
    assert "  sudo apt-get install --no-install-recommends libglib2.0-0 xvfb" in voice.lines
    assert not machine.ran("apt-get")


def test_a_package_this_system_does_not_have_is_named_and_not_looked_for_again(
    packages: SystemPackages, machine: StandInMachine, voice: ListeningVoice
) -> None:
    machine.root = True
    given_up = packages.provide([SCREEN], ())
    machine.commands.clear()
    assert packages.provide([SCREEN], given_up) == given_up == ("xvfb",)
    assert [command[0] for command in machine.commands] == ["dpkg-query"]
    assert voice.lines[-1] == "This system's packages have no xvfb, for tests on a real screen."


def test_offline_nothing_is_given_up_for_good(
    packages: SystemPackages, machine: StandInMachine, voice: ListeningVoice
) -> None:
    machine.root, machine.update_fails = True, True
    assert packages.provide([SCREEN], ()) == ()
    assert "    E: no network" in voice.lines
    assert "  sudo apt-get install --no-install-recommends xvfb" in voice.lines


def test_elsewhere_missing_tools_are_named(machine: StandInMachine) -> None:
    machine.programs = {tool.program for tool in TOOLS} - {"soffice"}
    assert say_missing_tools(machine, with_tests=True) == [
        "Not found: soffice, for reading Word reports back. The tests that need it are skipped."
    ]
    assert say_missing_tools(machine, with_tests=False) == []
