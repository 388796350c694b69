"""Which format a file really is, by its content and not by its name, and the reader for it.

Only .md is taken by its name: Markdown is plain text. What is no transcript is refused by saying what it is.
"""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.exchange.formats.markdown import read_markdown
from app.exchange.formats.old_office import is_old_office, old_office_problem
from app.exchange.formats.read_text import ReadText
from app.exchange.formats.refusals import empty, no_file, unopenable
from app.exchange.formats.subtitles import is_subtitles, read_srt, read_vtt
from app.exchange.formats.text import beginning, read_text_file
from app.exchange.formats.zips import MAGIC as ZIP
from app.exchange.formats.zips import Members
from app.problems import Problem

MOST_BYTES = 100_000_000
"""A larger file is no transcript."""

FORMAT_OF_ENDING = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".pdf": "pdf",
    ".srt": "srt",
    ".vtt": "vtt",
}
_SAID = {
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "a rich text document (RTF)",
    "txt": "plain text",
    "pdf": "a PDF",
    "srt": "a file of subtitles (SRT)",
    "vtt": "a file of subtitles (WebVTT)",
}
_ADVICE = "Transcripts can be Word, OpenDocument, RTF, PDF, text, Markdown or subtitle files."

_OTHERS: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), what)
    for pattern, what in (
        (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|8BPS", "a picture"),
        (rb".{4}ftyp(?:heic|heix|mif1|avif)", "a picture"),
        (
            rb"ID3[\x02-\x04]|\xff[\xfb\xf3\xf2\xf1\xf9]|RIFF.{4}WAVE|fLaC\0|OggS\0|#!AMR|.{4}ftypM4A",
            "a sound recording",
        ),
        (rb".{4}ftyp|\x1a\x45\xdf\xa3|RIFF.{4}AVI |\0\0\x01\xba|\x30\x26\xb2\x75", "a film or sound recording"),
        (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a|\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ|PK\x05\x06", "a compressed archive"),
        (rb"MZ(?=.{0,100}\0)|\x7fELF|\xfe\xed\xfa|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe", "a program"),
        (rb"SQLite format 3\0", "a database"),
        (rb"%!PS", "a PostScript file"),
        (rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html[\s>])", "a web page"),
        (rb"\s*<\?xml\b", "an XML file"),
    )
)
_IN_ZIP: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"(?:wordprocessingml|ms-word)\.[\w.]*main\+xml", re.IGNORECASE), "docx"),
    (re.compile(rb"(?:spreadsheetml|ms-excel)\.[\w.]*main", re.IGNORECASE), "a spreadsheet"),
    (re.compile(rb"(?:presentationml|ms-powerpoint)\.[\w.]*main", re.IGNORECASE), "a presentation"),
    (re.compile(rb"vnd\.oasis\.opendocument\.text", re.IGNORECASE), "odt"),
    (re.compile(rb"vnd\.oasis\.opendocument\.spreadsheet", re.IGNORECASE), "a spreadsheet"),
    (re.compile(rb"vnd\.oasis\.opendocument\.presentation", re.IGNORECASE), "a presentation"),
    (re.compile(rb"application/epub", re.IGNORECASE), "an electronic book"),
)


def read_document(path: str) -> ReadText:
    """The text of the file at `path`, whatever of our formats it is in; a Problem when it is in none."""
    return read_content(load(path), Path(path).suffix)


def load(path: str) -> bytes:
    """The bytes of a file; a Problem when it is away, locked, empty or too large to be a transcript."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Problem("This is not a file.", "Choose the transcripts themselves.")
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise no_file() from None
    except OSError:
        raise unopenable() from None
    if not data:
        raise empty()
    if len(data) > MOST_BYTES:
        raise Problem(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB.", "Save only its text as a new document."
        )
    return data


def read_content(data: bytes, ending: str) -> ReadText:
    """The text in `data`; the `ending` of its name (".docx") is only compared with what it is."""
    told = FORMAT_OF_ENDING.get(ending.lower())
    found = recognise(data)
    if found == "txt" and told == "md":
        found = "md"
    read = _reader(found)(data)
    if told is None or told == found or (found == "txt" and told == "md"):
        return read
    warning = f"The file is named {ending.lower()} but is really {_SAID[found]}; it was read as that."
    return replace(read, warnings=(warning, *read.warnings))


def recognise(data: bytes) -> str:
    """The format of the content, as the ending it should have; a Problem that says what it is instead."""
    if data.startswith(ZIP):
        return _recognise_in_zip(data)
    if is_old_office(data):
        raise old_office_problem(data)
    if re.match(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf", data):
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for pattern, what in _OTHERS:
        if pattern.match(data):
            raise _is_not_a_transcript(what)
    return is_subtitles(beginning(data)) or "txt"


def other_kind(beginning: bytes) -> str:
    """What a file that is not what was wanted is, by its first bytes: "a program", "a text"."""
    if beginning.startswith(ZIP):
        return "an office document or a compressed archive"
    if is_old_office(beginning):
        return "an old office document"
    for pattern, what in _OTHERS:
        if pattern.match(beginning):
            return what
    return "of an unknown kind" if b"\0" in beginning else "a text"


def is_certainly_text(data: bytes) -> bool:
    """Whether the bytes are plain UTF-8 and no other format, so that no parser but our own will see them."""
    if data.startswith((ZIP, b"%PDF-", b"{\\rtf")) or b"\0" in data or b"%PDF-" in data[:1024]:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _recognise_in_zip(data: bytes) -> str:
    members = Members(data)
    told = b""
    for name in ("[Content_Types].xml", "mimetype"):
        if name in members:
            told += members.read(name, 1_000_000)
    for pattern, what in _IN_ZIP:
        if pattern.search(told):
            if what in _SAID:
                return what
            raise _is_not_a_transcript(what)
    if "word/document.xml" in members:
        return "docx"
    if "content.xml" in members:
        return "odt"
    if "project.qde" in members:
        raise _is_not_a_transcript("a whole project (REFI-QDA)")
    raise _is_not_a_transcript("a compressed archive")


def _is_not_a_transcript(what: str) -> Problem:
    return Problem(f"The file is {what}, not a transcript.", _ADVICE)


def _reader(format: str) -> Callable[[bytes], ReadText]:
    """The reader of a format; those that need a large library come only when they are called for."""
    if format == "docx":
        from app.exchange.formats.docx import read_docx

        return read_docx
    if format == "odt":
        from app.exchange.formats.odt import read_odt

        return read_odt
    if format == "rtf":
        from app.exchange.formats.rtf import read_rtf

        return read_rtf
    if format == "pdf":
        from app.exchange.formats.pdf import read_pdf

        return read_pdf
    return {"md": read_markdown, "srt": read_srt, "vtt": read_vtt}.get(format, read_text_file)
