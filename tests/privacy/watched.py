"""The jobs of users in a process that may not reach out: ``python -m tests.privacy.watched window FOLDER``.

Whatever would open a connection, look up a name, or start another program than our own worker is refused and told
at the end, with the modules and libraries that a connection would need. The status is 0 when there was nothing.
"""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

REFUSED = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request", "http.client.connect",
    "ftplib.connect", "smtplib.connect", "imaplib.open", "poplib.connect",
    "telnetlib.Telnet.open", "webbrowser.open",
)  # fmt: skip
PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn")
# SQLAlchemy imports asyncio, which imports socket and ssl: both are loaded, and neither is used.
FORBIDDEN = {
    "http.client", "urllib.request", "ftplib", "smtplib", "requests", "urllib3", "httpx", "aiohttp",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
}  # fmt: skip
LIBRARIES = ("libQt6Network", "libQt6WebEngine", "libcurl")


class Refused(Exception):
    """Something would have left this computer."""


def watch() -> list[str]:
    """From now on refuse what reaches out; returns the list of what tried."""
    tried: list[str] = []

    def hear(event: str, given: tuple[object, ...]) -> None:
        if event in REFUSED or (event in PROGRAMS and not _is_ours(event, given)):
            tried.append(event)
            raise Refused(event)

    sys.addaudithook(hear)
    return tried


def _is_ours(event: str, given: tuple[object, ...]) -> bool:
    """Our own worker, by this very interpreter."""
    words = given[1] if event == "subprocess.Popen" and len(given) > 1 else ()
    return isinstance(words, list) and words[:1] == [sys.executable] and words[-2:] == ["-m", "app.workers"]


def loaded_libraries() -> list[str]:
    """The shared libraries of this process that could reach out, where the system tells."""
    maps = Path("/proc/self/maps")
    if not maps.exists():
        return []
    files = {line.split()[-1] for line in maps.read_text("utf-8").splitlines() if "/" in line}
    return sorted(Path(file).name for file in files if Path(file).name.startswith(LIBRARIES))


def window(folder: Path) -> None:
    """The main job in the window: every screen, light and dark."""
    from app.ui import tour

    tour.QUIET = 0.05
    tour.run_tour(folder / "tour")


def commands(folder: Path) -> None:
    """The whole job on the command line."""
    from app.cli.run import run

    (folder / "talk.txt").write_text("Interviewer: How was it?\nRobin: Loud, and nobody said why.\n", "utf-8")
    (folder / "codes.csv").write_text("path,definition\nMoves,Going\nMoves / Bags,Bin bags\n", "utf-8")
    study, sample = str(folder / "study.counterpoint"), str(folder / "sample.counterpoint")
    for words in (
        ["new", study, "--plain", "--reason", "a test"],
        ["import", study, str(folder / "talk.txt")],
        ["codebook", study, "--import", str(folder / "codes.csv")],
        ["code", study, "--source", "talk", "--start", "32", "--end", "36", "--code", "Moves", "--coder", "T"],
        ["search", study, "loud"],
        ["sample", sample],
        ["check", sample],
        ["sources", sample],
        ["participants", sample],
        ["query", sample, "--code", "Moves"],
        ["compare", sample],
        ["assumptions", sample],
        ["journeys", sample, "--svg", str(folder / "all.svg")],
        ["codebook", sample, "--out", str(folder / "codebook.docx")],
        ["report", sample, "--out", str(folder / "report.docx")],
        ["backup", sample],
        ["audit", sample],
    ):
        out, err = io.StringIO(), io.StringIO()
        code = run(words, stdin=io.StringIO(), out=out, err=err, environ={}, home=folder / "home", person="Tester")
        if code != 0:
            raise RuntimeError(f"{words[0]}: {err.getvalue()}")


JOBS: dict[str, Callable[[Path], None]] = {"window": window, "commands": commands}


def main() -> int:
    """Do a job, watched."""
    tried = watch()
    failed = ""
    try:
        JOBS[sys.argv[1]](Path(sys.argv[2]))
    except Exception as error:  # noqa: BLE001  what is told of it is the test's
        failed = f"{type(error).__name__}: {error}"
    told = {
        "failed": failed,
        "tried": tried,
        "modules": sorted(FORBIDDEN & set(sys.modules)),
        "libraries": loaded_libraries(),
    }
    print("\n" + json.dumps(told))
    sys.stdout.flush()
    os._exit(any(told.values()))


if __name__ == "__main__":
    sys.exit(main())
