"""The last look: a name planted anywhere in a study's file is found there, and told by where one can go."""

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from sqlalchemy import BLOB, Boolean, Column, Float, Integer, create_engine, insert, select, text
from sqlalchemy.orm import Session

from app.coding import actions as coding
from app.coding.note_rows import NoteKind
from app.language.names.known import KnownNames
from app.language.names.many import MEMORY, SECONDS, find_in_texts
from app.language.names.mentions import NameKind, Why
from app.safeguards.identity.matching import NameFinder
from app.safeguards.identity.rows import Decision
from app.safeguards.leaks import Leak, find_leaks, unread
from app.safeguards.leaks.columns import (
    AS_JSON,
    AT_WORK,
    BYTES_READ,
    BYTES_WITHOUT_WORDS,
    NO_WORDS,
    byte_columns,
    word_columns,
)
from app.safeguards.leaks.files import words_in
from app.safeguards.leaks.finding import WORDS_IN
from app.store.base import Base, Guid, new_guid
from app.store.project import Project
from app.study import actions, queries
from app.study.model import Source
from app.workers.worker import Worker, WorkerDied
from tests.builders import CHILD, INTERVIEWER, add, dialogue, speaker, text_of

NAME = "Zebedee Quartermain"
KNOWN = KnownNames(people=(NAME,))
TEXT_COLUMNS = [f"{table.name}.{column.name}" for table, columns in word_columns() for column in columns]


def told(leaks: list[Leak]) -> set[tuple[str, str, bool]]:
    """Where, what and how sure."""
    return {(leak.place.told, leak.words, leak.sure) for leak in leaks}


def leaks_in(project: Project, known: KnownNames = KNOWN) -> list[Leak]:
    with project.reading() as session:
        return find_leaks(session, known=known)


# Everything is looked through


def test_every_text_column_is_looked_through_or_listed_as_wordless() -> None:
    listed = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if f"{table.name}.{column.name}" in NO_WORDS
    }
    assert listed == NO_WORDS
    assert set(TEXT_COLUMNS) >= AT_WORK | AS_JSON
    assert byte_columns() == BYTES_READ | BYTES_WITHOUT_WORDS


def test_a_known_name_is_found_in_every_text_column() -> None:
    with planted_everywhere() as session:
        found = [leak for leak in find_leaks(session, known=KNOWN) if leak.sure]
    assert sorted(f"{leak.place.table}.{leak.place.column}" for leak in found) == sorted(TEXT_COLUMNS)
    assert {(leak.words, leak.why) for leak in found} == {(NAME, Why.KNOWN)}
    assert NAME not in repr(found)


