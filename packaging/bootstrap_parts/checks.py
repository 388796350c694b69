"""Every check of the project, one after the other; pytest last: its closing line closes the output."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from bootstrap_parts.machine import Machine
from bootstrap_parts.place import Place
from bootstrap_parts.voice import Voice, elapsed


@dataclass(frozen=True)
class Check:
    """One check: its name and the command that makes it."""

    name: str
    command: tuple[str, ...]


def all_checks(place: Place) -> tuple[Check, ...]:
    """Return the checks in their order, the quick ones first."""
    ruff = str(place.program("ruff"))
    return (
        Check("ruff check", (ruff, "check", ".")),
        Check("ruff format", (ruff, "format", "--check", ".")),
        Check("mypy", (str(place.program("mypy")),)),
        Check("import contracts", (str(place.program("lint-imports")),)),
        Check("pytest", (str(place.python), "-m", "pytest", "-n", "2", "--dist", "worksteal")),
    )


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what the checks are told besides: a build server has every tool, so it skips no test."""
    return {"COUNTERPOINT_NO_SKIPS": "1"} if environment.get("CI") else {}


def make_all(place: Place, machine: Machine, voice: Voice, environment: Mapping[str, str]) -> int:
    """Make every check, even after one fails, and return 0 only when all passed."""
    failed = []
    checks = all_checks(place)
    for check in checks:
        voice.say(f"\n== {check.name}")
        began = time.monotonic()
        passed = machine.show(check.command, place.root, surroundings(environment)) == 0
        if not passed:
            failed.append(check.name)
        if check is not checks[-1]:  # nothing may follow pytest's own closing line
            voice.say(f"   {check.name}: {'passed' if passed else 'FAILED'}, {elapsed(began)}")
    if failed:
        voice.say(f"\nFailed: {', '.join(failed)}.")
        return 1
    return 0
