"""What Word's named styles say about bold and hidden letters; nothing else of a style matters to the text."""

from dataclasses import dataclass

from lxml import etree

from app.exchange.formats.docx.names import attribute, is_on, word

HIDDEN = word("vanish")
LETTERS = word("rPr")
_BOLD = word("b")
_BASED_ON = word("basedOn")
_LETTER_STYLE = word("rStyle")
_STYLE_END = b"</w:style>"


def without_table_styles(part: bytes) -> bytes:
    """The styles part without what cannot matter here, often most of it: it parses in a fifth of the time."""
    styles = part.split(_STYLE_END)
    return _STYLE_END.join(style for style in styles if not _is_table_style(style.lstrip()))


def _is_table_style(style: bytes) -> bool:
    return style.startswith(b"<w:style ") and b'w:type="table"' in style[: style.find(b">")]


@dataclass(slots=True)
class Look:
    """How letters look; None where nothing is said."""

    bold: bool | None = None
    hidden: bool | None = None


PLAIN = Look()


class Styles:
    """The styles of one document by their id, each with what it takes over from the one it is based on."""

    def __init__(self, part: etree._Element | None) -> None:
        self.default_paragraph = PLAIN
        self._own: dict[str, tuple[Look, str]] = {}
        self._looks: dict[str, Look] = {}
        if part is None:
            return
        default = ""
        for style in part.iterchildren(*word("style")):
            name = attribute(style, "styleId")
            self._own[name] = _read(style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                default = name
        self.default_paragraph = self.look(default)

    def look(self, name: str) -> Look:
        """How letters in the style look; plain for a style that is not there."""
        known = self._looks.get(name)
        if known is not None:
            return known
        look = Look()
        seen: set[str] = set()
        base = name
        while base in self._own and base not in seen:
            seen.add(base)
            own, base = self._own[base]
            look.bold = own.bold if look.bold is None else look.bold
            look.hidden = own.hidden if look.hidden is None else look.hidden
        self._looks[name] = look
        return look

    def look_of_letters(self, letters: etree._Element, paragraph: Look) -> Look:
        """How a run looks: its own word decides; else the styles of paragraph and letters undo each other."""
        bold, hidden = paragraph.bold, paragraph.hidden
        own = Look()
        for child in letters.iterchildren(*_LETTER_STYLE, *_BOLD, *HIDDEN):
            if child.tag in _BOLD:
                own.bold = is_on(child)
            elif child.tag in HIDDEN:
                own.hidden = is_on(child)
            else:
                style = self.look(attribute(child))
                bold, hidden = bool(bold) != bool(style.bold), bool(hidden) != bool(style.hidden)
        return Look(bold if own.bold is None else own.bold, hidden if own.hidden is None else own.hidden)


def _read(style: etree._Element) -> tuple[Look, str]:
    look = Look()
    base = ""
    for child in style.iterchildren(*_BASED_ON, *LETTERS):
        if child.tag in _BASED_ON:
            base = attribute(child)
            continue
        for mark in child.iterchildren(*_BOLD, *HIDDEN):
            if mark.tag in _BOLD:
                look.bold = is_on(mark)
            else:
                look.hidden = is_on(mark)
    return look, base
