"""What is learned from: the passages of a code, and what was read and not given it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.found_rows import Reach
from app.coding.queries.found import FindSentences
from app.coding.rows import CodeId, CodingId
from app.coding.suggesting.judged import Judged
from app.coding.suggesting.speech import IsCancelled, Progress, Transcript, cut, transcripts, usual_reach
from app.coding.suggestion_rows import Basis, Standing
from app.language.likeness import WORD
from app.language.suggesting import Examples, Stretch
from app.study.model import Case, Participant
from app.study.rows import SourceId, VersionId


@dataclass(frozen=True, slots=True)
class Gathered:
    """The examples, and what their stretches stand for."""

    basis: Basis
    reach: Reach
    examples: Examples
    codings: tuple[CodingId, ...]
    """A coding for each of the coded stretches."""
    transcripts: dict[SourceId, Transcript]


def gather(
    session: Session,
    code: CodeId,
    reach: Reach | None,
    find_sentences: FindSentences,
    progress: Progress,
    cancelled: IsCancelled,
) -> Gathered:
    """Read the whole study once; it is only cut into sentences where there is enough to learn from.

    Without a `reach` it is that of most passages of the code.
    """
    progress(0, 0, "Reading transcripts")
    read = {one.version: one for one in transcripts(session, cancelled)}
    judged = Judged(session, code)
    places = {
        (version, span): coding
        for (version, span), coding in judged.coded.items()
        if version in read and WORD.search(read[version].speech, span.start, span.end)
    }
    reach = reach or usual_reach(read, [*places])
    coded = {read[version].stretch(span): coding for (version, span), coding in places.items()}
    others = [read[version].stretch(span) for version, span in judged.others if version in read]
    refused = [read[one.version].stretch(one.span) for one in judged.refused if one.version in read]
    basis = _basis(read, {SourceId(one.interview) for one in coded}, len(coded), len(refused))
    reviewed: list[Stretch] = []
    waiting: list[Stretch] = []
    needed = [*read.values()] if basis.standing is Standing.READY else []
    for transcript, here in cut(needed, reach, find_sentences, progress, cancelled):
        for one in here:
            if judged.is_refused(transcript.source, transcript.version, one.span, one.words):
                refused.append(one)
            elif transcript.coded:
                reviewed.append(one)
            elif not judged.has_code(transcript.version, one.span):
                waiting.append(one)
    examples = Examples(tuple(coded), (*others, *refused), reviewed, waiting, _names(session))
    by_source = {transcript.source: transcript for transcript in read.values()}
    return Gathered(basis, reach, examples, tuple(coded.values()), by_source)


def _basis(read: dict[VersionId, Transcript], holding: set[SourceId], passages: int, refused: int) -> Basis:
    return Basis(
        passages=passages,
        interviews=len(holding),
        reviewed=sum(one.coded for one in read.values() if one.source in holding),
        open=sum(not one.coded for one in read.values()),
        refused=refused,
    )


def _names(session: Session) -> frozenset[str]:
    """What people are called; a label with a number in it is nobody's name."""
    names = {*session.scalars(select(Participant.pseudonym)), *session.scalars(select(Case.pseudonym))}
    return frozenset(name for name in names if not any(letter.isdigit() for letter in name))
