"""What a user can do with notes, links and field notes, done to whatever happens to be there."""

from collections.abc import Sequence
from random import Random

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import THE_STUDY, AboutKind, Keeping, LinkRow, NoteKind, NoteRow, PassagePlace, Subject
from app.coding.rows import NoteId
from app.language.spans import Span
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import SourceKind, SourceRow

AUTHORS = ("Ada", "bo")
TEXTS = ("just bags", 'it\'s "fine"', "👩\u200d👧 home\n\nשלום", "%s :x ? {y}", "", "nul \0 inside")


def _some(rows: Sequence[SourceRow], chance: Random) -> list[SourceRow]:
    return [chance.choice(rows)] if rows else []


def _sources(project: Project, chance: Random) -> list[SourceRow]:
    with project.reading() as session:
        return _some(queries.sources(session), chance)


def _span(row: SourceRow, chance: Random) -> Span:
    start = chance.randint(0, row.characters)
    return Span(start, chance.randint(start, min(row.characters, start + 30)))


def _subjects(project: Project) -> list[Subject]:
    """Everything there is to write about, and something that is not there."""
    with project.reading() as session:
        found = [THE_STUDY, Subject(AboutKind.PASSAGE, 10**6)]
        found += [Subject(AboutKind.CODE, row.id) for row in codings.codes(session)]
        found += [Subject(AboutKind.PARTICIPANT, row.id) for row in queries.participants(session)]
        found += [Subject(AboutKind.CASE, row.id) for row in queries.cases(session)]
        for source in queries.sources(session):
            found.append(Subject(AboutKind.SOURCE, source.id))
            found += [Subject(AboutKind.PASSAGE, m.segment) for m in codings.codings_in(session, source.version)]
    return found


def _notes(project: Project, chance: Random) -> list[tuple[NoteId, NoteRow]]:
    with project.reading() as session:
        rows = codings.register(session, reader=chance.choice(AUTHORS))
    own = [row for row in rows if row.key.kept is Keeping.NOTE]
    return [(NoteId(row.key.id), row) for row in [chance.choice(own)]] if own else []


def _links(project: Project, chance: Random) -> list[LinkRow]:
    with project.reading() as session:
        rows = codings.links(session)
    return [chance.choice(rows)] if rows else []


def write_note(project: Project, chance: Random) -> object:
    return coding.write_note(
        project,
        about=chance.choice(_subjects(project)),
        kind=chance.choice(list(NoteKind)),
        title=chance.choice(("", "A thought")),
        text=chance.choice(TEXTS),
        author=chance.choice(AUTHORS),
        dated_on=chance.choice(("", "2026-03-31")),
        private=chance.choice((None, True, False)),
    )


def annotate(project: Project, chance: Random) -> None:
    for row in _sources(project, chance):
        coding.annotate(
            project, version=row.version, span=_span(row, chance), text=chance.choice(TEXTS), author="Ada"
        )


def edit_note(project: Project, chance: Random) -> None:
    for note, row in _notes(project, chance):
        coding.edit_note(
            project, note=note, by=row.author, title=chance.choice((None, "", "Title")), text=chance.choice(TEXTS)
        )


def remove_note(project: Project, chance: Random) -> None:
    for note, row in _notes(project, chance):
        coding.remove_note(project, note=note, by=row.author)


def set_private(project: Project, chance: Random) -> None:
    for note, _ in _notes(project, chance):
        coding.set_private(project, note=note, by=chance.choice(AUTHORS), private=chance.random() < 0.5)


def tick_for_report(project: Project, chance: Random) -> None:
    for note, row in _notes(project, chance):
        coding.tick_for_report(project, note=note, by=row.author, ticked=chance.random() < 0.7)


def link_passages(project: Project, chance: Random) -> None:
    for first in _sources(project, chance):
        for second in _sources(project, chance):
            coding.link_passages(
                project,
                start=PassagePlace(first.version, _span(first, chance)),
                end=PassagePlace(second.version, _span(second, chance)),
                kind=chance.choice(("explains", "Supports", "rhymes with")),
                by="Ada",
                note=chance.choice(TEXTS),
            )


def edit_link(project: Project, chance: Random) -> None:
    for link in _links(project, chance):
        coding.edit_link(
            project, link=link.id, kind=chance.choice((None, "contradicts", "explains")), note=chance.choice(TEXTS)
        )


def unlink_passages(project: Project, chance: Random) -> None:
    for link in _links(project, chance):
        coding.unlink_passages(project, link=link.id)


def add_field_note(project: Project, chance: Random) -> object:
    return actions.add_field_note(
        project,
        name="Visit",
        observation=chance.choice(("A door.\n\nRobin: just bags", "Researcher: I asked.\nNobody spoke.", " ")),
        observer="Ada",
        on=chance.choice(("", "2026-03-31")),
        place=chance.choice(TEXTS),
        interpretation=chance.choice(TEXTS),
    )


def edit_field_note(project: Project, chance: Random) -> None:
    with project.reading() as session:
        rows = [row for row in queries.sources(session) if row.kind is SourceKind.FIELD_NOTE]
    for row in _some(rows, chance):
        actions.edit_field_note(
            project, source=row.id, present=chance.choice((None, "Grace")), interpretation=chance.choice(TEXTS)
        )


NOTE_EDITS = (
    write_note,
    annotate,
    edit_note,
    remove_note,
    set_private,
    tick_for_report,
    link_passages,
    edit_link,
    unlink_passages,
    add_field_note,
    edit_field_note,
)
