"""`run` and `test`: set up what is missing, then hand over."""

import argparse
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

from bootstrap_parts import checks, debian
from bootstrap_parts.environment import Environment
from bootstrap_parts.machine import Machine, ThisMachine
from bootstrap_parts.place import Place
from bootstrap_parts.system_packages import needs, say_missing_tools
from bootstrap_parts.voice import SetupStopped, Voice

_ROOT = Path(__file__).resolve().parents[2]
_OS_RELEASE = Path("/etc/os-release")


def run(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for on this machine and return the exit code."""
    wanted = _parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a console that knows few characters is no reason to stop
    signal.signal(signal.SIGTERM, _stop)
    place, machine, voice = Place(_ROOT), ThisMachine(), Voice()
    try:
        set_up(place, machine, voice, with_tests=wanted.command == "test", os_release=_os_release())
        if wanted.command == "test":
            return checks.make_all(place, machine, voice, os.environ)
        screen = not wanted.no_window and has_screen(sys.platform, os.environ)
        return open_sample(place, machine, voice, screen=screen)
    except SetupStopped as stopped:
        voice.say(stopped.sentence)
        if stopped.advice:
            voice.say(stopped.advice)
        return 1
    except KeyboardInterrupt:
        voice.say("Stopped. The same command goes on from here.")
        return 130


def set_up(place: Place, machine: Machine, voice: Voice, *, with_tests: bool, os_release: str) -> None:
    """Bring the environment and the system's packages to where a command needs them."""
    environment = Environment(place, machine, voice, with_tests=with_tests)
    environment.clear()
    if debian.is_debian(os_release):
        wanted = needs(with_tests=with_tests, making_environment=environment.plan.because is not None)
        before = environment.unknown_packages
        unknown = debian.SystemPackages(place, machine, voice).provide(wanted, before)
        if not set(unknown) <= set(before):
            environment.remember_unknown_packages((*before, *unknown))
    else:
        for line in say_missing_tools(machine, with_tests=with_tests):
            voice.say(line)
    environment.complete()


def has_screen(system: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a window could be seen: always on Windows and macOS, elsewhere with a display."""
    if system in ("win32", "cygwin", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def open_sample(place: Place, machine: Machine, voice: Voice, *, screen: bool) -> int:
    """Open the window on the sample study; without a screen, do the main job on it and show what came out."""
    if screen:
        voice.say("Opening the sample study")
        return machine.become([str(place.counterpoint), "--sample"], place.root, {})
    voice.say("Doing the main job on the sample study, without a window")
    command = [str(place.counterpoint), "tour", "--out", str(Path("out", "tour"))]
    return machine.become(command, place.root, {"QT_QPA_PLATFORM": "offscreen"})


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt  # being told to end is being interrupted: pip is not left behind


def _os_release() -> str:
    return _OS_RELEASE.read_text(encoding="utf-8") if _OS_RELEASE.exists() else ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python packaging/bootstrap.py",
        description="Set Counterpoint up in .venv here, then open it or test it. A second run is quick.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="run | test")
    opening = commands.add_parser(
        "run",
        help="open the window on the sample study",
        description="Open the window on a fresh copy of the sample study. Without a screen the main job is "
        "done on it instead, and the places of the Word report and of a picture of each screen are printed.",
    )
    opening.add_argument("--no-window", action="store_true", help="do the main job even where there is a screen")
    commands.add_parser(
        "test",
        help="run every check and every test",
        description="Run the style, type and import checks and every test. The tools that tests use "
        "(LibreOffice, a screen of their own …) are installed where that is allowed.",
    )
    return parser
