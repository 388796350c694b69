"""Study files on the command line: making, filling and checking them."""

import argparse

from app import studyfile
from app.cli.commands import new_perspectives, stopped
from app.cli.commands.pictures import import_pictures
from app.cli.terminal import Terminal
from app.exchange.sample import WHY_PLAIN, make_sample
from app.exchange.speakers import SpeakerMapping, read_speakers
from app.exchange.transcripts import Reading, draft_of, expand, read_transcripts
from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries


def new(given: argparse.Namespace, terminal: Terminal) -> int:
    """Make an empty study."""
    reason = terminal.reason(given.reason) if given.plain else ""
    _make(given, terminal, plain=given.plain, name=given.name or given.study.stem, reason=reason).close()
    terminal.say(f"New study: {given.study}")
    return 0


def sample(given: argparse.Namespace, terminal: Terminal) -> int:
    """Make the sample study."""
    with _make(given, terminal, plain=not given.encrypted, name="Sample study", reason=WHY_PLAIN) as project:
        make_sample(project)
    terminal.say(f"Sample study: {given.study}")
    return 0


def bring(given: argparse.Namespace, terminal: Terminal) -> int:
    """Bring transcripts in, or pictures where it is said who drew them."""
    return import_pictures(given, terminal) if given.drawn_by else import_transcripts(given, terminal)


def import_transcripts(given: argparse.Namespace, terminal: Terminal) -> int:
    """Bring transcripts in; 1 when any file failed, the others being in."""
    mapping = None if given.speakers is None else read_speakers(given.speakers, terminal.warn)
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        files = expand(given.files)
        if not files:
            raise Problem("There are no transcripts in that folder.", "Name the folder or the files they are in.")
        readings = read_transcripts(files, known=mapping.labels if mapping else ())
        drafts = [
            draft_of(reading, mapping, keep_bytes=given.keep_files)
            for reading in readings
            if reading.problem is None
        ]
        with new_perspectives.told(project, terminal):
            added = actions.add_sources(project, drafts=drafts)
        stopped.warn_of(project, terminal, (speaker.participant for draft in drafts for speaker in draft.speakers))
        with project.reading() as session:
            names = {row.id: row.name for row in queries.sources(session)}
    stored = iter([names[source] for source in added])
    reports = [_said_of(reading, None if reading.problem else next(stored), mapping) for reading in readings]
    if given.json:
        terminal.say_json(reports)
    else:
        _say_imported(reports, terminal)
    return 1 if any(reading.problem for reading in readings) else 0


def check(given: argparse.Namespace, terminal: Terminal) -> int:
    """Verify that a study is whole; 1 when it is not."""
    with terminal.study(given.study, given.passphrase_file, writing=False) as project:
        findings = studyfile.check(project)
    if given.json:
        terminal.say_json(
            {
                "sound": all(not finding.faults for finding in findings),
                "checks": [{"checked": finding.checked, "faults": list(finding.faults)} for finding in findings],
            }
        )
    else:
        for finding in findings:
            terminal.say(f"{'damaged' if finding.faults else 'sound'}: {finding.checked}")
    faults = [fault for finding in findings for fault in finding.faults]
    if faults:
        terminal.warn(f"This study is damaged: {faults[0]} Open its newest backup and keep this file.")
    return 1 if faults else 0


def _make(given: argparse.Namespace, terminal: Terminal, *, plain: bool, name: str, reason: str) -> Project:
    passphrase = None if plain else terminal.first_passphrase(given.passphrase_file)
    return studyfile.create(
        given.study, passphrase, name=name, home=terminal.home, person=terminal.person, reason=reason
    )


def _said_of(reading: Reading, source: str | None, mapping: SpeakerMapping | None) -> dict[str, object]:
    """What the import says of one file."""
    read = reading.read
    warnings = list(read.warnings) if read else []
    if read and mapping and (unheard := mapping.unheard(reading.name, _labels(reading))):
        warnings.append(f"{unheard} of the labels the table gives for this file speak nowhere in it.")
    return {
        "source": source,
        "file": str(reading.path),
        "format": read.format if read else None,
        "encoding": read.encoding if read else None,
        "characters": len(read.text) if read else 0,
        "turns": {label.label: label.turns for label in reading.labels},
        "warnings": warnings,
        "problem": reading.problem,
    }


def _labels(reading: Reading) -> list[str]:
    """Under what the speakers of a file may stand in a table; without turns, under its own name or none."""
    return [label.label for label in reading.labels] if reading.turns else [reading.name, ""]


def _say_imported(reports: list[dict[str, object]], terminal: Terminal) -> None:
    for report in reports:
        if report["problem"]:
            terminal.warn(f"{report['file']}: {report['problem']}")
            continue
        terminal.say(f"{report['source']}  ({report['format']}, {report['characters']} characters)")
        warnings = report["warnings"]
        for warning in warnings if isinstance(warnings, list) else []:
            terminal.warn(f"{report['file']}: {warning}")
