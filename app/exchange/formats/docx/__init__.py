"""Word transcripts (.docx, .docm, .dotx), read from their XML in document order.

python-docx is not used: it loses inserted text, content controls and smart tags. What counts as text is in
`story`; how Word's parts, styles, names and marks are found is in the modules beside it.
"""

from lxml import etree

from app.exchange.formats.docx.names import attribute
from app.exchange.formats.docx.package import WordPackage
from app.exchange.formats.docx.story import Story
from app.exchange.formats.docx.styles import Styles, without_table_styles
from app.exchange.formats.draft import NOTE_MISSING, Draft
from app.exchange.formats.read_text import ReadText


def read_docx(data: bytes) -> ReadText:
    """The text of a Word document, every tracked change accepted; a Problem when it cannot be read."""
    package = WordPackage(data)
    draft = Draft()
    story = Story(draft, Styles(package.part("styles", without_table_styles)))
    story.read(package.document)
    _read_notes(package, story, draft)
    return draft.finish("docx")


def _read_notes(package: WordPackage, story: Story, draft: Draft) -> None:
    """The notes after the body; one that refers to another makes `story.notes` longer on the way."""
    parts: dict[str, dict[str, etree._Element]] = {}
    seen: set[tuple[str, str]] = set()
    for kind, id in story.notes:
        if (kind, id) in seen:
            continue
        seen.add((kind, id))
        if kind not in parts:
            part = package.part(kind)
            parts[kind] = {} if part is None else {attribute(note, "id"): note for note in part}
        note = parts[kind].get(id)
        if note is None:
            draft.warn(NOTE_MISSING)
            continue
        draft.begin_note(len(seen))
        story.read(note)
