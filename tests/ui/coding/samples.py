"""Transcripts and codings in a line, for tests of reading and coding: synthetic people only."""

from app.coding.rows import PATH_SEPARATOR, CodeId, CodeRow, CodingId, CodingMark, SegmentId
from app.study.rows import (
    ParticipantId,
    PerspectiveId,
    SourceId,
    SourceStatus,
    SpeakerId,
    TranscriptRow,
    TurnId,
    TurnRow,
    VersionId,
)

PALETTES = {"Robin": 0, "Carer": 1, "Worker": 2}
CODES = {"Waiting": 1, "Belongings": 2, "Not being told": 3, "Trusted adult": 4}

INTERVIEW = (
    ("INT", "Who was around you then?"),
    ("Robin", "I liked the dog there. He slept by my door. Nobody said why \U0001f615 we moved."),
    ("INT", "And after that?"),
    ("Carer", "There was no plan, there was a phone number. It went to voicemail."),
    ("Worker", "The placement ended in an unplanned way."),
)


def transcript(*lines: tuple[str, str], between: str = "\n") -> TranscriptRow:
    """A transcript of (label, words) turns; INT is the interviewer."""
    text, turns = "", []
    for number, (label, words) in enumerate(lines or INTERVIEW, start=1):
        start, asked = len(text), label == "INT"
        text += f"{label}: {words}"
        turns.append(
            TurnRow(
                id=TurnId(number),
                number=number,
                start=start,
                speech_start=start + len(label) + 2,
                end=len(text),
                label=label,
                speaker=SpeakerId(1),
                interviewer=asked,
                participant=None if asked else ParticipantId(1),
                pseudonym="" if asked else label,
                perspective=None if asked else PerspectiveId(1),
                palette=PALETTES.get(label),
            )
        )
        text += between
    return TranscriptRow(
        SourceId(1), VersionId(1), "Robin, first visit", SourceStatus.CODING, text, tuple(turns), ()
    )


def mark(number: int, row: TranscriptRow, words: str, code: str = "Waiting", *, memo: str = "") -> CodingMark:
    """A coding of words of a transcript."""
    start = row.text.index(words)
    return stretch(number, start, start + len(words), code, memo=memo)


def stretch(number: int, start: int, end: int, code: str = "Waiting", *, memo: str = "") -> CodingMark:
    """A coding from place to place."""
    return CodingMark(
        CodingId(number),
        SegmentId(number),
        CodeId(CODES[code]),
        code,
        CODES[code],
        start,
        end,
        "Sam",
        memo,
    )


def code(number: int, path: str, parent: int | None = None) -> CodeRow:
    """A code of the codebook by its path."""
    return CodeRow(
        id=CodeId(number),
        parent=CodeId(parent) if parent else None,
        name=path.rpartition(PATH_SEPARATOR)[2],
        path=path,
        depth=path.count(PATH_SEPARATOR),
        position=number,
        colour=number % 7,
        definition="",
        when_to_use="",
        when_not="",
        example="",
        passages=0,
        passages_below=0,
    )


CODEBOOK = (
    code(10, "Moving"),
    code(1, "Moving / Not being told", 10),
    code(2, "Moving / Waiting", 10),
    code(20, "Places"),
    code(3, "Places / Places & animals", 20),
    code(4, "Places / Play", 20),
)
