"""Whether a study lies in a folder that some service copies elsewhere, and what it made there of clashes."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

_BY_NAME = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "cloudstorage": "a cloud service",
    "syncthing": "Syncthing",
}
"""What such folders are called; a folder may go on after the name ("OneDrive - Council")."""
_BY_MARK = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What such services leave in their folders."""
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_CLASH = re.compile(r"conflict|case clash|sync-conflict", re.IGNORECASE)


def synced_by(path: Path, environ: Mapping[str, str], home: Path) -> str:
    """The service that copies the folder of a file elsewhere; empty where none is known to."""
    folder = path.absolute().parent
    for name in _VARIABLES:
        root = environ.get(name, "")
        if root and folder.is_relative_to(root):
            return "OneDrive"
    if any(folder.is_relative_to(root) for root in _dropbox_folders(home)):
        return "Dropbox"
    for inner in (folder, *folder.parents):
        for mark, service in _BY_MARK.items():
            if _is_there(inner / mark):
                return service
        for name, service in _BY_NAME.items():
            if re.match(rf"{re.escape(name)}($|\W)", inner.name.casefold()):
                return service
    return ""


def clashes(path: Path) -> list[Path]:
    """Files beside a study that a service made of a clash between two computers."""
    try:
        beside = list(path.parent.glob(f"*{path.suffix}"))
    except OSError:
        return []
    return sorted(one for one in beside if one.stem.startswith(path.stem) and _CLASH.search(one.stem))


def _dropbox_folders(home: Path) -> list[Path]:
    for info in (home / ".dropbox" / "info.json", home / "AppData" / "Local" / "Dropbox" / "info.json"):
        try:
            told = json.loads(info.read_text("utf-8"))
            return [Path(account["path"]) for account in told.values()]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return []


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
