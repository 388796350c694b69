"""Pictures of a journey put in their place: one file, or one for each page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.journeys.journey_rows import JourneyRow
from app.journeys.layout import LANDSCAPE, Drawing, Options, draw_journey, draw_pages, reading_order
from app.journeys.layout.options import shown
from app.journeys.measuring import facts
from app.journeys.measuring.told import facts_told
from app.journeys.rules import Axis
from app.problems import Problem
from app.reports.names import look_at_drawings
from app.reports.pictures.faces import measure
from app.reports.pictures.glance import glance_of
from app.reports.pictures.leaving import Leaving, leaving
from app.reports.pictures.png import png_of
from app.reports.pictures.svg import svg_of
from app.safeguards.gates import NamesIn
from app.safeguards.refusing import Looking, no_names
from app.safeguards.register import Held
from app.store.put import Ready, ready_file
from app.study.rows import ParticipantId

MAKERS = {".png": png_of, ".svg": svg_of}
DATES_IDENTIFY = "Dates of the calendar can tell who a child is: do not pass this picture on."


@dataclass(frozen=True, slots=True)
class Written:
    """The finished files, to be put in their places, and what of the journey is not on them and why."""

    files: tuple[Ready, ...]
    warnings: tuple[str, ...]
    people: Mapping[ParticipantId, Held] = field(default_factory=dict)
    """Whose words and pictures are in them."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where they are to stand."""
        return tuple(file.out for file in self.files)


@dataclass(frozen=True, slots=True)
class Copied:
    """A picture for the clipboard, and what of the journey is not on it and why."""

    png: bytes
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiedWords:
    """A journey in words for the clipboard, and what of it is not told and why."""

    words: str
    warnings: tuple[str, ...]


def copied_picture(journey: JourneyRow, options: Options, *, names_in: NamesIn = no_names) -> Copied:
    """The map on one page, as far as consent goes."""
    allowed, drawing = _drawn(journey, options, names_in)
    return Copied(png_of(drawing), _warned(allowed, options))


def copied_words(journey: JourneyRow, options: Options, *, names_in: NamesIn = no_names) -> CopiedWords:
    """The map in words, as far as consent goes."""
    allowed, drawing = _drawn(journey, options, names_in)
    return CopiedWords("\n".join(_lines(allowed.journey, drawing)), _warned(allowed, options))


def _drawn(journey: JourneyRow, options: Options, names_in: NamesIn) -> tuple[Leaving, Drawing]:
    allowed, whole = _allowed(journey, options, glance=True)
    drawing = draw_journey(allowed.journey, whole, measure)
    look = Looking(names_in)
    look_at_drawings(look, [drawing])
    look.refuse()
    return allowed, drawing


def _lines(journey: JourneyRow, drawing: Drawing) -> Iterator[str]:
    """A journey in words: its facts, then every mark that is shown, in order of time."""
    yield from facts_told(facts(journey), journey)
    yield ""
    for ref in reading_order(drawing):
        mark = drawing.marks[drawing.by_ref[ref]]
        if not mark.stands_for:
            yield mark.tooltip


def write_pictures(
    journey: JourneyRow,
    options: Options,
    out: Path,
    *,
    pages: bool = False,
    glance: bool = True,
    names_in: NamesIn = no_names,
) -> Written:
    """Write the map as PNG or SVG, by the ending of the name; over pages of A4 on its side where asked for.

    Pages after the first have their number behind the name.
    """
    maker = MAKERS.get(out.suffix.lower())
    if maker is None:
        raise Problem("A picture of a journey is a PNG or an SVG.", "Choose a name that ends in .png or .svg.")
    allowed, whole = _allowed(journey, options, glance=glance)
    drawings: tuple[Drawing, ...] = (
        draw_pages(allowed.journey, whole, measure, tallest=options.width * LANDSCAPE)
        if pages
        else (draw_journey(allowed.journey, whole, measure),)
    )
    look = Looking(names_in)
    look.at_file(out)
    look_at_drawings(look, drawings)
    look.refuse()
    paths = tuple(numbered(out, number) for number in range(1, len(drawings) + 1))
    made = [maker(drawing) for drawing in drawings]
    files = tuple(
        ready_file(content, path, ending=out.suffix.lower(), thing="picture")
        for path, content in zip(paths, made, strict=True)
    )
    return Written(files, _warned(allowed, options), held_by_tellers(allowed.journey, len(files)))


def held_by_tellers(
    journey: JourneyRow, pictures: int, quoted: Mapping[ParticipantId | None, int] | None = None
) -> dict[ParticipantId, Held]:
    """What files of a journey hold of each who tells it: so many pictures, and quotes."""
    quotes = quoted or {}
    people = {teller.participant for teller in journey.tellers} | set(quotes)
    return {person: Held(quotes.get(person, 0), pictures) for person in people if person is not None}


def _allowed(journey: JourneyRow, options: Options, *, glance: bool) -> tuple[Leaving, Options]:
    """What may leave, and how it is drawn: the rest is gone from it already."""
    allowed = leaving(journey, options)
    whole = replace(options, hidden_lanes=frozenset(), tellers=None)
    if glance:
        whole = replace(whole, glance=glance_of(_told_by(journey, allowed.journey)))
    return allowed, whole


def _warned(allowed: Leaving, options: Options) -> tuple[str, ...]:
    return (*allowed.warnings, DATES_IDENTIFY) if options.axis is Axis.CALENDAR else allowed.warnings


def _told_by(journey: JourneyRow, allowed: JourneyRow) -> JourneyRow:
    """All lanes of those whose accounts may leave: a lane that is hidden is still counted."""
    return replace(
        shown(journey, Options(tellers=frozenset(one.participant for one in allowed.tellers))),
        points=allowed.points,
    )


def numbered(out: Path, number: int) -> Path:
    """The name of one of several pictures: those after the first have their number behind it."""
    return out if number == 1 else out.with_stem(f"{out.stem}-{number}")
