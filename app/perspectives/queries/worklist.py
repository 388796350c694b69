"""The worklist: what the seven rules ask about the study as it is now, and what of it was put aside (P-03)."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import ThemeCode
from app.coding.queries import codes
from app.coding.rows import CodeId, SegmentId, ThemeId
from app.journeys.journey_rows import EventId, EventKind, JourneyRow
from app.journeys.queries import journeys
from app.perspectives.claim_rows import Assessed, ClaimId
from app.perspectives.model import NegativeCase, PromptAnswer
from app.perspectives.queries.board import board, provenance
from app.perspectives.queries.comparing import compare
from app.perspectives.queries.gathered import gathered
from app.perspectives.queries.thresholds import thresholds
from app.perspectives.rules import worklist as rules
from app.perspectives.who_was_asked import Asked
from app.perspectives.worklist_rows import Found, Prompt, PromptKey, PromptKind, PutAside
from app.study import queries as study
from app.study.rows import CaseRelation, ParticipantId, ParticipantRow, PerspectiveId


def worklist(session: Session) -> list[Prompt]:
    """Every prompt whose cause is there: about assumptions in their order, then codes, then journeys."""
    return _Worklist(session).prompts()


class _Worklist:
    """What the rules need, read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._people = {row.id: row for row in study.participants(session) if row.counted}
        self._order = {person: place for place, person in enumerate(self._people)}
        self._tree = codes(session)
        self._asked = Asked(session, self._tree)
        self._thresholds = thresholds(session)
        self._put_aside = put_aside(session)
        self._codes_of: dict[ThemeId, list[CodeId]] = {}
        for theme, code in session.execute(select(ThemeCode.theme_id, ThemeCode.code_id)):
            self._codes_of.setdefault(ThemeId(theme), []).append(CodeId(code))

    def prompts(self) -> list[Prompt]:
        return [*self._of_claims(), *self._of_codes(), *self._of_journeys()]

    def _of_claims(self) -> Iterator[Prompt]:
        rows = board(self._session)
        if not rows:
            return
        perspectives = study.perspectives(self._session)
        children = perspectives[0].id if perspectives else None
        evidence = gathered(self._session, self._people.keys(), children)
        looked_for = Counter(self._session.scalars(select(NegativeCase.claim_id)))
        sources = provenance(self._session, self._people.values())
        for row in rows:
            claim = row.claim
            about = tuple(
                dict.fromkeys(
                    [*claim.codes, *(code for theme in claim.themes for code in self._codes_of.get(theme, ()))]
                )
            )
            told = evidence[claim.id].told_of_children if claim.id in evidence else {}
            if claim.status not in rules.ASIDE:
                found = [
                    *rules.never_challenged(row, looked_for[claim.id], self._thresholds),
                    *rules.challenged_from_one_place(row, sources),
                    *rules.silent_perspectives(row, self._asked_about(row, about), self._thresholds),
                    *rules.only_second_hand(row, sum(len(rows) for rows in told.values()), children),
                    *rules.rival_explanation(row),
                ]
                for one in found:
                    yield self._prompt(one, f"{claim.ref} {claim.statement}", about)

    def _asked_about(
        self, row: Assessed, about: tuple[CodeId, ...]
    ) -> dict[PerspectiveId, list[tuple[ParticipantId, bool | None]]]:
        """Perspective -> the counted of those that are silent, and whether each was asked."""
        silent = {group.perspective for group in row.groups if group.n and not group.voiced}
        found: dict[PerspectiveId, list[tuple[ParticipantId, bool | None]]] = {}
        for person in self._people.values():
            if person.perspective in silent and person.sources and not person.pending:
                told = self._asked.about_any(about, person.id)
                found.setdefault(person.perspective, []).append((person.id, told))
        return found

    def _of_codes(self) -> Iterator[Prompt]:
        perspectives = study.perspectives(self._session)
        members: dict[PerspectiveId, list[ParticipantRow]] = {row.id: [] for row in perspectives}
        for person in self._people.values():
            if person.perspective is not None and person.sources and not person.pending:
                members[person.perspective].append(person)
        for line in sorted(compare(self._session).lines, key=lambda line: line.place):
            if line.code is None or line.depth:
                continue
            heard = {person for cell in line.cells for person in cell.people}
            for perspective in perspectives:
                theirs = members[perspective.id]
                others = [
                    (person.id, self._asked.about(line.code, person.id))
                    for person in theirs
                    if person.id not in heard
                ]
                for one in rules.raised_by_nearly_all(
                    line.code,
                    line.name,
                    perspective.id,
                    perspective.name,
                    raised=[person.id for person in theirs if person.id in heard],
                    others=others,
                    thresholds=self._thresholds,
                ):
                    yield self._prompt(one, line.path, (line.code,))

    def _of_journeys(self) -> Iterator[Prompt]:
        for journey in journeys(self._session):
            for found, mark in _of_journey(journey):
                yield self._prompt(found, f"The journey of {journey.pseudonym}", (), mark)

    def _prompt(
        self, found: Found, about: str, codes_about: tuple[CodeId, ...], mark: SegmentId | None = None
    ) -> Prompt:
        people = sorted(found.people, key=lambda one: self._order.get(one[0], 0))
        return Prompt(
            found=found,
            about=about,
            people=tuple((person, self._people[person].pseudonym, asked) for person, asked in people),
            codes=codes_about,
            mark=mark,
            put_aside=self._put_aside.get(found.key),
        )


def _of_journey(journey: JourneyRow) -> Iterator[tuple[Found, SegmentId]]:
    """The moves of which the child and the official record give reasons of different groups, not judged yet."""
    child = next(
        (
            teller
            for teller in journey.tellers
            if teller.relation is CaseRelation.SELF and teller.linkable and teller.participant is not None
        ),
        None,
    )
    if child is None:
        return
    for event in journey.events:
        if event.kind is not EventKind.MOVE or event.judged:
            continue
        own = next((row for row in event.accounts if row.teller == child.participant and row.reason_group), None)
        filed = next((row for row in event.accounts if row.teller is None and row.reason_group), None)
        if own is None or filed is None:
            continue
        said, recorded = own.reason_group, filed.reason_group
        for found in rules.record_against_child(
            event.id, event.title or event.kind.value, child.name, said=said, recorded=recorded
        ):
            yield found, SegmentId(own.mark)


def put_aside(session: Session) -> dict[PromptKey, PutAside]:
    """Everything that was put aside, its cause there or not."""
    known = set(PromptKind)
    return {
        PromptKey(
            PromptKind(row.prompt),
            None if row.claim_id is None else ClaimId(row.claim_id),
            None if row.code_id is None else CodeId(row.code_id),
            None if row.perspective_id is None else PerspectiveId(row.perspective_id),
            None if row.event_id is None else EventId(row.event_id),
        ): PutAside(row.reason, row.answered_by, row.made_at)
        for row in session.scalars(select(PromptAnswer).order_by(PromptAnswer.id))
        if row.prompt in known
    }
