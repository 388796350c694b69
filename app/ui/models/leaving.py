"""Words that leave by copying: asked in one place what may, and said what stays (E-01, E-09)."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.coding.rows import SegmentId
from app.language.spans import Span
from app.study.rows import SourceId, TranscriptRow
from app.ui.open_study import OpenStudy

if TYPE_CHECKING:
    from app.safeguards.copying import Copied
    from app.safeguards.reasons import Reason

KeptBack = Callable[[Collection[SegmentId]], Collection[SegmentId]]
"""Which of some segments may not leave; says so to whoever copies."""


def kept_back(study: OpenStudy, done: str = "") -> KeptBack:
    """Asks this study; what was done is said before."""
    return partial(_kept_back, study, done)


def _kept_back(study: OpenStudy, done: str, segments: Collection[SegmentId]) -> Collection[SegmentId]:
    from app.safeguards.copying import passages_kept  # here, so that only copying loads the gates

    with study.project.reading() as session:
        kept = passages_kept(session, segments, study.names_in)
    say_kept(study, kept.values(), done)
    return kept


def places_kept_back(study: OpenStudy, places: Sequence[tuple[SourceId, Span]], done: str = "") -> list[bool]:
    """Of each place in a transcript whether its words must stay; said after what was done."""
    from app.safeguards.copying import places_kept

    with study.project.reading() as session:
        kept = places_kept(session, places, study.names_in)
    say_kept(study, (reason for reason in kept if reason is not None), done)
    return [reason is not None for reason in kept]


def words_leaving(study: OpenStudy, source: SourceId, span: Span) -> str:
    """The words of a place in a transcript as they may leave."""
    return _cut(study, source, span).words


def say_copied(study: OpenStudy, row: TranscriptRow | None, span: Span) -> None:
    """Says what of a place in a transcript stays when it is copied, and why."""
    if row is not None:
        say_kept(study, _cut(study, row.source, span).reasons)


def say_kept(study: OpenStudy, reasons: "Iterable[Reason]", done: str = "") -> None:
    """Says what was done, and what was kept back and why."""
    from app.safeguards.copying import kept_said

    said = " ".join(filter(None, (done, kept_said(reasons))))
    if said:
        study.said.emit(said)


def _cut(study: OpenStudy, source: SourceId, span: Span) -> "Copied":
    from app.safeguards.copying import words_to_copy

    with study.project.reading() as session:
        return words_to_copy(session, source, span, study.names_in)
