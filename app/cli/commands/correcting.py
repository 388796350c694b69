"""Correcting transcripts on the command line, and placing the passages that got lost."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from app.cli.terminal import Terminal
from app.coding import actions
from app.coding.correcting.planning import plan_correction
from app.coding.correcting.rows import CorrectionPlan, PassageFate
from app.coding.correcting.telling import summary, whose_labels
from app.coding.correcting.waiting import waiting_passages
from app.coding.rows import SegmentId
from app.coding.rules import NOT_QUOTED
from app.exchange.transcripts import read_transcripts
from app.language.anchoring import Fate
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Session
from app.study import queries
from app.study.rows import SourceId
from app.study.version_rows import TextChange


def correct(given: argparse.Namespace, terminal: Terminal) -> int:
    """Store a corrected text, or only say what it would do."""
    text = _text_in(given.text)
    with terminal.study(given.study, given.passphrase_file, writing=not given.dry_run) as project:
        with project.reading() as session:
            source = queries.source_named(session, given.source).id
            plan = plan_correction(session, source, text)
        if not given.dry_run:
            actions.apply_correction(project, plan=plan)
    if given.json:
        terminal.say_json(_plan_as_json(plan, stored=not given.dry_run, words=not given.quotable))
        return 0
    for line in (*summary(plan), *whose_labels(plan)):
        terminal.say(line)
    for passage in (one for one in plan.shown if one.fate is not Fate.KEPT):
        now = f" → {_words(given, passage.new_words)}" if passage.fate is Fate.CHANGED else ""
        old = _words(given, passage.old_words)
        terminal.say(f"{passage.fate.value}: {', '.join(passage.codes)}: {old}{now}")
    terminal.say("Nothing was stored." if given.dry_run else "Stored. “counterpoint unplaced” lists what waits.")
    return 0


def versions(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the texts of a source, print one, or say what was changed since."""
    with terminal.reading(given.study, given.passphrase_file) as session:
        source = queries.source_named(session, given.source).id
        if given.shown is not None:
            if given.quotable:
                raise Problem(
                    "An older text never leaves: names may stand in it.",
                    "“counterpoint text” prints the one of now.",
                )
            terminal.out.write(queries.text_of(session, queries.version_numbered(session, source, given.shown).id))
            return 0
        if given.compare is not None:
            return _compare(session, source, given, terminal)
        rows = queries.versions(session, source)
    if given.json:
        terminal.say_json(
            [
                {
                    "version": row.number,
                    "current": row.current,
                    "made_at": _moment(row.made_at),
                    "made_by": row.made_by,
                    "characters": row.characters,
                    "words": row.words,
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        now = ", current" if row.current else ""
        by = f" by {row.made_by}" if row.made_by else ""
        terminal.say(f"version {row.number}{now}: {_moment(row.made_at)}{by}, {row.words} words")
    return 0


def unplaced(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the passages that wait."""
    with terminal.reading(given.study, given.passphrase_file) as session:
        source = None if given.source is None else queries.source_named(session, given.source).id
        rows = waiting_passages(session, source)
    if given.json:
        terminal.say_json(
            [
                {
                    "passage": row.segment,
                    "source": row.source_name,
                    "version": row.number,
                    "start": row.span.start,
                    "end": row.span.end,
                    "text": NOT_QUOTED if given.quotable else row.words,
                    "codes": list(row.codes),
                    "notes": row.notes,
                    "participant": "; ".join(row.voices) or None,
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        held = ", ".join([*row.codes, *([f"{row.notes} notes or links"] if row.notes else [])])
        terminal.say(f"{row.segment}: {row.source_name}, version {row.number}, {held}: {_words(given, row.words)}")
    return 0


def place(given: argparse.Namespace, terminal: Terminal) -> int:
    """Put a passage that waits on words of the current text."""
    if not 0 <= given.start < given.end:
        raise Problem(f"{given.start}–{given.end} is not a passage.")
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        actions.place_passage(project, segment=SegmentId(given.passage), span=Span(given.start, given.end))
    terminal.say("1 passage placed.")
    return 0


def _text_in(path: Path) -> str:
    """The text of a file of any format that can be imported."""
    [reading] = read_transcripts([path])
    if reading.read is None:
        raise Problem(reading.problem or "The file was not read.")
    return reading.read.text


def _compare(session: Session, source: SourceId, given: argparse.Namespace, terminal: Terminal) -> int:
    before = queries.version_numbered(session, source, given.compare)
    after = next(row for row in queries.versions(session, source) if row.current)
    changes = queries.version_changes(session, before.id, after.id)
    if given.json:
        terminal.say_json([_change_as_json(change, words=not given.quotable) for change in changes])
        return 0
    for change in changes:
        around, old, new = (_words(given, one) for one in (change.before, change.old_words, change.new_words))
        terminal.say(f"{change.new.start}: {around} {old} → {new}")
    return 0


def _words(given: argparse.Namespace, words: str) -> str:
    """Words of a text that is or was corrected, which nobody has signed off."""
    return NOT_QUOTED if given.quotable else repr(words)


def _change_as_json(change: TextChange, *, words: bool) -> dict[str, object]:
    return {
        "old": [change.old.start, change.old.end],
        "new": [change.new.start, change.new.end],
        "old_text": change.old_words if words else NOT_QUOTED,
        "new_text": change.new_words if words else NOT_QUOTED,
    }


def _plan_as_json(plan: CorrectionPlan, *, stored: bool, words: bool) -> dict[str, object]:
    return {
        "stored": stored,
        "changes": len(plan.changes),
        "kept": len(plan.of(Fate.KEPT)),
        "passages": [_passage_as_json(one, words=words) for one in plan.shown if one.fate is not Fate.KEPT],
        "turns": [
            {
                "what": change.fate.value,
                "label": change.label,
                "before": change.before or None,
                "turn": change.number,
            }
            for change in plan.turn_changes
        ],
        "new_labels": {
            speaker.label: "the interviewer" if speaker.interviewer else speaker.pseudonym or None
            for speaker in plan.new_speakers
        },
    }


def _passage_as_json(passage: PassageFate, *, words: bool) -> dict[str, object]:
    return {
        "passage": passage.segment,
        "what": passage.fate.value,
        "codes": list(passage.codes),
        "old": [passage.old.start, passage.old.end],
        "new": None if passage.new is None else [passage.new.start, passage.new.end],
        "old_text": passage.old_words if words else NOT_QUOTED,
        "new_text": None if passage.new is None else passage.new_words if words else NOT_QUOTED,
    }


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")
