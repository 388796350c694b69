"""Preferences of this computer: a frozen value kept as JSON; never participants' words, never passphrases."""

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

FORMAT = 1
MOST_RECENT = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What this person prefers on this computer."""

    coder: str = "Researcher"
    """The name codings are made under."""
    appearance: str = "system"
    """system, light or dark."""
    transcript_zoom: int = 0
    show_wash: bool = True
    show_underlines: bool = True
    show_stripes: bool = True
    show_memos: bool = True
    say_codes: bool = True
    """Tell a screen reader which codes lie at the cursor."""
    snap_to: str = "words"
    """What a selection by mouse grows to: nothing, words, sentences or turns."""
    single_keys: bool = True
    """Letters and digits alone are keys while a transcript has the keyboard."""
    map_by_calendar: bool = False
    """Maps of journeys lie along the calendar instead of the child's age."""
    map_hidden: dict[str, bool] = field(default_factory=dict)
    """Lanes of maps that are not shown, by their kind."""
    keep_original_files: bool = False
    keep_file_names: bool = True
    keep_copies_out: bool = True
    """Keep what is copied from a study with a passphrase out of clipboard histories."""
    recent: tuple[str, ...] = ()
    """Paths of studies, the newest first."""
    remember_recent: bool = True
    identity_keys: dict[str, str] = field(default_factory=dict)
    """Where the identity keys of studies lie, by the identity of the study."""
    keys: dict[str, list[str]] = field(default_factory=dict)
    """The keys of those commands for which this person chose others."""
    lock_after: int = 10
    """Minutes without a hand at the window after which an encrypted study locks; 0 is never."""
    name_when_locked: bool = True
    """Whether a locked window tells which study it is."""
    window: dict[str, str] = field(default_factory=dict)
    """Geometry and splitters by the window's name, as the toolkit encodes them."""

    def with_recent(self, path: Path) -> "Settings":
        """These settings with a study at the top of the recent list."""
        if not self.remember_recent:
            return replace(self, recent=())
        shown = str(path.absolute())
        return replace(self, recent=(shown, *(r for r in self.recent if r != shown))[:MOST_RECENT])

    def without_recent(self, path: str) -> "Settings":
        """These settings with a study taken off the recent list."""
        return replace(self, recent=tuple(r for r in self.recent if r != path))


def load(file: Path) -> Settings:
    """The settings kept in a file; the defaults where there is none or where an entry makes no sense."""
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    defaults = Settings()
    sound: dict[str, Any] = {}
    for known in fields(Settings):
        value = kept.get(known.name)
        if known.name == "recent" and isinstance(value, list):
            sound["recent"] = tuple(path for path in value if isinstance(path, str))
        elif known.name == "keys" and isinstance(value, dict):
            sound["keys"] = {name: keys for name, keys in value.items() if _are_words(keys)}
        elif known.name == "identity_keys" and isinstance(value, dict):
            sound["identity_keys"] = {guid: path for guid, path in value.items() if isinstance(path, str)}
        elif type(value) is type(getattr(defaults, known.name)):
            sound[known.name] = value
    return Settings(**sound)


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def save(settings: Settings, file: Path) -> None:
    """Keep the settings: written beside and renamed, so that a crash leaves the old ones whole."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = file.with_name(file.name + ".part")
    part.touch(mode=0o600)
    part.write_text(json.dumps({"format": FORMAT, **asdict(settings)}, indent=1), "utf-8")
    os.replace(part, file)
