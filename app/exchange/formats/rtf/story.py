"""A walk through the tokens of a rich text file, telling a Draft what stands there.

- Deleted text and the old place of moved text are left out, inserted text is text; so are results of fields.
- A text box stands on lines of its own at its anchor, without its empty paragraphs; the notes follow the body.
- Hidden text, comments, page headers and footers, and automatic numbers are left out.
"""

from collections.abc import Callable

from app.exchange.formats.draft import HIDDEN_LEFT_OUT, LETTERS_UNKNOWN, Draft
from app.exchange.formats.refusals import damaged, unsafe
from app.exchange.formats.rtf.fonts import DOCUMENT_ALPHABETS, Fonts, codepage
from app.exchange.formats.rtf.places import BOXES, LETTERS, PLACES, SYMBOLS, Place, State
from app.exchange.formats.rtf.table import Table
from app.exchange.formats.rtf.tokens import Kind, Token, tokens

DEEPEST = 1_000


class Story:
    """Reads one document, its body and then its notes, into a draft."""

    def __init__(self, source: str, draft: Draft) -> None:
        self._source = source
        self._draft = draft
        self._fonts = Fonts()
        self._table = Table(draft)
        self._state = State()
        self._notes: list[tuple[int, State]] = []
        self._bytes = bytearray()
        self._skip = 0
        self._half = 0
        self._in_notes = False
        self._is_starred = False
        self._row_due = False
        self._box_due = False
        self._box_end = -1
        self._acts: dict[str, Callable[[Token], None]] = {
            "par": self._end_paragraph, "line": self._line, "lbr": self._line, "sect": self._fresh_line,
            "page": self._fresh_line, "column": self._fresh_line, "tab": self._tab, "u": self._unicode,
            "cell": self._cell, "nestcell": self._nested_cell, "row": self._row, "nestrow": self._nested_row,
            "footnote": self._note,
            **dict.fromkeys(BOXES, self._box), **dict.fromkeys(LETTERS, self._letter),
        }  # fmt: skip

    def read(self) -> None:
        """The body, then each note after its number."""
        self._read_group(0)
        self._table.go_to(0)
        self._in_notes = True
        for number, (position, state) in enumerate(self._notes, start=1):
            self._draft.begin_note(number)
            self._state, self._row_due = state, False
            self._read_group(position, depth=1)
            self._table.go_to(0)

    def _read_group(self, position: int, depth: int = 0) -> None:
        """Until the group that is open at `position`, or opens there, is closed."""
        outer: list[State] = [self._state] * depth
        for token in tokens(self._source, position):
            if token.kind is Kind.TEXT:
                self._text(token.value)
                continue
            self._flush()
            if token.kind is Kind.OPEN:
                outer.append(self._state)
                if len(outer) > DEEPEST:
                    raise unsafe()
                self._state = self._state.inner()
                self._skip = 0
            elif token.kind is Kind.CLOSE:
                self._close(outer.pop())
                if not outer:
                    return
            elif token.kind is Kind.WORD:
                self._skip = 0
                self._word(token)
            elif self._skip:
                self._skip -= 1
            else:
                self._symbol(token)
        raise damaged()

    def _close(self, outer: State) -> None:
        self._skip = 0
        if self._state.in_box and not outer.in_box:
            if not self._box_due:
                self._draft.start_line()
                self._box_end = self._draft.length
            self._box_due = False
        self._state = outer

    def _text(self, text: str) -> None:
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        if self._state.place is Place.TEXT:
            self._bytes += text.encode("latin-1")
        elif self._state.place is Place.FONTS:
            self._fonts.add_name(text)

    def _flush(self) -> None:
        """Bytes are turned into letters together, since some alphabets need two of them for one."""
        if self._bytes:
            words = self._fonts.decode(bytes(self._bytes), self._font)
            self._bytes.clear()
            if "\ufffd" in words:
                self._draft.warn(LETTERS_UNKNOWN)
            self._write(words)

    @property
    def _font(self) -> int:
        return self._fonts.default if self._state.font < 0 else self._state.font

    def _may_write(self) -> bool:
        """Whether what stands here is text; if so, the draft is made ready for it."""
        state = self._state
        if state.place is not Place.TEXT or state.deleted or state.hidden:
            return False
        if not state.in_box:
            self._table.go_to(state.level if state.in_table else int(self._row_due))
        elif self._box_due:
            self._box_due = False
            self._draft.start_line()
        return True

    def _write(self, words: str) -> None:
        if self._half:
            self._half, words = 0, "\ufffd" + words
        if self._may_write():
            self._draft.add(words, self._state.bold)
        elif self._state.hidden and words.strip():
            self._draft.warn(HIDDEN_LEFT_OUT)

    def _word(self, token: Token) -> None:
        word, state = token.value, self._state
        is_starred, self._is_starred = self._is_starred, False
        if state.place is Place.LOST:
            return
        act = self._acts.get(word)
        if act is not None:
            act(token)
        elif word in PLACES:
            state.place = PLACES[word]
        elif is_starred:
            state.place = Place.LOST
        else:
            self._set(word, token.number)

    def _set(self, word: str, number: int | None) -> None:
        """Control words that say how what follows is written."""
        state, is_on = self._state, number != 0
        match word:
            case "b":
                state.bold = is_on
            case "v":
                state.hidden = is_on
            case "deleted" | "mvf":
                state.deleted = is_on
            case "plain":
                state.bold = state.hidden = state.deleted = False
                state.font = -1
            case "pard":
                state.in_table, state.level = False, 1
            case "intbl":
                state.in_table = is_on
            case "itap":
                state.in_table, state.level = is_on, number or 1
            case "trowd":
                self._row_due = not state.in_box
            case "uc":
                state.fallback = max(0, number or 0)
            case "f" if state.place is Place.FONTS:
                self._fonts.begin(number or 0)
            case "f":
                state.font = number or 0
            case "fcharset":
                self._fonts.set_charset(number or 0)
            case "cpg":
                self._fonts.set_codepage(number or 0)
            case "deff":
                self._fonts.default = number or 0
            case "ansicpg":
                self._fonts.document = codepage(number or 0)
            case _ if word in DOCUMENT_ALPHABETS:
                self._fonts.document = DOCUMENT_ALPHABETS[word]

    def _symbol(self, token: Token) -> None:
        symbol = token.value
        if symbol == "*":
            self._is_starred = True
        elif symbol in "\r\n":
            self._end_paragraph(token)
        elif symbol == "\t":
            self._tab(token)
        elif symbol in SYMBOLS and self._state.place is Place.TEXT:
            self._write(SYMBOLS[symbol])

    def _letter(self, token: Token) -> None:
        self._write(LETTERS[token.value])

    def _unicode(self, token: Token) -> None:
        """Letters beyond the first 65,536 come as two halves."""
        number = (token.number or 0) % 0x10000 if (token.number or 0) < 0 else token.number or 0
        self._skip = self._state.fallback
        if 0xD800 <= number < 0xDC00:
            self._half = number
        elif self._half and 0xDC00 <= number < 0xE000:
            half, self._half = self._half, 0
            self._write(chr(0x10000 + ((half - 0xD800) << 10) + number - 0xDC00))
        else:
            self._write(self._fonts.letter(number, self._font))

    def _end_paragraph(self, _: Token) -> None:
        """A paragraph whose end is deleted or hidden runs on into the next one."""
        box_end, self._box_end = self._box_end, -1
        if self._box_due or not self._may_write() or self._draft.length == box_end:
            return
        if self._state.in_box:
            self._draft.start_line()
        else:
            self._draft.end_line()

    def _line(self, _: Token) -> None:
        if self._may_write():
            self._draft.end_line()

    def _fresh_line(self, _: Token) -> None:
        if self._state.place is Place.TEXT:
            self._draft.start_line()

    def _tab(self, _: Token) -> None:
        if self._may_write():
            self._draft.tab()

    def _cell(self, token: Token) -> None:
        if self._state.in_box:
            self._tab(token)
        elif self._state.place is Place.TEXT:
            self._table.end_cell(1)

    def _nested_cell(self, token: Token) -> None:
        if self._state.in_box:
            self._tab(token)
        elif self._state.place is Place.TEXT:
            self._table.end_cell(max(2, self._state.level))

    def _row(self, _: Token) -> None:
        if self._state.in_box:
            self._draft.start_line()
            return
        self._row_due = False
        while self._table.level > 1:
            self._table.end_row()
        self._table.end_row()

    def _nested_row(self, _: Token) -> None:
        if not self._state.in_box and self._table.level > 1:
            self._table.end_row()

    def _note(self, token: Token) -> None:
        """A note is read later, from where it stands; one inside another is part of it."""
        state = self._state
        if self._in_notes:
            return
        if state.place is Place.TEXT and not state.hidden and not state.deleted:
            self._notes.append((token.end, State(font=state.font, fallback=state.fallback)))
        state.place = Place.LOST

    def _box(self, _: Token) -> None:
        if not self._state.in_box:
            self._box_due = True
        self._state.place, self._state.in_box = Place.TEXT, True
