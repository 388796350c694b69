"""The map of a journey, or all journeys beside each other, as a picture on the command line."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.identity import names_of
from app.cli.terminal import Terminal
from app.journeys.journey_rows import JourneyRow, LaneId
from app.journeys.layout import Options, Part
from app.journeys.layout.multiples import Aligned
from app.journeys.rules import Axis
from app.problems import Problem
from app.safeguards.register import let_leave
from app.store.project import Project

if TYPE_CHECKING:
    from app.reports.pictures import Written


def journey_picture(project: Project, row: JourneyRow, given: argparse.Namespace, terminal: Terminal) -> int:
    """Write the map as PNG or SVG, and say what of the journey is not on it."""
    from app.reports.pictures import write_pictures

    lanes, parts = _hidden(row, given.hide)
    options = Options(axis=Axis(given.axis or Axis.AGE.value), hidden_lanes=lanes, hidden_parts=parts)
    with names_of(given, terminal, project) as names_in:
        written = write_pictures(row, options, _named(given), pages=given.pages, names_in=names_in)
    return left(project, written, "picture", f"Journey of {row.pseudonym}", terminal)


def multiples_picture(
    project: Project, rows: Sequence[JourneyRow], given: argparse.Namespace, terminal: Terminal
) -> int:
    """Write all journeys beside each other, and say who and what is not on it."""
    from app.reports.pictures import write_multiples

    by = Aligned.ENTRY if given.by == "entry" else Aligned.AGE
    with names_of(given, terminal, project) as names_in:
        written = write_multiples(rows, by, _named(given), names_in=names_in)
    return left(project, written, "picture", "Journeys", terminal)


def journey_on_paper(project: Project, row: JourneyRow, given: argparse.Namespace, terminal: Terminal) -> int:
    """Write a journey for Word, and say what is not in it."""
    from app.reports.journey import journey_document

    if given.docx.suffix.lower() != ".docx":
        raise Problem("The name of this document must end in .docx.", "Choose another name.")
    day = given.date or datetime.now().astimezone().date()
    with names_of(given, terminal, project) as names_in, project.reading() as session:
        written = journey_document(session, row.case, given.docx, date=day, names_in=names_in)
    return left(project, written, "document", f"Journey of {row.pseudonym}", terminal)


def left(project: Project, written: "Written", kind: str, title: str, terminal: Terminal) -> int:
    """Register what is finished, put it in its place, and say what is not in it."""
    let_leave(project, written.files, kind=kind, title=title, by=terminal.person, people=written.people)
    for warning in written.warnings:
        terminal.warn(warning)
    for path in written.paths:
        terminal.say(f"{kind.capitalize()} written: {path}")
    return 0


def _named(given: argparse.Namespace) -> Path:
    out: Path = given.png or given.svg
    ending = ".png" if given.png else ".svg"
    if out.suffix.lower() != ending:
        raise Problem(f"The name of this picture must end in {ending}.", "Choose another name.")
    return out


def _hidden(row: JourneyRow, names: list[str]) -> tuple[frozenset[LaneId], frozenset[Part]]:
    """Lanes and parts by their names, whatever their capitals."""
    lanes, parts = set(), set()
    for name in names:
        wanted = name.strip().casefold()
        found = {lane.id for lane in row.lanes if wanted in {lane.name.casefold(), lane.kind.value}}
        part = next((part for part in Part if part.value == wanted), None)
        if not found and part is None:
            known = ", ".join([*(lane.name for lane in row.lanes), *(part.value for part in Part)])
            raise Problem(f"There is no lane called “{name}”.", f"The lanes are: {known}.")
        lanes |= found
        parts |= set() if part is None else {part}
    return frozenset(lanes), frozenset(parts)
