"""What a user can do with claims and their evidence, done to whatever happens to be there."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any, TypeVar

from sqlalchemy import select

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.model import Segment
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, SegmentId, ThemeId
from app.language.spans import Span
from app.perspectives import actions, queries
from app.perspectives.claim_rows import (
    ClaimKind,
    ClaimRow,
    ClaimStatus,
    EvidenceDraft,
    EvidenceId,
    Limit,
    Origin,
    Stance,
    Track,
)
from app.perspectives.rules import Thresholds
from app.store.project import Project
from app.study import queries as study
from app.study.rows import PerspectiveId

Row = TypeVar("Row")
WORDS = ("Children are told.", 'it\'s "theirs"', "שלום", " ", "%s :x\n{y}")
DAYS = ("2026-03-01", "1 May 2026", "")


def _some(rows: Sequence[Row], chance: Random, many: int = 1) -> list[Row]:
    return chance.sample(rows, min(len(rows), many))


def _claims(project: Project, chance: Random) -> list[ClaimRow]:
    with project.reading() as session:
        return _some(queries.claims(session), chance)


def _evidence(project: Project, chance: Random) -> list[EvidenceId]:
    with project.reading() as session:
        rows = [
            row.id for one in queries.claims(session) for row in queries.evidence_sheet(session, one.id).evidence
        ]
    return _some(rows, chance)


def _perspectives(project: Project, chance: Random) -> list[PerspectiveId]:
    with project.reading() as session:
        return _some([row.id for row in study.perspectives(session)], chance, 2)


def _codes(project: Project, chance: Random) -> list[CodeId]:
    with project.reading() as session:
        return _some([row.id for row in codings.codes(session)], chance, 2)


def _themes(project: Project, chance: Random) -> list[ThemeId]:
    with project.reading() as session:
        return _some([row.id for row in codings.themes(session)], chance, 2)


def _scope(project: Project, chance: Random) -> list[Limit]:
    with project.reading() as session:
        limits = [Limit(row.id, None, row.name) for row in study.areas(session)]
        limits += [Limit(None, row.id, chance.choice(("14", "14-17", "yes"))) for row in study.attributes(session)]
    return _some(limits, chance, 2)


def _places(project: Project, chance: Random) -> list[PassagePlace | SegmentId]:
    """Words of a text; or a passage, region or mark that is there already."""
    with project.reading() as session:
        places: list[PassagePlace | SegmentId] = [SegmentId(one) for one in session.scalars(select(Segment.id))]
        texts = [row for row in study.sources(session) if row.characters]
    for source in _some(texts, chance):
        start = chance.randint(0, source.characters)
        end = chance.randint(start, min(source.characters, start + 30))
        places += [PassagePlace(source.version, Span(start, end))] * 3
    return _some(places, chance)


def _kept(project: Project, chance: Random) -> dict[str, Any]:
    """Some place as an action takes it."""
    places = _places(project, chance)
    return {"place" if isinstance(one, PassagePlace) else "segment": one for one in places}


def add_claim(project: Project, chance: Random) -> object:
    return actions.add_claim(
        project,
        statement=chance.choice(WORDS),
        ref=chance.choice(("", "A-01", "a-01", "X 9")),
        kind=chance.choice(list(ClaimKind)),
        holders=_perspectives(project, chance),
        others=_some(("policy", "programme team", " "), chance),
        origin=chance.choice((None, Origin.PASSAGE)),
        origin_place=next(iter(_places(project, chance)), None),
        scope=_scope(project, chance),
        if_true=chance.choice(WORDS),
        track=chance.choice((None, Track.BOTH)),
        codes=_codes(project, chance),
        themes=_themes(project, chance),
        by="Ada",
    )


def edit_claim(project: Project, chance: Random) -> None:
    for claim in _claims(project, chance):
        changed: dict[str, Any] = {
            "statement": chance.choice(WORDS),
            "ref": chance.choice(("A-01", "B-01")),
            "holders": _perspectives(project, chance),
            "others": ["literature"],
            "origin_place": next(iter(_places(project, chance)), None),
            "scope": _scope(project, chance),
            "rival": chance.choice(WORDS),
            "codes": _codes(project, chance),
            "themes": _themes(project, chance),
        }
        chosen = _some(sorted(changed), chance, 3)
        actions.edit_claim(project, claim=claim.id, **{name: changed[name] for name in chosen})


def move_claim(project: Project, chance: Random) -> None:
    for claim in _claims(project, chance):
        actions.move_claim(project, claim=claim.id, position=chance.randint(0, 2))


def remove_claim(project: Project, chance: Random) -> None:
    for claim in _claims(project, chance):
        actions.remove_claim(project, claim=claim.id)


def link_evidence(project: Project, chance: Random) -> None:
    for claim in _claims(project, chance):
        actions.link_evidence(
            project,
            claim=claim.id,
            stance=chance.choice(list(Stance)),
            coder=coding.coder_named(project, name=chance.choice(("Ada", "Bea"))),
            first_hand=chance.random() < 0.5,
            about=next(iter(_perspectives(project, chance)), None),
            note=chance.choice(WORDS),
            **_kept(project, chance),
        )


def link_all_evidence(project: Project, chance: Random) -> None:
    for claim in _claims(project, chance):
        coder = coding.coder_named(project, name="Ada")
        rows = [
            EvidenceDraft(claim.id, place, chance.choice(list(Stance)), coder, note=chance.choice(WORDS))
            for place in [*_places(project, chance), *_places(project, chance)] * 2
        ]
        actions.link_all_evidence(project, rows=rows)


def edit_evidence(project: Project, chance: Random) -> None:
    for evidence in _evidence(project, chance):
        actions.edit_evidence(
            project,
            evidence=evidence,
            stance=chance.choice(list(Stance)),
            about=next(iter(_perspectives(project, chance)), None),
            note=chance.choice(WORDS),
        )


def unlink_evidence(project: Project, chance: Random) -> None:
    for evidence in _evidence(project, chance):
        actions.unlink_evidence(project, evidence=evidence)


def decide_claim(project: Project, chance: Random) -> None:
    for claim in _claims(project, chance):
        actions.decide_claim(
            project,
            claim=claim.id,
            status=chance.choice(list(ClaimStatus)),
            by="Ada",
            on=chance.choice(DAYS),
            rationale=chance.choice(WORDS),
            acknowledged=chance.random() < 0.5,
        )


def note_negative_case(project: Project, chance: Random) -> None:
    for claim in _claims(project, chance):
        actions.note_negative_case(
            project,
            claim=claim.id,
            found=chance.random() < 0.5,
            words=chance.choice(WORDS),
            by="Ada",
            on=chance.choice(DAYS),
            **(_kept(project, chance) if chance.random() < 0.5 else {}),
        )


def remove_negative_case(project: Project, chance: Random) -> None:
    for claim in _claims(project, chance):
        with project.reading() as session:
            rows = queries.evidence_sheet(session, claim.id).negative_cases
        for row in rows[:1]:
            actions.remove_negative_case(project, negative_case=row.id)


def set_thresholds(project: Project, chance: Random) -> None:
    chosen = replace(Thresholds(), voices=chance.randint(0, 4), leaning=Fraction(chance.randint(1, 4), 4))
    actions.set_thresholds(project, thresholds=chosen)


CLAIM_EDITS = (
    add_claim,
    edit_claim,
    move_claim,
    remove_claim,
    link_evidence,
    link_all_evidence,
    edit_evidence,
    unlink_evidence,
    decide_claim,
    note_negative_case,
    remove_negative_case,
    set_thresholds,
)
CLAIM_FURNITURE = ("perspectives.add_claim", "perspectives.link_evidence", "perspectives.note_negative_case")
"""What edits of claims need to bite on, put there before a session begins."""
