"""Where everything lies in the project folder."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """The project folder, its environment and its locks."""

    root: Path
    windows: bool = os.name == "nt"

    @property
    def environment(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        """What the environment was made of."""
        return self.environment / "bootstrap.json"

    @property
    def log(self) -> Path:
        """What pip and apt said."""
        return self.environment / "bootstrap.log"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.program("python")

    @property
    def counterpoint(self) -> Path:
        """The command that opens the window."""
        return self.program("counterpoint")

    def program(self, name: str) -> Path:
        """Return where a command of the environment lies."""
        if self.windows:
            return self.environment / "Scripts" / f"{name}.exe"
        return self.environment / "bin" / name

    def lock(self, name: str) -> Path:
        """Return one of the lock files: app, test or build."""
        return self.root / "packaging" / "requirements" / f"{name}.txt"

    def installed_packages(self) -> int:
        """Return how many packages the environment holds by now."""
        libraries = "Lib/site-packages" if self.windows else "lib/python*/site-packages"
        return sum(1 for _ in self.environment.glob(f"{libraries}/*.dist-info"))
