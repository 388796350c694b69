"""The framework matrix on the command line."""

import argparse
from datetime import datetime

from app.cli.identity import names_of
from app.cli.terminal import Terminal
from app.perspectives.actions import write_summary
from app.perspectives.framework_rows import Framework, Topic
from app.perspectives.framework_words import empty_words, passages_words
from app.perspectives.queries import framework as charted
from app.perspectives.queries import framework_topics, topic_named
from app.problems import Problem
from app.reports.framework import framework_file, gather_framework, let_matrix_leave
from app.store.project import Project, Session
from app.study import queries
from app.study.rows import ParticipantId


def framework(given: argparse.Namespace, terminal: Terminal) -> int:
    """Write a summary, save the matrix, or list it."""
    writing = given.set is not None or given.out is not None
    with terminal.study(given.study, given.passphrase_file, writing=writing) as project:
        if given.set is not None:
            _write(project, *given.set, by=terminal.person)
        if given.out is not None:
            return _save(project, given, terminal)
        with project.reading() as session:
            topics = _topics(session, given)
            if given.quotable:
                day = datetime.now().astimezone().date()
                material = gather_framework(session, date=day, topics=topics)
                found = material.framework
                for sentence in material.left_out:
                    terminal.warn(sentence)
            else:
                found = charted(session, topics)
    if given.json:
        terminal.say_json(_as_json(found))
    elif given.set is None:
        _say(found, terminal)
    else:
        terminal.say("Summary written.")
    return 0


def _save(project: Project, given: argparse.Namespace, terminal: Terminal) -> int:
    day = given.date or datetime.now().astimezone().date()
    with names_of(given, terminal, project) as names_in, project.reading() as session:
        topics = _topics(session, given)
        written = framework_file(session, given.out, date=day, topics=topics, names_in=names_in)
    let_matrix_leave(project, written, by=terminal.person)
    for warning in written.warnings:
        terminal.warn(warning)
    terminal.say(f"Matrix written: {given.out}")
    return 0


def _write(project: Project, name: str, about: str, words: str, *, by: str) -> None:
    with project.reading() as session:
        person, topic = _person_named(session, name), topic_named(session, about)
    write_summary(project, participant=person, topic=topic, summary=words, by=by)


def _person_named(session: Session, name: str) -> ParticipantId:
    wanted = name.strip().casefold()
    for row in queries.participants(session):
        if row.counted and row.pseudonym.casefold() == wanted:
            return row.id
    raise Problem("There is no participant of that name.", "“counterpoint participants” lists them.")


def _topics(session: Session, given: argparse.Namespace) -> list[Topic] | None:
    if given.codes:
        return [topic_named(session, name) for name in given.codes]
    if given.themes:
        return [row.topic for row in framework_topics(session) if row.topic.theme is not None]
    return None


def _say(found: Framework, terminal: Terminal) -> None:
    terminal.say(f"{found.summarised} of {found.size} cells summarised; {found.to_do} more have passages")
    for person, row in zip(found.people, found.cells, strict=True):
        terminal.say(f"{person.pseudonym}  ({person.perspective_name or 'no perspective yet'})")
        for topic, cell in zip(found.topics, row, strict=True):
            told = " ".join(cell.summary.split()) or f"({empty_words(person, cell)})"
            count = f"  [{passages_words(cell)}]" if cell.summary and cell.passages else ""
            terminal.say(f"  {topic.path}: {told}{count}")


def _as_json(found: Framework) -> dict[str, object]:
    return {
        "columns": [
            {"name": topic.path, "kind": "code" if topic.topic.theme is None else "theme"}
            for topic in found.topics
        ],
        "cells": found.size,
        "summarised": found.summarised,
        "to_do": found.to_do,
        "participants": [
            {
                "participant": person.pseudonym,
                "perspective": person.perspective_name,
                "pending": person.pending > 0,
                "cells": [
                    {
                        "column": topic.path,
                        "summary": cell.summary,
                        "passages": cell.passages,
                        "asked": cell.asked,
                        "by": cell.by,
                    }
                    for topic, cell in zip(found.topics, row, strict=True)
                ],
            }
            for person, row in zip(found.people, found.cells, strict=True)
        ],
    }
