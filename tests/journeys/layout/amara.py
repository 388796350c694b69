"""A full journey of a made-up child: three who tell and the record, conflict, a gap, what only the child says."""

from dataclasses import replace
from datetime import date
from itertools import count

from app.journeys.journey_rows import (
    NOBODY,
    AccountRow,
    EventId,
    EventKind,
    EventRow,
    EvidenceRow,
    JourneyRow,
    LaneId,
    LaneKind,
    LaneRow,
    MarkId,
    Method,
    PointRow,
    SpellRow,
    TellerRow,
)
from app.journeys.rules.vocabulary import ssda903
from app.journeys.rules.when import When
from app.study.rows import CaseId, CaseRelation, ParticipantId, PerspectiveId

CHILD, CARER, WORKER, RECORD = ParticipantId(1), ParticipantId(2), ParticipantId(3), None
HOME, LEGAL, SCHOOL, WORKERS, PEOPLE, SUPPORT = (LaneId(number) for number in range(1, 7))

TELLERS = (
    TellerRow(CHILD, "Amara", "Y", PerspectiveId(1), "Young person", 0, CaseRelation.SELF, True, True, place=0),
    TellerRow(CARER, "Dee", "C", PerspectiveId(2), "Carer", 1, CaseRelation.CARER, True, True, place=1),
    TellerRow(
        WORKER, "Joan", "P", PerspectiveId(3), "Practitioner", 2, CaseRelation.PRACTITIONER, True, True, place=2
    ),
    TellerRow(RECORD, "Official record", "R", None, "", None, None, False, False),
)
LANES = (
    LaneRow(HOME, LaneKind.HOME, "Home", 1),
    LaneRow(LEGAL, LaneKind.LEGAL, "Legal status", 2),
    LaneRow(SCHOOL, LaneKind.EDUCATION, "School", 3),
    LaneRow(WORKERS, LaneKind.WORKER, "Social workers", 4),
    LaneRow(PEOPLE, LaneKind.PEOPLE, "People", 5),
    LaneRow(SUPPORT, LaneKind.SUPPORT, "Support", 6),
)


def on(year: int, month: int, day: int) -> When:
    """A day."""
    return When.exact(date(year, month, day))


def amara() -> JourneyRow:
    """The journey, told up to May 2025; born in June 2012."""
    return JourneyRow(
        case=CaseId(1),
        pseudonym="Amara",
        area_name="Area B",
        born="2012-06",
        reviewed_on="2025-05-30",
        age_at_review=None,
        summary="",
        tellers=TELLERS,
        lanes=LANES,
        spells=_spells(),
        events=_events(),
        points=_points(),
        evidence={MarkId(1): EvidenceRow(passages=3, notes=1), MarkId(101): EvidenceRow(passages=1)},
        vocabulary=ssda903(),
    )


