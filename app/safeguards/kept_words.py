"""What was being typed when a study was locked: kept inside the study itself, until it is opened again."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.store.project import Project
from app.study.model import StudySetting

KEPT = "kept while locked"
"""The name under which a study keeps it."""


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What stood unstored in one place of the window."""

    place: str
    """What the place calls itself, for a person; or the name of the page that can take it up again."""
    fields: dict[str, str] = field(default_factory=dict)
    """What was typed, by the name of its field."""
    page: bool = False
    """Whether a page takes it up itself."""


def kept_words(session: Session) -> list[KeptWords]:
    """Everything that is kept."""
    told = session.scalar(select(StudySetting.value).filter_by(name=KEPT))
    return [] if told is None else [KeptWords(**one) for one in json.loads(told)]


def keep_words(project: Project, words: Sequence[KeptWords]) -> None:
    """Keep these and no others. Not for undo: this is done while a study opens or closes."""
    with project.reading() as session:
        if kept_words(session) == list(words):
            return
    with project.step("Keep what was being typed") as session:
        session.execute(delete(StudySetting).where(StudySetting.name == KEPT))
        if words:
            told = json.dumps([asdict(one) for one in words], ensure_ascii=False)
            session.add(StudySetting(name=KEPT, value=told))
