"""Headings and rules: what parts a page where no box is needed."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.ui.widgets.plain_text import plain_label

DIALOG_MARGINS = (28, 24, 28, 20)
"""The room round what a dialog holds, as `setContentsMargins` takes it."""


def page_title(words: str, parent: QWidget | None = None) -> QLabel:
    """The title of a page."""
    return plain_label(words, "title", parent)


def section_heading(words: str, parent: QWidget | None = None) -> QLabel:
    """The quiet capitals over a pane."""
    label = plain_label(words, "section", parent)
    font = label.font()
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    label.setFont(font)
    return label


def hairline(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """A line of one pixel across, or upright."""
    rule = QFrame(parent)
    rule.setProperty("look", "rule")
    policy = QSizePolicy.Policy
    if upright:
        rule.setFixedWidth(1)
        rule.setSizePolicy(policy.Fixed, policy.Expanding)
    else:
        rule.setFixedHeight(1)
        rule.setSizePolicy(policy.Expanding, policy.Fixed)
    return rule
