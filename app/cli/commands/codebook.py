"""The codebook on the command line: shown, brought in and out, frozen and compared."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from app.cli.identity import names_of
from app.cli.terminal import Terminal
from app.coding import actions, queries
from app.coding.rows import CodebookVersionRow, CodeDraft, CodeRow
from app.coding.rules import CodebookPlan, PlannedCode, change_told, difference_told
from app.exchange.codebook import read_codebook, write_codebook
from app.exchange.frames import source_lines, starter_frame, starter_frames
from app.problems import Problem
from app.reports.codebook import codebook_report
from app.safeguards.register import let_leave
from app.safeguards.typed import codes_to_leave
from app.store.project import Session


def codebook(given: argparse.Namespace, terminal: Terminal) -> int:
    """Do the one thing that was asked for; without any, show the codebook."""
    if given.frame == "list":
        for line in source_lines(starter_frames()):
            terminal.say(line)
    elif given.table is not None:
        _import(given, terminal, read_codebook(given.table, terminal.warn), "Import codebook")
    elif given.frame is not None:
        _import(given, terminal, starter_frame(given.frame).codes, "Import starter frame")
    elif given.freeze is not None:
        _freeze(given, terminal)
    elif given.out is not None:
        _write(given, terminal)
    else:
        with terminal.reading(given.study, given.passphrase_file) as session:
            _read(given, terminal, session)
    return 0


def _read(given: argparse.Namespace, terminal: Terminal, session: Session) -> None:
    if given.versions:
        _versions(given, terminal, queries.codebook_versions(session))
    elif given.history:
        _history(given, terminal, session)
    elif given.diff is not None:
        _difference(given, terminal, session)
    else:
        _show(given, terminal, session)


def _show(given: argparse.Namespace, terminal: Terminal, session: Session) -> None:
    rows, people, again = (
        queries.codes(session),
        queries.people_by_code(session),
        queries.rechecks_by_code(session),
    )
    if given.quotable:
        rows = codes_to_leave(session, rows)
    sets = queries.code_sets(session)
    if given.json:
        held = {row.id: [one.name for one in sets if row.id in one.codes] for row in rows}
        terminal.say_json(
            [
                {
                    "code": row.path,
                    **{field: getattr(row, field) for field in _SHOWN},
                    "incomplete": list(row.incomplete),
                    "sets": held[row.id],
                    "passages": row.passages_below,
                    "participants": people[row.id],
                    "to_recheck": again.get(row.id, 0),
                }
                for row in rows
            ]
        )
        return
    for row in rows:
        terminal.say(f"{'  ' * row.depth}{row.name}{_marks(row, again.get(row.id, 0))}")
        for words in filter(None, (row.brief, row.definition)):
            terminal.say(f"{'  ' * row.depth}  {words}")
    for one in sets:
        terminal.say(f"Set “{one.name}”: {_many(len(one.codes), 'code')}")


def _marks(row: CodeRow, again: int) -> str:
    marks = [
        "category" if row.category else row.origin.value,
        "retired" if row.retired else "",
        "no definition" if "definition" in row.incomplete else "",
        f"{again} to re-check" if again else "",
    ]
    return f"  ({'; '.join(filter(None, marks))})"


def _write(given: argparse.Namespace, terminal: Terminal) -> None:
    ending = given.out.suffix.lower()
    if ending not in (".docx", ".csv"):
        raise Problem("A codebook is written to .csv or .docx.", "Choose a name that ends so.")
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with names_of(given, terminal, project) as names_in, project.reading() as session:
            if ending == ".docx":
                today = datetime.now().astimezone().date()
                file = codebook_report(session, given.out, date=today, names_in=names_in)
            else:
                codes = queries.codebook_now(session)
                leaving = codes_to_leave(session, codes)
                file = write_codebook(leaving, given.out, names_in=names_in)
                left_out = sum(one != other for one, other in zip(codes, leaving, strict=True))
                if left_out:
                    terminal.warn(f"Examples of {left_out} codes left out: who said them may not be quoted.")
        let_leave(project, [file], kind="codebook", title="Codebook", by=terminal.person)
    terminal.say(f"Codebook written: {given.out}")


def _versions(given: argparse.Namespace, terminal: Terminal, versions: Sequence[CodebookVersionRow]) -> None:
    if given.json:
        terminal.say_json([{**asdict(row), "made_at": _moment(row.made_at)} for row in versions])
        return
    for row in versions:
        by = f" by {row.author}" if row.author else ""
        terminal.say(f"{row.number}. {row.name}  ({_moment(row.made_at)[:10]}{by}; {_many(row.codes, 'code')})")


def _history(given: argparse.Namespace, terminal: Terminal, session: Session) -> None:
    changes = queries.codebook_changes(session)
    if given.json:
        terminal.say_json(
            [
                {
                    "at": _moment(row.at),
                    "what": row.kind.value,
                    "code": row.path,
                    "before": dict(row.before),
                    "after": dict(row.after),
                    "reason": row.reason,
                    "author": row.author,
                }
                for row in changes
            ]
        )
        return
    for row in changes:
        why = f"  ({row.reason})" if row.reason else ""
        terminal.say(f"{_moment(row.at)[:10]}  {row.author}  {row.path}: {change_told(row)}{why}")


def _difference(given: argparse.Namespace, terminal: Terminal, session: Session) -> None:
    first, *rest = [queries.version_named(session, name) for name in given.diff]
    found = queries.codebook_difference(session, first, rest[0] if rest else None)
    if given.json:
        terminal.say_json(
            {
                "added": [code.path for code in found.added],
                "removed": [code.path for code in found.removed],
                "renamed": [{"from": one.before.name, "to": one.after.path} for one in found.renamed],
                "moved": [{"from": one.before.path, "to": one.after.path} for one in found.moved],
                "redefined": [
                    {
                        "code": one.after.path,
                        "fields": {
                            part.field: {"before": part.before, "after": part.after} for part in one.fields
                        },
                    }
                    for one in found.redefined
                ],
            }
        )
        return
    for line in difference_told(found) or ["Nothing changed."]:
        terminal.say(line)


def _import(given: argparse.Namespace, terminal: Terminal, drafts: Sequence[CodeDraft], label: str) -> None:
    with terminal.study(given.study, given.passphrase_file, writing=not given.dry_run) as project:
        if given.dry_run:
            with project.reading() as session:
                plan = queries.codebook_plan(session, drafts)
        else:
            recheck = False if given.no_recheck else None
            plan = actions.import_codebook(
                project, drafts=drafts, label=label, recheck=recheck, reason=given.reason
            )
    if given.json:
        terminal.say_json(_plan_json(plan, given.dry_run))
        return
    for code in plan.codes if given.dry_run else ():
        fields = ", ".join(one.field for one in code.fields)
        terminal.say(f"{'new' if code.new else 'changed'}: {code.path}{f'  ({fields})' if fields else ''}")
    made, changed = _many(len(plan.made), "new code"), _many(len(plan.changed), "changed code")
    terminal.say(f"{'Would be: ' if given.dry_run else ''}{made}, {changed}, {plan.unchanged} as they were.")


def _plan_json(plan: CodebookPlan, dry_run: bool) -> dict[str, object]:
    def told(code: PlannedCode) -> dict[str, object]:
        return {
            "code": code.path,
            "fields": {one.field: {"before": one.before, "after": one.after} for one in code.fields},
            "sets_joined": list(code.sets_joined),
            "sets_left": list(code.sets_left),
        }

    return {
        "done": not dry_run,
        "new": [told(code) for code in plan.made],
        "changed": [told(code) for code in plan.changed],
        "unchanged": plan.unchanged,
    }


def _freeze(given: argparse.Namespace, terminal: Terminal) -> None:
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        actions.freeze_codebook(project, name=given.freeze, note=given.reason)
    terminal.say(f"Codebook frozen: {given.freeze}")


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat()


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


_SHOWN = (
    "brief",
    "definition",
    "when_to_use",
    "when_not",
    "example",
    "near_miss",
    "origin",
    "framework",
    "colour",
    "category",
    "retired",
)
