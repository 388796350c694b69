"""One child's case: the accounts of the child, its carers and practitioners beside each other (DOMAIN §1.6)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.orm import Session

from app.coding.passages import passages_shown_by
from app.coding.queries import codes, themes
from app.coding.queries.hidden import hidden_cases
from app.coding.rows import CodeId, CodeRow, CodingId, PassageRow
from app.journeys.journey_rows import TellerRow
from app.journeys.measuring import Beside, accounts_beside
from app.journeys.queries import journey, passages_behind
from app.journeys.queries.tellers import tellers
from app.journeys.rules import Status
from app.perspectives.case_rows import CaseCell, CaseColumn, CaseComparison, CaseHead, CaseLine
from app.perspectives.queries.evidence_heard import heard
from app.perspectives.rows import LineKey, LineKind, Raised
from app.perspectives.rules import who_raises
from app.perspectives.who_was_asked import Asked
from app.study import queries as study
from app.study.rows import CaseId, CaseRelation, ParticipantId

_ORDER = list(Raised)
_Subject = tuple[LineKey, str, str, int, tuple[CodeId, ...]]
"""What a line is about: key, path, name, depth and codes."""


def case_heads(session: Session) -> list[CaseHead]:
    """The cases by pseudonym, without children who are left out of the study."""
    hidden = hidden_cases(session)
    rows = [row for row in study.cases(session) if row.id not in hidden]
    who = tellers(session, [row.id for row in rows])
    return [
        CaseHead(
            case=row.id,
            pseudonym=row.pseudonym,
            area_name=row.area_name,
            tellers=tuple(one for one in who[row.id] if one.interviewed and one.linkable and one.participant),
        )
        for row in rows
    ]


def compare_case(session: Session, case: CaseId, lines: LineKind = LineKind.CODES) -> CaseComparison:
    """A case across its tellers; who did not agree to have their account linked is in none of it (E-01).

    What a teller raises is what they say anywhere in their own interviews: a carer or practitioner may speak of
    other children there too.
    """
    told = journey(session, case)
    beside = accounts_beside(told, passages_behind(session, case))
    pending = {row.id for row in study.participants(session) if row.pending}
    columns = tuple(CaseColumn(teller, teller.participant in pending) for teller in beside.tellers)
    counts = {status: sum(row.compared.status is status for row in beside.events) for status in Status}
    by_child = sum(
        row.compared.status is Status.ONE_ACCOUNT
        and any(row.compared.told_only_by(one.teller) for one in columns if _is_child(one.teller))
        for row in beside.events
    )
    return CaseComparison(
        case=case,
        pseudonym=told.pseudonym,
        area_name=told.area_name,
        columns=columns,
        events=beside,
        lines=_lines(session, beside, lines),
        agree=counts[Status.AGREE],
        partly=counts[Status.PARTLY],
        conflict=counts[Status.CONFLICT],
        child_only=by_child,
        one_account=counts[Status.ONE_ACCOUNT] - by_child,
        not_comparable=counts[Status.NOT_COMPARABLE],
    )


def _lines(session: Session, beside: Beside, kind: LineKind) -> tuple[CaseLine, ...]:
    tree = codes(session)
    people = [one.participant for one in beside.tellers if one.participant is not None]
    codings = _codings(session, tree, people)
    shown = _shown(session, {one for found in codings.values() for one in found}, beside)
    asked = Asked(session, tree)
    child = {place for place, one in enumerate(_people(beside)) if _is_child(one)}
    found = []
    for place, (key, path, name, depth, built_from) in enumerate(_subjects(session, tree, kind)):
        were_asked, were_not = asked.told(built_from)
        cells = []
        for one in beside.tellers:
            if one.participant is None:
                cells.append(CaseCell())
                continue
            theirs = {coding for code in built_from for coding in codings.get((code, one.participant), ())}
            passages, withheld = _parted(theirs, shown)
            known = True if one.participant in were_asked else False if one.participant in were_not else None
            cells.append(CaseCell(passages, withheld, known))
        if any(cell.raised for cell in cells):
            by_people = [
                cell.raised for cell, one in zip(cells, beside.tellers, strict=True) if one.participant is not None
            ]
            raised = who_raises(by_people, child)
            found.append(CaseLine(key, path, name, depth, place, built_from, tuple(cells), raised))
    return tuple(sorted(found, key=lambda line: (_ORDER.index(line.raised), line.place)))


def _subjects(session: Session, tree: Sequence[CodeRow], kind: LineKind) -> list[_Subject]:
    if kind is LineKind.THEMES:
        return [((kind, row.id), row.name, row.name, 0, row.codes) for row in themes(session) if row.codes]
    return [((kind, row.id), row.path, row.name, row.depth, (row.id,)) for row in tree]


def _codings(
    session: Session, tree: Sequence[CodeRow], people: Collection[ParticipantId]
) -> Mapping[tuple[CodeId, ParticipantId], set[int]]:
    """Code and person -> the codings of the code and of all below it in which the person is heard."""
    found: dict[tuple[CodeId, ParticipantId], set[int]] = defaultdict(set)
    for code, coding, person in heard(session, people=people):
        found[CodeId(code), ParticipantId(person)].add(coding)
    for row in reversed(tree):
        if row.parent is not None:
            for person in people:
                if (row.id, person) in found:
                    found[row.parent, person] |= found[row.id, person]
    return found


def _shown(session: Session, codings: Collection[int], beside: Beside) -> Mapping[int, PassageRow | None]:
    """Coding -> its passage; None where somebody is heard who may not be set beside others."""
    left_out = {teller.participant for teller in beside.left_out}
    rows = passages_shown_by(session, [CodingId(coding) for coding in sorted(codings)])
    return {
        row.coding: None if any(voice.participant in left_out for voice in row.voices) else row for row in rows
    }


def _parted(
    codings: Collection[int], shown: Mapping[int, PassageRow | None]
) -> tuple[tuple[PassageRow, ...], int]:
    """The passages that may be shown, each once however often it is coded, and how many may not."""
    rows = [shown[coding] for coding in sorted(codings) if coding in shown]
    passages = {row.segment: row for row in rows if row is not None}
    return tuple(passages.values()), sum(row is None for row in rows)


def _people(beside: Beside) -> list[TellerRow]:
    return [one for one in beside.tellers if one.participant is not None]


def _is_child(teller: TellerRow) -> bool:
    return teller.relation is CaseRelation.SELF
