"""Markdown: the marks go, the words and the lines stay where they are.

Every line of the file becomes one line of text, or none if it held marks only (a fence, the line under a
heading, the rule of a table). Emphasis, headings, block quotes and the addresses of links go; so do the head of
the file and comments, and footnotes follow the text (markdown_asides). List bullets and numbers, code and HTML
stay as written, since in a transcript ``<laughs>`` is speech. Two habits of transcripts
look like Markdown and are not: ``[Robin]: Yes`` is no link definition, and an indented line is no code.
Whatever the parser does not account for is kept as it stands: nothing is lost.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from app.exchange.formats.markdown_asides import without_asides
from app.exchange.formats.read_text import LABEL_LENGTH, ReadText
from app.exchange.formats.text import decode, with_words
from app.language.normalise import normalise
from app.language.spans import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|#|/|\.|www\.)\S*|\S+\.\w{2,5}(?:[/?#]\S*)?", re.IGNORECASE)
_OUTER_MARKS = re.compile(r"[ \t>]*")
_PIPE = re.compile(r"(?<!\\)\|")


def read_markdown(data: bytes) -> ReadText:
    """The text of a .md file."""
    decoded = decode(data)
    parted = without_asides(normalise(decoded.text))
    text, bold, rows = _plain(parted.body)
    with_words(text)
    notes = [f"[{number}] {_plain(note)[0]}\n" for number, note in enumerate(parted.notes, start=1)]
    if notes and not text.endswith("\n"):
        text += "\n"
    return ReadText(
        text=text + "".join(notes),
        format="md",
        encoding=decoded.encoding,
        warnings=(*decoded.warnings, *parted.warnings),
        bold=bold,
        rows=rows,
        notes=Span(len(text), len(text) + sum(map(len, notes))) if notes else None,
    )


def _plain(source: str) -> tuple[str, tuple[Span, ...], tuple[tuple[Span, ...], ...]]:
    """The words of some Markdown, the bold line beginnings and the table rows among them."""
    page = _Page(source.split("\n"))
    page.write_all()
    return page.joined()


@dataclass(slots=True)
class _Line:
    """A line of the result: its words, how far it begins in bold, and its cells if it is a table row."""

    text: str = ""
    bold: Span | None = None
    cells: tuple[Span, ...] = ()


@dataclass
class _Page:
    """The lines of the file and what has become of each."""

    source: list[str]
    lines: dict[int, _Line] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    prefixes: dict[int, str] = field(default_factory=dict)
    row: list[_Line] | None = None
    row_number: int = 0

    def write_all(self) -> None:
        """Go through the blocks in order."""
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["reference", "code"])
        for token in parser.parse("\n".join(self.source)):
            self._write(token)

    def joined(self) -> tuple[str, tuple[Span, ...], tuple[tuple[Span, ...], ...]]:
        """The whole text, with the bold line beginnings and the table rows at their places in it."""
        texts: list[str] = []
        bold: list[Span] = []
        rows: list[tuple[Span, ...]] = []
        at = 0
        for number, raw in enumerate(self.source):
            line = self.lines.get(number)
            if line is None and number in self.gone:
                if number not in self.prefixes:
                    continue
                line = _Line(self.prefixes[number].rstrip())
            line = line or _Line(raw if raw.strip(" \t>") else "")
            if line.bold and 0 < len(line.bold) <= LABEL_LENGTH:
                bold.append(Span(at + line.bold.start, at + line.bold.end))
            if line.cells:
                rows.append(tuple(Span(at + cell.start, at + cell.end) for cell in line.cells))
            texts.append(line.text)
            at += len(line.text) + 1
        return "\n".join(texts), tuple(bold), tuple(rows)

    def _write(self, token: "Token") -> None:
        first, after = token.map or (0, 0)
        match token.type:
            case "heading_open" if token.markup in ("=", "-"):
                self.gone.add(after - 1)
            case "list_item_open":
                self._add_prefix(first, f"{token.info}{token.markup} ")
            case "fence":
                self._write_fence(token, first, after)
            case "table_open":
                self.gone.add(first + 1)
            case "tr_open":
                self.row = []
                self.row_number = first
            case "inline" if self.row is not None:
                self.row.append(_inline_lines(token)[0])
            case "tr_close" if self.row is not None:
                self._write_row(self.row_number, self.row)
                self.row = None
            case "inline":
                self._write_inline(first, after, token)
            case _:
                pass

    def _add_prefix(self, number: int, mark: str) -> None:
        outer = _OUTER_MARKS.match(self.source[number])
        indent = outer.group().replace(">", "") if outer else ""
        self.prefixes[number] = self.prefixes.get(number, indent) + mark

    def _write_fence(self, token: "Token", first: int, after: int) -> None:
        self.gone.update(range(first, after))
        lines = token.content.removesuffix("\n").split("\n") if token.content else []
        for number, text in enumerate([token.info.strip(), *lines], start=first):
            if text or number > first:
                self._put(number, _Line(text))

    def _write_inline(self, first: int, after: int, token: "Token") -> None:
        self.gone.update(range(first, after))
        for number, line in enumerate(_inline_lines(token), start=first):
            self._put(number, line)

    def _write_row(self, number: int, cells: list[_Line]) -> None:
        """Cells are parted by tabs; a row with more cells than the table's head is kept as written."""
        if len(_PIPE.split(self.source[number].strip(" \t>").strip("|"))) > len(cells):
            return
        text, spans = "", []
        for cell in cells:
            spans.append(Span(len(text), len(text) + len(cell.text)))
            text += cell.text + "\t"
        self.lines[number] = _Line(text[:-1], cells[0].bold, tuple(spans))

    def _put(self, number: int, line: _Line) -> None:
        self.gone.discard(number)
        prefix = self.prefixes.get(number, "")
        bold = line.bold and Span(line.bold.start + len(prefix), line.bold.end + len(prefix))
        self.lines[number] = _Line(prefix + line.text, bold)


def _inline_lines(token: "Token") -> list[_Line]:
    """The words of a paragraph, heading or cell, line by line."""
    lines = [_Line()]
    bold_from: int | None = None
    ends: list[str] = []
    for part in token.children or []:
        line = lines[-1]
        match part.type:
            case "softbreak" | "hardbreak":
                if bold_from is not None:
                    line.bold, bold_from = Span(bold_from, len(line.text)), None
                lines.append(_Line())
            case "strong_open" if not line.text:
                bold_from = 0
            case "strong_close" if bold_from is not None:
                line.bold, bold_from = Span(bold_from, len(line.text)), None
            case "link_open":
                end = _kept_address(part, "href")
                line.text += "[" if end else ""
                ends.append(end)
            case "link_close":
                line.text += ends.pop()
            case "image":
                end = _kept_address(part, "src")
                line.text += f"![{part.content}{end}" if end else part.content
            case _:
                line.text += part.content
    return lines


def _kept_address(link: "Token", name: str) -> str:
    """What must stand after the link's words: nothing if it leads to an address and says no more."""
    address = unquote(str(link.attrGet(name) or ""))
    title = str(link.attrGet("title") or "")
    if not title and (not address or _ADDRESS.fullmatch(address)):
        return ""
    return f']({address} "{title}")' if title else f"]({address})"
