"""Reading transcripts: from files to drafts that can be looked at, agreed and then stored; nothing is stored here.

Every file is parsed in a worker process under limits (app.workers), so that a damaged or hostile one costs a
sentence and not the others. Storing is `app.study.actions.add_sources`.
"""

import hashlib
import os
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.exchange.formats.draft import MOST_TEXT
from app.exchange.formats.read_text import ReadText
from app.exchange.formats.recognise import FORMAT_OF_ENDING, is_certainly_text, load, read_content
from app.exchange.formats.refusals import too_large
from app.exchange.speakers import SpeakerMapping
from app.language.spans import Span
from app.language.turns.finding import find_turns
from app.language.turns.labels import is_interviewer
from app.problems import Cancelled, Problem
from app.study.rows import SourceDraft, SourceKind, SpeakerDraft, TurnDraft
from app.study.rules import OBSERVER
from app.workers.serve import describe
from app.workers.worker import Worker, WorkerBug, WorkerDied, WorkerOutOfMemory, WorkerTimeout

_FIRST_WORDS = 12
_FIRST_LETTERS = 200
_CALLED_NOTE = re.compile(r"\bfield[ -]?notes?\b", re.IGNORECASE)
_FIELD_NOTE = re.compile(rf"{_CALLED_NOTE.pattern}|\bfieldwork\b|\bobservations?\b", re.IGNORECASE)
_SMALL = 200_000
_SECONDS = 7.5
"""For one file, so that its sentence is there within ten seconds, however slowly all the rest begins."""


@dataclass(frozen=True, slots=True)
class LabelCount:
    """One speaker of a transcript as the preview shows it: how often and how much, and how it begins."""

    label: str
    turns: int
    first_words: str
    words: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the content of a file gave; all spans are positions in the text."""

    read: ReadText
    turns: tuple[TurnDraft, ...]
    marks: tuple[Span, ...]
    sha256: bytes
    labels: tuple[LabelCount, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: its text and turns, or the problem with it. All spans are positions in the text."""

    path: Path
    name: str
    problem: str | None = None
    read: ReadText | None = None
    turns: tuple[TurnDraft, ...] = ()
    marks: tuple[Span, ...] = ()
    sha256: bytes = b""
    labels: tuple[LabelCount, ...] = ()


