"""How notes are spoken of on screen. No Qt."""

from datetime import UTC, date, datetime

from app.coding.note_rows import AboutKind, Keeping, NoteKind, NoteRow

KIND_WORDS = {
    NoteKind.MEMO: "Memo",
    NoteKind.ANNOTATION: "Note on a passage",
    NoteKind.INTERPRETATION: "Interpretation",
    NoteKind.JOURNAL: "Journal",
    NoteKind.LINK: "Link",
}
KIND_CHOICES = {
    "All kinds": None,
    "Memos": NoteKind.MEMO,
    "Notes on passages": NoteKind.ANNOTATION,
    "Interpretations": NoteKind.INTERPRETATION,
    "Journal": NoteKind.JOURNAL,
    "Links": NoteKind.LINK,
}
ABOUT_CHOICES = {
    "About anything": None,
    "The study": AboutKind.STUDY,
    "Codes": AboutKind.CODE,
    "Themes": AboutKind.THEME,
    "Participants": AboutKind.PARTICIPANT,
    "Cases": AboutKind.CASE,
    "Transcripts": AboutKind.SOURCE,
    "Passages": AboutKind.PASSAGE,
}
ABOUT_NOUNS = {
    AboutKind.CODE: "the code",
    AboutKind.THEME: "the theme",
    AboutKind.PARTICIPANT: "the participant",
    AboutKind.CASE: "the case",
    AboutKind.SOURCE: "the transcript",
}
PRIVATE = "Private"
FOR_REPORT = "For the report"


def about_words(row: NoteRow) -> str:
    """What a note is about: "the code Moves / Bags", or the words of its passage."""
    noun = ABOUT_NOUNS.get(row.about.kind)
    return f"{noun} {row.about_words}" if noun else row.about_words


def signs(row: NoteRow) -> str:
    """What must be known of a note beside its words."""
    return " · ".join(filter(None, (PRIVATE if row.private else "", FOR_REPORT if row.for_report else "")))


def day_words(day: str) -> str:
    """A day as it is read: 4 March 2025; a month or a year as it was written."""
    try:
        return f"{date.fromisoformat(day):%d %B %Y}".lstrip("0")
    except ValueError:
        return day


def short_day(day: str) -> str:
    """The same where there is little room: 4 Mar 2025."""
    try:
        return f"{date.fromisoformat(day):%d %b %Y}".lstrip("0")
    except ValueError:
        return day


def written_words(row: NoteRow) -> str:
    """Who wrote a note and when: "Memo by Ines, 4 March 2025"."""
    by = f" by {row.author}" if row.author else ""
    changed = datetime.fromtimestamp(row.changed_at, UTC).astimezone().date().isoformat()
    later = f", changed {day_words(changed)}" if row.dated_on and row.key.kept is Keeping.NOTE else ""
    return f"{KIND_WORDS[row.kind]}{by}, {day_words(row.day)}{'' if row.dated_on == changed else later}"


def counted(shown: int, total: int) -> str:
    """How many notes there are to see."""
    many = f"{total} note{'' if total == 1 else 's'}"
    return many if shown == total else f"{shown} of {many}"
