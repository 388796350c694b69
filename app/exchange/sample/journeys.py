"""The journeys of the sample study: what each teller says of a child's way, and the words behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.coding.rows import CodeId, CoderId
from app.exchange.sample.places import Text, Words, place
from app.journeys import actions
from app.journeys.draft_rows import AccountDraft, EventDraft, PointDraft, SpellDraft
from app.journeys.journey_rows import EventId, EventKind, LaneKind, MarkId, Method
from app.journeys.rules import Status, When, read_when
from app.store.project import Project
from app.study.rows import CaseId, ParticipantId

RECORD = "record"
"""Who tells what a file says."""


@dataclass(frozen=True, slots=True)
class SampleSpell:
    """A time in a lane, without `until` while it goes on; `more` as `SpellDraft` has it.

    Times are as a researcher types them.
    """

    by: str
    lane: str
    start: str
    until: str = ""
    label: str = ""
    behind: Sequence[Words] = ()
    codes: Sequence[str] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """What one teller says of an event; `more` as `AccountDraft` has it."""

    by: str
    when: str = "?"
    words: str = ""
    behind: Sequence[Words] = ()
    codes: Sequence[str] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """Something that happened; `judged` is a status and why, where somebody set it over the computed one."""

    title: str
    kind: str
    accounts: Sequence[SampleAccount]
    critical: bool = False
    judged: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SamplePoint:
    """How the child stood; without a value a silence begins."""

    by: str
    when: str
    value: float | None = None
    how: str = "inferred"
    words: str = ""
    behind: Sequence[Words] = ()


@dataclass(frozen=True, slots=True)
class SampleJourney:
    """The journey of a case."""

    case: str
    born: str
    reviewed_on: str
    summary: str
    events: Sequence[SampleEvent]
    spells: Sequence[SampleSpell]
    points: Sequence[SamplePoint]


@dataclass(frozen=True, slots=True)
class Known:
    """What is in the study already, by the names that journeys call it."""

    cases: Mapping[str, CaseId]
    people: Mapping[str, ParticipantId]
    texts: Mapping[str, Text]
    codes: Mapping[str, CodeId]
    coders: Mapping[str, CoderId]
    """Who codes what is told in a transcript."""
    by: str
    """Who linked and judged."""

    def teller(self, name: str) -> ParticipantId | None:
        """Who tells; None is the official record."""
        return None if name == RECORD else self.people[name]


def read_journeys(said: Mapping[str, Any]) -> list[SampleJourney]:
    """What `journeys.toml` says of journeys."""
    return [
        SampleJourney(
            case=journey["case"],
            born=journey["born"],
            reviewed_on=journey["reviewed_on"],
            summary=journey["summary"],
            events=[
                SampleEvent(**event | {"accounts": [SampleAccount(**one) for one in event["accounts"]]})
                for event in journey["events"]
            ],
            spells=[SampleSpell(**entry) for entry in journey["spells"]],
            points=[SamplePoint(**entry) for entry in journey["points"]],
        )
        for journey in said["journeys"]
    ]


@dataclass(slots=True)
class Told:
    """The events that were made by their titles, and the accounts of them by title and teller."""

    events: dict[str, EventId] = field(default_factory=dict)
    accounts: dict[tuple[str, str], MarkId] = field(default_factory=dict)


def add_journeys(project: Project, journeys: Sequence[SampleJourney], known: Known) -> Told:
    """Store the journeys inside a step of the caller's."""
    told = Told()
    for journey in journeys:
        _Journey(project, journey, known, told).add()
    return told


class _Journey:
    """One journey on its way into the study."""

    def __init__(self, project: Project, journey: SampleJourney, known: Known, told: Told) -> None:
        self._project, self._journey, self._known, self._told = project, journey, known, told
        self._case = known.cases[journey.case]

    def add(self) -> None:
        journey = self._journey
        actions.set_journey(
            self._project,
            case=self._case,
            born=journey.born,
            reviewed_on=journey.reviewed_on,
            summary=journey.summary,
        )
        for event in journey.events:
            self._add_event(event)
        for spell in journey.spells:
            self._add_spell(spell)
        for point in journey.points:
            self._add_point(point)

    def _add_event(self, event: SampleEvent) -> None:
        first, *others = event.accounts
        draft = EventDraft(EventKind(event.kind), event.title, critical=event.critical)
        made, mark = actions.add_event(self._project, case=self._case, event=draft, account=self._account(first))
        self._told.events[event.title] = made
        self._keep(event, first, mark)
        for account in others:
            mark = actions.add_account(self._project, event=made, account=self._account(account))
            self._keep(event, account, mark)
        if event.judged is not None:
            status, because = event.judged
            actions.judge_event(
                self._project, event=made, status=Status(status), because=because, by=self._known.by
            )

    def _keep(self, event: SampleEvent, account: SampleAccount, mark: MarkId) -> None:
        self._told.accounts[event.title, account.by] = mark
        self._stand_behind(mark, account.behind, account.codes)

    def _account(self, account: SampleAccount) -> AccountDraft:
        source = self._known.texts[account.behind[0][0]][0] if account.behind else None
        return AccountDraft(
            self._known.teller(account.by),
            self._when(account.when),
            source=source,
            words=account.words,
            **account.more,
        )

    def _add_spell(self, spell: SampleSpell) -> None:
        draft = SpellDraft(
            lane=LaneKind(spell.lane),
            teller=self._known.teller(spell.by),
            start=self._when(spell.start),
            end=self._when(spell.until) if spell.until else None,
            label=spell.label,
            **spell.more,
        )
        self._stand_behind(
            actions.add_spell(self._project, case=self._case, spell=draft), spell.behind, spell.codes
        )

    def _add_point(self, point: SamplePoint) -> None:
        draft = PointDraft(
            self._known.people[point.by], self._when(point.when), point.value, Method(point.how), point.words
        )
        self._stand_behind(actions.add_point(self._project, case=self._case, point=draft), point.behind, ())

    def _when(self, typed: str) -> When:
        return read_when(typed, self._told.events)

    def _stand_behind(self, mark: MarkId, behind: Sequence[Words], codes: Sequence[str]) -> None:
        known = self._known
        for words in behind:
            evidence = place(known.texts, words)
            actions.link_evidence(self._project, mark=mark, evidence=evidence, by=known.by)
        for key in codes:
            coder = known.coders[behind[0][0]]
            actions.code_mark(self._project, mark=mark, code=known.codes[key], coder=coder)