def _spells() -> tuple[SpellRow, ...]:
    mark = count(1)

    def at() -> MarkId:
        return MarkId(next(mark))

    return (
        SpellRow(at(), HOME, CHILD, When.unknown("when I was little"), When.age(7), label="Mum’s flat", code="P1"),
        SpellRow(at(), HOME, CHILD, When.age(7), When.age(8), label="Nan’s", code="U1", unplanned=True),
        SpellRow(
            at(), HOME, CHILD, When.age(8), When.age(9), label="the emergency place", code="U6", unplanned=True
        ),
        SpellRow(at(), HOME, CHILD, When.age(9), When.age(11), label="Dee and the dog", code="U4", carer="Dee"),
        SpellRow(at(), HOME, CHILD, When.age(11), None, label="Nan’s again", code="U1"),
        SpellRow(at(), HOME, RECORD, on(2020, 2, 11), on(2020, 9, 4), code="U3", carer="Nan", unplanned=True),
        SpellRow(at(), HOME, RECORD, on(2020, 9, 4), on(2020, 12, 18), code="U6", carer="Carer 1", unplanned=True),
        SpellRow(at(), HOME, RECORD, on(2021, 1, 25), on(2021, 8, 2), code="K2", carer="Home 2"),
        SpellRow(at(), HOME, RECORD, on(2021, 8, 2), on(2022, 7, 20), code="U4", carer="Dee"),
        SpellRow(at(), HOME, RECORD, on(2022, 7, 20), on(2022, 8, 3), code="T3", carer="Carer 4"),
        SpellRow(at(), HOME, RECORD, on(2022, 8, 3), on(2023, 11, 6), code="U4", carer="Dee"),
        SpellRow(at(), HOME, RECORD, on(2023, 11, 6), None, code="U1", carer="Nan"),
        SpellRow(at(), LEGAL, RECORD, on(2020, 2, 11), on(2020, 9, 30), code="V2"),
        SpellRow(at(), LEGAL, RECORD, on(2020, 9, 30), on(2021, 6, 14), code="C1"),
        SpellRow(at(), LEGAL, RECORD, on(2021, 6, 14), None, code="C2"),
        SpellRow(at(), SCHOOL, CHILD, When.age(4), When.month(2020, 10), label="Hill Primary"),
        SpellRow(at(), SCHOOL, CHILD, When.month(2020, 10), When.month(2021, 2), code=NOBODY),
        SpellRow(at(), SCHOOL, CHILD, When.month(2021, 2), When.month(2023, 7), label="Park Primary"),
        SpellRow(at(), SCHOOL, CHILD, When.month(2023, 9), None, label="Secondary, Year 7 on"),
        SpellRow(at(), WORKERS, RECORD, on(2020, 2, 11), on(2020, 10, 5), carer="Worker 1"),
        SpellRow(at(), WORKERS, RECORD, on(2020, 10, 5), on(2021, 3, 22), carer="Worker 2"),
        SpellRow(at(), WORKERS, RECORD, on(2021, 3, 22), on(2023, 2, 1), carer="Worker 3"),
        SpellRow(at(), WORKERS, RECORD, on(2023, 2, 1), None, carer="Joan"),
        SpellRow(at(), PEOPLE, CHILD, When.unknown("always"), When.age(7), label="Mum"),
        SpellRow(at(), PEOPLE, CHILD, When.age(3), on(2020, 9, 4), label="Nan"),
        SpellRow(at(), PEOPLE, CHILD, When.age(9), None, label="Nan"),
        SpellRow(at(), PEOPLE, CHILD, When.age(5), When.age(8), label="Best friend"),
        SpellRow(at(), PEOPLE, CHILD, on(2021, 8, 2), on(2023, 11, 6), label="Biscuit the dog"),
        SpellRow(at(), PEOPLE, CHILD, When.unknown("before all this"), When.unknown(), label="Dad"),
        SpellRow(at(), PEOPLE, CARER, on(2021, 8, 2), None, label="Key worker from the fostering agency"),
        SpellRow(at(), SUPPORT, CARER, When.month(2022, 3), When.month(2023, 1), label="CAMHS"),
        SpellRow(
            at(), SUPPORT, CARER, When.months_old(None, 131), When.months_old(150, None), label="Life-story work"
        ),
        SpellRow(at(), SUPPORT, WORKER, When.month(2024, 2), None, label="Mentor"),
    )


