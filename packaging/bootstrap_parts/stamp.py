"""What the environment was made of, and so what is left to do.

A stamp lies inside the environment. It names the Python and the folder (an environment holds absolute
paths), each part that is in with the hash of what that part was made from, and the part being put in
right now: an environment that was left in the middle of one is not trusted and is made anew.
"""

import hashlib
import json
import platform
import sys
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from bootstrap_parts.place import Place

APP, TEST, PROJECT = "app", "test", "project"


@dataclass(frozen=True)
class Stamp:
    """What an environment is, as far as it has been made."""

    python: str
    folder: str
    unfinished: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    unknown_packages: tuple[str, ...] = ()  # system packages this system's apt does not know

    def beginning(self, part: str) -> "Stamp":
        """Return the stamp while a part is being put in."""
        return replace(self, unfinished=part)

    def having(self, parts: dict[str, str]) -> "Stamp":
        """Return the stamp once these parts are in."""
        return replace(self, unfinished="", parts={**self.parts, **parts})


@dataclass(frozen=True)
class Plan:
    """What is left to do: make the environment anew and why, and the parts to put in."""

    because: str | None
    parts: tuple[str, ...]

    @property
    def nothing_to_do(self) -> bool:
        """Whether the environment can be used as it is."""
        return self.because is None and not self.parts


def this_python() -> str:
    """Name the Python that runs this, as far as an environment depends on it."""
    version = ".".join(map(str, sys.version_info[:3]))
    abi = sys.implementation.cache_tag + getattr(sys, "abiflags", "")
    return f"{version} ({abi}, {platform.machine()})"


def fresh(place: Place) -> Stamp:
    """Return the stamp of an environment about to be made here, by this Python."""
    return Stamp(python=this_python(), folder=str(place.root), unfinished="environment")


def digests(place: Place, *, with_tests: bool) -> dict[str, str]:
    """Return the parts wanted, each with the hash of what it is made from."""
    made_from = {
        APP: [place.lock("app")],
        TEST: [place.lock("test")],
        PROJECT: [place.lock("build"), place.root / "pyproject.toml", place.root / "app" / "__init__.py"],
    }
    if not with_tests:
        del made_from[TEST]
    return {part: _digest(files) for part, files in made_from.items()}


def decide(place: Place, stamp: Stamp | None, wanted: dict[str, str]) -> Plan:
    """Compare what is there with what is wanted."""
    because = _why_anew(place, stamp)
    if because is not None or stamp is None:
        return Plan(because or "", tuple(wanted))
    parts = [part for part, digest in wanted.items() if stamp.parts.get(part) != digest]
    if PROJECT not in parts and not place.counterpoint.exists():
        parts.append(PROJECT)
    return Plan(None, tuple(parts))


def read(place: Place) -> Stamp | None:
    """Read the environment's stamp; None when there is none that can be understood."""
    try:
        stored = json.loads(place.stamp.read_text(encoding="utf-8"))
        return Stamp(
            python=str(stored["python"]),
            folder=str(stored["folder"]),
            unfinished=str(stored["unfinished"]),
            parts={str(part): str(digest) for part, digest in stored["parts"].items()},
            unknown_packages=tuple(map(str, stored["unknown_packages"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(place: Place, stamp: Stamp) -> None:
    """Write the environment's stamp in one move, so that a kill leaves the old one or the new one."""
    beside = place.stamp.with_suffix(".new")
    beside.write_text(json.dumps(asdict(stamp), indent=2) + "\n", encoding="utf-8")
    beside.replace(place.stamp)


def _why_anew(place: Place, stamp: Stamp | None) -> str | None:
    if not place.environment.exists():
        return ""
    if stamp is None:
        return "the .venv here was not made by this command"
    if stamp.unfinished:
        return "the last set-up was stopped halfway"
    if stamp.python != this_python():
        return f"it was made with Python {stamp.python} and this is {this_python()}"
    if stamp.folder != str(place.root):
        return "the project folder has moved"
    if not place.python.exists():
        return "its Python is gone"
    return None


def _digest(files: list[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
