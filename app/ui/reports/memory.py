"""Which report of a study this computer had open last; never a name, never anybody's words."""

from app.reports.saved import SavedReportId
from app.ui.choosing.kept_keys import sign_of
from app.ui.open_study import OpenStudy


class ReportMemory:
    """Kept among the preferences, under a sign that does not tell which study it is."""

    def __init__(self, study: OpenStudy) -> None:
        self._study = study
        self._sign = sign_of(study)

    @property
    def report(self) -> SavedReportId | None:
        """The report of last time; None when it was one that nobody saved."""
        kept = self._study.settings.window.get(f"report {self._sign}", "")
        return SavedReportId(int(kept)) if kept.isdigit() else None

    def keep(self, report: SavedReportId | None) -> None:
        """Remembers, unless this computer is to remember no studies."""
        window = self._study.settings.window
        wanted = {**window, f"report {self._sign}": "" if report is None else str(report)}
        if self._study.settings.remember_recent and wanted != window:
            self._study.prefer(window=wanted)