def planted_everywhere() -> Session:
    """A database with a row in each table, a name in each of its texts; what rows refer to need not be there."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    session = Session(engine)
    session.execute(text("PRAGMA ignore_check_constraints = ON"))
    for table in Base.metadata.sorted_tables:
        values = {column.name: _value(f"{table.name}.{column.name}", column) for column in table.columns}
        session.execute(insert(table).values(**values))
    return session


def _value(name: str, column: Column[object]) -> object:
    if name in TEXT_COLUMNS:
        return f'{{"a": ["{NAME}"]}}' if name in AS_JSON else f"so {NAME}’s turn"
    if isinstance(column.type, Guid):
        return new_guid()
    if isinstance(column.type, Boolean):
        return column.name == "given"  # whoever refused is left out, and told of without words
    if isinstance(column.type, BLOB):
        return b""
    if isinstance(column.type, Integer | Float):
        return None if column.nullable else 1
    return ""


# What it tells


@pytest.fixture
def told_study(study: Project) -> Project:
    """An interview with Robin, who was called something else before."""
    add(
        study,
        dialogue(
            "First talk",
            [(INTERVIEWER, "Where?"), ("Robin", "At Oakfield Primary with [Ash].")],
            [speaker("Robin", CHILD)],
        ),
    )
    return study


def test_what_is_in_the_text_is_told_with_its_source(told_study: Project) -> None:
    (leak,) = leaks_in(told_study)
    assert (leak.place.told, leak.words, leak.kind, leak.sure) == (
        "Transcript, version 1: First talk",
        "Oakfield Primary",
        NameKind.SCHOOL,
        False,
    )
    source = leak.place.source
    assert leak.span is not None
    assert source is not None
    assert leak.span.of(text_of(told_study, source)) == "Oakfield Primary"


def test_what_the_key_knows_is_sure_even_in_brackets_and_pseudonyms_are_no_leaks(told_study: Project) -> None:
    with told_study.reading() as session:
        leaks = find_leaks(session, names_in=lambda words, source=None: ["Ash"] if "Ash" in words else [])
    assert [(leak.words, leak.sure) for leak in leaks] == [("Ash", True), ("Oakfield Primary", False)]
    with told_study.reading() as session:
        assert find_leaks(session, stays=["oakfield primary"]) == []


def test_what_was_decided_for_one_source_is_looked_for_in_its_words(told_study: Project) -> None:
    with told_study.reading() as session:
        guid = session.scalars(select(Source.guid).filter_by(name="First talk")).one()

    def leaks(source: UUID) -> list[tuple[str, bool]]:
        decided = Decision(NameKind.SCHOOL, "Oakfield Primary", "school", source=source)
        finder = NameFinder([], [decided])
        with told_study.reading() as session:
            found = find_leaks(session, names_in=finder.names_in, decided_for_one=finder.decided_for_one)
        return [(leak.place.told, leak.sure) for leak in found]

    assert leaks(guid) == [("Transcript, version 1: First talk", True)]
    assert leaks(uuid4()) == [("Transcript, version 1: First talk", False)]


def test_names_of_speakers_that_are_no_pseudonyms_are_sure(study: Project) -> None:
    labelled = speaker("Tyrone Bell", CHILD)
    renamed = type(labelled)("Tyrone Bell", interviewer=False, participant="Robin", perspective=CHILD)
    add(study, dialogue("Talk", [("Tyrone Bell", "I said no.")], [renamed]))
    sure = [leak for leak in leaks_in(study) if leak.sure]
    assert {leak.place.item for leak in sure} == {"Speaker, label", "Transcript, version 1"}


def test_names_of_those_at_work_are_no_leaks_unless_known(study: Project) -> None:
    coding.write_note(study, title="On moves", text="Ask again.", author="Priya Shah")
    assert leaks_in(study) == []
    assert [leak.place.item for leak in leaks_in(study, KnownNames(people=("Priya Shah",)))] == ["Note, author"]


def test_a_private_note_and_those_left_out_are_told_without_their_words(told_study: Project) -> None:
    coding.write_note(told_study, kind=NoteKind.JOURNAL, text="Met Zebedee.", author="A")
    leaks = leaks_in(told_study, KnownNames(people=("Zebedee",)))
    assert ("Note", "", True) in told(leaks)
    with told_study.reading() as session:
        person = queries.participants(session)[0].id
    actions.set_excluded(told_study, participant=person, excluded=True)
    assert {leak.words for leak in leaks_in(told_study)} == {""}


def test_nothing_is_found_in_an_empty_study(study: Project) -> None:
    assert leaks_in(study) == []


def test_titles_of_everyday_words_and_who_asks_are_no_leaks(told_study: Project) -> None:
    coding.write_note(told_study, title="Saying and Asking", text="asking, then saying", author="A")
    coding.write_note(told_study, title="Asking and Waiting", text="Interviewer: waiting", author="A")
    assert {leak.words for leak in leaks_in(told_study)} == {"Oakfield Primary"}


# Files


def parts_of(content: bytes) -> dict[str, str]:
    return {part.where: part.words for part in words_in(content)}


def docx(text_inside: str, author: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("docProps/core.xml", f"<x><dc:creator>{author}</dc:creator></x>")
        package.writestr("word/document.xml", f'<w:p><w:ins w:author="{author}"/><w:t>{text_inside}</w:t></w:p>')
        package.writestr("word/comments.xml", "<w:p><w:t>ask O&amp;M</w:t></w:p>")
    return made.getvalue()


def test_the_words_of_office_files_their_properties_and_who_changed_them() -> None:
    found = parts_of(docx("She said", "Ann Ross"))
    assert found["text"].strip() == "She said"
    assert found["properties"] == "Ann Ross"
    assert found["comments"].strip() == "ask O&M"
    assert found["authors of changes"] == "Ann Ross"


def pictures() -> tuple[bytes, bytes]:
    """A PNG and a JPEG file with a name in all that can be written into them."""
    info = PngInfo()
    info.add_text("Author", "Zebedee")
    info.add_itxt("Title", "Zoë’s map", zip=True)
    png, jpeg = BytesIO(), BytesIO()
    picture = Image.new("RGB", (4, 4))
    picture.save(png, "PNG", pnginfo=info)
    exif = Image.Exif()
    exif[0x013B] = "Zebedee Q"
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(jpeg, "JPEG", exif=exif, comment=b"for Zebedee")
    return png.getvalue(), jpeg.getvalue()


def test_what_is_written_into_pictures() -> None:
    png, jpeg = pictures()
    written = " ".join(part.words for part in words_in(png))
    assert "Zebedee" in written
    assert "Zoë’s map" in written
    found = parts_of(jpeg)
    assert "Zebedee Q" in found["camera data"]
    assert "for Zebedee" in found["picture’s own text"]
    assert "position from the camera" in found


def test_rich_and_plain_text() -> None:
    assert parts_of(rb"{\rtf1 Ren\'e9e said\par}")["text"].strip() == "Renée said"
    assert parts_of("Zoë".encode("utf-16"))["text"] == "Zoë"
    assert parts_of("Zoë".encode("cp1252"))["text"] == "Zoë"


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old", b"%PDF broken", b"\xff\xd8 no"]
)
def test_a_file_that_cannot_be_looked_into_is_said(content: bytes) -> None:
    assert [part.where for part in words_in(content)] == ["cannot be looked into"]


STARTS = st.sampled_from(
    [
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"II*\0",
        b"....ftypheic",
        b"{\\rtf1 ",
        b"%PDF-1.7",
        b"",
    ]
)


@given(STARTS, st.binary(max_size=300))
def test_no_file_however_broken_stops_the_look(start: bytes, rest: bytes) -> None:
    assert all(part.words.strip() for part in words_in(start + rest))


@given(st.data())
def test_nor_does_one_damaged_in_places(data: st.DataObject) -> None:
    made = bytearray(data.draw(st.sampled_from([docx("She said", "Ann"), *pictures()])))
    for _ in range(data.draw(st.integers(1, 6))):
        made[data.draw(st.integers(4, len(made) - 1))] = data.draw(st.integers(0, 255))
    assert all(part.words.strip() for part in words_in(bytes(made)))


def test_a_file_that_ends_the_process_is_one_to_look_into_oneself(study: Project) -> None:
    draft = dialogue("Talk", [("Robin", "I said no.")], [speaker("Robin", CHILD)])
    add(study, replace(draft, file_bytes=b"anything", file_name="a.docx"))

    def call(target: str, *given: Any) -> Any:
        if target == WORDS_IN:
            raise WorkerDied("It ended.")
        return find_in_texts(given[0], given[1], given[2], "")

    with study.reading() as session:
        leaks = find_leaks(session, call=call)
    assert [leak.place.told for leak in unread(leaks)] == ["Original file, cannot be looked into: Talk"]


def test_an_original_that_is_kept_is_looked_into_in_a_worker_process(study: Project) -> None:
    draft = dialogue("Talk", [("Robin", "I said no.")], [speaker("Robin", CHILD)])
    original = docx(f"my friend {NAME}", "Ann Ross")
    add(study, replace(draft, file_bytes=original, file_name=f"{NAME}.docx"))
    with study.reading() as session, Worker(seconds=SECONDS, memory=MEMORY) as worker:
        leaks = find_leaks(session, known=KNOWN, call=worker.call)
    assert ("Original file, text: Talk", NAME, True) in told(leaks)
    assert ("Original file, properties: Talk", "Ann Ross", False) in told(leaks)
    assert ("Source, file name: Talk", NAME, True) in told(leaks)
    assert unread(leaks) == []
