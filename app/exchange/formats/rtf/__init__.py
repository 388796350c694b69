"""Rich text transcripts (.rtf), read by a tokenizer of our own.

The striprtf library was tried and is not used: it loses footnotes and text boxes, keeps deleted and hidden text,
writes the address of a link beside its words and "|" between cells, and says nothing about bold.
`tokens` cuts the source, `fonts` knows the alphabets, `table` the rows and cells, and `story` what is text.
"""

from app.exchange.formats.draft import Draft
from app.exchange.formats.read_text import ReadText
from app.exchange.formats.refusals import empty, not_a, too_large
from app.exchange.formats.rtf.story import Story

MOST_BYTES = 100 * 1024 * 1024
MOST_MARKS = 1_500_000
"""Backslashes and braces: what reading takes its time for."""


def read_rtf(data: bytes) -> ReadText:
    """The text of a rich text file, deletions left out; a Problem when it cannot be read."""
    data = data.strip(b"\0 \t\r\n")
    if not data:
        raise empty()
    if not data.startswith(b"{\\rtf"):
        raise not_a("a rich text file")
    if len(data) > MOST_BYTES or sum(map(data.count, (b"\\", b"{", b"}"))) > MOST_MARKS:
        raise too_large()
    draft = Draft()
    Story(data.decode("latin-1"), draft).read()
    return draft.finish("rtf")
