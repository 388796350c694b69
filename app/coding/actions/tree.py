"""Changing the shape of the codebook: codes moved, made one, made two. Nothing coded is ever lost by it."""

from collections.abc import Sequence

from app.coding import codebook
from app.coding.codebook import Because, code_row
from app.coding.marking import A_RETIRED_CODE
from app.coding.rows import ChangeKind, CodeId, CodingId, Field
from app.problems import Problem
from app.store.project import Project


def move_code(
    project: Project,
    *,
    code: CodeId,
    parent: CodeId | None,
    position: int | None = None,
    reason: str = "",
    author: str = "",
) -> None:
    """Put a code (with all below it) under another parent, at a place among its siblings."""
    with project.step("Move code") as session:
        codebook.move(session, [code], parent, position, because=Because(reason, author))


def move_codes(
    project: Project,
    *,
    codes: Sequence[CodeId],
    parent: CodeId | None,
    position: int | None = None,
    reason: str = "",
    author: str = "",
) -> None:
    """Put several codes (each with all below it) under another parent, side by side in the tree's order."""
    with project.step("Move codes") as session:
        codebook.move(session, codes, parent, position, because=Because(reason, author))


def merge_codes(
    project: Project, *, codes: Sequence[CodeId], into: CodeId, reason: str = "", author: str = ""
) -> None:
    """Make several codes one: `into` takes their coding, notes, links and sub-codes, and they go.

    Where a coder put two of them on the same words, one coding stays and holds what was noted on each.
    """
    with project.step("Merge codes") as session:
        kept = code_row(session, into)
        others = [code_row(session, code) for code in dict.fromkeys(codes) if code != into]
        if not others:
            raise Problem("A code cannot be merged with itself.", "Choose another one.")
        for row in others:
            codebook.merge(session, row, kept, Because(reason, author))


def split_code(
    project: Project,
    *,
    code: CodeId,
    codings: Sequence[CodingId],
    into: CodeId | None = None,
    name: str = "",
    reason: str = "",
    author: str = "",
) -> CodeId:
    """Give some of a code's coding to another code, or to a new one of this name right after it.

    Whoever chooses the code anew has looked: a doubt left by a redefinition goes.
    """
    with project.step("Split code") as session:
        row, because = code_row(session, code), Because(reason, author)
        if into is None:
            fields: dict[str, Field] = {"colour": row.colour, "origin": row.origin, "framework": row.framework}
            other = codebook.make(session, name, row.parent_id, fields=fields, because=because)
            codebook.stand_after(session, other, row)
        else:
            other = code_row(session, into)
        if other is row:
            raise Problem("A code cannot be split into itself.", "Choose another code, or name a new one.")
        if other.retired:
            raise Problem(*A_RETIRED_CODE)
        codebook.trust(session, row, codings)
        many = codebook.hand_over(session, row, other, codings)
        if not many:
            raise Problem("None of these passages has that code any more.", "Choose the passages again.")
        after: dict[str, Field] = {"into": codebook.path_of(session, other), "passages": many}
        path = codebook.path_of(session, row)
        codebook.log(session, ChangeKind.SPLIT, row, path, after=after, because=because)
        return CodeId(other.id)