def expand(paths: Iterable[Path]) -> list[Path]:
    """The files to read, as given; for a folder every transcript in it, however deep, in natural order.

    In folders, hidden files, the lock files of open documents and files of other kinds are passed over.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in sorted(_in_folder(path), key=_natural) if path.is_dir() else [path]:
            found[file] = None
    return list(found)


def read_transcripts(
    paths: Sequence[Path],
    *,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    cancelled: Callable[[], bool] = lambda: False,
    known: Collection[str] = (),
) -> list[Reading]:
    """Read every file, in order; one that cannot be read has a `problem` and stops none of the others.

    `progress` hears how many are done, of how many, and the name of the next; `known` are labels the study
    already has. Raises Cancelled as soon as `cancelled` says so, even in the middle of a file.
    """
    readings: list[Reading] = []
    with Worker(seconds=_SECONDS, cancelled=cancelled) as worker:
        for done, path in enumerate(paths):
            progress(done, len(paths), path.name)
            readings.append(_read(worker, path, tuple(known)))
        if cancelled():
            raise Cancelled
    progress(len(paths), len(paths), "")
    return readings


def draft_of(
    reading: Reading, speakers: SpeakerMapping | None = None, *, keep_bytes: bool = False, keep_name: bool = True
) -> SourceDraft:
    """The source to store, every label given to somebody.

    Where `speakers` says nothing, an interviewer's label is the interviewer's and any other a participant of
    that name; a text without turns is one turn of a participant named after the source, or the observer's where
    it calls itself a field note.
    """
    if reading.read is None:
        raise Problem(reading.problem or "The file was not read.")
    turns = reading.turns or _one_turn(label_of_all(reading), reading.read)
    labels = dict.fromkeys(turn.label for turn in turns)
    drafts = tuple(_speaker(reading, label, speakers) for label in labels)
    return SourceDraft(
        name=reading.name,
        text=reading.read.text,
        turns=turns,
        marks=reading.marks,
        speakers=drafts,
        kind=_kind(drafts) if reading.turns else _kind_of_whole(drafts),
        format=reading.read.format,
        encoding=reading.read.encoding,
        file_sha256=reading.sha256,
        file_name=reading.path.name if keep_name else "",
        file_bytes=_same_bytes(reading) if keep_bytes else None,
    )


def label_of_all(reading: Reading) -> str:
    """Whose one turn a text without turns is, as a label: the observer's in a field note, else the file's name."""
    text = "" if reading.read is None else reading.read.text[:_FIRST_LETTERS]
    is_note = _FIELD_NOTE.search(reading.name.replace("_", " ")) or _CALLED_NOTE.search(text)
    return OBSERVER if is_note else reading.name


def parse(path: str, known: tuple[str, ...]) -> Parsed:
    """Read one file, whatever it is; this is what the worker process is asked to do."""
    return _parsed(load(path), Path(path).suffix, known)


def _parsed(data: bytes, ending: str, known: tuple[str, ...]) -> Parsed:
    read = read_content(data, ending)
    if len(read.text) > MOST_TEXT:
        raise too_large()
    spoken = _spoken(read)
    found = find_turns(
        read.text[:spoken],
        bold=[span for span in read.bold if span.end <= spoken],
        rows=[row for row in read.rows if all(cell.end <= spoken for cell in row)],
        known=known,
    )
    turns = tuple(TurnDraft(turn.start, turn.speech_start, turn.end, turn.label) for turn in found.turns)
    return Parsed(
        read=read,
        turns=turns,
        marks=found.marks,
        sha256=hashlib.sha256(data).digest(),
        labels=_labels(read.text, turns, found.marks),
    )


def _spoken(read: ReadText) -> int:
    """Where the interview ends and the notes to it begin."""
    return len(read.text) if read.notes is None else read.notes.start


def _read(worker: Worker, path: Path, known: tuple[str, ...]) -> Reading:
    """What the file gives; the one place where whatever goes wrong with it becomes a sentence."""
    try:
        data = _small_text(path)
        parsed: Parsed = (
            worker.call(f"{parse.__module__}:{parse.__name__}", str(path.absolute()), known)
            if data is None
            else _parsed(data, path.suffix, known)
        )
    except Cancelled:
        raise
    except (WorkerTimeout, WorkerOutOfMemory, WorkerDied) as stopped:
        return Reading(path, path.stem, f"{_STOPPED[type(stopped)]} Save its text as a new document.")
    except Problem as problem:
        return Reading(path, path.stem, str(problem))
    except WorkerBug as bug:
        return Reading(path, path.stem, f"{_OUR_ERROR} ({bug}).")
    except Exception as error:  # noqa: BLE001 - one bad file never stops the others
        return Reading(path, path.stem, f"{_OUR_ERROR} ({describe(error)}).")
    return Reading(path, path.stem, None, parsed.read, parsed.turns, parsed.marks, parsed.sha256, parsed.labels)


_OUR_ERROR = "An error in Counterpoint keeps the file from being read"
_STOPPED: dict[type[Problem], str] = {
    WorkerTimeout: "The file takes too long to read: it is damaged, or no transcript.",
    WorkerOutOfMemory: "The file needs too much memory: it is damaged, or no transcript.",
    WorkerDied: "The file is damaged in a way that stops its reader.",
}


def _small_text(path: Path) -> bytes | None:
    """The bytes of a file that is safe to read here, which saves a third of the time: short plain UTF-8."""
    if path.suffix.lower() != ".txt" or not path.is_file() or path.stat().st_size > _SMALL:
        return None
    data = load(str(path))
    return data if is_certainly_text(data) else None


def _labels(text: str, turns: Sequence[TurnDraft], marks: Sequence[Span]) -> tuple[LabelCount, ...]:
    """Every label in the order in which it first speaks; time stamps are no words."""
    speeches: dict[str, list[str]] = {}
    for turn, speech in zip(turns, _without_marks(text, turns, marks), strict=True):
        speeches.setdefault(turn.label, []).append(speech)
    return tuple(
        LabelCount(label, len(said), _first_words(said), len(" ".join(said).split()))
        for label, said in speeches.items()
    )


def _without_marks(text: str, turns: Sequence[TurnDraft], marks: Sequence[Span]) -> Iterator[str]:
    """What is said in each turn."""
    starts = [mark.start for mark in marks]
    for turn in turns:
        speech = text[turn.speech_start : turn.end]
        if starts:
            inside = marks[bisect_left(starts, turn.speech_start) : bisect_left(starts, turn.end)]
            for mark in reversed(inside):
                speech = speech[: mark.start - turn.speech_start] + speech[mark.end - turn.speech_start :]
        yield speech


def _first_words(said: Sequence[str]) -> str:
    first = next((speech for speech in said if speech and not speech.isspace()), "")
    return " ".join(first[:_FIRST_LETTERS].split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS])


def _one_turn(name: str, read: ReadText) -> tuple[TurnDraft, ...]:
    return (TurnDraft(0, 0, _spoken(read), name),)


def _speaker(reading: Reading, label: str, speakers: SpeakerMapping | None) -> SpeakerDraft:
    """Whose a label is; a text without turns may stand in the table with an empty label."""
    for asked in (label,) if reading.turns else (label, ""):
        told = speakers.speaker(reading.name, asked) if speakers else None
        if told is not None:
            return replace(told, label=label)
    asks = is_interviewer(label) if reading.turns else label == OBSERVER
    if asks:
        return SpeakerDraft(label, interviewer=True)
    return SpeakerDraft(label, interviewer=False, participant=label)


def _kind_of_whole(speakers: Sequence[SpeakerDraft]) -> SourceKind:
    return SourceKind.FIELD_NOTE if all(speaker.interviewer for speaker in speakers) else SourceKind.INTERVIEW


def _kind(speakers: Sequence[SpeakerDraft]) -> SourceKind:
    people = len({speaker.participant for speaker in speakers if not speaker.interviewer})
    if people > 3:
        return SourceKind.GROUP
    return SourceKind.JOINT if people > 1 else SourceKind.INTERVIEW


def _same_bytes(reading: Reading) -> bytes:
    data = load(str(reading.path))
    if hashlib.sha256(data).digest() != reading.sha256:
        raise Problem("The file has changed since it was read.", "Read it again before storing it.")
    return data


def _in_folder(folder: Path) -> list[Path]:
    files: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__MACOSX"))]
        files += [
            Path(place, name)
            for name in names
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in FORMAT_OF_ENDING
        ]
    return files


def _natural(path: Path) -> list[tuple[int, str]]:
    """Sorts P2 before P10, and without regard to capitals."""
    return [
        (int(piece), "") if piece.isdecimal() else (-1, piece)
        for part in path.parts
        for piece in [*re.split(r"(\d+)", part.casefold()), "\0"]
        if piece
    ]
