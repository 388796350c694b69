"""Verifying that a study's file is whole, and saying what was looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app import studyfile
from app.ui import messages
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress


def check(study: OpenStudy, window: QWidget, open_backup: Callable[[], object]) -> None:
    """Look at everything; where something is wrong, offer the backups."""
    project = study.project

    def work(progress: Progress, cancelled: IsCancelled) -> tuple[bool, str]:
        found = studyfile.check(project)
        faults = [fault for finding in found for fault in finding.faults]
        looked_at = "\n".join(f"• {finding.checked}" for finding in found)
        if faults:
            advice = "Open the newest backup, and keep this file."
            return False, "\n".join([*faults, "", advice, "", looked_at])
        return True, f"The study is whole. What was checked:\n\n{looked_at}"

    def tell(told: tuple[bool, str]) -> None:
        whole, words = told
        messages.say(window, "Check", words, None if whole else ("Open a backup…", open_backup))

    study.tasks.run("Checking the study", work, tell)
