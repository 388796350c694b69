"""A walk through the body of an OpenDocument text in reading order, telling a Draft what stands there.

What is not named here is looked into, so that text in links, fields, lists, sections and indexes is found. The
recursion is safe: the XML parser refuses more than 256 levels.

- Space is folded as the format demands; text:s, which stands for spaces, counts at most 1,000 of them.
- Text boxes and labelled shapes stand on lines of their own at their anchor, without empty paragraphs.
- Hidden text and sections, comments, pronunciation marks and automatic numbers are left out.
"""

import re
from collections.abc import Callable

from lxml import etree

from app.exchange.formats.draft import HIDDEN_LEFT_OUT, Draft
from app.exchange.formats.odt.names import name
from app.exchange.formats.odt.styles import PLAIN, Styles
from app.exchange.formats.refusals import too_large

Element = etree._Element
Act = Callable[[Element], None]

MOST_SPACES = 1_000
MOST_REPEATED_CELLS = 64
MOST_REPEATED_ROWS = 1_000
MOST_REPEATS = 20_000
"""Cells and rows of one document that stand in it only as a number of repetitions."""

_FOLDED = re.compile("[ \t\r\n]+")
_TEXTUAL = name("text:*")
_HIDDEN_PARAGRAPH = name("text:hidden-paragraph")
_STYLE_NAME = name("text:style-name")
_COUNT = name("text:c")
_NOTE_BODY = name("text:note-body")
_ROWS_REPEATED = name("table:number-rows-repeated")
_CELLS_REPEATED = name("table:number-columns-repeated")
_CELLS_SPANNED = name("table:number-columns-spanned")
_COVERED = name("table:covered-table-cell")
_DISPLAY = name("text:display")
_IS_HIDDEN = name("text:is-hidden")

_LEFT_OUT = (
    "text:tracked-changes", "office:annotation", "text:ruby-text", "text:number", "text:note-citation",
    "text:table-of-content-source", "text:illustration-index-source", "text:table-index-source",
    "text:object-index-source", "text:user-index-source", "text:alphabetical-index-source",
    "text:bibliography-source", "office:forms", "draw:object", "draw:object-ole", "draw:plugin", "draw:applet",
    "svg:title", "svg:desc", "text:script",
)  # fmt: skip
_BOXES = (
    "draw:text-box", "draw:frame", "draw:g", "draw:a", "draw:image", "draw:custom-shape", "draw:rect",
    "draw:ellipse", "draw:circle", "draw:line", "draw:polyline", "draw:polygon", "draw:regular-polygon",
    "draw:path", "draw:connector", "draw:caption", "draw:measure",
)  # fmt: skip


