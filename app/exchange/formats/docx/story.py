"""A walk through one part of a Word file in reading order, telling a Draft what stands there.

What is not named here is looked into, so that text in smart tags, content controls, custom XML, hyperlinks,
insertions, drawings and whatever Word invents next is found. The recursion is safe: the XML parser refuses more
than 256 levels.

- Tracked changes count as accepted: insertions and the new place of moves are text, deletions and old places not.
- Of a field the result is text, never the instruction. Of alternatives the first that says anything is taken.
- A text box stands on lines of its own at its anchor, without its empty paragraphs.
- Hidden text and comments are left out, and so are automatic numbers of lists and headings.
"""

from collections.abc import Callable

from lxml import etree

from app.exchange.formats.docx.fields import moves_away, unclosed_fields
from app.exchange.formats.docx.names import ALTERNATIVES, BRANCHES, MATH_TEXT, attribute, is_on, word
from app.exchange.formats.docx.styles import HIDDEN, LETTERS, PLAIN, Styles
from app.exchange.formats.draft import EMBEDDED_LEFT_OUT, HIDDEN_LEFT_OUT, SYMBOLS_UNKNOWN, Draft
from app.exchange.formats.symbols import UNKNOWN, symbol

Element = etree._Element
Act = Callable[[Element], None]

_TEXT = frozenset(word("t"))
_DELETED = word("del", "moveFrom")
_PARAGRAPH_STYLE = word("pStyle")
_ROW_PROPERTIES = word("trPr")
_ROW_HIDDEN = word("hidden")
_CELL_PROPERTIES = word("tcPr")
_CELL_DELETED = word("cellDel")
_SAYS_SOMETHING = (*word("t", "sym"), *MATH_TEXT)
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"

_LEFT_OUT = (
    "del", "moveFrom", "delText", "delInstrText", "instrText", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr",
    "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rt", "rubyPr", "customXmlPr", "smartTagPr", "softHyphen",
)  # fmt: skip


