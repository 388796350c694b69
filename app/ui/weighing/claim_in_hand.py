"""The assumption in hand: which one the keys for stances mean, on whatever page, remembered by this computer."""

from PySide6.QtCore import QObject, Signal

from app.perspectives.claim_rows import ClaimId
from app.ui.choosing.kept_keys import sign_of
from app.ui.open_study import OpenStudy


class ClaimInHand(QObject):
    """The same for every page of a study."""

    changed = Signal()

    def __init__(self, study: OpenStudy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._name = f"assumption {sign_of(study)}"
        self._now = self._kept()
        study.settings_changed.connect(self._follow)

    @property
    def claim(self) -> ClaimId | None:
        """Which one; it may be gone from the study by now."""
        return self._now

    def take(self, claim: ClaimId) -> None:
        """Take another one in hand."""
        window = self._study.settings.window
        if claim != self._now:
            self._now = claim
            self._study.prefer(window={**window, self._name: str(claim)})
            self.changed.emit()

    def _follow(self) -> None:
        """Another page took one in hand."""
        kept = self._kept()
        if kept is not None and kept != self._now:
            self._now = kept
            self.changed.emit()

    def _kept(self) -> ClaimId | None:
        kept = self._study.settings.window.get(self._name, "")
        return ClaimId(int(kept)) if kept.isdigit() else None
