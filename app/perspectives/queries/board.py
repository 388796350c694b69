"""The board: every claim with all that can be computed of it, worked out anew each time (P-03)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import ThemeCode
from app.coding.queries import codes
from app.coding.rows import CodeId, ThemeId
from app.language.turns.labels import is_interviewer
from app.perspectives.claim_rows import Assessed, ClaimId, ClaimRow
from app.perspectives.queries.claims import claims
from app.perspectives.queries.gathered import Gathered, gathered
from app.perspectives.queries.thresholds import thresholds
from app.perspectives.rules import (
    Provenance,
    flags_of,
    in_scope,
    pattern_of,
    signal_of,
    silent_groups,
    tally_group,
)
from app.perspectives.who_was_asked import Asked
from app.problems import Problem
from app.store.bulk import undisturbed
from app.study import queries as study
from app.study.model import Speaker
from app.study.rows import AttributeId, ParticipantId, ParticipantRow, PerspectiveId


@undisturbed()
def board(session: Session) -> list[Assessed]:
    """Every claim, assessed, in the order of the register."""
    return _assess(session, claims(session), None)


def assessed(session: Session, claim: ClaimId) -> Assessed:
    """One claim, assessed; a Problem when it is gone."""
    for row in claims(session):
        if row.id == claim:
            return _assess(session, [row], claim)[0]
    raise Problem("That assumption is no longer in the study.")


def _assess(session: Session, rows: list[ClaimRow], only: ClaimId | None) -> list[Assessed]:
    if not rows:
        return []
    study_now = _Study(session)
    evidence = gathered(session, study_now.included, study_now.children, only)
    return [study_now.assess(row, evidence.get(row.id, Gathered())) for row in rows]


class _Study:
    """Everything about the study that is the same for every claim, read once."""

    def __init__(self, session: Session) -> None:
        self._perspectives = study.perspectives(session)
        self.children = self._perspectives[0].id if self._perspectives else None
        everybody = [row for row in study.participants(session) if row.counted]
        self.included = {row.id for row in everybody}
        self._people: dict[PerspectiveId, list[ParticipantRow]] = defaultdict(list)
        for row in everybody:
            if row.sources and row.perspective is not None:
                self._people[row.perspective].append(row)
        known = {row.name: row.id for row in study.attributes(session)}
        self._answers = {row.id: {known[name]: answer for name, answer in row.attributes} for row in everybody}
        self._answered = self._attributes_answered(everybody)
        self._provenance = provenance(session, everybody)
        self._asked = Asked(session, codes(session))
        self._codes_of: dict[ThemeId, list[CodeId]] = defaultdict(list)
        for theme, code in session.execute(select(ThemeCode.theme_id, ThemeCode.code_id)):
            self._codes_of[ThemeId(theme)].append(CodeId(code))
        self._thresholds = thresholds(session)

    def assess(self, claim: ClaimRow, evidence: Gathered) -> Assessed:
        """One claim with what its evidence adds up to."""
        about = {*claim.codes, *(code for theme in claim.themes for code in self._codes_of[theme])}
        groups, ready, many, stances = [], set[ParticipantId](), 0, evidence.stances()
        for perspective in self._perspectives:
            people = [row for row in self._people[perspective.id] if self._is_in(claim, row)]
            coded = [row.id for row in people if not row.pending]
            silent = (person for person in coded if person not in stances)
            groups.append(
                tally_group(
                    perspective,
                    ready=coded,
                    pending=[row.id for row in people if row.pending],
                    stances=stances,
                    asked={person: self._asked.about_any(about, person) for person in silent},
                    holds=perspective.id in claim.holders,
                    thresholds=self._thresholds,
                )
            )
            ready.update(coded)
            many += len(people)
        return Assessed(
            claim=claim,
            groups=tuple(groups),
            pattern=pattern_of(group.lean for group in groups),
            silent=silent_groups(groups),
            signal=signal_of(groups),
            flags=flags_of(
                groups,
                evidence.supply(ready),
                {person: self._provenance[person] for person in sorted(ready)},
                children=self._perspectives[0].name if self._perspectives else "",
                coded=len(ready),
                people=many,
                thresholds=self._thresholds,
            ),
            coded=len(ready),
            people=many,
            passages=evidence.passages,
        )

    def _is_in(self, claim: ClaimRow, row: ParticipantRow) -> bool:
        answered = self._answered[row.perspective] if row.perspective is not None else set[AttributeId]()
        return not claim.scope or in_scope(claim.scope, row.area, self._answers[row.id], answered)

    def _attributes_answered(self, people: Iterable[ParticipantRow]) -> dict[PerspectiveId, set[AttributeId]]:
        """Perspective -> the attributes that anybody of it has an answer to."""
        answered: dict[PerspectiveId, set[AttributeId]] = defaultdict(set)
        for row in people:
            if row.perspective is not None:
                answered[row.perspective].update(self._answers[row.id])
        return answered


def provenance(session: Session, people: Iterable[ParticipantRow]) -> Mapping[ParticipantId, Provenance]:
    """Where everybody's evidence comes from: their area, the cases they speak of, who interviewed them.

    An interviewer who is only called so may be anybody: then nobody knows who asked.
    """
    cases: dict[ParticipantId, list[str]] = defaultdict(list)
    for case in study.cases(session):
        for person, _, _ in case.links:
            cases[person].append(case.pseudonym)
    asking: dict[int, list[str]] = defaultdict(list)
    heard: dict[ParticipantId, set[int]] = defaultdict(set)
    for source, label, interviewer, speaker in session.execute(
        select(Speaker.source_id, Speaker.label, Speaker.interviewer, Speaker.participant_id)
    ):
        if interviewer and not is_interviewer(label):
            asking[source].append(label)
        elif speaker is not None:
            heard[ParticipantId(speaker)].add(source)
    return {
        row.id: Provenance(
            area=row.area_name,
            cases=tuple(cases[row.id]),
            interviewers=tuple(sorted({label for source in heard[row.id] for label in asking[source]})),
        )
        for row in people
    }
