"""What somebody typed and did not store, wherever it stands in the window."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.safeguards.kept_words import KeptWords


def settle(window: QWidget) -> None:
    """Whatever stores itself when it is left stores itself now."""
    field = window.focusWidget()
    if field is not None:
        QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))


def typed_in(dialogs: list[QDialog]) -> list[KeptWords]:
    """What stands unstored in dialogs, by what they are called and how their fields are."""
    found = []
    for dialog in dialogs:
        fields = dict(_unstored(dialog))
        if fields:
            found.append(KeptWords(dialog.windowTitle(), fields))
    return found


def put_back(kept: KeptWords, dialog: QDialog) -> None:
    """What was typed stands in the same fields again."""
    for field in _fields(dialog):
        words = kept.fields.get(_name_of(field))
        if words is None:
            continue
        if isinstance(field, QLineEdit):
            field.setText(words)
            field.setModified(True)
        else:
            field.setPlainText(words)
            field.document().setModified(True)


def _unstored(dialog: QDialog) -> Iterator[tuple[str, str]]:
    for field in _fields(dialog):
        if isinstance(field, QLineEdit):
            words, changed = field.text(), field.isModified()
        else:
            words, changed = field.toPlainText(), field.document().isModified()
        if changed and words.strip():
            yield _name_of(field), words


def _fields(dialog: QDialog) -> Iterator[QLineEdit | QPlainTextEdit | QTextEdit]:
    for line in dialog.findChildren(QLineEdit):
        secret = line.echoMode() is not QLineEdit.EchoMode.Normal
        if not (secret or line.isReadOnly() or isinstance(line.parent(), QAbstractSpinBox)):
            yield line
    sheets: list[QPlainTextEdit | QTextEdit] = [
        *dialog.findChildren(QPlainTextEdit),
        *dialog.findChildren(QTextEdit),
    ]
    for sheet in sheets:
        if not sheet.isReadOnly():
            yield sheet


def _name_of(field: QWidget) -> str:
    return field.accessibleName() or field.objectName() or "Text"
