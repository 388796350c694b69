"""What a user can do about how the study is protected, done to whatever happens to be there."""

from random import Random

from app.store.project import Project
from app.study import actions

REASONS = ("Invented people", "  published\n already ", 'it\'s "mine" %s :x', "")


def say_why_plain(project: Project, chance: Random) -> None:
    actions.say_why_plain(project, reason=chance.choice(REASONS))


LOCK_EDITS = (say_why_plain,)
