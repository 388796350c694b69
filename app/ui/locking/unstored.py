"""What stands unstored in a study: on its pages and in its field note; and bringing it back there."""

from app.safeguards.kept_words import KeptWords
from app.ui.locking.typed import put_back, typed_in
from app.ui.study_desk import StudyDesk
from app.ui.workspace import MAKERS

FIELD_NOTE = "New field note"


def unstored(desk: StudyDesk) -> list[KeptWords]:
    """What was typed on pages and in the field note, and is not stored."""
    kept = [(screen.name, screen.keep()) for screen in desk.workspace.screens()]
    pages = [KeptWords(name, {"": words}, page=True) for name, words in kept if words]
    notes = typed_in([desk.field_note] if desk.field_note is not None else [])
    return [*pages, *(KeptWords(FIELD_NOTE, note.fields, page=True) for note in notes)]


def take_up(desk: StudyDesk, kept: KeptWords) -> bool:
    """Go on with what was unfinished when the study was locked; False where no page knows it."""
    if not kept.page or (kept.place != FIELD_NOTE and kept.place not in MAKERS):
        return False
    if kept.place != FIELD_NOTE:
        desk.workspace.screen_called(kept.place).take_up(kept.fields[""])
        return True
    desk.new_field_note()
    if desk.field_note is not None:
        put_back(kept, desk.field_note)
    return True
