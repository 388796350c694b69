"""A table on the clipboard: tabs for a text editor or a sheet, and a real table for Word and Excel."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

_TEXT = "mso-number-format:'\\@'"
"""Tells Excel that a cell is words: a name that begins with = is never reckoned with."""


def table_mime(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """The table in both forms."""
    data = QMimeData()
    data.setText(as_text(heads, rows))
    data.setHtml(as_html(heads, rows))
    return data


def as_text(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """One line a row, the cells parted by tabs."""
    return "".join("\t".join(map(_one_line, row)) + "\n" for row in [heads, *rows])


def as_html(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose first row are its headers."""
    head = "".join(f'<th align="left">{_escaped(cell)}</th>' for cell in heads)
    body = "".join(
        "<tr>" + "".join(f'<td style="{_TEXT}">{_escaped(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    return f"<table border><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _escaped(words: str) -> str:
    return html.escape(_one_line(words))
