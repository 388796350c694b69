"""What can be noted of what, who may read it, and which notes are wanted."""

from app.coding.note_rows import AboutKind, NoteFilter, NoteKind, NoteRow
from app.language.folding import folded, has_all
from app.problems import Problem


def check_note(kind: NoteKind, about: AboutKind, title: str, text: str) -> None:
    """A Problem when a note of this kind cannot be about that, or says nothing."""
    if not (title.strip() or text.strip()):
        raise Problem("A note needs words.", "Write something, or remove the note.")
    fitting = _ABOUT.get(kind)
    if kind is NoteKind.LINK or (fitting is not None and about is not fitting):
        raise Problem(f"A note of the kind “{kind}” cannot be about a {about}.", "Write a memo instead.")


def may_read(private: bool, author: str, reader: str) -> bool:
    """Whether somebody may see a note: a private one is its author's alone."""
    return not private or " ".join(author.split()).casefold() == " ".join(reader.split()).casefold()


def is_wanted(row: NoteRow, wanted: NoteFilter) -> bool:
    """Whether a note passes a filter; words are sought in its title, its text and what it is about."""
    day = row.day if wanted.since or wanted.until else ""
    return (
        (not wanted.kinds or row.kind in wanted.kinds)
        and (wanted.about is None or row.about.kind is wanted.about)
        and (wanted.concerns is None or wanted.concerns in row.concerns)
        and (not wanted.author or row.author == wanted.author)
        and (not wanted.since or day >= wanted.since)
        and (not wanted.until or day[: len(wanted.until)] <= wanted.until)
        and (not wanted.find or has_all(folded(wanted.find).split(), sought_in(row)))
    )


def sought_in(row: NoteRow) -> str:
    """What the words of a filter are sought in, folded: worth keeping where many notes are filtered often."""
    return folded("\n".join((row.title, row.text, row.about_words)))


_ABOUT = {
    NoteKind.ANNOTATION: AboutKind.PASSAGE,
    NoteKind.INTERPRETATION: AboutKind.SOURCE,
    NoteKind.JOURNAL: AboutKind.STUDY,
}
"""What a note of these kinds is always about."""
