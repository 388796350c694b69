"""Assumptions on the command line: writing them down, linking evidence, deciding."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import TypeVar

from app.cli.commands.claim_json import Names, assessed_json, sheet_json
from app.cli.commands.claim_text import say_assessed, say_sheet
from app.cli.commands.worklist import worklist
from app.cli.leaving import sheet_to_leave
from app.cli.terminal import Terminal
from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import PassagePlace
from app.coding.rows import CoderId
from app.exchange.claims import ClaimLine, EvidenceLine, read_claims, read_evidence
from app.language.spans import Span
from app.perspectives import actions, queries
from app.perspectives.claim_rows import (
    ClaimKind,
    ClaimStatus,
    EvidenceDraft,
    EvidenceId,
    Limit,
    Origin,
    Stance,
    Track,
)
from app.perspectives.rules import reminder
from app.problems import Problem
from app.store.project import Project, Session
from app.study import queries as study

Found = TypeVar("Found")


def assumptions(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the assumptions; or add some, note what was looked for, or decide."""
    if given.list is not None:
        return _add(given, terminal, read_claims(given.list, terminal.warn))
    if given.add is not None:
        return _add(given, terminal, {0: _one_claim(given)})
    if given.look is not None:
        return _look(given, terminal)
    if given.worklist:
        return worklist(given, terminal)
    return _list(given, terminal) if given.decide is None else _decide(given, terminal)


def evidence(given: argparse.Namespace, terminal: Terminal) -> int:
    """Show the evidence sheet of an assumption; or link evidence, or take it away."""
    if given.list is not None:
        return _link(given, terminal, read_evidence(given.list, terminal.warn, assumption=given.ref))
    if given.add:
        return _link(given, terminal, {0: _one_passage(given)})
    if given.remove is not None:
        with terminal.study(given.study, given.passphrase_file, writing=True) as project:
            actions.unlink_evidence(project, evidence=EvidenceId(given.remove))
        terminal.say("1 piece of evidence taken away.")
        return 0
    with terminal.reading(given.study, given.passphrase_file) as session:
        sheet = queries.evidence_sheet(session, queries.claim_named(session, given.ref).id)
        names = Names(session)
        if given.quotable:
            sheet = sheet_to_leave(session, sheet, terminal)
    if given.json:
        terminal.say_json(sheet_json(sheet, names))
    else:
        say_sheet(terminal, sheet, names)
    return 0


def _list(given: argparse.Namespace, terminal: Terminal) -> int:
    with terminal.reading(given.study, given.passphrase_file) as session:
        rows, names = queries.board(session), Names(session)
    if given.json:
        terminal.say_json([assessed_json(row, names) for row in rows])
        return 0
    for row in rows:
        say_assessed(terminal, row)
    return 0


def _decide(given: argparse.Namespace, terminal: Terminal) -> int:
    status = ClaimStatus(given.status)
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            claim = queries.claim_named(session, given.decide)
        actions.decide_claim(
            project,
            claim=claim.id,
            status=status,
            by=given.by or terminal.person,
            on=_day(given),
            rationale=given.rationale,
            acknowledged=given.acknowledge,
        )
    if reminded := reminder(status, claim.rival):
        terminal.warn(reminded)
    terminal.say(f"{claim.ref}: {status.value}.")
    return 0


def _look(given: argparse.Namespace, terminal: Terminal) -> int:
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            claim = queries.claim_named(session, given.look)
        actions.note_negative_case(
            project,
            claim=claim.id,
            found=given.found is not None,
            words=given.none_found if given.found is None else given.found,
            by=given.by or terminal.person,
            on=_day(given),
        )
    terminal.say(f"{claim.ref}: negative case noted.")
    return 0


