"""Asking for passages like those of a code: gathered here, learned elsewhere, told with their reasons."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.coding.found_rows import Reach
from app.coding.passages import Texts, passages_shown_by, voices_of
from app.coding.queries import code_paths
from app.coding.rows import CodeId
from app.coding.suggesting.examples import Gathered, gather
from app.coding.suggesting.judged import Judged
from app.coding.suggesting.speech import IsCancelled, Progress
from app.coding.suggestion_rows import Standing, SuggestionRow, Suggestions
from app.language.suggesting import Answer
from app.problems import Problem
from app.study import queries as study
from app.study.rows import Approach, SourceId

SENTENCES, SUGGEST = "app.language.tokens:sentence_places", "app.language.suggesting:suggest"
SECONDS, MEMORY = 300.0, 4_000_000_000
"""What the process may take that is called."""
REFLEXIVE = "This is a reflexive study: what a passage means is for you to say, so nothing is suggested."

Call = Callable[..., Any]
"""Calls a function by its name in a process of its own, where the large libraries are loaded."""


def suggestions(
    session: Session,
    code: CodeId,
    *,
    call: Call,
    reach: Reach | None = None,
    progress: Progress = lambda done, of, what: None,
    cancelled: IsCancelled = lambda: False,
) -> Suggestions:
    """What may belong under a code and has neither it nor one below it; the same study, the same suggestions.

    Without a `reach`, sentences or turns are looked at as the code's own passages are.
    """
    if study.approach(session) is Approach.REFLEXIVE:
        raise Problem(REFLEXIVE, "Change the approach of the study if that is not what it is.")
    path = code_paths(session)[code]
    gathered = gather(session, code, reach, lambda texts: call(SENTENCES, texts), progress, cancelled)
    if gathered.basis.standing is not Standing.READY:
        return Suggestions(code, path, gathered.reach, gathered.basis)
    progress(0, 0, "Learning from your coding, and testing it")
    answer: Answer = call(SUGGEST, gathered.examples)
    rows = _rows(session, gathered, answer)
    return Suggestions(code, path, gathered.reach, gathered.basis, answer.trials, answer.parts, rows)


def still_open(session: Session, code: CodeId, rows: Sequence[SuggestionRow]) -> list[SuggestionRow]:
    """Those suggestions that nobody has judged since, and whose transcript is the same."""
    judged = Judged(session, code)
    current = {row.version for row in study.sources(session)}
    return [
        row
        for row in rows
        if row.version in current
        and not judged.has_code(row.version, row.span)
        and not judged.is_refused(row.source, row.version, row.span, row.words)
    ]


def _rows(session: Session, gathered: Gathered, answer: Answer) -> tuple[SuggestionRow, ...]:
    """The suggestions with their words and whose they are, the likeliest first."""
    waiting = gathered.examples.waiting
    near = {gathered.codings[number] for one in answer.suggested for number in one.nearest}
    passages = {row.coding: row for row in passages_shown_by(session, sorted(near))}
    by_place = sorted(answer.suggested, key=lambda one: waiting[one.number])
    read = [gathered.transcripts[SourceId(waiting[one.number].interview)] for one in by_place]
    turns = [where.turn_at(waiting[one.number].start) for where, one in zip(read, by_place, strict=True)]
    texts = Texts(session, [where.version for where in read])
    voices = voices_of(session, {turn.participant for turn in turns})
    rows = []
    for where, turn, one in zip(read, turns, by_place, strict=True):
        span = waiting[one.number].span
        before, words, after = texts.around(where.version, span)
        voice, _ = voices[turn.participant]
        rows.append(
            SuggestionRow(
                source=where.source,
                source_name=where.source_name,
                version=where.version,
                span=span,
                turn_number=turn.number,
                words=words,
                before=before,
                after=after,
                voice=voice,
                score=one.score,
                reasons=one.reasons,
                nearest=tuple(passages[gathered.codings[number]] for number in one.nearest),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.score, row.source, row.span)))
