"""The assumptions of the sample study: what speaks for and against each, and what was decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.coding.note_rows import PassagePlace
from app.coding.queries import regions, themes
from app.coding.rows import CoderId, SegmentId
from app.exchange.sample.journeys import Known, Told
from app.exchange.sample.markup import CodeMark
from app.exchange.sample.pictures import SamplePicture
from app.exchange.sample.places import Words, place
from app.perspectives import actions
from app.perspectives.claim_rows import ClaimId, ClaimStatus, EvidenceDraft, Origin, Stance, Track
from app.store.project import Project
from app.study.queries import perspectives, pictures

_TOLD = "told_"


@dataclass(frozen=True, slots=True)
class SampleEvidence:
    """A passage by some of its words, and how it stands to a claim; `told` by others about children."""

    words: Words
    stance: Stance
    told: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class SampleMark:
    """What somebody tells of an event."""

    event: str
    by: str
    stance: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class SampleShown:
    """A region of a drawing by its number."""

    picture: str
    number: int
    stance: str


@dataclass(frozen=True, slots=True)
class SampleNegativeCase:
    """What does not fit, or how it was looked for; `by` counts coders from 1."""

    found: bool
    words: str
    by: int
    on: str
    passage: Words | None = None


@dataclass(frozen=True, slots=True)
class SampleDecision:
    """A status with its reason; `knows` that not everybody was fully coded."""

    status: str
    by: int
    on: str
    rationale: str
    knows: bool = False


@dataclass(frozen=True, slots=True)
class SampleClaim:
    """An assumption; `words` are those that `add_claim` takes as they are."""

    words: Mapping[str, str]
    holders: Sequence[str]
    others: Sequence[str]
    origin: str
    said_in: Words | None
    track: str
    codes: Sequence[str]
    themes: Sequence[str]
    evidence: Sequence[SampleEvidence]
    marks: Sequence[SampleMark]
    regions: Sequence[SampleShown]
    negative_cases: Sequence[SampleNegativeCase]
    decisions: Sequence[SampleDecision]


_WORDS = {
    "ref": "ref",
    "statement": "statement",
    "reference": "origin_reference",
    "if_true": "if_true",
    "would_surprise": "would_surprise",
    "why_it_matters": "why_it_matters",
    "rival": "rival",
}


def read_claims(said: Mapping[str, Any]) -> list[SampleClaim]:
    """What `claims.toml` says."""
    return [
        SampleClaim(
            words={field: claim[name] for name, field in _WORDS.items() if name in claim},
            holders=claim.get("holders", ()),
            others=claim.get("others", ()),
            origin=claim["origin"],
            said_in=tuple(claim["said_in"]) if "said_in" in claim else None,
            track=claim["track"],
            codes=claim["codes"],
            themes=claim.get("themes", ()),
            evidence=[*_evidence(claim)],
            marks=[SampleMark(**mark) for mark in claim.get("marks", ())],
            regions=[SampleShown(**region) for region in claim.get("regions", ())],
            negative_cases=[SampleNegativeCase(**case) for case in claim.get("negative_cases", ())],
            decisions=[SampleDecision(**decision) for decision in claim.get("decisions", ())],
        )
        for claim in said["claims"]
    ]


def _evidence(claim: Mapping[str, Any]) -> Iterator[SampleEvidence]:
    for stance in Stance:
        for told in (False, True):
            for source, words, *note in claim.get(f"{_TOLD if told else ''}{stance}", ()):
                yield SampleEvidence((source, words), stance, told, *note)


def add_claims(
    project: Project,
    session: Session,
    claims: Sequence[SampleClaim],
    *,
    known: Known,
    told: Told,
    marks: Mapping[str, Sequence[CodeMark]],
    drawings: Sequence[SamplePicture],
    coders: Sequence[str],
) -> None:
    """Store the assumptions inside a step of the caller's; `marks` are the coded passages of each transcript."""
    adding = _Adding(project, session, known, told, marks, drawings, coders)
    for claim in claims:
        adding.add(claim)


class _Adding:
    """The assumptions on their way into the study."""

    def __init__(
        self,
        project: Project,
        session: Session,
        known: Known,
        told: Told,
        marks: Mapping[str, Sequence[CodeMark]],
        drawings: Sequence[SamplePicture],
        coders: Sequence[str],
    ) -> None:
        self._project, self._known, self._told, self._marks, self._coders = project, known, told, marks, coders
        self._first_coder = next(iter(known.coders.values()))
        rows = perspectives(session)
        self._perspectives = {row.name: row.id for row in rows}
        self._children = rows[0].id
        self._themes = {row.name: row.id for row in themes(session)}
        coder_of = {picture.name: known.coders[picture.coder] for picture in drawings}
        self._regions: dict[tuple[str, int], tuple[SegmentId, CoderId]] = {
            (row.source_name, region.number): (region.id, coder_of[row.source_name])
            for row in pictures(session)
            for region in regions(session, row.id)
        }

    def add(self, claim: SampleClaim) -> None:
        known = self._known
        made = actions.add_claim(
            self._project,
            **dict[str, Any](claim.words),
            holders=[self._perspectives[name] for name in claim.holders],
            others=claim.others,
            origin=Origin(claim.origin),
            origin_place=None if claim.said_in is None else place(known.texts, claim.said_in),
            track=Track(claim.track),
            codes=[known.codes[key] for key in claim.codes],
            themes=[self._themes[name] for name in claim.themes],
            by=known.by,
        )
        actions.link_all_evidence(self._project, rows=[*self._drafts(made, claim)])
        for case in claim.negative_cases:
            actions.note_negative_case(
                self._project,
                claim=made,
                found=case.found,
                words=case.words,
                by=self._coders[case.by - 1],
                on=case.on,
                place=None if case.passage is None else self._passage(case.passage),
            )
        for decision in claim.decisions:
            actions.decide_claim(
                self._project,
                claim=made,
                status=ClaimStatus(decision.status),
                by=self._coders[decision.by - 1],
                on=decision.on,
                rationale=decision.rationale,
                acknowledged=decision.knows,
            )

    def _drafts(self, made: ClaimId, claim: SampleClaim) -> Iterator[EvidenceDraft]:
        known = self._known
        for one in claim.evidence:
            coder = known.coders[one.words[0]]
            yield self._draft(made, self._passage(one.words), one.stance, coder, told=one.told, note=one.note)
        for mark in claim.marks:
            segment = self._told.accounts[mark.event, mark.by]
            yield self._draft(made, segment, Stance(mark.stance), self._first_coder, told=mark.told)
        for shown in claim.regions:
            segment, coder = self._regions[shown.picture, shown.number]
            yield self._draft(made, segment, Stance(shown.stance), coder)

    def _draft(
        self,
        made: ClaimId,
        at: PassagePlace | SegmentId,
        stance: Stance,
        coder: CoderId,
        *,
        told: bool = False,
        note: str = "",
    ) -> EvidenceDraft:
        about = self._children if told else None
        return EvidenceDraft(made, at, stance, coder, first_hand=not told, about=about, note=note)

    def _passage(self, words: Words) -> PassagePlace:
        """The smallest coded passage in which words stand; a ValueError where they do not, or in none."""
        there = place(self._known.texts, words)
        around = [mark.span for mark in self._marks[words[0]] if mark.span.contains(there.span)]
        return PassagePlace(there.version, min(around, key=len))