class Story:
    """Reads the body and then the notes of one document into a draft."""

    def __init__(self, draft: Draft, styles: Styles) -> None:
        self.notes: list[tuple[str, str]] = []
        """The notes referred to so far, as ("footnotes" or "endnotes", id)."""
        self._draft = draft
        self._styles = styles
        self._look = PLAIN
        self._bold = False
        self._mark_gone = False
        self._in_paragraph = False
        self._in_box = False
        self._box_end = -1
        self._quiet = 0
        self._moving = ""
        self._fields: list[bool] = []
        self._unclosed: frozenset[Element] = frozenset()
        self._moves: frozenset[str] = frozenset()
        self._acts = self._all_acts()

    def _all_acts(self) -> dict[str, Act | None]:
        acts: dict[str, Act | None] = dict.fromkeys(word(*_LEFT_OUT))
        for local, act in {
            "p": self._paragraph, "pPr": self._paragraph_properties, "r": self._run, "t": self._text,
            "ins": self._insertion, "tab": self._tab, "ptab": self._tab, "br": self._break, "cr": self._break,
            "noBreakHyphen": self._no_break_hyphen, "sym": self._symbol, "fldChar": self._field_mark,
            "tr": self._row, "tc": self._cell, "txbxContent": self._box,
            "footnoteReference": self._footnote, "endnoteReference": self._endnote,
            "altChunk": self._embedded, "subDoc": self._embedded,
            "moveFromRangeStart": self._move_starts, "moveFromRangeEnd": self._move_ends,
        }.items():  # fmt: skip
            acts |= dict.fromkeys(word(local), act)
        acts[ALTERNATIVES] = self._alternatives
        return acts | dict.fromkeys(MATH_TEXT, self._math)

    def read(self, root: Element) -> None:
        """The text of a part, or of one note."""
        self._quiet = 0
        self._moving = ""
        self._fields.clear()
        self._unclosed = unclosed_fields(root)
        self._moves = moves_away(root)
        self._walk(root)

    @property
    def _is_silent(self) -> bool:
        return bool(self._quiet or self._moving)

    def _walk(self, element: Element) -> None:
        acts, look_inside = self._acts, self._walk
        for child in element:
            act = acts.get(child.tag, look_inside)
            if act:
                act(child)

    def _paragraph(self, paragraph: Element) -> None:
        draft = self._draft
        start = draft.length
        self._look = self._styles.default_paragraph
        self._mark_gone = False
        self._walk(paragraph)
        box_end, self._box_end = self._box_end, -1
        if self._mark_gone or self._is_silent or draft.length == box_end:
            return
        if draft.length > start or not self._in_box:
            draft.end_line()

    def _paragraph_properties(self, properties: Element) -> None:
        """A paragraph whose end was deleted, moved away or hidden runs on into the next one."""
        deleted, hidden = False, self._look.hidden
        for child in properties.iterchildren(*_PARAGRAPH_STYLE, *LETTERS):
            if child.tag in _PARAGRAPH_STYLE:
                self._look = self._styles.look(attribute(child))
                hidden = self._look.hidden
                continue
            for mark in child.iterchildren(*_DELETED, *HIDDEN):
                if mark.tag in _DELETED:
                    deleted = True
                else:
                    hidden = is_on(mark)
        self._mark_gone = deleted or bool(hidden)

    def _run(self, run: Element) -> None:
        acts, look_inside = self._acts, self._walk
        look = self._look
        self._bold = look.bold is True
        hidden = look.hidden is True
        self._quiet += hidden
        for child in run:
            act = acts.get(child.tag, look_inside)
            if act:
                act(child)
            elif child.tag in LETTERS:
                look = self._styles.look_of_letters(child, look)
                self._bold = look.bold is True
                self._quiet += (look.hidden is True) - hidden
                hidden = look.hidden is True
        self._quiet -= hidden
        if hidden and not self._is_silent and next(run.iter(*_SAYS_SOMETHING), None) is not None:
            self._draft.warn(HIDDEN_LEFT_OUT)

    def _text(self, element: Element) -> None:
        words = element.text
        if not words or self._quiet or self._moving:
            return
        if "\n" in words:
            words = (words if element.get(_PRESERVE) == "preserve" else words.strip()).replace("\n", " ")
        self._draft.add(words, self._bold)

    def _math(self, element: Element) -> None:
        self._bold = False
        self._text(element)

    def _tab(self, _: Element) -> None:
        if not self._is_silent:
            self._draft.tab()

    def _break(self, element: Element) -> None:
        """A page or column that begins on a fresh line adds no empty one."""
        if self._is_silent:
            return
        if attribute(element, "type") in ("page", "column"):
            self._draft.start_line()
        else:
            self._draft.end_line()

    def _no_break_hyphen(self, _: Element) -> None:
        if not self._is_silent:
            self._draft.add("\u2011", self._bold)

    def _symbol(self, element: Element) -> None:
        if self._is_silent:
            return
        try:
            letter = symbol(attribute(element, "font"), int(attribute(element, "char"), 16))
        except ValueError:
            letter = UNKNOWN
        if letter == UNKNOWN:
            self._draft.warn(SYMBOLS_UNKNOWN)
        self._draft.add(letter, self._bold)

    def _field_mark(self, mark: Element) -> None:
        """Each open field is True while its instruction is read, and silences what stands there."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            if mark not in self._unclosed:
                self._fields.append(True)
                self._quiet += 1
        elif self._fields and kind in ("separate", "end"):
            self._quiet -= self._fields.pop()
            if kind == "separate":
                self._fields.append(False)

    def _row(self, row: Element) -> None:
        for properties in row.iterchildren(*_ROW_PROPERTIES):
            for mark in properties.iterchildren(*_DELETED, *_ROW_HIDDEN):
                if mark.tag in _DELETED:
                    return
                if is_on(mark):
                    self._draft.warn(HIDDEN_LEFT_OUT)
                    return
        if self._is_silent:
            self._walk(row)
            return
        self._draft.begin_row()
        self._walk(row)
        self._draft.end_row()

    def _cell(self, cell: Element) -> None:
        for properties in cell.iterchildren(*_CELL_PROPERTIES):
            if next(properties.iterchildren(*_CELL_DELETED), None) is not None:
                return
        if self._is_silent or not self._draft.in_row:
            self._walk(cell)
            return
        self._draft.begin_cell()
        self._walk(cell)
        self._draft.end_cell()

    def _box(self, box: Element) -> None:
        if self._is_silent or next(box.iter(*_SAYS_SOMETHING), None) is None:
            return
        host = (self._look, self._bold, self._mark_gone, self._in_box)
        self._in_box = True
        self._draft.start_line()
        self._walk(box)
        self._draft.start_line()
        self._look, self._bold, self._mark_gone, self._in_box = host
        self._box_end = self._draft.length

    def _alternatives(self, alternatives: Element) -> None:
        for branch in alternatives.iterchildren(*BRANCHES):
            before = (self._draft.length, len(self.notes))
            self._walk(branch)
            if before != (self._draft.length, len(self.notes)):
                return

    def _footnote(self, reference: Element) -> None:
        if not self._is_silent:
            self.notes.append(("footnotes", attribute(reference, "id")))

    def _endnote(self, reference: Element) -> None:
        if not self._is_silent:
            self.notes.append(("endnotes", attribute(reference, "id")))

    def _embedded(self, _: Element) -> None:
        self._draft.warn(EMBEDDED_LEFT_OUT)

    def _move_starts(self, start: Element) -> None:
        if attribute(start, "id") in self._moves:
            self._moving = attribute(start, "id")

    def _move_ends(self, end: Element) -> None:
        self._moves -= {attribute(end, "id")}
        if self._moving not in self._moves:
            self._moving = ""

    def _insertion(self, insertion: Element) -> None:
        """What was typed into the old place of a move is not part of the move."""
        moving, self._moving = self._moving, ""
        self._walk(insertion)
        self._moving = moving if moving in self._moves else ""
