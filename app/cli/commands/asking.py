"""Asking the coding on the command line: queries, co-occurrence, codes against anything."""

import argparse
import re
from pathlib import Path

from app.cli.commands.coding import passage_as_json, passage_line
from app.cli.leaving import passages_to_leave
from app.cli.terminal import Terminal
from app.coding import actions, queries
from app.coding.asking.asking import answered_passages, ask
from app.coding.asking.conditions import (
    AllOf,
    Beside,
    Coded,
    Codes,
    Condition,
    Field,
    How,
    Not,
    Op,
    Says,
    Speaker,
    Target,
    Unit,
)
from app.coding.asking.cooccurrence import cooccurrence as pairs_of
from app.coding.asking.json_form import from_json
from app.coding.asking.matrix import matrix as matrix_by
from app.coding.asking.rows import Answer, GroupCount
from app.coding.asking.saved import condition_of, saved_queries, saved_query
from app.coding.asking.vocabulary import Kind, Vocabulary, vocabulary
from app.coding.asking.words import answer_sentence, counted, sentence
from app.coding.rows import PassageRow
from app.exchange.settings_file import read_settings
from app.problems import Problem
from app.store.project import Session
from app.study.rows import AttributeId


def query(given: argparse.Namespace, terminal: Terminal) -> int:
    """Find passages by a saved query, by JSON or by simple conditions; keep the question where that is wanted."""
    with terminal.study(given.study, given.passphrase_file, writing=given.save is not None) as project:
        with project.reading() as session:
            known = vocabulary(session)
            if given.list_saved:
                return _list_saved(session, known, terminal, as_json=given.json)
            where = _where(session, known, given)
            answer = ask(session, where, known)
            rows = answered_passages(session, answer)
            if given.quotable:
                rows = passages_to_leave(session, rows, terminal)
        if given.save is not None:
            actions.save_query(project, name=given.save, where=where, made_by=terminal.person)
    if given.json:
        terminal.say_json(_answer_as_json(answer, rows, known))
        return 0
    terminal.say(f"{sentence(where, known)[0].upper()}{sentence(where, known)[1:]}.")
    terminal.say(f"{answer_sentence(answer)}.")
    for row in rows:
        terminal.say(passage_line(row))
    return 0


