"""A study in which some speak of bags: coded to the end in most interviews, begun in the others."""

import importlib
import random
from collections.abc import Sequence
from typing import Any

from app.coding import actions, queries, suggesting
from app.coding.found_rows import Reach
from app.coding.rows import CodeId, CodingDraft
from app.coding.suggestion_rows import Suggestions
from app.store.project import Project
from app.study import actions as study
from app.study.rows import SourceStatus
from tests.builders import CHILD, INTERVIEWER, add, dialogue, speaker

BAGS = "bags suitcase packed boxes bin carried clothes wardrobe zip rucksack".split()
OTHER = "school dinner football garden teacher homework cousin kitchen music bus weather dog".split()
GLUE = "and then she said that we had the a of it was".split()
NAMES = "Amber Bryn Cai Dilys Emrys Ffion Gwen Huw Idris Jac".split()
ASKED = "And were your bags and the suitcase packed in boxes then?"
"""The interviewer's words have everything the code is about."""
CODE = "Moving / Bags"


def made_sentence(lot: random.Random, topic: Sequence[str]) -> str:
    """Two words of a topic among words that say nothing."""
    words = [*lot.choices(GLUE, k=4), *lot.sample(topic, 2), *lot.choices(GLUE, k=3)]
    return f"{' '.join(words).capitalize()}."


def bags_study(
    project: Project, *, interviews: int = 6, coded: int = 4, order: Sequence[int] | None = None
) -> CodeId:
    """Interviews of one child each, ten turns of two sentences; every third turn is of bags.

    `order` is that in which the sources come in; names and words stay.
    """
    drafts, rows = [], []
    for number in order or range(interviews):
        lot = random.Random(number)
        who = NAMES[number]
        lines = []
        for turn in range(12):
            topic = BAGS if turn % 3 == 0 else OTHER
            lines.append((INTERVIEWER, ASKED))
            lines.append((who, f"{made_sentence(lot, topic)} {made_sentence(lot, topic)} Yeah."))
        draft = dialogue(f"Interview {number}", lines, [speaker(who, CHILD)])
        drafts.append(draft)
        if number < coded:
            for place, turn_of in enumerate(draft.turns[1::2]):
                if place % 3 == 0:
                    rows.append(CodingDraft(draft.name, turn_of.speech_start, turn_of.end, CODE, "Ada"))
                elif place % 3 == 1:
                    rows.append(CodingDraft(draft.name, turn_of.speech_start, turn_of.end, "Days", "Ada"))
    sources = add(project, *drafts)
    actions.code_passages(project, rows=rows)
    done = [source for source, draft in zip(sources, drafts, strict=True) if int(draft.name.split()[-1]) < coded]
    study.set_status(project, sources=done, status=SourceStatus.CODED)
    with project.reading() as session:
        return queries.code_at(session, CODE).id


def here(target: str, *given: object) -> Any:
    """Calls a function as a worker does, in this process."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)(*given)


def suggested(project: Project, code: CodeId, reach: Reach | None = Reach.SENTENCE) -> Suggestions:
    """What is suggested for a code."""
    with project.reading() as session:
        return suggesting.suggestions(session, code, call=here, reach=reach)
