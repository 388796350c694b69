"""The number keys of codes as this computer remembers them for a study: the same on every page that codes."""

from hashlib import sha256

from app.ui.open_study import OpenStudy


def sign_of(study: OpenStudy) -> str:
    """A sign for a study among the preferences, which does not tell which study it is."""
    return sha256(str(study.project.path).encode()).hexdigest()[:12]


def kept_keys(study: OpenStudy) -> str:
    """The number keys, as `QuickKeys.take` reads them."""
    return study.settings.window.get(f"keys {sign_of(study)}", "")
