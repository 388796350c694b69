"""Who tells of a case: those linked to it or with a mark on it, without who is left out of the study."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.journeys.journey_rows import TellerRow
from app.study.agreeing import hindered
from app.study.eligibility import is_included
from app.study.model import CaseLink, Participant, Perspective, Speaker, TextVersion
from app.study.queries.agreeing import agreed, given_scopes, today
from app.study.queries.speaking import speaks
from app.study.rows import CaseId, CaseRelation, ConsentScope, ParticipantId, PerspectiveId

RECORD = TellerRow(
    participant=None,
    name="Official record",
    letter="R",
    perspective=None,
    perspective_name="",
    palette=None,
    relation=None,
    interviewed=False,
    quotable=False,
)
"""The teller of what a file says: one more account, not the arbiter (J-12)."""
_USUAL = {"chil": "Y", "youn": "Y"}
_NAMELESS = "?"


def tellers(session: Session, cases: Iterable[CaseId]) -> dict[CaseId, tuple[TellerRow, ...]]:
    """Case -> who tells of it: by perspective, child first, then by name; the official record last."""
    wanted = set(cases)
    people = _people(session)
    relations: dict[CaseId, dict[ParticipantId, CaseRelation | None]] = defaultdict(dict)
    for case, person in session.execute(
        select(Segment.case_id, Segment.teller_id).where(Segment.teller_id.is_not(None)).distinct()
    ):
        relations[CaseId(case or 0)][ParticipantId(person or 0)] = None
    for case, person, relation in session.execute(
        select(CaseLink.case_id, CaseLink.participant_id, CaseLink.relation)
    ):
        relations[CaseId(case)][ParticipantId(person)] = CaseRelation(relation)
    found = {}
    for case in wanted:
        rows = [replace(people[one], relation=how) for one, how in relations[case].items() if one in people]
        found[case] = (*sorted(rows, key=_order), RECORD)
    return found


def letters(names: Iterable[str]) -> dict[str, str]:
    """Perspective -> the letter its accounts are marked with, none twice and none R: Y, C, P as a rule (§1.4)."""
    taken = {RECORD.letter}
    found = {}
    for name in names:
        usual = _USUAL.get(name.strip().casefold()[:4], "")
        choice = [usual, *(letter for letter in name.upper() if letter.isalpha()), *"ABCDEFGHIJKLMNOPQSTUVWXYZ"]
        letter = next((one for one in choice if one and one not in taken), _NAMELESS)
        taken.add(letter)
        found[name] = letter
    return found


def _people(session: Session) -> Mapping[ParticipantId, TellerRow]:
    """Everybody who is not left out, as a teller of no case in particular."""
    standpoints = session.scalars(select(Perspective).order_by(Perspective.position, Perspective.id)).all()
    place = {row.id: number for number, row in enumerate(standpoints)}
    letter = letters(row.name for row in standpoints)
    perspective = {row.id: row for row in standpoints}
    heard = set(
        session.scalars(
            select(Speaker.participant_id)
            .join(TextVersion, TextVersion.source_id == Speaker.source_id)
            .where(TextVersion.current, speaks())
        )
    )
    scopes, told, day = given_scopes(session), agreed(session), today(session)
    rows = {}
    for person, name, standpoint in session.execute(
        select(Participant.id, Participant.pseudonym, Participant.perspective_id).where(is_included())
    ):
        known = None if standpoint is None else perspective[standpoint]
        gives = scopes[ParticipantId(person)]
        why = ((scope, hindered(told[ParticipantId(person)], scope, day)) for scope in ConsentScope)
        rows[ParticipantId(person)] = TellerRow(
            participant=ParticipantId(person),
            name=name,
            letter=letter[known.name] if known else _NAMELESS,
            perspective=PerspectiveId(known.id) if known else None,
            perspective_name=known.name if known else "",
            palette=known.palette if known else None,
            relation=None,
            interviewed=person in heard,
            quotable=ConsentScope.QUOTE in gives,
            linkable=ConsentScope.LINK in gives,
            scopes=frozenset(gives),
            though_agreed=tuple((scope, clause) for scope, clause in why if clause),
            place=place[known.id] if known else None,
        )
    return rows


def _order(teller: TellerRow) -> tuple[bool, int, bool, str]:
    child = teller.relation is CaseRelation.SELF
    return teller.place is None, teller.place or 0, not child, teller.name.casefold()
