"""The recovery sheet on paper: sent to a printer, and to no file."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QPagedPaintDevice,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from app.problems import Problem

NO_PRINTER = Problem(
    "There is no printer set up on this computer.", "Write the six lines down by hand, or save them as text."
)
_LINE = 14.0
_TEXT, _TITLE = 11.0, 18.0


def ask_printer(parent: QWidget, title: str, words: list[str], lines: str) -> None:
    """Ask which printer, and print; a Problem where there is none."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # here: loaded when somebody prints

    if not QPrinterInfo.availablePrinterNames():
        raise NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.accepted.connect(lambda: print_sheet(printer, title, words, lines))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def print_sheet(device: QPagedPaintDevice, title: str, words: list[str], lines: str) -> None:
    """Put it on a page: the title, the lines in letters that cannot be mistaken, and what they are for."""
    paper = QTextDocument()
    pen = QTextCursor(paper)
    apart = QTextBlockFormat()
    apart.setBottomMargin(10)
    pen.setBlockFormat(apart)
    pen.insertText(title, _ink(QFont(), _TITLE))
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    for line in lines.splitlines():
        pen.insertBlock()
        pen.insertText(line, _ink(fixed, _LINE))
    for sentence in words:
        pen.insertBlock()
        pen.insertText(sentence, _ink(QFont(), _TEXT))
    paper.print_(device)


def _ink(font: QFont, size: float) -> QTextCharFormat:
    """Black, whatever the window wears."""
    font.setPointSizeF(size)
    ink = QTextCharFormat()
    ink.setFont(font)
    ink.setForeground(Qt.GlobalColor.black)
    return ink
