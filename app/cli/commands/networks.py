"""Support networks on the command line: one snapshot, or two compared, in words, as a table, JSON or a picture."""

import argparse
from collections.abc import Iterator, Sequence

from app.cli.commands.journey_picture import left
from app.cli.commands.network_json import head_as_json, network_as_json
from app.cli.identity import names_of
from app.cli.terminal import Terminal
from app.journeys import queries
from app.journeys.measuring.network_choice import chosen, known, nearest_of
from app.journeys.measuring.network_findings import stands_out
from app.journeys.measuring.network_table import COLUMNS, network_table
from app.journeys.measuring.network_words import measures_told, naming_told, overlay_told, view_words
from app.journeys.measuring.networks import network_measures
from app.journeys.network_rows import NetworkRow, NetworksRow
from app.problems import Problem
from app.store.project import Project


def network(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say who is around a child, as somebody sees it."""
    leaves = given.png is not None or given.svg is not None
    with terminal.study(given.study, given.passphrase_file, writing=leaves) as project:
        with project.reading() as session:
            row = queries.networks_of(session, queries.case_named(session, given.case))
        if given.quotable:
            from app.reports.pictures import views_leaving  # here, so that only leaving loads it

            row = views_leaving(row)
        first = chosen(row, given.teller, given.at)
        second = _second(row, first, given)
        if leaves:
            return _picture(project, row, first, second, given, terminal)
    if given.json:
        terminal.say_json(network_as_json(row, first, second))
        return 0
    for line in _table(row, first) if given.table else _told(row, first, second):
        terminal.say(line)
    return 0


def networks(given: argparse.Namespace, terminal: Terminal) -> int:
    """List every snapshot of every child."""
    with terminal.reading(given.study, given.passphrase_file) as session:
        rows = [queries.networks_of(session, told.case) for told in queries.journeys(session)]
    found = [(network, row.journey) for row in rows for network in row.networks]
    if given.json:
        terminal.say_json([head_as_json(network, told) for network, told in found])
        return 0
    for network, told in found:
        known = network_measures(network, told)
        inner = f"{known.size} in it, {known.inner} in the inner ring"
        terminal.say(f"{told.pseudonym}: {view_words(network, told)}: {inner}")
    return 0


def _second(row: NetworksRow, first: NetworkRow, given: argparse.Namespace) -> NetworkRow | None:
    if given.beside is not None:
        second: NetworkRow | None = chosen(row, given.over or first.teller.name, given.beside)
    elif given.over is not None:
        found = [one for one in row.networks if one.teller == chosen(row, given.over, None).teller]
        second = nearest_of(row, first, [one for one in found if one.id != first.id] or found)
    else:
        second = None
    if second is not None and second.id == first.id:
        raise Problem("A network cannot be compared with itself.", known(row))
    return second


def _told(row: NetworksRow, first: NetworkRow, second: NetworkRow | None) -> Iterator[str]:
    told = row.journey
    if second is None:
        yield view_words(first, told)
        yield from measures_told(first, told)
        yield from naming_told(row)
    else:
        yield f"{view_words(first, told)} and {view_words(second, told)}"
        yield from overlay_told(first, second, told)
    finding = stands_out(first, second, told)
    if finding:
        yield finding


def _table(row: NetworksRow, network: NetworkRow) -> Iterator[str]:
    rows = [COLUMNS, *(one.cells for one in network_table(network, row.journey))]
    filled = [place for place in range(len(COLUMNS)) if any(cells[place] for cells in rows[1:])]
    if len(rows) == 1:
        yield "Nobody is in this network yet."
        return
    widths = [max(len(cells[place]) for cells in rows) for place in filled]
    for cells in rows:
        yield _line([cells[place] for place in filled], widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    one_line = (" ".join(cell.split()) for cell in cells)
    return "  ".join(cell.ljust(width) for cell, width in zip(one_line, widths, strict=True)).rstrip()


def _picture(
    project: Project,
    row: NetworksRow,
    first: NetworkRow,
    second: NetworkRow | None,
    given: argparse.Namespace,
    terminal: Terminal,
) -> int:
    from app.reports.pictures import Together, Wanted, write_network

    out, ending = (given.png, ".png") if given.png is not None else (given.svg, ".svg")
    if out.suffix.lower() != ending:
        raise Problem(f"The name of this picture must end in {ending}.", "Choose another name.")
    how = Together.OVER if given.beside is None else Together.BESIDE
    with names_of(given, terminal, project) as names_in:
        written = write_network(row, Wanted(first, second, how), out, names_in=names_in)
    return left(project, written, "picture", f"Network of {row.journey.pseudonym}", terminal)
