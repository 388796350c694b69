"""What every reader of a transcript file gives back; who speaks in it is for app.exchange.transcripts."""

from dataclasses import dataclass

from app.language.spans import Span

LABEL_LENGTH = 60
"""The longest stretch, in code points, that is still taken for a speaker's label."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The normalised text of a file, in order, and what its layout says about speakers.

    All spans are positions in `text`.
    """

    text: str
    format: str
    """The format found in the content, as a file ending without its dot."""
    encoding: str = ""
    """How the letters were stored; of interest for plain text only."""
    warnings: tuple[str, ...] = ()
    bold: tuple[Span, ...] = ()
    """For every line that begins in bold: the bold words, when they are short enough for a label."""
    rows: tuple[tuple[Span, ...], ...] = ()
    """The cells of every table row; of a table around another only the rows of the inner one count."""
    notes: Span | None = None
    """Where the footnotes and endnotes stand after the body: nobody in the interview said them."""