class Story:
    """Reads the body and then the notes of one document into a draft."""

    def __init__(self, draft: Draft, styles: Styles) -> None:
        self._draft = draft
        self._styles = styles
        self._look = PLAIN
        self._in_paragraph = False
        self._in_box = False
        self._box_end = -1
        self._after_space = True
        self._spanned = 0
        self._repeats = 0
        self._notes: list[Element] = []
        self._acts: dict[str, Act | None] = dict.fromkeys(map(name, _LEFT_OUT))
        for short, act in {
            "text:p": self._paragraph, "text:h": self._paragraph, "text:span": self._span, "text:s": self._spaces,
            "text:tab": self._tab, "text:line-break": self._line_break, "text:note": self._note,
            "text:hidden-text": self._hidden,
            "text:section": self._section, "table:table-row": self._row, "table:table-cell": self._cell,
            "table:covered-table-cell": self._cell, **dict.fromkeys(_BOXES, self._box),
        }.items():  # fmt: skip
            self._acts[name(short)] = act

    def read(self, body: Element) -> None:
        """The body, then each note after its number; one note may refer to another."""
        self._walk(body)
        for number, note in enumerate(self._notes, start=1):
            self._draft.begin_note(number)
            self._walk(note)

    def _walk(self, element: Element) -> None:
        acts = self._acts
        in_paragraph = self._in_paragraph
        if in_paragraph:
            self._words(element.text)
        for child in element:
            act = acts.get(child.tag, self._walk)
            if act:
                act(child)
            if in_paragraph:
                self._words(child.tail)

    def _words(self, words: str | None) -> None:
        if not words or self._look.hidden:
            if words and words.strip():
                self._draft.warn(HIDDEN_LEFT_OUT)
            return
        words = _FOLDED.sub(" ", words)
        if self._after_space and words[0] == " ":
            words = words[1:]
        if words:
            self._after_space = words[-1] == " "
            self._draft.add(words, self._look.bold is True)

    def _paragraph(self, paragraph: Element) -> None:
        """A paragraph that is hidden throughout leaves no empty line."""
        for field in paragraph.iter(_HIDDEN_PARAGRAPH):
            if field.get(_IS_HIDDEN) == "true":
                self._draft.warn(HIDDEN_LEFT_OUT)
                return
        outer = (self._look, self._in_paragraph)
        look = self._styles.look("paragraph", paragraph.get(_STYLE_NAME, ""))
        self._look, self._in_paragraph, self._after_space = look, True, True
        start = self._draft.length
        self._walk(paragraph)
        is_hidden = self._look.hidden
        self._look, self._in_paragraph = outer
        box_end, self._box_end = self._box_end, -1
        has_words = self._draft.length > start
        if self._draft.length == box_end or (not has_words and (is_hidden or self._in_box)):
            return
        self._draft.end_line()

    def _span(self, span: Element) -> None:
        outer = self._look
        self._look = self._styles.look("text", span.get(_STYLE_NAME, "")).over(outer)
        self._walk(span)
        self._look = outer

    def _spaces(self, element: Element) -> None:
        if not self._look.hidden:
            self._draft.add(" " * _number(element, _COUNT, MOST_SPACES), self._look.bold is True)
            self._after_space = False

    def _tab(self, _: Element) -> None:
        if not self._look.hidden:
            self._draft.tab()
            self._after_space = False

    def _line_break(self, _: Element) -> None:
        if not self._look.hidden:
            self._draft.end_line()
            self._after_space = False

    def _note(self, note: Element) -> None:
        if not self._look.hidden:
            self._notes += note.iterchildren(_NOTE_BODY)

    def _hidden(self, _: Element) -> None:
        self._draft.warn(HIDDEN_LEFT_OUT)

    def _section(self, section: Element) -> None:
        display = section.get(_DISPLAY, "true")
        if display == "none" or (display == "condition" and section.get(_IS_HIDDEN) == "true"):
            self._draft.warn(HIDDEN_LEFT_OUT)
        else:
            self._walk(section)

    def _box(self, box: Element) -> None:
        outer = (self._look, self._in_paragraph, self._in_box)
        self._in_paragraph, self._in_box = False, True
        start = self._draft.length
        if any(words.strip() for words in box.itertext(_TEXTUAL)):
            self._draft.start_line()
            self._walk(box)
            self._draft.start_line()
        self._look, self._in_paragraph, self._in_box = outer
        if self._draft.length > start:
            self._box_end = self._draft.length
            self._after_space = True

    def _row(self, row: Element) -> None:
        outer, self._spanned = self._spanned, 0
        for _ in range(self._times(row, _ROWS_REPEATED, MOST_REPEATED_ROWS)):
            self._draft.begin_row()
            self._walk(row)
            self._draft.end_row()
        self._spanned = outer

    def _cell(self, cell: Element) -> None:
        """A cell that a wider one beside it covers is none; one covered from above is an empty cell."""
        if not self._draft.in_row:
            self._walk(cell)
            return
        times = self._times(cell, _CELLS_REPEATED, MOST_REPEATED_CELLS)
        if cell.tag == _COVERED:
            covered = min(self._spanned, times)
            self._spanned -= covered
            times -= covered
        else:
            self._spanned = _number(cell, _CELLS_SPANNED, MOST_REPEATED_CELLS) - 1
        for _ in range(times):
            self._draft.begin_cell()
            self._walk(cell)
            self._draft.end_cell()

    def _times(self, element: Element, attribute: str, most: int) -> int:
        times = _number(element, attribute, most)
        self._repeats += times - 1
        if self._repeats > MOST_REPEATS:
            raise too_large()
        return times


def _number(element: Element, attribute: str, most: int) -> int:
    try:
        return max(1, min(int(element.get(attribute, "1")), most))
    except ValueError:
        return 1
