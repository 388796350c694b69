"""Coding what was found: many passages in one step, after a look at each."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select

from app.coding.codebook import find_or_make_coder, find_or_make_path
from app.coding.found_rows import Codable
from app.coding.marking import Mark, mark_all
from app.coding.model import Coding
from app.problems import Problem
from app.store.bulk import one_of
from app.store.project import Project
from app.study.model import TextVersion
from app.study.rows import VersionId


def code_found(
    project: Project,
    *,
    passages: Sequence[Codable],
    code: str,
    coder: str,
    initiator: object | None = None,
) -> int:
    """Put the code of a path on passages, making code and coder where they are missing; how many got it anew.

    Passages to which the coder gave the code before stay as they are. All of them are coded or none.
    """
    if not passages:
        raise Problem("No passages are chosen.", "Tick those that are to be coded.")
    with project.step("Code found passages", initiator=initiator) as session:
        by_version: dict[VersionId, list[Mark]] = defaultdict(list)
        wanted, by = find_or_make_path(session, code), find_or_make_coder(session, coder)
        for passage in passages:
            by_version[passage.version].append(Mark(passage.span, wanted, by))
        current = select(TextVersion.id).where(TextVersion.current, one_of(TextVersion.id, by_version))
        if set(session.scalars(current)) != set(by_version):
            raise Problem("A transcript was changed since the search.", "Search again, then code what is found.")
        last = session.scalar(select(func.max(Coding.id))) or 0
        codings = {coding for version, marks in by_version.items() for coding in mark_all(session, version, marks)}
        return sum(coding > last for coding in codings)
