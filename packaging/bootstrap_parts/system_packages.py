"""What Counterpoint and its tests need from the system: the libraries Qt loads, and the tests' tools."""

import importlib.util
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bootstrap_parts.machine import Machine


@dataclass(frozen=True)
class Need:
    """Something needed, by the names it has among Debian's packages, the wanted one first."""

    names: tuple[str, ...]
    use: str
    program: str = ""  # a command that shows it is there, wherever it came from


_QT = "the window"
LIBRARIES = tuple(
    Need(names, _QT)
    for names in (
        ("libgl1",),
        ("libegl1",),
        ("libxkbcommon0",),
        ("libdbus-1-3",),
        ("libfontconfig1",),
        ("libglib2.0-0t64", "libglib2.0-0"),  # the first from Debian 13 and Ubuntu 24.04 on
        ("libfreetype6",),
        ("libx11-6",),
        ("libbrotli1",),
        ("libgssapi-krb5-2",),
        ("libxcb-cursor0",),
        ("libxcb-icccm4",),
        ("libxcb-image0",),
        ("libxcb-keysyms1",),
        ("libxcb-randr0",),
        ("libxcb-render-util0",),
        ("libxcb-shape0",),
        ("libxcb-sync1",),
        ("libxcb-xfixes0",),
        ("libxcb-xkb1",),
        ("libxkbcommon-x11-0",),
        ("libwayland-client0",),
        ("libwayland-cursor0",),
        ("libwayland-egl1",),
    )
)
TOOLS = (
    Need(("libreoffice-writer-nogui", "libreoffice-writer"), "reading Word reports back", "soffice"),
    Need(("xvfb",), "tests on a real screen", "Xvfb"),
    Need(("xdotool",), "tests with a real mouse and keyboard", "xdotool"),
    Need(("openbox",), "tests on a real screen", "openbox"),
    Need(("librsvg2-bin",), "looking at drawings", "rsvg-convert"),
    Need(("poppler-utils",), "reading PDF files back", "pdftotext"),
    Need(("fonts-noto-core",), "tests of other scripts"),
    Need(("fonts-noto-color-emoji",), "tests of emoji"),
)


def needs(*, with_tests: bool, making_environment: bool) -> tuple[Need, ...]:
    """Return what is needed for a command."""
    wanted = LIBRARIES + TOOLS if with_tests else LIBRARIES
    if making_environment and importlib.util.find_spec("ensurepip") is None:
        version = ".".join(map(str, sys.version_info[:2]))
        wanted += (Need((f"python{version}-venv", "python3-venv"), "making the environment"),)
    return wanted


def missing(wanted: Iterable[Need], installed: set[str], find: Callable[[str], str | None]) -> tuple[Need, ...]:
    """Return the needs that neither an installed package nor a command on the path meets."""
    return tuple(
        need
        for need in wanted
        if not installed.intersection(need.names) and not (need.program and find(need.program))
    )


def say_missing_tools(machine: Machine, *, with_tests: bool) -> list[str]:
    """Return a line for each of the tests' tools that is absent, where packages have names unknown to us."""
    tools = tuple(tool for tool in TOOLS if tool.program) if with_tests else ()
    return [
        f"Not found: {tool.program}, for {tool.use}. The tests that need it are skipped."
        for tool in missing(tools, set(), machine.find)
    ]
