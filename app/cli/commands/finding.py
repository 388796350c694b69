"""Finding on the command line, and coding what is found."""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import TypeVar

from app.cli.leaving import places_to_leave
from app.cli.terminal import Terminal
from app.coding import actions
from app.coding import queries as coding
from app.coding.found_rows import FoundPassage, Reach
from app.coding.queries.found import coded_with, found_passages
from app.coding.rules import NOT_QUOTED
from app.language.collocation import FEWEST_PEOPLE, FEWEST_TIMES
from app.language.forms import english
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Session
from app.study import queries as study
from app.study.queries.finding import (
    MOST,
    Found,
    Keep,
    LimitedPatterns,
    Order,
    PlaceRow,
    Question,
    Scope,
    find,
    in_order,
    worded,
    words_beside,
)
from app.study.queries.finding.limited import SECONDS
from app.study.rows import VersionId
from app.workers.worker import Worker

_SENTENCES = "app.language.tokens:sentence_places"
_SENTENCE_SECONDS = 60.0
_BESIDE = 48
"""Characters on either side of what is found, where lines stand below each other."""


def search(given: argparse.Namespace, terminal: Terminal) -> int:
    """Find what was said: places in their lines, counted in people."""
    if given.beside:
        return _say_beside(given, terminal)
    with terminal.reading(given.study, given.passphrase_file) as session:
        found = _find(session, given, given.query, interviewer=given.interviewer)
        rows = in_order(found.rows, Order(given.sort))
        if given.quotable:
            rows = _may_leave(session, rows, terminal)
    listed, rows = len(rows), rows[: given.limit]
    if given.json:
        terminal.say_json(
            {
                "query": given.query,
                "places": found.places,
                "turns": found.turns,
                "sources": found.sources,
                "participants": found.people,
                "of_participants": found.of_people,
                "rows": [_as_json(row) for row in rows],
            }
        )
        return 0
    for row in rows:
        terminal.say(_aligned(row) if given.kwic else _line(row))
    if len(rows) < listed or (not given.quotable and len(rows) < (found.places or 0)):
        terminal.warn(f"The first {len(rows)} of {listed if given.quotable else found.places} places are listed.")
    terminal.say(_sentence(found))
    return 0


def autocode(given: argparse.Namespace, terminal: Terminal) -> int:
    """Code what is found; with --dry-run, say what would be."""
    with terminal.study(given.study, given.passphrase_file, writing=not given.dry_run) as project:
        with project.reading() as session:
            found = _find(session, given, given.find, interviewer=False)
            if not found.whole:
                raise Problem(f"More than {MOST:,} places are found.", "Look for less at a time.")
            with Worker(seconds=_SENTENCE_SECONDS) as worker:
                passages = found_passages(
                    session,
                    found.rows,
                    reach=Reach(given.reach),
                    around=given.around,
                    find_sentences=lambda texts: worker.call(_SENTENCES, texts),
                )
            shown = _words_to_leave(session, passages, terminal) if given.quotable else passages
        coded = 0
        if passages and not given.dry_run:
            coded = actions.code_found(project, passages=passages, code=given.code, coder=given.coder)
    if given.json:
        terminal.say_json(
            {
                "places": found.places,
                "passages": [_passage_as_json(passage) for passage in shown],
                "coded": coded,
                "dry_run": given.dry_run,
            }
        )
        return 0
    for passage in shown if given.dry_run else ():
        span = f"{passage.span.start}–{passage.span.end}"
        terminal.say(f"{passage.pseudonym or 'Nobody yet'}, {passage.source_name} {span}: {passage.words}")
    for who, many in _by_person(passages):
        terminal.say(f"{who}: {_many(many, 'passage')}")
    if given.dry_run:
        terminal.say(f"{_many(len(passages), 'passage')} would be coded; nothing was.")
    else:
        before = len(passages) - coded
        terminal.say(f"{_many(coded, 'passage')} coded." + (f" {before} had the code already." if before else ""))
    return 0


def _say_beside(given: argparse.Namespace, terminal: Terminal) -> int:
    """The words beside what is found, the most faithful first."""
    with terminal.reading(given.study, given.passphrase_file) as session, Worker(seconds=SECONDS) as worker:
        question = _question(session, given, given.query, interviewer=given.interviewer)
        if given.quotable:
            question = _of_quotable(session, question)
        rows = words_beside(
            session,
            question,
            window=given.within,
            common=given.common,
            keep=_keep(session, given),
            match_patterns=LimitedPatterns(worker),
        )[: given.limit]
    if given.json:
        terminal.say_json([asdict(row) for row in rows])
        return 0
    for row in rows:
        people = f"{row.people} {'person' if row.people == 1 else 'people'}"
        times = f"{_many(row.times, 'time')} there, {row.everywhere:,} at all"
        terminal.say(f"{row.word}: {times}, {people}, strength {row.strength:.1f}")
    if not rows:
        terminal.say(f"No word stands there {FEWEST_TIMES} times with {FEWEST_PEOPLE} people.")
    return 0