def _add(given: argparse.Namespace, terminal: Terminal, lines: Mapping[int, ClaimLine]) -> int:
    """All of them in one step, or none."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=True) as project,
        project.step("Add assumptions") as session,
    ):
        for number, line in lines.items():
            with _of_row(number):
                _add_one(project, session, line, given.by or terminal.person)
    terminal.say("1 assumption added." if len(lines) == 1 else f"{len(lines)} assumptions added.")
    return 0


def _add_one(project: Project, session: Session, line: ClaimLine, by: str) -> None:
    perspectives = {row.name.casefold(): row.id for row in study.perspectives(session)}
    held = [perspectives.get(name.casefold()) for name in line.held_by]
    themes = {row.name.casefold(): row.id for row in codings.themes(session)} if line.themes else {}
    actions.add_claim(
        project,
        statement=line.statement,
        ref=line.ref,
        kind=line.kind,
        holders=[one for one in held if one is not None],
        others=[name for name, one in zip(line.held_by, held, strict=True) if one is None],
        origin=line.origin,
        origin_reference=line.reference,
        scope=_scope(session, line),
        if_true=line.if_true,
        would_surprise=line.would_surprise,
        why_it_matters=line.why_it_matters,
        rival=line.rival,
        track=line.track,
        codes=[codings.code_at(session, path).id for path in line.codes],
        themes=[_of(themes, name, "theme") for name in line.themes],
        by=by,
    )


def _scope(session: Session, line: ClaimLine) -> list[Limit]:
    areas = {row.name.casefold(): row for row in study.areas(session)}
    attributes = {row.name.casefold(): row.id for row in study.attributes(session)}
    limits = [Limit(_of(areas, name, "area").id, None, name) for name in line.areas]
    for limit in line.limits:
        name, parted, answer = limit.partition("=")
        if not parted:
            raise Problem("A limit is an attribute, an equals sign and an answer.", "Type one such as Age=14-17.")
        limits.append(Limit(None, _of(attributes, name.strip(), "attribute"), answer.strip()))
    return limits


def _link(given: argparse.Namespace, terminal: Terminal, lines: Mapping[int, EvidenceLine]) -> int:
    """All of it in one step, or none."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=True) as project,
        project.step("Link evidence to assumptions") as session,
    ):
        named = _Named(project, session)
        drafts = []
        for number, line in lines.items():
            with _of_row(number):
                drafts.append(named.draft(line, number))
        actions.link_all_evidence(project, rows=drafts)
    terminal.say("1 passage linked." if len(lines) == 1 else f"{len(lines)} passages linked.")
    return 0


class _Named:
    """What lines of evidence call by its name."""

    def __init__(self, project: Project, session: Session) -> None:
        self._project, self._coders = project, dict[str, CoderId]()
        self._claims = {row.ref.casefold(): row.id for row in queries.claims(session)}
        self._versions = {row.name: row.version for row in study.sources(session)}
        self._perspectives = {row.name.casefold(): row.id for row in study.perspectives(session)}

    def draft(self, line: EvidenceLine, number: int) -> EvidenceDraft:
        """A line by what it names; a Problem where the study has no such thing."""
        if line.source not in self._versions:
            raise Problem("There is no source of that name in this study.", "Look at the list of sources.")
        if line.coder not in self._coders:
            self._coders[line.coder] = coding.coder_named(self._project, name=line.coder)
        return EvidenceDraft(
            claim=_of(self._claims, line.assumption, "assumption"),
            at=PassagePlace(self._versions[line.source], Span(line.start, line.end)),
            stance=line.stance,
            coder=self._coders[line.coder],
            first_hand=not line.second_hand,
            about=_of(self._perspectives, line.about, "perspective") if line.about else None,
            note=line.note,
            line=number,
        )


def _of(known: Mapping[str, Found], name: str, called: str) -> Found:
    """What has this name, whatever its case."""
    found = known.get(name.strip().casefold())
    if found is None:
        raise Problem(f"There is no {called} of that name in this study.", "Look at how it is written there.")
    return found


@contextmanager
def _of_row(number: int) -> Iterator[None]:
    """What is wrong with a row is told by the number a spreadsheet gives it; 0 is no row of a table."""
    try:
        yield
    except Problem as problem:
        if not number:
            raise
        sentence = f"Row {number} of the table: {problem.sentence[0].lower()}{problem.sentence[1:]}"
        raise Problem(sentence, "Nothing was added; correct it.") from None


def _one_claim(given: argparse.Namespace) -> ClaimLine:
    return ClaimLine(
        statement=given.add,
        ref=given.ref,
        kind=ClaimKind(given.kind),
        held_by=tuple(given.held_by),
        origin=None if given.origin is None else Origin(given.origin),
        reference=given.reference,
        areas=tuple(given.area),
        limits=tuple(given.limit),
        if_true=given.if_true,
        would_surprise=given.would_surprise,
        why_it_matters=given.why,
        rival=given.rival,
        track=None if given.track is None else Track(given.track),
        codes=tuple(given.code),
        themes=tuple(given.theme),
    )


def _one_passage(given: argparse.Namespace) -> EvidenceLine:
    if given.start >= given.end:
        raise Problem(f"{given.start}–{given.end} is not a passage.", "The end must be greater than the start.")
    return EvidenceLine(
        given.ref,
        given.source,
        given.start,
        given.end,
        Stance(given.stance),
        given.coder,
        given.second_hand,
        given.about,
        given.note,
    )


def _day(given: argparse.Namespace) -> str:
    day: date = given.on or datetime.now().astimezone().date()
    return day.isoformat()
