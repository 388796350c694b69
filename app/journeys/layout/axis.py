"""The head of the map: years of age or of the calendar, years of school, entry to care, exit and "now" (§1.4)."""

from app.journeys.journey_rows import EventKind
from app.journeys.layout.drawing import Tick
from app.journeys.layout.packing import Shelves
from app.journeys.layout.scale import ages_on_calendar, school_year_at_age, school_years, years_of
from app.journeys.layout.shapes import HAIR, MUTED, SMALL, TEXT, Font, Label, Paint, Rect, line
from app.journeys.layout.sheet import GUTTER, Lain, Sheet
from app.journeys.rules.timeline import DAYS_A_YEAR, Axis

YEAR = Font(12.5, bold=True)
LINE = 16.0


def lay_axis(top: float, sheet: Sheet) -> tuple[Lain, tuple[Tick, ...], list[tuple[float, str, bool]]]:
    """The lines of words above the map, its ticks, and the upright lines with their names and strength."""
    lain = Lain(top)
    widest = "18" if sheet.times.axis is Axis.AGE else "2008"
    ticks = years_of(sheet.scale, sheet.times.axis, sheet.wide(widest, YEAR) + 10)
    _gutter("Age" if sheet.times.axis is Axis.AGE else "Year", lain, sheet)
    for tick in ticks:
        width = sheet.wide(tick.text, YEAR)
        if tick.text and tick.x + width <= sheet.plot.right:
            lain.furniture.append(Label(tick.text, Rect(tick.x + 3, lain.bottom, width, YEAR.height), YEAR, TEXT))
    lain.bottom += LINE + 1
    _below(ticks, lain, sheet)
    uprights = _uprights(sheet)
    shelves = Shelves()
    for x, words, _ in uprights:
        width = sheet.wide(words)
        at = max(min(x - width / 2, sheet.plot.right - width), sheet.plot.x)
        level = shelves.first_free(at, at + width + 10)
        shelves.take(level or 0, at, at + width + 10)
        lain.furniture.append(sheet.label(words, at, lain.bottom + (level or 0) * LINE, SMALL, TEXT))
    lain.bottom += LINE * len(shelves) + 4
    if sheet.strip is not None:
        lain.furniture.append(sheet.label("when not known", sheet.strip.x + 6, top + 1, SMALL, MUTED))
    return lain, ticks, uprights


def _below(ticks: tuple[Tick, ...], lain: Lain, sheet: Sheet) -> None:
    """The second line: years of school; on the calendar's axis, ages before them."""
    birth, axis = sheet.times.birth, sheet.times.axis
    if axis is Axis.CALENDAR:
        ages = ages_on_calendar(sheet.scale, birth)
        if _spans(ages, "Age", lain, sheet):
            lain.bottom += LINE
    schools = school_years(sheet.scale, axis, birth)
    if schools:
        if _spans(schools, "School year", lain, sheet):
            lain.bottom += LINE
    elif axis is Axis.AGE:
        each = [
            (tick.day, tick.day + DAYS_A_YEAR, school_year_at_age(round(tick.day / DAYS_A_YEAR))) for tick in ticks
        ]
        if _spans(tuple(each), "School year", lain, sheet):
            lain.bottom += LINE


def _spans(spans: tuple[tuple[float, float, str], ...], name: str, lain: Lain, sheet: Sheet) -> bool:
    """Words in the middle of their stretch, in the shortest form that fits all; false where none fits."""
    for forms in (lambda text: text, _shortest):
        placed = []
        for start, end, text in spans:
            left, right = sheet.scale.x(start), sheet.scale.x(end)
            words = forms(text)
            width = sheet.wide(words)
            if not words or right - left < 12:
                continue
            placed.append((left, right, words, width))
        cramped = [one for one in placed if one[3] > one[1] - one[0] - 4]
        whole = max((right - left for left, right, _, _ in placed), default=0.0)
        if any(width > whole - 4 for *_, width in placed):
            continue
        for left, right, words, width in placed:
            if (left, right, words, width) not in cramped:
                x = (left + right - width) / 2
                lain.furniture.append(sheet.label(words, x, lain.bottom, SMALL, MUTED))
        if placed:
            _gutter(name, lain, sheet)
        return bool(placed)
    return False


def _shortest(text: str) -> str:
    return text.replace("Reception", "R").replace("Year ", "Y").replace("age ", "")


def _gutter(name: str, lain: Lain, sheet: Sheet) -> None:
    width = sheet.wide(name)
    rect = Rect(GUTTER - 8 - width, lain.bottom + 1, width, SMALL.height)
    lain.furniture.append(Label(name, rect, SMALL, MUTED))


def _uprights(sheet: Sheet) -> list[tuple[float, str, bool]]:
    """Where care began and ended, and the day of review."""
    found = []
    for event in sheet.journey.events:
        words = {EventKind.ENTRY: "came into care", EventKind.EXIT: "left care"}.get(event.kind)
        if words:
            middle = sheet.times.bounds(sheet.times.account_to_draw_by(event).when).middle
            if middle is not None and sheet.scale.first <= middle <= sheet.scale.last:
                found.append((sheet.scale.x(middle), words, True))
    if sheet.times.now is not None and sheet.scale.first <= sheet.times.now <= sheet.scale.last:
        found.append((sheet.scale.x(sheet.times.now), "now", False))
    return sorted(found)


def grid(
    ticks: tuple[Tick, ...], uprights: list[tuple[float, str, bool]], top: float, bottom: float, lain: Lain
) -> None:
    """The lines of the grid behind the marks."""
    for tick in ticks:
        lain.ground.append(line((tick.x, top), (tick.x, bottom), HAIR, 1.0, () if tick.major else (1.0, 4.0)))
    for x, _, strong in uprights:
        paint: Paint = TEXT if strong else MUTED
        lain.ground.append(
            line((x, top), (x, bottom), paint, 1.2 if strong else 1.0, () if strong else (4.0, 3.0))
        )
