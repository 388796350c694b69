"""What is copied, and what keeps it out of the histories that systems and other programs make of it.

Every copy of this program goes through `put` and `put_text`; what fields and labels of the toolkit copy by
themselves, `ClipboardGuard` marks as soon as it lies there. Programs that heed the marks keep no copy. Lists copy
their current line by themselves, and sheets that show a transcript whatever is selected: what may be somebody’s
words the guard takes away again, since nobody asked whether they may leave.
"""

import re

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}
"""What histories of Linux, macOS and Windows look for; on Windows a number of four bytes, no, is 0."""
_MARK = next(iter(MARKS))
_ASKED = "application/x-counterpoint-asked"
"""On everything that a part of this program copies, which has asked what may leave."""
_KEPT_IN = "words_kept_in"
_OWN = 6
"""So many words in a row are somebody’s own; a name or a code has fewer."""
_WORD = re.compile(r"\w+")
_KEPT_OUT = "copies_kept_out"
"""The property of the clipboard that says whether copies are to be marked now."""
_WORDS = ("text/plain", "application/x-qt-image")


def put(data: QMimeData) -> None:
    """Copy this."""
    QGuiApplication.clipboard().setMimeData(marked(data))


def put_text(words: str) -> None:
    """Copy these words."""
    data = QMimeData()
    data.setText(words)
    put(data)


def put_picture(picture: QImage) -> None:
    """Copy this picture."""
    data = QMimeData()
    data.setImageData(picture)
    put(data)


def marked(data: QMimeData) -> QMimeData:
    """What is to be copied, with the marks where copies are to be kept out of histories."""
    data.setData(_ASKED, b"1")
    if _kept_out():
        for name, value in MARKS.items():
            data.setData(name, value)
    return data


def keep_in(sheet: QWidget) -> None:
    """What is selected in this sheet is somebody’s words and is not copied from here."""
    sheet.setProperty(_KEPT_IN, True)


def forget() -> None:
    """What was copied here is nobody’s to paste any more; what others copied stays."""
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if _is_ours(mode):
            QGuiApplication.clipboard().clear(mode)


class ClipboardGuard(QObject):
    """Sees to it that copies have the marks while they are kept out of histories, and what must stays here."""

    kept_in = Signal()
    """Words were to be copied from where nobody asks whether they may leave; they are not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._look)

    def keep_out(self, wanted: bool) -> None:
        """From now on copies are, or are not, kept out of histories."""
        self._clipboard.setProperty(_KEPT_OUT, wanted)

    def _look(self, mode: QClipboard.Mode) -> None:
        """Marks, or takes away, what a part of the toolkit has just copied or, under X11, selected."""
        there = self._clipboard.mimeData(mode) if _is_ours(mode) else None
        if there is None or not there.formats() or there.hasFormat(_ASKED):
            return
        if _stays(QApplication.focusWidget(), there.text()):
            self._clipboard.clear(mode)
            self.kept_in.emit()
        elif _kept_out() and not there.hasFormat(_MARK):
            self._clipboard.setMimeData(marked(_again(there)), mode)


def _stays(copied_from: QWidget | None, words: str) -> bool:
    """Whether what was copied may be somebody’s words."""
    if isinstance(copied_from, QAbstractItemView):
        return len(_WORD.findall(words)) >= _OWN
    return copied_from is not None and bool(copied_from.property(_KEPT_IN))


def _is_ours(mode: QClipboard.Mode) -> bool:
    if QGuiApplication.platformName() == "offscreen":  # which has no other program, and says it owns nothing
        return True
    if mode is QClipboard.Mode.Selection:
        return QGuiApplication.clipboard().ownsSelection()
    return mode is QClipboard.Mode.Clipboard and QGuiApplication.clipboard().ownsClipboard()


def _kept_out() -> bool:
    return bool(QGuiApplication.clipboard().property(_KEPT_OUT))


def _again(there: QMimeData) -> QMimeData:
    """The same data in an object of its own: the one that lies there goes as soon as another is put."""
    data = QMimeData()
    for name in there.formats():
        if name not in _WORDS:
            data.setData(name, there.data(name))
    if there.hasText():
        data.setText(there.text())
    if there.hasImage():
        data.setImageData(there.imageData())
    return data
