"""Everything a researcher can do with the code tree; every function is one step that can be undone."""

from sqlalchemy import select

from app.coding import codebook
from app.coding.codebook import code_row, find_or_make_coder, find_or_make_path, refuse_sibling
from app.coding.marking import segment_is_bare
from app.coding.model import Code, Coder, Segment
from app.coding.rows import CodeId, CoderId
from app.coding.rules import code_name
from app.problems import Problem
from app.store.project import Project
from app.study.rules import clean_name


def coder_named(project: Project, *, name: str) -> CoderId:
    """The coder of this name, made when there is none."""
    with project.reading() as session:
        found = session.scalar(select(Coder.id).filter_by(name=clean_name(name)))
    if found is not None:
        return CoderId(found)
    with project.step("Add coder") as session:
        return CoderId(find_or_make_coder(session, name))


def add_code(project: Project, *, name: str, parent: CodeId | None = None) -> CodeId:
    """Add a code below `parent`, after its siblings; a Problem when a sibling has the name."""
    with project.step("Add code") as session:
        return CodeId(codebook.make(session, name, parent).id)


def make_code_path(project: Project, *, path: str) -> CodeId:
    """The code of this path ("Parent / Child"), making what is missing."""
    with project.step("Add code") as session:
        return CodeId(find_or_make_path(session, path))


def edit_code(
    project: Project,
    *,
    code: CodeId,
    name: str | None = None,
    definition: str | None = None,
    when_to_use: str | None = None,
    when_not: str | None = None,
    example: str | None = None,
    colour: int | None = None,
) -> None:
    """Change what is given of a code and leave the rest."""
    with project.step("Edit code") as session:
        row = code_row(session, code)
        if name is not None:
            refuse_sibling(session, row.parent_id, code_name(name), row)
            row.name = code_name(name)
        if definition is not None:
            row.definition = definition
        if when_to_use is not None:
            row.when_to_use = when_to_use
        if when_not is not None:
            row.when_not = when_not
        if example is not None:
            row.example = example
        if colour is not None:
            row.colour = colour


def move_code(project: Project, *, code: CodeId, parent: CodeId | None, position: int | None = None) -> None:
    """Put a code (with all below it) under another parent, at a place among its siblings."""
    with project.step("Move code") as session:
        row = code_row(session, code)
        at = parent
        while at is not None:
            if at == code:
                raise Problem("A code cannot be moved below itself.", "Choose another place.")
            above = code_row(session, at).parent_id
            at = None if above is None else CodeId(above)
        refuse_sibling(session, parent, row.name, row)
        siblings = [
            other
            for other in session.scalars(select(Code).filter_by(parent_id=parent).order_by(Code.position, Code.id))
            if other is not row
        ]
        siblings.insert(len(siblings) if position is None else max(0, min(position, len(siblings))), row)
        row.parent_id = parent
        for place, sibling in enumerate(siblings):
            sibling.position = place


def remove_code(project: Project, *, code: CodeId) -> None:
    """Remove a code with all below it and their coding."""
    with project.step("Remove code") as session:
        session.delete(code_row(session, code))
        session.flush()
        for segment in session.scalars(select(Segment).where(segment_is_bare())):
            session.delete(segment)
