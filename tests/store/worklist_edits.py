"""What a user can do with the worklist, done to whatever it asks."""

from collections.abc import Callable
from random import Random

from app.coding.queries import codes
from app.perspectives import actions, queries
from app.perspectives.queries.worklist import put_aside
from app.perspectives.worklist_rows import PromptKey, PromptKind
from app.store.project import Project
from app.study.queries import perspectives


def _prompts(project: Project, chance: Random) -> list[PromptKey]:
    """A prompt that is there, or one about some code: rules may ask it tomorrow."""
    with project.reading() as session:
        found = [row.key for row in queries.worklist(session)]
        possible = [
            PromptKey(PromptKind.COMMON, code=code.id, perspective=group.id)
            for code in codes(session)[:3]
            for group in perspectives(session)[:2]
        ]
    rows = found or possible
    return chance.sample(rows, min(1, len(rows)))


def dismiss_prompt(project: Project, chance: Random) -> None:
    for prompt in _prompts(project, chance):
        actions.dismiss_prompt(
            project, prompt=prompt, reason=chance.choice(("Read.", 'it\'s "fine"', " ")), by="Ada"
        )


def restore_prompt(project: Project, chance: Random) -> None:
    """Take one up again; where none was put aside, put one aside for next time."""
    with project.reading() as session:
        aside = list(put_aside(session))
    if not aside:
        dismiss_prompt(project, chance)
    for prompt in chance.sample(aside, min(1, len(aside))):
        actions.restore_prompt(project, prompt=prompt)


WORKLIST_EDITS: tuple[Callable[[Project, Random], object], ...] = (dismiss_prompt, restore_prompt)
