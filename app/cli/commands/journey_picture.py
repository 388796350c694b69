"""The map of a journey, or all journeys beside each other, as a picture on the command line."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.terminal import Terminal
from app.journeys.journey_rows import JourneyRow, LaneId
from app.journeys.layout import Options, Part
from app.journeys.layout.multiples import Aligned
from app.journeys.rules import Axis
from app.problems import Problem
from app.study.rows import CaseId

if TYPE_CHECKING:
    from app.reports.pictures import Written
    from app.store.project import Session


def journey_picture(row: JourneyRow, given: argparse.Namespace, terminal: Terminal) -> int:
    """Write the map as PNG or SVG, and say what of the journey is not on it."""
    from app.reports.pictures import write_pictures

    lanes, parts = _hidden(row, given.hide)
    options = Options(axis=Axis(given.axis or Axis.AGE.value), hidden_lanes=lanes, hidden_parts=parts)
    return _say(write_pictures(row, options, _named(given), pages=given.pages), terminal)


def multiples_picture(rows: Sequence[JourneyRow], given: argparse.Namespace, terminal: Terminal) -> int:
    """Write all journeys beside each other, and say who and what is not on it."""
    from app.reports.pictures import write_multiples

    by = Aligned.ENTRY if given.by == "entry" else Aligned.AGE
    return _say(write_multiples(rows, by, _named(given)), terminal)


def journey_on_paper(session: "Session", case: CaseId, given: argparse.Namespace, terminal: Terminal) -> int:
    """Write a journey for Word, and say what is not in it."""
    from app.reports.journey import journey_document

    if given.docx.suffix.lower() != ".docx":
        raise Problem("The name of this document must end in .docx.", "Choose another name.")
    day = given.date or datetime.now().astimezone().date()
    return _say(journey_document(session, case, given.docx, date=day), terminal, "Document")


def _named(given: argparse.Namespace) -> Path:
    out: Path = given.png or given.svg
    ending = ".png" if given.png else ".svg"
    if out.suffix.lower() != ending:
        raise Problem(f"The name of this picture must end in {ending}.", "Choose another name.")
    return out


def _say(written: "Written", terminal: Terminal, thing: str = "Picture") -> int:
    for warning in written.warnings:
        terminal.warn(warning)
    for path in written.paths:
        terminal.say(f"{thing} written: {path}")
    return 0


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