def cooccurrence(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the pairs of codes that hold together, where most first."""
    with terminal.reading(given.study, given.passphrase_file) as session:
        only = None if given.code is None else queries.code_at(session, given.code).id
        found = pairs_of(session, below=given.below)
    path = {row.id: row.path for row in found.codes}
    pairs = [pair for pair in found.pairs if only is None or only in (pair.one, pair.other)]
    if given.json:
        terminal.say_json(
            {
                "of_people": found.n,
                "pending": found.pending,
                "pairs": [
                    {
                        "codes": [path[pair.one], path[pair.other]],
                        "places": pair.places,
                        "people": pair.k,
                        "pending_people": pair.pending_k,
                    }
                    for pair in pairs
                ],
            }
        )
        return 0
    for pair in pairs:
        places = "1 place" if pair.places == 1 else f"{pair.places} places"
        people = counted(GroupCount("people", None, pair.k, found.n, pair.pending_k, found.pending))
        terminal.say(f"{path[pair.one]} + {path[pair.other]}: {places}, {people}")
    return 0


def matrix(given: argparse.Namespace, terminal: Terminal) -> int:
    """Set the codes against the columns of a dimension."""
    with terminal.reading(given.study, given.passphrase_file) as session:
        against = [queries.code_at(session, path).id for path in given.against]
        found = matrix_by(session, given.by, below=not given.alone, against=against)
    if given.json:
        terminal.say_json(
            {
                "by": found.by,
                "columns": [
                    {"name": column.name, "participants": column.n + column.pending, "pending": column.pending}
                    for column in found.columns
                ],
                "rows": [
                    {
                        "code": line.code.path,
                        "cells": {
                            column.name: {
                                "passages": cell.passages,
                                "k": cell.k,
                                "n": column.n,
                                "pending": cell.pending_k,
                            }
                            for column, cell in zip(found.columns, line.cells, strict=True)
                        },
                    }
                    for line in found.lines
                ],
            }
        )
        return 0
    for line in found.lines:
        cells = (
            f"{column.name} {cell.passages} passages, {cell.k} of {column.n}"
            for column, cell in zip(found.columns, line.cells, strict=True)
        )
        terminal.say(f"{line.code.path}: {'; '.join(cells)}")
    return 0


def _list_saved(session: Session, known: Vocabulary, terminal: Terminal, *, as_json: bool) -> int:
    told = [(row.name, sentence(condition_of(row, known), known)) for row in saved_queries(session)]
    if as_json:
        terminal.say_json([{"name": name, "in_words": words} for name, words in told])
        return 0
    for name, words in told:
        terminal.say(f"{name}: {words}")
    return 0


def _where(session: Session, known: Vocabulary, given: argparse.Namespace) -> Condition:
    """The question: saved, written as JSON or put together from the simple conditions; all that is given holds."""
    parts: list[Condition] = []
    if given.saved is not None:
        parts.append(condition_of(saved_query(session, given.saved), known))
    if given.where is not None:
        parts.append(from_json(_written(given.where), known))
    parts += _simple(session, known, given)
    if not parts:
        raise Problem("No condition is given.", "Give --code, --where or --saved; --help lists all.")
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _written(where: str) -> str:
    """JSON as it was typed, or from the file it names."""
    if where.lstrip().startswith("{"):
        return where
    refused = Problem("The file with the conditions cannot be read.", "Check its name.")
    return read_settings(Path(where), refused)


def _simple(session: Session, known: Vocabulary, given: argparse.Namespace) -> list[Condition]:
    def codes(path: str) -> Codes:
        return Codes(Target.CODE, queries.code_at(session, path).id)

    within = 1 if given.within is None else given.within
    unit = Unit(given.unit)
    parts: list[Condition] = [] if given.code is None else [Coded(codes(given.code))]
    parts += [Beside(How.OVERLAPS, codes(path)) for path in given.overlaps]
    parts += [Beside(How.FOLLOWS, codes(path), within, unit) for path in given.follows]
    parts += [Beside(How.NEAR, codes(path), within, unit) for path in given.near]
    for field, kind, names in (
        (Field.PERSPECTIVE, Kind.PERSPECTIVE, given.perspective),
        (Field.PARTICIPANT, Kind.PARTICIPANT, given.participant),
        (Field.AREA, Kind.AREA, given.area),
    ):
        if names:
            parts.append(Speaker(field, Op.IS, tuple(known.find(kind, name) for name in names)))
    if given.role:
        parts.append(Speaker(Field.ROLE, Op.IS, tuple(given.role)))
    parts += [_attribute(known, typed) for typed in given.attribute]
    if given.words is not None:
        parts.append(Says(given.words))
    return parts + [Not(Beside(How.OVERLAPS, codes(path))) for path in given.without]


def _attribute(known: Vocabulary, typed: str) -> Condition:
    found = _ATTRIBUTE.fullmatch(typed)
    if found is None:
        raise Problem("--attribute is written NAME=VALUE.", "NAME>VALUE and NAME<VALUE compare numbers and dates.")
    attribute = AttributeId(known.find(Kind.ATTRIBUTE, found["name"].strip()))
    op = {"=": Op.IS, ">": Op.MORE, "<": Op.LESS}[found["op"]]
    return Speaker(Field.ATTRIBUTE, op, (found["value"].strip(),), attribute)


_ATTRIBUTE = re.compile(r"(?P<name>[^=<>]+)(?P<op>[=<>])(?P<value>.+)", re.DOTALL)


def _answer_as_json(answer: Answer, rows: list[PassageRow], known: Vocabulary) -> dict[str, object]:
    return {
        "in_words": sentence(answer.where, known),
        "people": _count_as_json(answer.people),
        "groups": [{"name": group.name} | _count_as_json(group) for group in answer.groups],
        "passages": [passage_as_json(row) for row in rows],
    }


def _count_as_json(count: GroupCount) -> dict[str, object]:
    return {"k": count.k, "n": count.n, "pending_k": count.pending_k, "pending": count.pending}
