"""Whether somebody was asked about an event: the topic guide's questions about the codes on its accounts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.queries import guide_codes
from app.coding.rows import CodeId
from app.journeys.journey_rows import EventId, EventRow, EvidenceRow, MarkId
from app.study.guide_rows import GuideQuestionId
from app.study.model import Speaker
from app.study.queries import guide_ticks
from app.study.rows import ParticipantId, SourceId

Asked = Mapping[tuple[EventId, ParticipantId], bool]


class Asking:
    """The topic guide and its ticks, read once for however many journeys."""

    def __init__(self, session: Session) -> None:
        self._about: dict[CodeId, set[GuideQuestionId]] = defaultdict(set)
        for question, codes in guide_codes(session).items():
            for code in codes:
                self._about[code].add(question)
        self._ticks = guide_ticks(session)
        self._sources: dict[ParticipantId, list[SourceId]] = defaultdict(list)
        for person, source in session.execute(select(Speaker.participant_id, Speaker.source_id).distinct()):
            if person is not None:
                self._sources[ParticipantId(person)].append(SourceId(source))

    def about(
        self,
        events: Iterable[EventRow],
        people: Iterable[ParticipantId],
        evidence: Mapping[MarkId, EvidenceRow],
    ) -> Asked:
        """Event and person -> whether they were asked; a pair nobody spoke of is not there.

        Asked where some question about a code of the event was put to them; not asked where every one is known
        not to have been.
        """
        listed = list(people)
        found = {}
        for event in events:
            codes = {
                code
                for account in event.accounts
                if account.mark in evidence
                for code in evidence[account.mark].codes
            }
            questions = {question for code in codes for question in self._about.get(code, ())}
            for person in listed if questions else ():
                told = {
                    self._ticks.get((question, source))
                    for question in questions
                    for source in self._sources.get(person, ())
                }
                if True in told:
                    found[event.id, person] = True
                elif told and None not in told:
                    found[event.id, person] = False
        return found
