"""The codebook through time: a version frozen under a name, and coding looked at again after a redefinition."""

from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.coding import codebook
from app.coding.codebook import Because, code_row
from app.coding.model import CodebookChange, CodebookVersion, Coding
from app.coding.queries import codebook_now, written
from app.coding.rows import CodebookChangeId, CodebookVersionId, CodeId, CodingId
from app.problems import Problem
from app.store.bulk import one_of
from app.store.project import Project
from app.study.rules import clean_name


def freeze_codebook(project: Project, *, name: str, note: str = "", author: str = "") -> CodebookVersionId:
    """Keep the whole codebook as it is now under a name; a Problem when a version has the name already."""
    with project.step("Freeze codebook") as session:
        name = _free(session, name, None)
        row = CodebookVersion(
            number=(session.scalar(select(func.max(CodebookVersion.number))) or 0) + 1,
            name=name,
            note=note.strip(),
            author=codebook.author_of(session, Because("", author)),
            content=written(codebook_now(session)),
        )
        session.add(row)
        session.flush()
        return CodebookVersionId(row.id)


def edit_codebook_version(
    project: Project, *, version: CodebookVersionId, name: str | None = None, note: str | None = None
) -> None:
    """Give a frozen version another name or note; what it holds never changes."""
    with project.step("Edit version of codebook") as session:
        row = _version_row(session, version)
        if name is not None:
            row.name = _free(session, name, row)
        if note is not None:
            row.note = note.strip()


def remove_codebook_version(project: Project, *, version: CodebookVersionId) -> None:
    """Remove a frozen version; the codebook and its history stay as they are."""
    with project.step("Remove version of codebook") as session:
        session.delete(_version_row(session, version))


def explain_changes(project: Project, *, changes: Sequence[CodebookChangeId], reason: str) -> None:
    """Say afterwards why the codebook was changed."""
    with project.step("Give reason") as session:
        for row in session.scalars(select(CodebookChange).where(CodebookChange.id.in_(list(changes)))):
            row.reason = reason.strip()


def confirm_codings(project: Project, *, codings: Sequence[CodingId], initiator: object | None = None) -> None:
    """Say of coded passages that the code, as it is defined now, still holds."""
    label = "Confirm coded passage" if len(codings) == 1 else "Confirm coded passages"
    with project.step(label, initiator=initiator) as session:
        session.execute(
            update(Coding)
            .where(one_of(Coding.id, codings), Coding.recheck)
            .values(recheck=False)
            .execution_options(synchronize_session=False)
        )


def ask_for_recheck(project: Project, *, code: CodeId) -> None:
    """Ask for every passage of a code to be looked at again."""
    with project.step("Ask for re-check") as session:
        codebook.doubt(session, code_row(session, code))


def _version_row(session: Session, version: CodebookVersionId) -> CodebookVersion:
    row = session.get(CodebookVersion, version)
    if row is None:
        raise Problem("That version of the codebook is no longer in the study.")
    return row


def _free(session: Session, name: str, keep: CodebookVersion | None) -> str:
    """A clean name; a Problem when another version has it, whatever its case."""
    name = clean_name(name)
    for row in session.scalars(select(CodebookVersion)):
        if row is not keep and row.name.casefold() == name.casefold():
            raise Problem("There is a version of that name already.", "Choose another name.")
    return name
