"""What is copied, and what keeps it out of the histories that systems and other programs make of it.

Every copy of this program goes through `put` and `put_text`; what fields and labels of the toolkit copy by
themselves, `ClipboardGuard` marks as soon as it lies there. Programs that heed the marks keep no copy.
"""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

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
    if _kept_out():
        for name, value in MARKS.items():
            data.setData(name, value)
    return data


def forget() -> None:
    """What was copied here is nobody’s to paste any more; what others copied stays."""
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if _is_ours(mode):
            QGuiApplication.clipboard().clear(mode)


class ClipboardGuard(QObject):
    """Sees to it that whatever is copied while copies are kept out of histories has the marks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._look)

    def keep_out(self, wanted: bool) -> None:
        """From now on copies are, or are not, kept out of histories."""
        self._clipboard.setProperty(_KEPT_OUT, wanted)

    def _look(self, mode: QClipboard.Mode) -> None:
        """Marks what a part of the toolkit has just copied or, under X11, selected."""
        if not (_kept_out() and _is_ours(mode)):
            return
        there = self._clipboard.mimeData(mode)
        if there.formats() and not there.hasFormat(_MARK):
            self._clipboard.setMimeData(marked(_again(there)), mode)


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
