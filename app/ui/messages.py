"""Saying what went wrong: one sentence, what to do, and the details for whoever wants them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

import app
from app.problems import Problem
from app.ui.errors import Crash
from app.ui.widgets import clipboard

Offer = tuple[str, Callable[[], object]]
"""The words on a button, and what it does."""


def say_problem(parent: QWidget | None, problem: Problem, *offers: Offer | None) -> QMessageBox:
    """One sentence and what to do about it, the last offer first of all; open until the reader closes it."""
    box = _box(parent, problem.sentence, problem.advice)
    box.addButton(QMessageBox.StandardButton.Ok)
    for offer in offers:
        _add(offer, box)
    box.open()
    return box


def say_crash(parent: QWidget | None, crash: Crash, file: Path | None, saved: datetime | None) -> QMessageBox:
    """That it was our fault, what was kept, and the details to copy."""
    kept = f"Your work is saved up to {saved.astimezone():%H:%M}." if saved else "Your work is saved."
    where = f"The details, without any of your study's words, are in {file}." if file else ""
    advice = f"{kept} You can go on; if it happens again, close the study and open it again. {where}".strip()
    box = _box(parent, "Something went wrong inside Counterpoint.", advice)
    box.setDetailedText(crash.text)
    copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: clipboard.put_text(crash.text))
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()
    return box


def say(parent: QWidget | None, title: str, words: str, offer: Offer | None = None) -> QMessageBox:
    """Something worth reading, until the reader closes it."""
    first, _, rest = words.partition("\n")
    box = _box(parent, first, rest.strip())
    box.setWindowTitle(title)
    box.addButton(QMessageBox.StandardButton.Close)
    _add(offer, box)
    box.open()
    return box


def say_about(parent: QWidget | None) -> QMessageBox:
    """What this is, and what it stands on."""
    words = (
        f"Counterpoint {app.__version__}\n\n"
        "An offline desktop app for qualitative research. Nothing leaves this computer unless you send it.\n\n"
        "MIT licence. The window stands on Qt (LGPL version 3), which you may replace with your own build; "
        "the typeface is Inter (SIL Open Font License). Names of places are from GeoNames (geonames.org, "
        "CC BY 4.0, changed), names of people from Faker (MIT licence) and the United States census of 1990."
    )
    return say(parent, "About Counterpoint", words)


def ask_before_losing(parent: QWidget | None, sentence: str, lose: Callable[[], object]) -> QMessageBox:
    """That something typed is not stored; `lose` is done when the reader says so."""
    box = _box(parent, sentence, "Go back to store it, or close without it.")
    stay = box.addButton("Go back", QMessageBox.ButtonRole.RejectRole)
    close = box.addButton("Close without storing", QMessageBox.ButtonRole.DestructiveRole)
    close.clicked.connect(lambda: lose())
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.open()
    return box


def _add(offer: Offer | None, box: QMessageBox) -> None:
    if offer is not None:
        words, do = offer
        button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
        button.clicked.connect(lambda: do())
        box.setDefaultButton(button)


def _box(parent: QWidget | None, sentence: str, advice: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Counterpoint")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(advice)
    return box
