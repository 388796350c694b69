"""Reports on the command line: settings from a file, a saved report or options; written, registered, kept."""

import argparse
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.cli.identity import names_of
from app.cli.terminal import Terminal
from app.exchange.settings_file import read_settings
from app.problems import Problem
from app.reports.actions import change_report, save_report
from app.reports.saved import saved_report, saved_reports
from app.reports.spec import Appendix, Attribution, ReportKind, ReportSpec, Stage, Wording
from app.reports.spec_json import options_json, read_spec, spec_json, whole_spec
from app.reports.writing import ReportResult, write_report
from app.store.project import Project, Session


def report(given: argparse.Namespace, terminal: Terminal) -> int:
    """Write a report, or what is asked for of its settings."""
    if given.list:
        return _list(given, terminal)
    if given.print_spec:
        with terminal.reading(given.study, given.passphrase_file) as session:
            terminal.say(spec_json(session, _spec(session, given)))
        return 0
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            spec = _spec(session, given)
        if given.save:
            _save(project, given.save, spec, terminal.person)
        if given.out is None:
            terminal.say(f"Saved report: {given.save}")
            return 0
        by = given.by or terminal.person
        if given.table:
            return _tables(project, given, spec, by, terminal)
        with names_of(given, terminal, project) as names_in:
            result = write_report(project, spec, given.out, by=by, names_in=names_in)
    _say(result, given, terminal)
    return 0


def _list(given: argparse.Namespace, terminal: Terminal) -> int:
    with terminal.reading(given.study, given.passphrase_file) as session:
        rows = saved_reports(session)
    if given.json:
        terminal.say_json([{"name": row.name, "made_by": row.made_by} for row in rows])
        return 0
    for row in rows:
        terminal.say(row.name)
    return 0


def _spec(session: Session, given: argparse.Namespace) -> ReportSpec:
    """The settings of a file or a saved report, with what was typed in their place."""
    today = given.date or datetime.now().astimezone().date()
    written = "{}"
    if given.spec is not None:
        written = _read(given.spec)
    elif given.saved:
        written = saved_report(session, given.saved).spec
    spec = whole_spec(read_spec(session, written, today=today))
    if given.kind:
        spec = replace(spec, kind=ReportKind(given.kind))
    spec = _named(session, spec, given, today)
    changes = {
        "title": given.title,
        "version": given.report_version,
        "date": given.date,
        "stage": Stage.FINAL if given.final else None,
        "attribution": Attribution.TRAITS if given.traits else None,
        "wording": Wording(given.counts) if given.counts else None,
        "appendices": spec.appendices | {Appendix.NOTES} if given.notes else None,
    }
    return replace(spec, **{name: value for name, value in changes.items() if value is not None})


def _read(path: Path) -> str:
    return read_settings(path, Problem("The settings file cannot be read.", "Check its name."))


def _named(session: Session, spec: ReportSpec, given: argparse.Namespace, today: date) -> ReportSpec:
    """The settings with the parts that were named on the command line, and no others."""
    themes = [{"theme": name} for name in given.theme] + [{"code": path} for path in given.code]
    if not (themes or given.assumption or given.journey):
        return spec
    named = whole_spec(read_spec(session, options_json(themes, given.assumption, given.journey), today=today))
    return replace(spec, themes=named.themes, claims=named.claims, journeys=named.journeys)


def _save(project: Project, name: str, spec: ReportSpec, by: str) -> None:
    """Keep the settings under a name: over those of a saved report of that name, if there is one."""
    with project.reading() as session:
        older = [row.id for row in saved_reports(session) if row.name.casefold() == name.strip().casefold()]
    if older:
        change_report(project, report=older[0], spec=spec)
    else:
        save_report(project, name=name, spec=spec, made_by=by)


def _say(result: ReportResult, given: argparse.Namespace, terminal: Terminal) -> None:
    if given.json:
        terminal.say_json(
            {
                "path": str(result.path),
                "quotes": result.quotes,
                "changed": list(result.changed),
                "warnings": list(result.warnings),
                "export": result.export,
            }
        )
        return
    for warning in result.warnings:
        terminal.warn(warning)
    terminal.say(f"Report written: {result.path}")


def _tables(project: Project, given: argparse.Namespace, spec: ReportSpec, by: str, terminal: Terminal) -> int:
    """Write tables in the place of the document."""
    from app.reports.table_files import write_tables

    with names_of(given, terminal, project) as names_in:
        result = write_tables(project, given.table, given.out, spec, by=by, names_in=names_in)
    if given.json:
        terminal.say_json({"path": str(result.path), "changed": list(result.changed), "export": result.export})
        return 0
    for sentence in result.changed:
        terminal.warn(sentence)
    terminal.say(f"Tables written: {result.path}")
    return 0
