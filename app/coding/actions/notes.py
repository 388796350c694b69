"""Everything a researcher can do with notes; every finished edit is one step that can be undone."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.coding.marking import delete_if_bare, segment_of
from app.coding.model import Code, Note, Segment, Theme
from app.coding.note_rows import THE_STUDY, AboutKind, NoteKind, Subject
from app.coding.queries.notes import COLUMNS
from app.coding.rows import NoteId
from app.coding.rules import check_note, may_read
from app.language.normalise import normalise
from app.language.spans import Span
from app.problems import Problem
from app.store.base import Base, now
from app.store.project import Project
from app.study.model import Case, Participant, Source
from app.study.rows import SourceKind, VersionId
from app.study.rules import clean_date, clean_name


def write_note(
    project: Project,
    *,
    about: Subject = THE_STUDY,
    text: str,
    author: str,
    kind: NoteKind = NoteKind.MEMO,
    title: str = "",
    dated_on: str = "",
    private: bool | None = None,
    initiator: object | None = None,
) -> NoteId:
    """Write a note about one thing; an entry of the journal is of today and private unless said otherwise."""
    with project.step(_WRITING[kind], initiator=initiator) as session:
        check_note(kind, about.kind, title, text)
        _refuse_gone(session, about)
        if kind is NoteKind.INTERPRETATION:
            _refuse_other_than_field_note(session, about.id)
        journal = kind is NoteKind.JOURNAL
        today = datetime.now().astimezone().date().isoformat()
        note = Note(
            kind=kind.value,
            title=_title(title),
            text=_text(text),
            author=clean_name(author),
            dated_on=clean_date(dated_on) or (today if journal else ""),
            private=journal if private is None else private,
            **({} if about.kind is AboutKind.STUDY else {COLUMNS[about.kind]: about.id}),
        )
        session.add(note)
        session.flush()
        return NoteId(note.id)


def annotate(
    project: Project,
    *,
    version: VersionId,
    span: Span,
    text: str,
    author: str,
    title: str = "",
    dated_on: str = "",
    private: bool = False,
    initiator: object | None = None,
) -> NoteId:
    """Write a note on a passage, coded or not; a Problem when nobody's words are in it."""
    with project.step("Write note on passage", initiator=initiator) as session:
        segment = segment_of(session, version, span)
        return write_note(
            project,
            about=Subject(AboutKind.PASSAGE, segment),
            text=text,
            author=author,
            kind=NoteKind.ANNOTATION,
            title=title,
            dated_on=dated_on,
            private=private,
        )


def edit_note(
    project: Project,
    *,
    note: NoteId,
    by: str,
    title: str | None = None,
    text: str | None = None,
    dated_on: str | None = None,
    initiator: object | None = None,
) -> None:
    """Change what is given of a note and leave the rest."""
    with project.step("Edit note", initiator=initiator) as session:
        row = _note(session, note, by)
        before = (row.title, row.text, row.dated_on)
        row.title = row.title if title is None else _title(title)
        row.text = row.text if text is None else _text(text)
        row.dated_on = row.dated_on if dated_on is None else clean_date(dated_on)
        if not (row.title or row.text):
            raise Problem("A note needs words.", "Write something, or remove the note.")
        if before != (row.title, row.text, row.dated_on):
            row.changed_at = now()


def remove_note(project: Project, *, note: NoteId, by: str, initiator: object | None = None) -> None:
    """Remove a note; a passage that nothing else holds on to goes with it."""
    with project.step("Remove note", initiator=initiator) as session:
        row = _note(session, note, by)
        segment = row.segment_id
        session.delete(row)
        if segment is not None:
            session.flush()
            delete_if_bare(session, segment)


def set_private(
    project: Project, *, note: NoteId, by: str, private: bool, initiator: object | None = None
) -> None:
    """Keep a note to its author, or share it; a private one is ticked for no report."""
    with project.step("Make note private" if private else "Share note", initiator=initiator) as session:
        row = _note(session, note, by)
        if not may_read(True, row.author, by):
            raise Problem("Only its author can make a note private.", "Ask them to.")
        row.private = private
        row.for_report = row.for_report and not private


def tick_for_report(
    project: Project, *, note: NoteId, by: str, ticked: bool, initiator: object | None = None
) -> None:
    """Let a note into reports, or keep it out; nothing of a note enters one unless ticked."""
    label = "Tick note for report" if ticked else "Keep note out of report"
    with project.step(label, initiator=initiator) as session:
        row = _note(session, note, by)
        if ticked and row.private:
            raise Problem("A private note cannot go into a report.", "Share it first.")
        row.for_report = ticked


def _note(session: Session, note: NoteId, by: str) -> Note:
    """A note's own row; a Problem where it is gone or somebody else's secret."""
    row = session.get(Note, note)
    if row is None or not may_read(row.private, row.author, by):
        raise Problem("That note is no longer in the study.")
    return row


def _refuse_gone(session: Session, about: Subject) -> None:
    table = _TABLES.get(about.kind)
    if table is not None and session.get(table, about.id) is None:
        raise Problem(f"That {about.kind} is no longer in the study.")


def _refuse_other_than_field_note(session: Session, source: int) -> None:
    row = session.get(Source, source)
    if row is not None and row.kind != SourceKind.FIELD_NOTE.value:
        raise Problem("Only a field note has an interpretation beside it.", "Write a memo instead.")


def _title(title: str) -> str:
    return clean_name(title) if title.strip() else ""


def _text(text: str) -> str:
    return normalise(text).strip()


_WRITING = {
    NoteKind.MEMO: "Write memo",
    NoteKind.ANNOTATION: "Write note on passage",
    NoteKind.INTERPRETATION: "Write interpretation",
    NoteKind.JOURNAL: "Write journal entry",
    NoteKind.LINK: "Write note",
}
_TABLES: dict[AboutKind, type[Base]] = {
    AboutKind.CODE: Code,
    AboutKind.THEME: Theme,
    AboutKind.PARTICIPANT: Participant,
    AboutKind.CASE: Case,
    AboutKind.SOURCE: Source,
    AboutKind.PASSAGE: Segment,
}
