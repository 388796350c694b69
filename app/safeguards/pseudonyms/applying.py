"""Storing what was decided: what stood there goes into the identity key first, then the texts change in one step.

Where the study cannot be written after the key was, the key holds originals of replacements that were never made:
nobody is harmed by them, and they are dropped where that can be done at once. Where the program ended in between,
the study is as it was, the decisions stand in the key, and the same is proposed again; what the key holds of
replacements the study has not is never shown, and goes when the key is next to forget somebody.
"""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from sqlalchemy import select

from app.coding import actions as coding
from app.problems import Problem
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Original, UneditedText
from app.safeguards.pseudonyms.rows import PseudonymPlan
from app.store.bulk import one_of
from app.store.project import Project
from app.study.model import Source
from app.study.rows import SourceId, VersionId


def pseudonymise(
    project: Project,
    *,
    plan: PseudonymPlan,
    key: IdentityKey,
    by: str = "",
    keep_unedited: bool = False,
    initiator: object | None = None,
    progress: Callable[[int, int, str], object] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[VersionId]:
    """Replace what a plan says, as one step; a Problem where a text was changed or the key cannot be written.

    With `keep_unedited` the key keeps the text of each source as it was before anything was replaced in it. Once
    `cancelled`, the study is as it was.
    """
    originals = [Original(one.guid, one.original) for source in plan.sources for one in source.replacements]
    if not originals:
        raise Problem("There is nothing to replace.", "Decide of some names first.")
    unedited: list[UneditedText] = []
    if keep_unedited:
        guids = _guids(project, plan)
        texts = [UneditedText(guids[one.source], one.number, one.old_text) for one in plan.sources]
        unedited = [text for text in texts if key.unedited(text.source) is None]
    key.keep_originals(originals, unedited)
    try:
        return coding.replace_words(
            project, plans=plan.sources, by=by, initiator=initiator, progress=progress, cancelled=cancelled
        )
    except BaseException:
        with suppress(Problem):
            key.take_back([one.replacement for one in originals], [text.source for text in unedited])
        raise


def _guids(project: Project, plan: PseudonymPlan) -> dict[SourceId, UUID]:
    wanted = select(Source.id, Source.guid).where(one_of(Source.id, [one.source for one in plan.sources]))
    with project.reading() as session:
        return {SourceId(source): guid for source, guid in session.execute(wanted)}
