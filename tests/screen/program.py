"""The real program in a process of its own, with folders of its own, driven and looked at from outside."""

import json
import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

from app.cli.run import run
from tests.screen.display import PATIENCE, Display, wait_for

FOLDERS = {
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_DOCUMENTS_DIR": "documents",
}
PASSPHRASE_VARIABLE = "COUNTERPOINT_PASSPHRASE"
SAMPLE = Path("data", "Counterpoint", "sample", "Sample study.counterpoint")


class Program:
    """Counterpoint on a display; `home` outlives a start, so that a test can start it again."""

    def __init__(self, display: Display, home: Path) -> None:
        self.display = display
        self.home = home
        self._process: subprocess.Popen[bytes] | None = None
        self._said = home / "stderr.txt"
        self._environment = {**display.environment, "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
        self._environment |= {variable: str(home / folder) for variable, folder in FOLDERS.items()}
        (home / "documents").mkdir(parents=True, exist_ok=True)

    def start(self, *arguments: str | Path, title: str, **environment: str) -> None:
        """Start the program, and wait until its window of that title has the keyboard."""
        with self._said.open("ab") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app", *map(str, arguments)],
                env={**self._environment, **environment},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )
        self.wait_active(title)

    def said(self) -> str:
        """Everything it ever wrote to its terminal."""
        return self._said.read_text("utf-8")

    def wait_active(self, title: str) -> None:
        """Wait until the window of this title has the keyboard."""
        wait_for(f"the window “{title}”, not “{self.display.active()}”", lambda: self.display.active() == title)

    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process is not None and self._process.poll() is None

    def quit(self) -> int:
        """Ctrl+Q in the window that has the keyboard, and the exit code."""
        assert self._process is not None
        self.display.press("ctrl+q")
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None and self.is_running():
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait(PATIENCE)

    def command(self, *words: str | Path, passphrase: str = "") -> tuple[int, str, str]:
        """A command beside the open window: its exit code, what it wrote, what it complained of."""
        out, complaint = StringIO(), StringIO()
        code = run(
            [str(word) for word in words],
            stdin=StringIO(),
            out=out,
            err=complaint,
            environ={PASSPHRASE_VARIABLE: passphrase} if passphrase else {},
            home=self.home / "data" / "Counterpoint",
            person="Researcher",
        )
        return code, out.getvalue(), complaint.getvalue()

    def do(self, *words: str | Path) -> None:
        """A command that must succeed."""
        code, _, complaint = self.command(*words)
        assert code == 0, complaint

    def read(self, *words: str | Path, passphrase: str = "") -> Any:
        """What a command reads from a study."""
        code, told, complaint = self.command(*words, "--json", passphrase=passphrase)
        assert code == 0, complaint
        return json.loads(told)

    def passages(self, study: Path, code: str) -> list[dict[str, Any]]:
        """The passages of a code as the file has them; none when there is no such code."""
        known = {row["code"] for row in self.read("codes", study)}
        found: list[dict[str, Any]] = self.read("passages", study, "--code", code) if code in known else []
        return found

    def wait_for_passages(self, study: Path, code: str, many: int) -> list[dict[str, Any]]:
        """Wait until the file has so many passages of a code, and return them."""

        def look() -> list[list[dict[str, Any]]]:
            found = self.passages(study, code)
            return [found] if len(found) == many else []

        return wait_for(f"{many} passages of “{code}” in the file", look)[0]
