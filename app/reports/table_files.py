"""Tables of a report put in their place as XLSX or CSV, and registered as every file that leaves."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from app.perspectives import queries as perspectives
from app.perspectives.rows import LineKind, Scope
from app.problems import Problem
from app.reports.compose.front import saying
from app.reports.gather import gather
from app.reports.journey import gather_journey
from app.reports.journey_material import JourneyMaterial
from app.reports.material import ReportMaterial
from app.reports.names import look_at_tables
from app.reports.plain_tables import assumptions_table, evidence_table, journeys_table, matrix_table
from app.reports.spec import ReportKind, ReportSpec
from app.reports.spec_json import spec_json
from app.reports.tables import PlainTable, write_csv, write_xlsx
from app.reports.writing import ReportResult, held_by
from app.safeguards.gates import NamesIn
from app.safeguards.refusing import Looking, MayNotLeave, no_names
from app.safeguards.register import let_leave
from app.store.project import Project
from app.study import queries as study

LONGEST = 10_000
"""So many words of a quote stand in a table: no cut."""


def write_tables(
    project: Project,
    wanted: Sequence[str],
    out: Path,
    spec: ReportSpec,
    *,
    by: str,
    names_in: NamesIn = no_names,
) -> ReportResult:
    """Write some of the tables and register that they leave the study."""
    return let_tables_leave(project, tables_file(project, wanted, out, spec, names_in), by=by)


def let_tables_leave(project: Project, written: ReportResult, *, by: str) -> ReportResult:
    """Register that finished tables leave, and whose words are in them; put them in their place."""
    exports = let_leave(
        project,
        [written.file],
        kind="table",
        title=written.title,
        by=by,
        settings=written.settings,
        people=written.people,
    )
    return replace(written, export=next(iter(exports), None))


def tables_file(
    project: Project, wanted: Sequence[str], out: Path, spec: ReportSpec, names_in: NamesIn = no_names
) -> ReportResult:
    """Write some of the tables without putting them in their place yet.

    Several are sheets of one .xlsx, one alone can be a .csv too.
    """
    ending = out.suffix.lower()
    if ending == ".csv" and len(wanted) > 1:
        raise Problem("A CSV file holds one table.", "Ask for one table, or write an .xlsx.")
    with project.reading() as session:
        material, journeys = _material(session, wanted, spec, names_in)
        tables = [_table(session, which, material, journeys) for which in dict.fromkeys(wanted)]
        settings = spec_json(session, spec)
    if material.leaving.faults:
        raise MayNotLeave(material.leaving.faults)
    look = Looking(names_in)
    look.at_file(out)
    look_at_tables(look, tables)
    look.refuse()
    file = write_csv(tables[0], out) if ending == ".csv" else write_xlsx(tables, out, date=spec.date)
    people = held_by(replace(material, journeys=())) if "evidence" in wanted else {}
    title = ", ".join(table.title for table in tables)
    changed = (*material.leaving.left_out, *(sentence for told in journeys for sentence in told.left_out))
    return ReportResult(file, len(material.quotes), (), changed, people, settings, title=title)


def _material(
    session: Session, wanted: Sequence[str], spec: ReportSpec, names_in: NamesIn
) -> tuple[ReportMaterial, list[JourneyMaterial]]:
    """What the tables need: no themes, all evidence that may be quoted where it is asked for."""
    quotes = int("evidence" in wanted)
    claims = spec.claims if {"assumptions", "evidence"} & set(wanted) else ()
    whole = replace(
        spec,
        kind=ReportKind.SUMMARY,
        themes=(),
        claims=claims,
        journeys=(),
        quotes_per_perspective=quotes,
        words_per_quote=LONGEST,
        appendices=frozenset(),
    )
    journeys: list[JourneyMaterial] = []
    if "journeys" in wanted:
        cases = spec.journeys or tuple(row.id for row in study.cases(session))
        for case in cases:
            try:
                journeys.append(gather_journey(session, case, date=spec.date, drawn=False))
            except Problem:
                continue  # nothing of this journey may leave
    return gather(session, whole, names_in=names_in, every_quote=True), journeys


def _table(
    session: Session, which: str, material: ReportMaterial, journeys: Sequence[JourneyMaterial]
) -> PlainTable:
    say, smallest = saying(material), material.thresholds.small_cell
    match which:
        case "matrix":
            scope = Scope(lines=LineKind.THEMES)
            found = perspectives.compare(session, scope)
            return matrix_table(found if found.lines else perspectives.compare(session), say, smallest)
        case "assumptions":
            return assumptions_table(material.claims, say, smallest)
        case "evidence":
            return evidence_table(material.claims, [group.name for group in material.groups])
        case _:
            return journeys_table(journeys)
