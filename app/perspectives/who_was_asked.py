"""Who was asked about what: only among people who were asked does silence mean anything (DOMAIN §2.4)."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.coding.queries import guide_codes
from app.coding.rows import CodeId, CodeRow
from app.study.guide_rows import GuideQuestionId
from app.study.model import GuideTick, Source, Speaker
from app.study.queries import guide_ticks
from app.study.rows import ParticipantId, SourceId, SourceKind

Told = tuple[frozenset[ParticipantId], frozenset[ParticipantId]]
"""Who was asked, and who is known not to have been; of everybody else nobody said."""

_NOBODY: Told = (frozenset(), frozenset())


class Asked:
    """What the topic guide's ticks say of each person, in the sources that are looked at."""

    def __init__(self, session: Session, tree: list[CodeRow], sources: Collection[SourceId] | None = None) -> None:
        self._questions: dict[CodeId, set[GuideQuestionId]] = defaultdict(set)
        for question, codes in guide_codes(session).items():
            for code in codes:
                self._questions[code].add(question)
        for row in reversed(tree):
            if row.parent is not None and row.id in self._questions:
                self._questions[row.parent] |= self._questions[row.id]
        self._ticks = guide_ticks(session) if self._questions else {}
        self._sources: dict[ParticipantId, list[SourceId]] = defaultdict(list)
        if self._questions:
            for person, source in session.execute(_interviews()):
                if person is not None and (sources is None or source in sources):
                    self._sources[ParticipantId(person)].append(SourceId(source))
        self._known: dict[frozenset[GuideQuestionId], Told] = {}

    def about(self, code: CodeId, person: ParticipantId) -> bool | None:
        """Whether somebody was asked about a code or one below it; None where nobody said."""
        return self.about_any([code], person)

    def about_any(self, codes: Iterable[CodeId], person: ParticipantId) -> bool | None:
        """Whether somebody was asked about any of some codes, taken together as `about` takes one."""
        asked, not_asked = self.told(codes)
        return True if person in asked else False if person in not_asked else None

    def told(self, codes: Iterable[CodeId]) -> Told:
        """Who was asked about any of these codes or one below them, and who was not.

        Asked is where some question about it was asked, not asked where every one is known not to have been;
        nothing is known where nobody said, and where the guide has no question about it.
        """
        questions = frozenset[GuideQuestionId]().union(*(self._questions.get(code, ()) for code in codes))
        if not questions:
            return _NOBODY
        if questions not in self._known:
            self._known[questions] = self._told(questions)
        return self._known[questions]

    def _told(self, questions: frozenset[GuideQuestionId]) -> Told:
        asked, not_asked = set(), set()
        for person, sources in self._sources.items():
            told = {self._ticks.get((question, source)) for question in questions for source in sources}
            if True in told:
                asked.add(person)
            elif None not in told:
                not_asked.add(person)
        return frozenset(asked), frozenset(not_asked)


def _interviews() -> Select[int | None, int]:
    """Who speaks in which source that questions are asked in: no drawing, no observation, unless it is ticked."""
    ticked = Speaker.source_id.in_(select(GuideTick.source_id))
    asked_in = select(Speaker.participant_id, Speaker.source_id).join(Source, Speaker.source_id == Source.id)
    return asked_in.where(or_(Source.kind.not_in(_NO_QUESTIONS), ticked)).distinct()


_NO_QUESTIONS = (SourceKind.PICTURE.value, SourceKind.FIELD_NOTE.value)
