"""A machine and a project folder to set up that cost nothing: what is asked of them is written down."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from bootstrap_parts.machine import Answer
from bootstrap_parts.place import Place
from bootstrap_parts.voice import Voice

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
UBUNTU_RELATIVE = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "ID=fedora\n"


class PowerCut(BaseException):
    """The process is gone from one moment to the next."""


class StandInMachine:
    """Plays dpkg, apt, sudo, venv and pip, and remembers every command."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.commands: list[list[str]] = []
        self.surroundings: list[dict[str, str]] = []
        self.programs: set[str] = set()
        self.packages: set[str] = set()
        self.known: set[str] = set()
        self.known_after_update: set[str] = set()
        self.root = False
        self.sudo = False
        self.update_fails = False
        self.pip_says: list[str] = []
        self.pip_code = 0
        self.failing: set[str] = set()
        self.power_cut_at = ""

    def find(self, program: str) -> str | None:
        return program if program in self.programs else None

    def is_root(self) -> bool:
        return self.root

    def ask(self, command: Sequence[str]) -> Answer:
        self.commands.append(list(command))
        if command[0] == "sudo":
            return Answer(0 if self.sudo else 1, "")
        if command[0] == "dpkg-query":
            return Answer(1, "".join(f"{name} installed\n" for name in command if name in self.packages))
        known = "".join(
            f"{name}:\n  Installed: (none)\n  Candidate: {'1.0' if name in self.known else '(none)'}\n"
            for name in command[2:]
        )
        return Answer(0, known)

    def follow(self, command: Sequence[str], log: TextIO, heard: Callable[[str], None]) -> int:
        self.commands.append(list(command))
        if "venv" in command:
            return self._venv()
        if "apt-get" in command:
            return self._apt(command, heard)
        return self._pip(command, heard)

    def show(self, command: Sequence[str], cwd: Path, extra: Mapping[str, str]) -> int:
        self.commands.append(list(command))
        self.surroundings.append(dict(extra))
        return 1 if any(Path(word).name in self.failing for word in command) else 0

    def become(self, command: Sequence[str], cwd: Path, extra: Mapping[str, str]) -> int:
        return self.show(command, cwd, extra)

    def ran(self, word: str) -> list[list[str]]:
        """Return the commands run so far that hold a word."""
        return [command for command in self.commands if word in command]

    def _venv(self) -> int:
        self._perhaps_lose_power("venv")
        self.place.python.parent.mkdir(parents=True)
        self.place.python.touch()
        return 0

    def _apt(self, command: Sequence[str], heard: Callable[[str], None]) -> int:
        if command[-1] == "update":
            if self.update_fails:
                heard("E: no network")
                return 100
            self.known |= self.known_after_update
            return 0
        self.packages |= self.known.intersection(command)
        return 0

    def _pip(self, command: Sequence[str], heard: Callable[[str], None]) -> int:
        for line in self.pip_says:
            heard(line)
        self._perhaps_lose_power("pip")
        if self.pip_code == 0 and "-e" in command:
            self.place.counterpoint.touch()
        return self.pip_code

    def _perhaps_lose_power(self, moment: str) -> None:
        if moment == self.power_cut_at:
            raise PowerCut


class ListeningVoice(Voice):
    """Keeps what was said."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.moving: list[str] = []

    def say(self, line: str) -> None:
        self.lines.append(line)

    def progress(self, line: str) -> None:
        self.moving.append(line)

    @property
    def text(self) -> str:
        """Everything said."""
        return "\n".join(self.lines)


def project_in(folder: Path) -> Place:
    """Make a project folder with locks as small as they can be."""
    place = Place(folder, windows=False)
    place.lock("app").parent.mkdir(parents=True)
    place.lock("app").write_text("alpha==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    place.lock("test").write_text("alpha==1.0 \\\n    --hash=sha256:00\nbeta==2 \\\n", encoding="utf-8")
    place.lock("build").write_text("gamma==3 \\\n    --hash=sha256:00\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (folder / "app").mkdir()
    (folder / "app" / "__init__.py").write_text('__version__ = "1"\n', encoding="utf-8")
    return place
