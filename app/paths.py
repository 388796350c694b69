"""The one door to resources and to this user's folders, in a checkout, a wheel and a frozen build."""

import sys
from pathlib import Path

from platformdirs import PlatformDirs

from app.problems import Problem

_DIRS = PlatformDirs("Counterpoint", appauthor=False)


def resource(name: str) -> Path:
    """A file that ships with the product, by its name below ``resources/``."""
    for root in _resource_roots():
        found = root / name
        if found.exists():
            return found
    raise Problem("A part of Counterpoint is missing.", "Install it again; your studies are not affected.")


def _resource_roots() -> list[Path]:
    here = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen) / "resources"] if isinstance(frozen, str) else []
    return [*roots, here.parent / "resources", here / "_resources"]


def settings_file() -> Path:
    """Where the preferences of this computer are kept."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def data_folder() -> Path:
    """Where backups and crash files live: this user's, outside synced folders."""
    return Path(_DIRS.user_data_dir)


def documents_folder() -> Path:
    """Where a save dialog starts."""
    documents = Path(_DIRS.user_documents_dir)
    return documents if documents.is_dir() else Path.home()
