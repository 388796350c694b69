"""What is done with notes on their screen, wherever the words of a note are kept."""

from app.coding import actions
from app.coding.note_rows import Keeping, NoteKey, NoteKind, NoteRow
from app.coding.rows import CodingId, NoteId, PassageLinkId
from app.study import actions as study_actions
from app.study.rows import SourceId
from app.ui.notes.note_editor import Draft
from app.ui.open_study import OpenStudy


class NoteDesk:
    """Writes for the researcher whose name is in the preferences; `owner` is whose steps they are."""

    def __init__(self, study: OpenStudy, owner: object) -> None:
        self._study = study
        self._owner = owner

    @property
    def reader(self) -> str:
        """Whose private notes are shown."""
        return self._study.settings.coder

    def write(self, draft: Draft) -> NoteKey | None:
        """Stores a new note."""
        written = self._study.attempt(
            lambda: actions.write_note(
                self._study.project,
                about=draft.about,
                kind=draft.kind,
                title=draft.title,
                text=draft.text,
                dated_on=draft.dated_on,
                private=draft.private,
                author=self.reader,
                initiator=self._owner,
            )
        )
        return None if written is None else NoteKey(Keeping.NOTE, written)

    def edit(self, row: NoteRow, part: str, now: object) -> None:
        """Stores one part of a note; what is refused is said."""
        self._study.attempt(lambda: self._edit(row, part, now))

    def remove(self, row: NoteRow) -> None:
        """Removes a note; Undo brings it back."""
        removed = self._study.attempt(
            lambda: actions.remove_note(
                self._study.project, note=NoteId(row.key.id), by=self.reader, initiator=self._owner
            )
        )
        if removed is None:
            what = "Journal entry" if row.kind is NoteKind.JOURNAL else "Note"
            self._study.said.emit(f"{what} removed. Undo brings it back.")

    def _edit(self, row: NoteRow, part: str, now: object) -> None:
        project, words, key = self._study.project, str(now), row.key
        match key.kept:
            case Keeping.CODING:
                actions.set_memo(project, coding=CodingId(key.id), memo=words, initiator=self._owner)
            case Keeping.LINK:
                actions.edit_link(project, link=PassageLinkId(key.id), note=words, initiator=self._owner)
            case Keeping.FIELD_NOTE:
                study_actions.edit_field_note(
                    project, source=SourceId(key.id), interpretation=words, initiator=self._owner
                )
            case Keeping.NOTE:
                self._edit_note(NoteId(key.id), part, now)

    def _edit_note(self, note: NoteId, part: str, now: object) -> None:
        project, by = self._study.project, self.reader
        match part:
            case "private":
                actions.set_private(project, note=note, by=by, private=bool(now), initiator=self._owner)
            case "for_report":
                actions.tick_for_report(project, note=note, by=by, ticked=bool(now), initiator=self._owner)
            case "title":
                actions.edit_note(project, note=note, by=by, title=str(now), initiator=self._owner)
            case "dated_on":
                actions.edit_note(project, note=note, by=by, dated_on=str(now), initiator=self._owner)
            case "text":
                actions.edit_note(project, note=note, by=by, text=str(now), initiator=self._owner)
