"""Random journeys of any shape, and a measurer of words that needs no font."""

from datetime import date
from random import Random

from app.journeys.journey_rows import (
    AccountRow,
    EventId,
    EventKind,
    EventRow,
    JourneyRow,
    LaneId,
    LaneKind,
    LaneRow,
    MarkId,
    Method,
    PointRow,
    SpellRow,
)
from app.journeys.layout.shapes import Font
from app.journeys.rules.vocabulary import ssda903
from app.journeys.rules.when import When
from app.study.rows import CaseId
from tests.journeys.layout.amara import TELLERS

WORDS = "home with a garden Nan’s house the unit Park Primary CAMHS Biscuit emergency carers street".split()
CODES = ("", "U1", "U4", "K2", "K1", "P1", "T3", "R2", "H5", "A3", "Z1", "gone")
LANES = tuple(
    LaneRow(LaneId(place + 1), kind, kind.value.capitalize(), place) for place, kind in enumerate(LaneKind)
)


def measure(text: str, font: Font) -> float:
    """As if every letter were as wide."""
    return len(text) * font.size * (0.6 if font.bold else 0.55)


def made_up(seed: int, marks: int) -> JourneyRow:
    """A journey with about so many marks, the same for the same seed."""
    random = Random(seed)
    numbers = iter(range(1, 10_000))
    tellers = TELLERS[: random.randint(1, len(TELLERS))] if random.random() < 0.5 else TELLERS
    voices = [teller.participant for teller in tellers]
    events = [EventId(number) for number in range(1, marks // 6 + 2)]
    spells, points, told = [], [], []
    for _ in range(marks // 2):
        spells.append(
            SpellRow(
                MarkId(next(numbers)),
                random.choice(LANES).id,
                random.choice(voices),
                when(random, events),
                random.choice((None, when(random, events), when(random, events))),
                code=random.choice(CODES),
                label=words(random) if random.random() < 0.8 else "",
                unplanned=random.choice((None, True, False)),
            )
        )
    for number in events:
        accounts = tuple(
            AccountRow(
                MarkId(next(numbers)),
                number,
                teller,
                None,
                when(random, events[: int(number) - 1]),
                planned=random.choice((None, True, False)),
                effect=random.choice((None, -2, -1, 0, 1, 2)),
            )
            for teller in random.sample(voices, random.randint(1, len(voices)))
        )
        kind = random.choice(list(EventKind))
        told.append(EventRow(number, kind, words(random), None, random.random() < 0.2, accounts))
    people = [voice for voice in voices if voice is not None]
    for _ in range(marks // 6 if people else 0):
        value = random.choice((None, -2.0, -1.0, -0.5, 0.0, 1.0, 2.0))
        points.append(
            PointRow(
                MarkId(next(numbers)),
                random.choice(people),
                when(random, events),
                value,
                random.choice(list(Method)),
            )
        )
    return JourneyRow(
        case=CaseId(1),
        pseudonym=words(random),
        area_name="Area A",
        born=random.choice(("", "2008", "2008-09", "2008-03")),
        reviewed_on=random.choice(("", "2024-11-30")),
        age_at_review=random.choice((None, 16 * 12)),
        summary="",
        tellers=tellers,
        lanes=LANES,
        spells=tuple(spells),
        events=tuple(told),
        points=tuple(points),
        vocabulary=ssda903(),
    )


def words(random: Random) -> str:
    """A few words, at times very many."""
    return " ".join(random.choice(WORDS) for _ in range(random.choice((1, 2, 3, 3, 25))))


def when(random: Random, events: list[EventId]) -> When:
    """A time of any precision."""
    year, month = random.randint(2008, 2024), random.randint(1, 12)
    age = random.randint(0, 16)
    told = [
        When.exact(date(year, month, random.randint(1, 28))),
        When.exact(date(year, month, 1)),
        When.month(year, month),
        When.year(year),
        When.age(age),
        When.age(age, age + 1),
        When.months_old(None, age * 12),
        When.months_old(age * 12, None),
        When.unknown("when I was little"),
    ]
    if events:
        told += [When.before(random.choice(events)), When.after(random.choice(events))]
    return random.choice(told)