def _of_quotable(session: Session, question: Question) -> Question:
    """The same asked of those people alone who may be quoted."""
    asked = question.scope.participants
    people = {row.id for row in study.participants(session) if row.quotable and (not asked or row.id in asked)}
    if not people:
        raise Problem("Nobody of whom this is asked may be quoted.", "“counterpoint consent” says why.")
    return replace(question, scope=replace(question.scope, participants=frozenset(people), interviewer=False))


def _may_leave(session: Session, rows: Sequence[PlaceRow], terminal: Terminal) -> list[PlaceRow]:
    """The places whose whole line may leave the study."""
    lines = [Span(max(0, row.start - len(row.before)), row.end + len(row.after)) for row in rows]
    places = [(row.source, line) for row, line in zip(rows, lines, strict=True)]
    leave = places_to_leave(session, places, terminal)
    return [row for row, leaves in zip(rows, leave, strict=True) if leaves]


def _words_to_leave(session: Session, rows: Sequence[FoundPassage], terminal: Terminal) -> list[FoundPassage]:
    """All passages, with words only where they may leave."""
    leave = places_to_leave(session, [(row.source, row.span) for row in rows], terminal)
    return [row if leaves else replace(row, words=NOT_QUOTED) for row, leaves in zip(rows, leave, strict=True)]


def _find(session: Session, given: argparse.Namespace, typed: str, *, interviewer: bool) -> Found:
    question = _question(session, given, typed, interviewer=interviewer)
    with Worker(seconds=SECONDS) as worker:
        return find(session, question, keep=_keep(session, given), match_patterns=LimitedPatterns(worker))


def _question(session: Session, given: argparse.Namespace, typed: str, *, interviewer: bool) -> Question:
    people = {row.pseudonym: row.id for row in study.participants(session) if row.counted}
    perspectives = {row.name: row.id for row in study.perspectives(session)}
    scope = Scope(
        perspectives=_chosen(given.perspectives, perspectives, "perspective"),
        participants=_chosen(given.participants, people, "participant"),
        areas=_chosen(given.areas, {row.name: row.id for row in study.areas(session)}, "area"),
        sources=frozenset(study.source_named(session, name).id for name in given.sources),
        interviewer=interviewer,
    )
    question = worded(typed, scope, any_form=given.forms, forms=english)
    if question is None:
        raise Problem("There are no words to look for.", "Type words that were said.")
    return question


def _keep(session: Session, given: argparse.Namespace) -> Keep | None:
    if given.coded is not None:
        return coded_with(session, coding.code_at(session, given.coded).id)
    if given.not_coded is not None:
        coded = coded_with(session, coding.code_at(session, given.not_coded).id)

        def is_not_coded(version: VersionId, span: Span) -> bool:
            return not coded(version, span)

        return is_not_coded
    return None


Id = TypeVar("Id", bound=int)


def _chosen(typed: Sequence[str], names: Mapping[str, Id], what: str) -> frozenset[Id]:
    """The ids of what is named; the beginning of a name will do where only one begins so."""
    return frozenset(names[_name(one, names, what)] for one in typed)


def _name(typed: str, names: Iterable[str], what: str) -> str:
    known = {name.casefold(): name for name in names}
    wanted = typed.casefold()
    if wanted in known:
        return known[wanted]
    begun = [name for folded, name in known.items() if folded.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    raise Problem(f"There is no {what} called “{typed}”.", f"There are: {', '.join(known.values()) or 'none'}.")


def _line(row: PlaceRow) -> str:
    where = f"{row.who}, {row.source_name} {row.start}–{row.end}"
    return f"{where}: {row.before}[{_one_line(row.text)}]{row.after}"


def _aligned(row: PlaceRow) -> str:
    before = row.before.rstrip()[-_BESIDE:]
    after = f"{_one_line(row.text)}{row.after}"[: _BESIDE + len(row.text)]
    return f"{before:>{_BESIDE}}  {after:<{_BESIDE + 12}}  {row.who}, {row.source_name}, turn {row.turn_number}"


def _sentence(found: Found) -> str:
    places, turns = _many(found.places or 0, "place"), _many(found.turns or 0, "turn")
    return f"{places} in {turns}, from {found.people} of {found.of_people} people."


def _by_person(passages: Iterable[FoundPassage]) -> list[tuple[str, int]]:
    return list(Counter(passage.pseudonym or "Nobody yet" for passage in passages).items())


def _as_json(row: PlaceRow) -> dict[str, object]:
    return {
        "source": row.source_name,
        "turn": row.turn_number,
        "participant": row.pseudonym or None,
        "perspective": row.perspective_name or None,
        "interviewer": row.interviewer,
        "start": row.start,
        "end": row.end,
        "before": row.before,
        "text": row.text,
        "after": row.after,
    }


def _passage_as_json(passage: FoundPassage) -> dict[str, object]:
    return {
        "source": passage.source_name,
        "turn": passage.turn_number,
        "participant": passage.pseudonym or None,
        "perspective": passage.perspective_name or None,
        "start": passage.span.start,
        "end": passage.span.end,
        "words": passage.words,
        "places": passage.places,
    }


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' if number != 1 else ''}"
