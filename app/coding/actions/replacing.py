"""Replacing words by which somebody could be known: in one transcript or in many, as one step (E-06).

What stood there is kept nowhere in the study; whoever calls this has put it into the identity key before.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.problems import Cancelled, Problem
from app.store.project import Project
from app.study.rows import VersionId

if TYPE_CHECKING:
    from app.coding.correcting.replacement_rows import ReplacementPlan


def replace_words(
    project: Project,
    *,
    plans: Sequence["ReplacementPlan"],
    by: str = "",
    initiator: object | None = None,
    progress: Callable[[int, int, str], object] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[VersionId]:
    """Store texts with words replaced, each to be signed off anew; a Problem when one was changed since.

    Once `cancelled`, nothing is stored.
    """
    from app.coding.correcting.replacing import store_replacements

    if not plans:
        raise Problem("There is nothing to replace.")
    label = "Pseudonymise transcript" if len(plans) == 1 else "Pseudonymise transcripts"
    with project.step(label, initiator=initiator) as session:
        made = []
        for done, plan in enumerate(plans):
            progress(done, len(plans), "")
            if cancelled():
                raise Cancelled
            made.append(store_replacements(session, plan, by))
        progress(len(plans), len(plans), "")
        return made
