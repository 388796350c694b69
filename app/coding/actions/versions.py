"""The codebook through time: a version frozen under a name, and coding looked at again after a redefinition."""

from collections.abc import Sequence

from sqlalchemy import func, select, update

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
        name = clean_name(name)
        taken = (taken.casefold() for taken in session.scalars(select(CodebookVersion.name)))
        if name.casefold() in taken:
            raise Problem("There is a version of that name already.", "Choose another name.")
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
