"""Of what a command prints, only what may leave the study: what `--quotable` asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.cli.terminal import Terminal
from app.coding.note_rows import AboutKind, NoteRow
from app.coding.rows import PassageRow, SegmentId
from app.coding.rules import NOT_QUOTED
from app.coding.suggestion_rows import SuggestionRow
from app.language.spans import Span
from app.perspectives.claim_rows import EvidenceSheet
from app.safeguards.copying import kept_said, passages_kept, places_kept
from app.safeguards.gates import quote_pool
from app.safeguards.reasons import Reason
from app.safeguards.typed import kept_back
from app.store.project import Session
from app.study.rows import SourceId


def passages_to_leave(session: Session, rows: Sequence[PassageRow], terminal: Terminal) -> list[PassageRow]:
    """The passages that may be quoted; how many are left out is said."""
    pool = quote_pool(session, rows)
    for sentence in pool.sentences:
        terminal.warn(sentence)
    return list(pool.passages)


def places_to_leave(session: Session, places: Sequence[tuple[SourceId, Span]], terminal: Terminal) -> list[bool]:
    """Of places in transcripts whether their words may leave; how many may not is said."""
    kept = places_kept(session, places)
    _say(terminal, (reason for reason in kept if reason is not None))
    return [reason is None for reason in kept]


def suggestions_to_leave(
    session: Session, rows: Sequence[SuggestionRow], terminal: Terminal
) -> tuple[SuggestionRow, ...]:
    """The suggested passages that may leave."""
    leave = places_to_leave(session, [(row.source, row.span) for row in rows], terminal)
    return tuple(row for row, leaves in zip(rows, leave, strict=True) if leaves)


def notes_to_leave(session: Session, rows: Sequence[NoteRow], terminal: Terminal) -> list[NoteRow]:
    """The notes that neither show a passage nor repeat words that may not be quoted."""
    shown = {row.key: [one.id for one in row.concerns if one.kind is AboutKind.PASSAGE] for row in rows}
    kept = passages_kept(session, {SegmentId(one) for segments in shown.values() for one in segments})
    repeated = kept_back(session, (text for row in rows for text in (row.title, row.text)))
    leave = [
        row
        for row in rows
        if not repeated & {row.title, row.text} and not any(one in kept for one in shown[row.key])
    ]
    if len(leave) < len(rows):
        terminal.warn(f"{_many(len(rows) - len(leave), 'note')} left out: words in them may not be quoted.")
    return leave


def sheet_to_leave(session: Session, sheet: EvidenceSheet, terminal: Terminal) -> EvidenceSheet:
    """A sheet of evidence whose words are only those that may be quoted; every piece stays counted."""
    kept = passages_kept(session, {row.segment for row in sheet.evidence})
    _say(terminal, kept.values())
    typed = [row.note for row in sheet.evidence]
    typed += [row.words for row in sheet.negative_cases] + [row.rationale for row in sheet.decisions]
    repeated = kept_back(session, typed)

    def left(text: str) -> str:
        return NOT_QUOTED if text in repeated else text

    return replace(
        sheet,
        evidence=tuple(
            replace(row, words=NOT_QUOTED if row.segment in kept else row.words, note=left(row.note))
            for row in sheet.evidence
        ),
        negative_cases=tuple(replace(row, words=left(row.words)) for row in sheet.negative_cases),
        decisions=tuple(replace(row, rationale=left(row.rationale)) for row in sheet.decisions),
    )


def _say(terminal: Terminal, reasons: Iterable[Reason]) -> None:
    if said := kept_said(reasons):
        terminal.warn(said)


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
