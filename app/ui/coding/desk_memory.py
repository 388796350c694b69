"""What this computer remembers of a study's desk: number keys and the place last read; never anybody's words."""

from dataclasses import dataclass

from app.study.rows import SourceId
from app.ui.choosing.kept_keys import kept_keys, sign_of
from app.ui.open_study import OpenStudy


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which transcript the reader is."""

    source: SourceId
    caret: int
    scrolled: int


class DeskMemory:
    """Kept among the preferences, under a sign that does not tell which study it is."""

    def __init__(self, study: OpenStudy) -> None:
        self._study = study
        self._sign = sign_of(study)

    @property
    def keys(self) -> str:
        """The number keys, as `QuickKeys.take` reads them."""
        return kept_keys(self._study)

    @property
    def place(self) -> tuple[int, int] | None:
        """The source and the caret of last time."""
        parts = self._study.settings.window.get(f"place {self._sign}", "").split()
        return (int(parts[0]), int(parts[1])) if len(parts) == 2 and all(p.isdigit() for p in parts) else None

    def keep(self, keys: str, source: int | None, caret: int) -> None:
        """Remembers, unless this computer is to remember no studies."""
        window = self._study.settings.window
        wanted = {**window, f"keys {self._sign}": keys}
        if source is not None:
            wanted[f"place {self._sign}"] = f"{source} {caret}"
        if self._study.settings.remember_recent and wanted != window:
            self._study.prefer(window=wanted)
