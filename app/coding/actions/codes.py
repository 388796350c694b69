"""Everything a researcher can do with single codes; every function is one step that can be undone.

Each change of the codebook is written into its history with the reason and the author given; without an
author, with whoever has the study open.
"""

from collections.abc import Sequence

from sqlalchemy import select

from app.coding import codebook
from app.coding.codebook import Because, code_row, find_or_make_coder, find_or_make_path
from app.coding.marking import segment_is_bare
from app.coding.model import Code, Coder, Segment
from app.coding.queries import subtree
from app.coding.rows import ChangeKind, CodeId, CoderId, Field, Origin
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


def add_code(
    project: Project,
    *,
    name: str,
    parent: CodeId | None = None,
    origin: Origin = Origin.EMERGENT,
    framework: str = "",
    reason: str = "",
    author: str = "",
) -> CodeId:
    """Add a code below `parent`, after its siblings; a Problem when a sibling has the name."""
    fields: dict[str, Field] = {"origin": origin.value, "framework": framework}
    with project.step("Add code") as session:
        return CodeId(codebook.make(session, name, parent, fields=fields, because=Because(reason, author)).id)


def make_code_path(project: Project, *, path: str, reason: str = "", author: str = "") -> CodeId:
    """The code of this path ("Parent / Child"), making what is missing."""
    with project.step("Add code") as session:
        return CodeId(find_or_make_path(session, path, because=Because(reason, author)))


def edit_code(
    project: Project,
    *,
    code: CodeId,
    name: str | None = None,
    brief: str | None = None,
    definition: str | None = None,
    when_to_use: str | None = None,
    when_not: str | None = None,
    example: str | None = None,
    near_miss: str | None = None,
    origin: Origin | None = None,
    framework: str | None = None,
    colour: int | None = None,
    recheck: bool | None = None,
    reason: str = "",
    author: str = "",
) -> None:
    """Change what is given of a code and leave the rest.

    Where a definition or rule of use that was written down changes, the code's coding is marked to be looked
    at again; `recheck` says so, or not, whatever changed.
    """
    given: dict[str, Field] = {
        "name": name,
        "brief": brief,
        "definition": definition,
        "when_to_use": when_to_use,
        "when_not": when_not,
        "example": example,
        "near_miss": near_miss,
        "origin": None if origin is None else origin.value,
        "framework": framework,
        "colour": colour,
    }
    wanted = {field: value for field, value in given.items() if value is not None}
    with project.step("Edit code") as session:
        row = code_row(session, code)
        codebook.change(session, row, wanted, recheck=recheck, because=Because(reason, author))


def retire_codes(project: Project, *, codes: Sequence[CodeId], reason: str = "", author: str = "") -> None:
    """Offer codes no more; they keep their coding and are still counted."""
    _set(project, "Retire codes" if len(codes) > 1 else "Retire code", codes, "retired", True, reason, author)


def restore_codes(project: Project, *, codes: Sequence[CodeId], reason: str = "", author: str = "") -> None:
    """Offer codes again that were retired."""
    _set(project, "Restore codes" if len(codes) > 1 else "Restore code", codes, "retired", False, reason, author)


def make_category(project: Project, *, code: CodeId, reason: str = "", author: str = "") -> None:
    """Let a code only group others; a Problem while it is on passages itself."""
    _set(project, "Make category", [code], "category", True, reason, author)


def make_plain_code(project: Project, *, code: CodeId, reason: str = "", author: str = "") -> None:
    """Let a category be put on passages as other codes are."""
    _set(project, "Make category a code", [code], "category", False, reason, author)


def remove_code(project: Project, *, code: CodeId, reason: str = "", author: str = "") -> None:
    """Remove a code with all below it and their coding."""
    with project.step("Remove code") as session:
        row, because = code_row(session, code), Because(reason, author)
        going = [code_row(session, below) for below in subtree(session, code)]
        told = [(codebook.path_of(session, one), codebook.record_of(one)) for one in going]
        session.delete(row)
        session.flush()
        for path, record in told:
            codebook.log(session, ChangeKind.REMOVE, None, path, before=record, because=because)
        for segment in session.scalars(select(Segment).where(segment_is_bare())):
            session.delete(segment)


def _set(
    project: Project,
    label: str,
    codes: Sequence[CodeId],
    field: str,
    value: bool,
    reason: str,
    author: str,
) -> None:
    with project.step(label) as session:
        for code in codes:
            row: Code = code_row(session, code)
            codebook.change(session, row, {field: value}, because=Because(reason, author))
