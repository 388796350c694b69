"""The real program in a process of its own, with folders of its own, driven and looked at from outside."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.screen.display import PATIENCE, Display, wait_for

FOLDERS = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
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
        self._environment["XDG_DOCUMENTS_DIR"] = str(home / "documents")

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

    def quit(self) -> int:
        """Ctrl+Q, and the exit code."""
        assert self._process is not None
        self.display.press("ctrl+q")
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait(PATIENCE)

    def read(self, *command: str | Path, passphrase: str = "") -> Any:
        """What the command line reads from a study, beside the running window."""
        environment = {**self._environment, **({"COUNTERPOINT_PASSPHRASE": passphrase} if passphrase else {})}
        done = subprocess.run(
            [sys.executable, "-m", "app", *map(str, command), "--json"],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)
