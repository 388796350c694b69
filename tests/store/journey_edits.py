"""What a user can do with journeys, done to whatever happens to be there."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, CoderId, SegmentId
from app.journeys import actions, queries
from app.journeys.draft_rows import AccountDraft, EventDraft, PointDraft, RecordDraft, SpellDraft
from app.journeys.journey_rows import (
    AccountRow,
    EventId,
    EventKind,
    EventRow,
    JourneyRow,
    LaneId,
    LaneKind,
    MarkId,
    Method,
    PointRow,
    SpellRow,
)
from app.journeys.rules import Listed, Mark, Status, When
from app.language.spans import Span
from app.store.project import Project
from app.study import actions as study_actions
from app.study import queries as study
from app.study.rows import CaseRelation, ConsentScope, ParticipantId

Row = TypeVar("Row")
WORDS = ("just bags", 'it\'s "fine"', "👩\u200d👧 home\n\nשלום", "%s :x ? {y}", "", "nul \0 inside")
CODES = ("U4", "T4", "P1", "none", "ours, not theirs")


def _some(rows: Sequence[Row], chance: Random) -> list[Row]:
    return [chance.choice(rows)] if rows else []


def _journeys(project: Project, chance: Random) -> list[JourneyRow]:
    with project.reading() as session:
        return _some(queries.journeys(session), chance)


def _spells(project: Project, chance: Random) -> list[SpellRow]:
    with project.reading() as session:
        return _some([spell for row in queries.journeys(session) for spell in row.spells], chance)


def _events(project: Project, chance: Random) -> list[tuple[JourneyRow, EventRow]]:
    with project.reading() as session:
        return _some([(row, event) for row in queries.journeys(session) for event in row.events], chance)


def _accounts(project: Project, chance: Random) -> list[AccountRow]:
    return [chance.choice(event.accounts) for _, event in _events(project, chance)]


def _points(project: Project, chance: Random) -> list[PointRow]:
    with project.reading() as session:
        return _some([point for row in queries.journeys(session) for point in row.points], chance)


def _marks(project: Project, chance: Random) -> list[MarkId]:
    with project.reading() as session:
        found = [
            mark
            for row in queries.journeys(session)
            for mark in (
                *(spell.mark for spell in row.spells),
                *(account.mark for event in row.events for account in event.accounts),
                *(point.mark for point in row.points),
                *(node.mark for one in queries.networks_of(session, row.case).networks for node in one.nodes),
            )
        ]
    return _some(found, chance)


def _lanes(project: Project, chance: Random) -> list[LaneId]:
    with project.reading() as session:
        return _some([lane.id for lane in queries.lanes(session)], chance)


def _places(project: Project, chance: Random) -> list[PassagePlace]:
    with project.reading() as session:
        rows = _some(study.sources(session), chance)
    starts = [(row, chance.randint(0, row.characters)) for row in rows]
    return [PassagePlace(row.version, Span(at, min(row.characters, at + 20))) for row, at in starts]


def _codes(project: Project, chance: Random) -> list[tuple[CodeId, CoderId]]:
    with project.reading() as session:
        codes = _some([row.id for row in codings.codes(session)], chance)
        coders = _some([row.id for row in codings.coders(session)], chance)
    return list(zip(codes, coders, strict=False))


def _person(project: Project, chance: Random) -> ParticipantId | None:
    with project.reading() as session:
        return chance.choice([None, *(row.id for row in study.participants(session))])


def _when(row: JourneyRow, chance: Random) -> When:
    times = [
        When.unknown(chance.choice(WORDS)),
        When.age(chance.randint(0, 17), words=chance.choice(WORDS)),
        When.year(chance.randint(2001, 2015)),
        When.month(chance.randint(2001, 2015), chance.randint(1, 12)),
        *(When.before(event.id) for event in row.events),
        *(When.after(event.id) for event in row.events),
    ]
    return chance.choice(times)


def _spell(project: Project, row: JourneyRow, chance: Random) -> SpellDraft:
    return SpellDraft(
        lane=chance.choice([*LaneKind, *(lane.id for lane in row.lanes)]),
        teller=_person(project, chance),
        start=_when(row, chance),
        end=chance.choice((None, _when(row, chance))),
        code=chance.choice(CODES),
        label=chance.choice(WORDS),
        carer=chance.choice(("", "Aunt May")),
        new_home=chance.choice((None, True, False)),
        unplanned=chance.choice((None, True, False)),
        miles=chance.choice((None, 2.5)),
        note=chance.choice(WORDS),
    )


def _account(project: Project, row: JourneyRow, chance: Random) -> AccountDraft:
    return AccountDraft(
        teller=_person(project, chance),
        when=_when(row, chance),
        reason=chance.choice(WORDS),
        reason_group=chance.choice(("", "planned", "not_planned")),
        told_why=chance.choice((None, True, False)),
        effect=chance.choice((None, -2, 0, 2, 3)),
        words=chance.choice(WORDS),
    )


def _event(row: JourneyRow, chance: Random) -> EventDraft:
    lane = chance.choice([None, *(lane.id for lane in row.lanes)])
    return EventDraft(chance.choice(list(EventKind)), chance.choice(("A move", "Ayşe's day", " ")), lane)


def set_journey(project: Project, chance: Random) -> None:
    for row in _journeys(project, chance):
        actions.set_journey(
            project,
            case=row.case,
            born=chance.choice(("", "2001", "May 2001", "12/05/2001")),
            reviewed_on=chance.choice(("", "30/06/2015")),
            age_at_review=chance.choice((None, 14 * 12, 4)),
            summary=chance.choice(WORDS),
        )


def set_thresholds(project: Project, chance: Random) -> None:
    actions.set_thresholds(
        project, allowed_days=chance.choice((-1, 0, 31, 62)), longest_untold=chance.choice((0, 366))
    )


def add_lane(project: Project, chance: Random) -> None:
    actions.add_lane(project, name=chance.choice(("Dogs", "dogs", "Health")), kind=chance.choice(list(LaneKind)))


def rename_lane(project: Project, chance: Random) -> None:
    for lane in _lanes(project, chance):
        actions.rename_lane(project, lane=lane, name=chance.choice(("Dogs", "Homes", " ")))


def move_lane(project: Project, chance: Random) -> None:
    for lane in _lanes(project, chance):
        actions.move_lane(project, lane=lane, position=chance.randint(-1, 9))


def remove_lane(project: Project, chance: Random) -> None:
    for lane in _lanes(project, chance):
        actions.remove_lane(project, lane=lane)


def add_spell(project: Project, chance: Random) -> None:
    for row in _journeys(project, chance):
        actions.add_spell(project, case=row.case, spell=_spell(project, row, chance))


def edit_spell(project: Project, chance: Random) -> None:
    for spell in _spells(project, chance):
        for row in _journeys(project, chance):
            kept = replace(SpellDraft.of(spell), label=chance.choice(WORDS))
            actions.edit_spell(project, mark=spell.mark, spell=chance.choice((kept, _spell(project, row, chance))))


def move_spell(project: Project, chance: Random) -> None:
    for spell in _spells(project, chance):
        actions.move_spell(project, mark=spell.mark, days=chance.choice((-400, 40, 400, 10**6)))


def resize_spell(project: Project, chance: Random) -> None:
    for spell in _spells(project, chance):
        if chance.random() < 0.5:
            actions.resize_spell(
                project, mark=spell.mark, end=chance.choice((None, When.year(2014), When.age(16)))
            )
        else:
            actions.resize_spell(project, mark=spell.mark, start=When.year(chance.randint(2000, 2016)))


def change_lane(project: Project, chance: Random) -> None:
    for spell in _spells(project, chance):
        for lane in _lanes(project, chance):
            actions.change_lane(project, mark=spell.mark, lane=lane)


def remove_spell(project: Project, chance: Random) -> None:
    for spell in _spells(project, chance):
        actions.remove_spell(project, mark=spell.mark)


def add_event(project: Project, chance: Random) -> None:
    for row in _journeys(project, chance):
        actions.add_event(
            project, case=row.case, event=_event(row, chance), account=_account(project, row, chance)
        )


def edit_event(project: Project, chance: Random) -> None:
    for row, event in _events(project, chance):
        actions.edit_event(project, event=event.id, draft=_event(row, chance))


def remove_event(project: Project, chance: Random) -> None:
    for _, event in _events(project, chance):
        actions.remove_event(project, event=event.id)


def add_account(project: Project, chance: Random) -> None:
    for row, event in _events(project, chance):
        actions.add_account(project, event=event.id, account=_account(project, row, chance))


def edit_account(project: Project, chance: Random) -> None:
    for account in _accounts(project, chance):
        for row in _journeys(project, chance):
            actions.edit_account(project, mark=account.mark, account=_account(project, row, chance))


def remove_account(project: Project, chance: Random) -> None:
    for account in _accounts(project, chance):
        actions.remove_account(project, mark=account.mark)


def move_event(project: Project, chance: Random) -> None:
    for account in _accounts(project, chance):
        for row in _journeys(project, chance):
            if chance.random() < 0.5:
                actions.move_event(project, mark=account.mark, days=chance.choice((-40, 400)))
            else:
                actions.move_event(project, mark=account.mark, when=_when(row, chance))


def judge_event(project: Project, chance: Random) -> None:
    for _, event in _events(project, chance):
        actions.judge_event(
            project,
            event=event.id,
            status=chance.choice(list(Status)),
            because=chance.choice(("", "They mean another day.")),
            by="Ada",
        )


def take_back_judgement(project: Project, chance: Random) -> None:
    for _, event in _events(project, chance):
        actions.take_back_judgement(project, event=event.id)


def add_point(project: Project, chance: Random) -> None:
    for row in _journeys(project, chance):
        teller = _person(project, chance)
        if teller is not None:
            value = chance.choice((None, -2, 0, 2, 3))
            point = PointDraft(teller, _when(row, chance), value, chance.choice(list(Method)))
            actions.add_point(project, case=row.case, point=point)


def edit_point(project: Project, chance: Random) -> None:
    for point in _points(project, chance):
        changed = replace(PointDraft.of(point), value=chance.choice((None, 1)), words=chance.choice(WORDS))
        actions.edit_point(project, mark=point.mark, point=changed)


def move_point(project: Project, chance: Random) -> None:
    for point in _points(project, chance):
        for row in _journeys(project, chance):
            actions.move_point(project, mark=point.mark, when=_when(row, chance), value=chance.choice((-1, 1)))


def remove_point(project: Project, chance: Random) -> None:
    for point in _points(project, chance):
        actions.remove_point(project, mark=point.mark)


def link_evidence(project: Project, chance: Random) -> None:
    for mark in _marks(project, chance):
        for place in _places(project, chance):
            evidence = chance.choice((place, place, mark, SegmentId(10**6)))
            actions.link_evidence(project, mark=mark, evidence=evidence, by="Ada", note=chance.choice(WORDS))


def unlink_evidence(project: Project, chance: Random) -> None:
    for mark in _marks(project, chance):
        with project.reading() as session:
            found = queries.evidence_of(session, mark).passages
        for linked in _some(found, chance):
            actions.unlink_evidence(project, link=linked.link)


def code_mark(project: Project, chance: Random) -> None:
    for mark in _marks(project, chance):
        for code, coder in _codes(project, chance):
            actions.code_mark(project, mark=mark, code=code, coder=coder, memo=chance.choice(WORDS))


def uncode_mark(project: Project, chance: Random) -> None:
    with project.reading() as session:
        coded = [
            (mark, code)
            for row in queries.journeys(session)
            for mark, behind in row.evidence.items()
            for code in behind.codes
        ]
    for mark, code in _some(coded, chance):
        with project.reading() as session:
            coders = _some(codings.coders(session), chance)
        for coder in coders:
            actions.uncode_mark(project, mark=mark, code=code, coder=coder.id)


def code_segment(project: Project, chance: Random) -> None:
    for mark in _marks(project, chance):
        for code, coder in _codes(project, chance):
            coding.code_segment(project, segment=mark, code=code, coder=coder)


def uncode_segment(project: Project, chance: Random) -> None:
    for mark in _marks(project, chance):
        with project.reading() as session:
            codes = queries.evidence_of(session, mark).codes
            coders = [row.id for row in codings.coders(session)]
        for one in _some(codes, chance):
            coding.uncode_segment(project, segment=mark, code=one.code, coder=chance.choice(coders))


def feed_event_from_passage(project: Project, chance: Random) -> None:
    for row in _journeys(project, chance):
        for place in _places(project, chance):
            known = _codes(project, chance)
            code, coder = known[0] if known and chance.random() < 0.5 else (None, None)
            events: list[EventId | EventDraft] = [_event(row, chance), *(event.id for event in row.events)]
            actions.feed_event_from_passage(
                project,
                case=row.case,
                passage=place,
                event=chance.choice(events),
                by="Ada",
                when=chance.choice((None, When.age(7))),
                words=chance.choice(WORDS),
                code=code,
                coder=coder,
            )


def set_term(project: Project, chance: Random) -> None:
    actions.set_term(
        project,
        listed=chance.choice((Listed.PLACEMENT, "ours")),
        code=chance.choice(("U4", "u4", "our house", " ")),
        label=chance.choice(("Long-term", "With us")),
        grouped=chance.choice((None, "kin", "ours")),
        marks=chance.choice((None, [Mark.TEMPORARY])),
    )


def hide_term(project: Project, chance: Random) -> None:
    actions.hide_term(project, listed=Listed.PLACEMENT, code=chance.choice(("U4", "K2", "our house")))


def move_term(project: Project, chance: Random) -> None:
    code = chance.choice(("U4", "u1", "our house"))
    actions.move_term(project, listed=Listed.PLACEMENT, code=code, position=chance.randrange(5))


def reset_terms(project: Project, chance: Random) -> None:
    actions.reset_terms(project, listed=Listed.PLACEMENT, code=chance.choice((None, "U4")))


def import_record(project: Project, chance: Random) -> None:
    spells = (SpellDraft(LaneKind.HOME, None, When.year(2010), When.year(2011), code="U6"),)
    events = ((EventDraft(EventKind.ENTRY, "Came into care"), AccountDraft(None, When.year(2010))),)
    draft = RecordDraft(spells, events)
    for row in _journeys(project, chance):
        with project.reading() as session:
            people = [one.id for one in study.participants(session) if one.counted]
        with project.step("Agree and import official record"):
            for person in people[:1]:
                study_actions.link_case(project, case=row.case, participant=person, relation=CaseRelation.SELF)
                scope = ConsentScope.ADMINISTRATIVE
                study_actions.set_consent(project, participant=person, scope=scope, given=True)
            actions.import_record(project, case=row.case, record=draft, replace=chance.random() < 0.5)


def remove_record(project: Project, chance: Random) -> None:
    for row in _journeys(project, chance):
        actions.remove_record(project, case=row.case)


JOURNEY_EDITS = (
    set_journey,
    set_thresholds,
    add_lane,
    rename_lane,
    move_lane,
    remove_lane,
    import_record,
    remove_record,
    add_spell,
    edit_spell,
    move_spell,
    resize_spell,
    change_lane,
    remove_spell,
    add_event,
    edit_event,
    remove_event,
    add_account,
    edit_account,
    remove_account,
    move_event,
    judge_event,
    take_back_judgement,
    add_point,
    edit_point,
    move_point,
    remove_point,
    link_evidence,
    unlink_evidence,
    code_mark,
    uncode_mark,
    code_segment,
    uncode_segment,
    feed_event_from_passage,
    set_term,
    hide_term,
    move_term,
    reset_terms,
)
