"""Assumptions in plain lines."""

from app.cli.commands.claim_json import Names
from app.cli.terminal import Terminal
from app.perspectives.claim_rows import Assessed, DecisionRow, EvidenceSheet, GroupTally


def say_sheet(terminal: Terminal, sheet: EvidenceSheet, names: Names) -> None:
    """The evidence sheet in plain lines."""
    say_assessed(terminal, sheet.assessed)
    for row in sheet.evidence:
        told = "" if row.first_hand else ", second-hand"
        if row.about is not None:
            told += f" about {names.perspectives[row.about]}"
        who = "; ".join(names.people(row.voices))
        terminal.say(f"{row.id}  {row.stance.value}: {who}, {row.source_name}{told} ({row.coder})")
        terminal.say(f"    {row.words}")
        if row.note:
            terminal.say(f"    – {row.note}")
    for case in sheet.negative_cases:
        found = "Does not fit" if case.found else "Looked for, none found"
        terminal.say(f"{found} ({case.by}, {case.on}): {case.words}")
    for decision in sheet.decisions:
        terminal.say(_decided(decision))
        if decision.rationale:
            terminal.say(f"    {decision.rationale}")


def _decided(row: DecisionRow) -> str:
    when = f"with {row.coded} of {row.of} people coded, when the evidence said “{row.signal}”"
    return f"{row.on}  {row.status.value}, by {row.by}, {when}"


def say_assessed(terminal: Terminal, row: Assessed) -> None:
    """An assumption in plain lines."""
    claim = row.claim
    terminal.say(f"{claim.ref}  {claim.statement}  ({claim.status.value})")
    if claim.held_by:
        terminal.say(f"  held by {', '.join(claim.held_by)}")
    for group in row.groups:
        terminal.say(f"  {group.name}: {_told(group)}")
    silent = f"; silence: {', '.join(row.silent)}" if row.silent else ""
    terminal.say(f"  {row.pattern.value}{silent}; {row.signal.value}")
    for flag in row.flags:
        terminal.say(f"  ! {flag.sentence}")


def _told(group: GroupTally) -> str:
    voices = (
        ("support", group.supports),
        ("challenge", group.challenges),
        ("say it depends", group.nuances),
        ("do both", group.mixed),
    )
    told = "".join(f", {len(people)} {verb}" for verb, people in voices if people)
    pending = f" (+{len(group.pending_voiced)} pending)" if group.pending_voiced else ""
    return f"{group.voiced} of {group.n} heard{told}{pending}: {group.lean.value}"