def _events() -> tuple[EventRow, ...]:
    mark, number = count(101), count(1)

    def told(teller: ParticipantId | None, when: When, event: EventId) -> AccountRow:
        return AccountRow(MarkId(next(mark)), event, teller, None, when)

    def event(kind: EventKind, title: str, *accounts: AccountRow, critical: bool = False) -> EventRow:
        return EventRow(accounts[0].event, kind, title, None, critical, accounts)

    def next_id() -> EventId:
        return EventId(next(number))

    (
        entry,
        first,
        second,
        emergency,
        dee,
        threshold,
        dog,
        order,
        school,
        review,
        missing,
        party,
        camhs,
        back,
        dad,
    ) = (next_id() for _ in range(15))
    say = replace
    return (
        event(
            EventKind.ENTRY,
            "Came into care",
            told(CHILD, When.age(7), entry),
            told(WORKER, on(2020, 2, 11), entry),
            told(RECORD, on(2020, 2, 11), entry),
        ),
        event(
            EventKind.MOVE,
            "Moved to Nan’s",
            say(told(CHILD, When.age(7), first), planned=False, told_why=False, effect=-1),
            say(told(WORKER, When.month(2020, 2), first), planned=True, told_why=True, effect=1),
            critical=True,
        ),
        event(
            EventKind.CRISIS,
            "Nan taken ill",
            say(told(CHILD, When.month(2020, 9), second), effect=-2),
        ),
        event(
            EventKind.MOVE,
            "Moved to the emergency place",
            say(told(CHILD, When.age(8), emergency), planned=False, reason_group="not_planned"),
            say(told(WORKER, on(2020, 9, 4), emergency), planned=False, reason_group="not_planned"),
            say(told(RECORD, on(2020, 9, 4), emergency), reason_group="planned"),
        ),
        event(
            EventKind.MOVE,
            "Moved to Dee’s",
            say(told(CHILD, When.age(9), dee), planned=True, effect=1),
            say(told(CARER, on(2021, 8, 2), dee), planned=True, effect=2),
            say(told(WORKER, on(2021, 8, 2), dee), planned=True, effect=0),
        ),
        event(EventKind.DECISION, "Full care order", told(WORKER, on(2021, 6, 14), threshold)),
        event(
            EventKind.LOSS,
            "Biscuit stayed behind",
            say(told(CHILD, on(2023, 11, 6), dog), effect=-2),
            critical=True,
        ),
        event(
            EventKind.DECISION,
            "Kinship order",
            told(CARER, on(2023, 10, 20), order),
            told(WORKER, on(2023, 10, 20), order),
        ),
        event(EventKind.MILESTONE, "Started at the big school", told(CHILD, When.month(2023, 9), school)),
        event(
            EventKind.MEETING,
            "Review",
            told(CARER, on(2022, 11, 8), review),
            told(WORKER, on(2022, 11, 8), review),
        ),
        event(
            EventKind.CRISIS,
            "Missing for a night",
            say(told(CARER, When.month(2022, 12), missing), effect=-2),
            say(told(WORKER, When.month(2022, 12), missing), effect=-2),
        ),
        event(EventKind.MILESTONE, "Birthday with the whole street", told(CHILD, When.age(10), party)),
        event(EventKind.MEETING, "CAMHS began", told(CARER, When.month(2022, 3), camhs)),
        event(
            EventKind.MOVE,
            "Back to Nan’s",
            say(told(CHILD, on(2023, 11, 6), back), planned=True, had_say=True, effect=2),
            say(told(CARER, on(2023, 11, 6), back), planned=True, had_say=True, effect=-1),
            say(told(WORKER, on(2023, 11, 6), back), planned=True, had_say=True, effect=2),
        ),
        event(EventKind.LOSS, "Dad stopped coming", told(CHILD, When.unknown("when I was little"), dad)),
    )


def _points() -> tuple[PointRow, ...]:
    mark = count(201)
    told = (
        (CHILD, When.age(4), 0, Method.DRAWN),
        (CHILD, When.age(5), 0.5, Method.DRAWN),
        (CHILD, When.age(6), -0.5, Method.DRAWN),
        (CHILD, on(2020, 2, 20), -1, Method.DRAWN),
        (CHILD, When.month(2020, 9), -2, Method.DRAWN),
        (CHILD, When.month(2021, 6), -1, Method.DRAWN),
        (CHILD, When.month(2022, 2), 1, Method.DRAWN),
        (CHILD, When.month(2023, 1), 1, Method.DRAWN),
        (CHILD, on(2023, 11, 8), -1, Method.DRAWN),
        (CHILD, When.month(2024, 6), 1, Method.RATED),
        (CHILD, on(2025, 5, 1), 2, Method.RATED),
        (CARER, When.month(2021, 9), -2, Method.INFERRED),
        (CARER, When.month(2022, 3), -1, Method.INFERRED),
        (CARER, When.month(2022, 12), -1, Method.INFERRED),
        (CARER, When.month(2023, 10), 1, Method.INFERRED),
        (WORKER, When.month(2020, 3), 0, Method.INFERRED),
        (WORKER, When.month(2020, 10), 1, Method.INFERRED),
        (WORKER, When.month(2021, 3), None, Method.INFERRED),
        (WORKER, When.month(2023, 3), 1, Method.INFERRED),
        (WORKER, When.month(2023, 12), 1, Method.INFERRED),
        (WORKER, When.month(2024, 11), 1, Method.INFERRED),
    )
    return tuple(PointRow(MarkId(next(mark)), *one) for one in told)
