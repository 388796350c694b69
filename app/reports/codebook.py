"""The codebook from study to Word file: the one call for window and command line."""

from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding import queries
from app.reports.codebook_material import CodebookMaterial
from app.reports.compose.whole_codebook import compose_codebook
from app.reports.names import look_at_document
from app.safeguards.gates import NamesIn
from app.safeguards.refusing import Looking, no_names
from app.safeguards.typed import codes_to_leave
from app.store.base import ProjectInfo
from app.store.put import Ready


def gather_codebook(session: Session, day: date) -> CodebookMaterial:
    """Everything the document says; nobody excluded or withdrawn is in its counts."""
    return CodebookMaterial(
        study=session.scalars(select(ProjectInfo.name)).one(),
        date=day,
        codes=tuple(codes_to_leave(session, queries.codes(session))),
        people=queries.people_by_code(session),
        sets=tuple(queries.code_sets(session)),
        versions=tuple(queries.codebook_versions(session)),
        changes=tuple(queries.codebook_changes(session)),
    )


def codebook_report(session: Session, out: Path, *, date: date, names_in: NamesIn = no_names) -> Ready:
    """Write the codebook as a Word document, to be put in its place; `Problem` when it may not leave."""
    from app.reports.word import write_word  # here, so that only writing loads python-docx and lxml

    document = compose_codebook(gather_codebook(session, date))
    look = Looking(names_in)
    look.at_file(out)
    look_at_document(look, document)
    look.refuse()
    return write_word(document, out, date=date)
