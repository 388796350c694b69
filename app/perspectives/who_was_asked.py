"""Who was asked about what: only among people who were asked does silence mean anything (DOMAIN §2.4)."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.queries import guide_codes
from app.coding.rows import CodeId, CodeRow
from app.study.model import Speaker
from app.study.queries import guide_ticks
from app.study.rows import GuideQuestionId, ParticipantId, SourceId


class Asked:
    """What the topic guide's ticks say of each person."""

    def __init__(self, session: Session, tree: list[CodeRow]) -> None:
        self._questions: dict[CodeId, set[GuideQuestionId]] = defaultdict(set)
        for question, codes in guide_codes(session).items():
            for code in codes:
                self._questions[code].add(question)
        for row in reversed(tree):
            if row.parent is not None:
                self._questions[row.parent] |= self._questions[row.id]
        self._ticks = guide_ticks(session)
        self._sources: dict[ParticipantId, list[SourceId]] = defaultdict(list)
        for person, source in session.execute(select(Speaker.participant_id, Speaker.source_id).distinct()):
            if person is not None:
                self._sources[ParticipantId(person)].append(SourceId(source))

    def about(self, code: CodeId, person: ParticipantId) -> bool | None:
        """Whether somebody was asked about a code or one below it.

        True where some question about it was asked of them, False where every one is known not to have been, None
        where nobody said, and where the guide has no question about it.
        """
        return self.about_any([code], person)

    def about_any(self, codes: Iterable[CodeId], person: ParticipantId) -> bool | None:
        """Whether somebody was asked about any of some codes, taken together as `about` takes one."""
        questions = set[GuideQuestionId]().union(*(self._questions[code] for code in codes))
        told = [self._ticks.get((question, source)) for question in questions for source in self._sources[person]]
        if True in told:
            return True
        return False if told and None not in told else None
