"""Where somebody is quoted or named in what is not theirs: in every text, of today's tables and of tomorrow's.

What others said in transcripts is theirs and only listed, and so is a field note. In what else researchers wrote
other words can be put there.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, Text, UniqueConstraint, select, update
from sqlalchemy.orm import Session

from app.language.common_words import COMMON_WORDS
from app.language.spans import Span
from app.safeguards.rules.taking_out import Names, Quotations, TakenOut, put_instead
from app.safeguards.withdrawal.closure import key_of
from app.safeguards.withdrawal.leading import lead_to
from app.safeguards.withdrawal.plan import Theirs
from app.safeguards.withdrawal.rows import Lead, Place, Trace, Way
from app.safeguards.withdrawal.whereabouts import where_of
from app.store.base import AuditEntry, Base
from app.store.bulk import listed, one_of
from app.study import queries as study
from app.study.model import Source, TextVersion, VersionText
from app.study.rows import SourceId, SourceKind, VersionId
from app.study.rules import unique_name

_AROUND = 60
_NOT_WRITTEN = frozenset({AuditEntry.__tablename__, VersionText.__tablename__})
"""The audit holds no words; the texts of sources are looked through turn by turn."""


class Traces:
    """What tells somebody: words of theirs, and their names."""

    def __init__(self, theirs: Theirs, names: Collection[str]) -> None:
        self._named = Names(names, COMMON_WORDS)
        self._quoted = Quotations(theirs.spoken, COMMON_WORDS)

    def named_in(self, words: str) -> list[Span]:
        """Where somebody is named."""
        return self._named.in_text(words)

    def in_words(self, words: str) -> dict[Trace, list[Span]]:
        """Where somebody is quoted, perhaps quoted, or named."""
        quoted, perhaps = self._quoted.told(words)
        return {Trace.QUOTED: quoted, Trace.PERHAPS: perhaps, Trace.NAMED: self._named.in_text(words)}

    def found(self, value: str) -> dict[Trace, list[tuple[str, Span]]]:
        """The strings of a value, which may be JSON, with the places in them."""
        found: dict[Trace, list[tuple[str, Span]]] = {trace: [] for trace in Trace}

        def look(words: str) -> str:
            for trace, spans in self.in_words(words).items():
                found[trace] += [(words, span) for span in spans]
            return words

        _each_string(value, look)
        return found

    def put(self, wanted: Mapping[Trace, Collection[int]], value: str) -> str:
        """The value, in which other words stand in those places: in all of a trace, or those of these numbers."""
        seen = Counter[Trace]()

        def instead(words: str) -> str:
            spans: list[Span] = []
            for trace, there in self.in_words(words).items():
                numbers = wanted.get(trace, ())
                for span in there if trace in wanted else ():
                    seen[trace] += 1
                    if 0 in numbers or seen[trace] in numbers:
                        spans.append(span)
            return put_instead(words, _without_overlaps(spans)) if spans else words

        return _each_string(value, instead)


def places(session: Session, theirs: Theirs, traces: Traces, *, gone: bool = False) -> list[Place]:
    """Everywhere that somebody stays quoted or named when what is theirs is gone; or is, where that is done."""
    rewritten = {} if gone else {plan.version: plan.taken for plan in theirs.rewritings}
    found = [*_in_what_was_written(session, theirs, traces), *_in_texts(session, theirs, traces, rewritten)]
    return sorted(found, key=lambda place: [*Trace].index(place.trace))


def replace(session: Session, traces: Traces, places: Collection[Place]) -> None:
    """Say that somebody withdrew, in the place of their words or name; inside a step."""
    wanted: dict[tuple[str, int, str], dict[Trace, set[int]]] = {}
    for place in places:
        if place.replaceable:
            there = wanted.setdefault((place.table, place.row, place.column), {})
            there.setdefault(place.trace, set()).add(place.number)
    for (name, row, column), which in wanted.items():
        table = Base.metadata.tables[name]
        key = key_of(table)
        value = session.scalar(select(table.c[column]).where(key == row))
        if value is None:
            continue  # it went with what was theirs
        now = traces.put(which, value)
        if _is_known_by(table, column):
            now = unique_name(now, set(session.scalars(select(table.c[column]).where(key != row))))
        session.execute(update(table).where(key == row).values({column: now}))
    session.expire_all()


def _in_what_was_written(session: Session, theirs: Theirs, traces: Traces) -> Iterator[Place]:
    for table in Base.metadata.sorted_tables:
        columns = [column.name for column in table.columns if type(column.type) is Text]
        if table.name in _NOT_WRITTEN or not columns:
            continue
        key = key_of(table)
        statement = select(key, *(table.c[name] for name in columns)).order_by(key)
        gone = theirs.gone.get(table.name)
        if gone:
            statement = statement.where(~key.in_(listed(gone)))
        for row, *values in session.execute(statement):
            for name, value in zip(columns, values, strict=True):
                for trace, found in traces.found(value).items() if value else ():
                    if not found:
                        continue
                    where, lead = where_of(session, table.name, row, name), lead_to(session, table.name, row)
                    if trace is Trace.PERHAPS:  # each is to be looked at by itself
                        for number, one in enumerate(found, 1):
                            yield _place(trace, table.name, row, name, where, *one, number=number, lead=lead)
                    else:
                        yield _place(trace, table.name, row, name, where, *found[0], times=len(found), lead=lead)


def _in_texts(
    session: Session, theirs: Theirs, traces: Traces, rewritten: Mapping[VersionId, TakenOut]
) -> Iterator[Place]:
    """Where others name them, and a researcher quotes them, in the texts as they are now."""
    for source, kind, name, number in session.execute(
        select(Source.id, Source.kind, Source.name, TextVersion.id)
        .join(TextVersion, TextVersion.source_id == Source.id)
        .where(TextVersion.current, ~one_of(Source.id, theirs.gone.get("source", set())))
        .order_by(Source.id)
    ):
        version = VersionId(number)
        text = study.text_of(session, version)
        taken = rewritten.get(version)
        found = {Trace.NAMED: traces.named_in(text)}
        if kind == SourceKind.FIELD_NOTE.value:  # what is written there is a researcher's
            found = traces.in_words(text)
        here = [(span, trace) for trace, spans in found.items() for span in spans]
        here = [(span, trace) for span, trace in here if taken is None or not taken.touches(span)]
        turns = study.turns(session, version) if here else []
        for span, trace in sorted(here):
            turn = next((turn for turn in turns if turn.start <= span.start < turn.end), None)
            yield _place(
                trace,
                "version_text",
                number,
                "text",
                name if turn is None else f"{name}, turn {turn.number}",
                text,
                span,
                source=SourceId(source),
                within=None if turn is None else Span(turn.start, turn.end),
            )


def _place(
    trace: Trace,
    table: str,
    row: int,
    column: str,
    where: str,
    text: str,
    span: Span,
    *,
    times: int = 1,
    number: int = 0,
    lead: Lead | None = None,
    source: SourceId | None = None,
    within: Span | None = None,
) -> Place:
    around = within or Span(0, len(text))
    return Place(
        trace=trace,
        table=table,
        row=row,
        column=column,
        where=where,
        times=times,
        before=text[max(around.start, span.start - _AROUND) : span.start],
        words=span.of(text),
        after=text[span.end : min(around.end, span.end + _AROUND)],
        source=source,
        span=None if source is None else span,
        lead=lead if source is None else Lead(Way.SOURCE, source, span),
        number=number,
    )


def _is_known_by(table: Table, column: str) -> bool:
    """Whether no two rows may have the same there."""
    return any(isinstance(one, UniqueConstraint) and column in one.columns for one in table.constraints)


def _without_overlaps(spans: Collection[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept


def _each_string(value: str, do: Callable[[str], str]) -> str:
    """A value with something done to its words: to each string of it, where it is JSON."""
    if value.startswith(("[", "{")):
        try:
            found: Any = json.loads(value)
        except ValueError:
            return do(value)
        now = _inside(found, do)
        return value if now == found else json.dumps(now, ensure_ascii=False)
    return do(value)


def _inside(value: Any, do: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return do(value)
    if isinstance(value, list):
        return [_inside(one, do) for one in value]
    if isinstance(value, dict):
        return {name: _inside(one, do) for name, one in value.items()}
    return value
