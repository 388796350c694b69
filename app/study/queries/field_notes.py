"""Reading what stands beside the observation of a field note."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.study.field_note_rows import FieldNoteRow
from app.study.model import FieldNote, Source
from app.study.rows import SourceId, SourceKind


def field_note(session: Session, source: SourceId) -> FieldNoteRow | None:
    """What is known beside an observation; None where the source is no field note."""
    row = session.get(Source, source)
    if row is None or row.kind != SourceKind.FIELD_NOTE.value:
        return None
    beside = session.scalars(select(FieldNote).filter_by(source_id=source)).one_or_none()
    return FieldNoteRow(
        source=source,
        on=row.collected_on,
        place=beside.place if beside else "",
        present=beside.present if beside else "",
        interpretation=beside.interpretation if beside else "",
        observer=row.made_by,
    )
