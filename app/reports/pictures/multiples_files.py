"""Pictures of all journeys beside each other: of each child what may leave, and no more (DOMAIN J-08, E-01)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.journeys.journey_rows import JourneyRow
from app.journeys.layout import Drawing, Options
from app.journeys.layout.multiples import MOST_ROWS, Aligned, Child, draw_multiples_pages
from app.journeys.measuring import head_of
from app.problems import Problem
from app.reports.names import look_at_drawings
from app.reports.pictures.faces import measure
from app.reports.pictures.files import MAKERS, Written, held_by_tellers, numbered
from app.reports.pictures.leaving import leaving
from app.safeguards.gates import NamesIn
from app.safeguards.refusing import Looking, no_names
from app.safeguards.register import Held
from app.store.put import ready_file
from app.study.rows import ParticipantId

WIDTH = 1120.0


@dataclass(frozen=True, slots=True)
class AllLeaving:
    """Of each child what may leave, and in sentences who and what was left out."""

    children: tuple[Child, ...]
    warnings: tuple[str, ...]


def write_multiples(
    journeys: Sequence[JourneyRow], by: Aligned, out: Path, *, names_in: NamesIn = no_names
) -> Written:
    """Write the journeys in this order as PNG or SVG, by the ending of the name.

    Pictures after the first have their number behind the name.
    """
    maker = MAKERS.get(out.suffix.lower())
    if maker is None:
        raise Problem("A picture of journeys is a PNG or an SVG.", "Choose a name that ends in .png or .svg.")
    allowed = all_leaving(journeys)
    if not allowed.children:
        raise Problem(
            "Nothing of these journeys may leave the study as a picture.",
            "Record the consent of those who tell them, or choose other journeys.",
        )
    drawings = multiples_of(allowed.children, by)
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
    held: dict[ParticipantId, Held] = {}
    for child in allowed.children:
        held |= held_by_tellers(child.journey, 1)
    return Written(files, allowed.warnings, held)


def multiples_of(
    children: Sequence[Child], by: Aligned, *, most: int = MOST_ROWS, width: float = WIDTH
) -> tuple[Drawing, ...]:
    """The pages of these children, measured as pictures are."""
    return draw_multiples_pages(children, by, width, measure, most=most)


def all_leaving(journeys: Iterable[JourneyRow]) -> AllLeaving:
    """What may leave of each; a child of whom nothing is told, or of whom nothing may leave, is not there."""
    children, warnings = [], []
    for journey in journeys:
        if journey.empty:
            continue
        try:
            allowed = leaving(journey, Options())
        except Problem:
            warnings.append(
                f"{journey.pseudonym} is left out: no consent of those who tell the journey is recorded."
            )
            continue
        children.append(Child(allowed.journey, head_of(allowed.journey)))
        warnings += (f"{journey.pseudonym}’s journey: {warning}" for warning in allowed.warnings)
    return AllLeaving(tuple(children), tuple(warnings))
