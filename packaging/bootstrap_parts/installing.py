"""pip, with progress: what it says goes to the log, and the user sees how many packages are in."""

import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bootstrap_parts.machine import Machine
from bootstrap_parts.pip_failures import failure
from bootstrap_parts.place import Place
from bootstrap_parts.voice import Voice, elapsed

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==[^ ]+(?: ; (.*?))? \\?$", re.MULTILINE)
_OTHER_SYSTEM = re.compile(r"sys_platform == '(\w+)'")
_INSTALLING = "Installing collected packages: "


def pinned(lock: str, system: str = sys.platform) -> set[str]:
    """Return the names of the packages that a lock file pins for a system."""
    return {
        name
        for name, marker in _PINNED.findall(lock)
        if system in _OTHER_SYSTEM.findall(marker) or not _OTHER_SYSTEM.search(marker)
    }


def install_lock(
    place: Place, machine: Machine, voice: Voice, *, lock: Path, changing: Callable[[], None]
) -> None:
    """Install a lock file's packages, from wheels of the hashes it names; `changing` is called first."""
    names = pinned(lock.read_text(encoding="utf-8"))
    arguments = ["--require-hashes", "--only-binary=:all:", "-r", str(lock)]
    _pip(place, machine, arguments, _Progress(place, voice, len(names), changing))


def install_project(place: Place, machine: Machine, *, changing: Callable[[], None]) -> None:
    """Install the project itself, editable, with the build tools of the environment and no network."""
    changing()
    arguments = ["--no-index", "--no-deps", "--no-build-isolation", "-e", str(place.root)]
    _pip(place, machine, arguments, lambda _line: None)


class _Progress:
    """Turns pip's lines into how far along it is."""

    def __init__(self, place: Place, voice: Voice, total: int, changing: Callable[[], None]) -> None:
        self._place = place
        self._voice = voice
        self._total = total
        self._changing = changing
        self._began = time.monotonic()
        self._fetched = 0
        self._before: int | None = None

    def __call__(self, line: str) -> None:
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            self._fetched += 1
        elif line.startswith(_INSTALLING):
            self._changing()
            self._before = self._place.installed_packages()
            self._total = line.removeprefix(_INSTALLING).count(",") + 1
        if self._before is None and self._fetched:
            self._tell("Fetching", self._fetched)
        elif self._before is not None:
            self._tell("Installing", self._place.installed_packages() - self._before)

    def _tell(self, doing: str, done: int) -> None:
        done = max(0, min(done, self._total))  # an upgraded package is away for a moment
        self._voice.progress(f"  {doing}: {done} of {self._total} ({elapsed(self._began)})")


def _pip(place: Place, machine: Machine, arguments: Sequence[str], heard: Callable[[str], None]) -> None:
    said: list[str] = []

    def hear(line: str) -> None:
        said.append(line)
        heard(line)

    # -I: what PYTHONPATH or the user's own packages hold must not reach into the environment.
    command = [str(place.python), "-I", "-m", "pip", "install", "--no-input", "--no-user"]
    command += ["--no-warn-script-location", "--progress-bar=off", *arguments]
    with place.log.open("a", encoding="utf-8") as log:
        code = machine.follow(command, log, hear)
    if code != 0:
        raise failure("\n".join(filter(None, said)), place.log)
