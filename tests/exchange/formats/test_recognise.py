"""What a file is, is told by its content; a wrong name costs a warning, a wrong kind a plain sentence."""

import os
from pathlib import Path

import pytest

from app.exchange.formats.recognise import (
    FORMAT_OF_ENDING,
    MOST_BYTES,
    is_certainly_text,
    read_content,
    read_document,
)
from app.problems import Problem
from tests.exchange.made_files import docx, odt, package, pdf, zipped

SRT = b"1\n00:00:01,000 --> 00:00:02,000\nyes"
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nyes"
FILES = {
    "docx": docx("yes"),
    "odt": odt("yes"),
    "rtf": rb"{\rtf1 yes}",
    "pdf": pdf([(72, 700, "yes")]),
    "srt": SRT,
    "vtt": VTT,
    "txt": b"yes",
}


@pytest.mark.parametrize("kind", FILES)
def test_every_format_is_known_by_its_content(kind: str) -> None:
    read = read_content(FILES[kind], f".{kind}")
    assert (read.format, read.warnings) == (kind, ())
    assert read.text.rstrip("\n").endswith("yes")


def test_markdown_is_known_by_its_name_only() -> None:
    assert read_content(b"**yes**", ".md").text == "yes"
    assert read_content(b"**yes**", ".txt").text == "**yes**"
    assert read_content(b"**yes**", ".MARKDOWN").format == "md"
    assert read_content(b"**yes**", ".md").warnings == ()


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("ending", [".txt", ".docx", ".pdf", ".srt", ".md", ""])
def test_a_wrong_ending_changes_nothing_but_a_warning(kind: str, ending: str) -> None:
    read = read_content(FILES[kind], ending)
    is_right = not ending or ending == f".{kind}" or (kind, ending) == ("txt", ".md")
    assert read.text == read_content(FILES[kind], f".{kind}").text
    assert [warning for warning in read.warnings if "is really" in warning] == list(read.warnings)
    assert len(read.warnings) == (0 if is_right else 1)


def test_the_warning_names_both_kinds() -> None:
    assert read_content(FILES["docx"], ".txt").warnings == (
        "The file is named .txt but is really a Word document; it was read as that.",
    )


SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (package("xl/workbook.xml", SPREADSHEET, "<x/>"), "a spreadsheet"),
        (package("ppt/presentation.xml", SLIDES, "<x/>"), "a presentation"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
            "a spreadsheet",
        ),
        (zipped({"mimetype": "application/epub+zip"}), "an electronic book"),
        (zipped({"project.qde": "<x/>"}), "REFI-QDA"),
        (zipped({"a.txt": "yes"}), "a compressed archive"),
        (zipped({}), "a compressed archive"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a picture"),
        (b"\0\0\0\x18ftypheic" + bytes(50), "a picture"),
        (b"ID3\x03" + bytes(50), "a sound recording"),
        (b"RIFF\0\0\0\0WAVEfmt " + bytes(50), "a sound recording"),
        (b"\0\0\0\x18ftypmp42" + bytes(50), "a film"),
        (b"MZ\x90\0\3\0\0\0" + bytes(50), "a program"),
        (b"\x7fELF" + bytes(50), "a program"),
        (b"SQLite format 3\0" + bytes(50), "a database"),
        (b"\n<!DOCTYPE html><html><body>INT: hi", "a web page"),
        (b"<HTML><body>INT: hi", "a web page"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (b"\x1f\x8b\x08" + bytes(50), "a compressed archive"),
        (b"\1\2\3\4\5\6" * 50, "not text"),
    ],
)
@pytest.mark.parametrize("ending", [".docx", ".txt"])
def test_what_is_no_transcript_is_refused_by_what_it_is(data: bytes, sentence: str, ending: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read_content(data, ending)


@pytest.mark.parametrize(
    "words", ["MZ: yes", "ID3: yes", "BMW: yes", "Rar! yes", "<laughs> yes", "PK yes", "{yes}"]
)
def test_transcripts_that_begin_like_other_files_are_transcripts(words: str) -> None:
    assert read_content(words.encode(), ".txt").text == words


@pytest.mark.parametrize("kind", FILES)
def test_only_text_formats_are_certainly_text(kind: str) -> None:
    assert is_certainly_text(FILES[kind]) == (kind in ("srt", "vtt", "txt"))
    assert not is_certainly_text("café".encode("latin-1"))


def test_files_that_cannot_be_opened_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").touch()
    with pytest.raises(Problem, match="not there"):
        read_document(str(tmp_path / "gone.docx"))
    with pytest.raises(Problem, match="not a file"):
        read_document(str(tmp_path))
    with pytest.raises(Problem, match="empty"):
        read_document(str(tmp_path / "empty.docx"))


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Problem, match="larger"):
        read_document(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_never_ends_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(Problem, match="not a file"):
        read_document(str(tmp_path / "pipe.txt"))


def test_a_document_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "Robin – visit 2.docx"
    path.write_bytes(docx("INT: hi"))
    assert read_document(str(path)).text.strip() == "INT: hi"
    assert {"docx", "odt", "rtf", "txt", "md", "pdf", "srt", "vtt"} == set(FORMAT_OF_ENDING.values())
