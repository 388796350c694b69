"""Which columns of a study are looked through: every one that can hold words, whatever table is added.

Only what is listed here is passed over, and each for a reason; `tests/safeguards/test_leaks.py` holds the lists to
the tables as they are.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import BLOB, Column, ColumnElement, Table, Text, select
from sqlalchemy.orm import Session

from app.store.base import Base, Guid


def _columns(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NO_WORDS = _columns("""
    project.made_with audit.action audit.rows case_link.relation attribute.kind consent.scope consent.decided_on
    consent.withdrawn_on consent.expires_on agreement.kind agreement.given_on agreement.expires_on
    agreement.withdrawn_on participant.withdrawn_on participant.stopped_on picture.kind redaction.shape
    safe_copy.media retention_date.kind retention_date.due_on retention_date.done_on withdrawal.kind
    withdrawal.decided_on withdrawal.counts withdrawal.key_waits export.kind export.format export.published_on
    source.kind source.status source.collected_on source.format source.encoding replacement.kind
    sign_off.signed_on codebook_change.kind code.origin concern.informed_at concern.closed_on note.kind
    note.dated_on segment.shape passage_link.kind theme.status journey_event.judged
    event_account.happened_precision event_account.reason_group journey.born journey.reviewed_on
    spell.start_precision spell.end_precision spell.code journey_lane.kind wellbeing_point.happened_precision
    wellbeing_point.method network.happened_precision vocabulary_term.list vocabulary_term.code
    vocabulary_term.marks network_person.kind network_node.sector network_node.tie network_node.direction
    network_node.supports network_node.frequency claim.kind claim.status claim_decision.status
    claim_decision.decided_on claim_decision.signal evidence.stance negative_case.looked_on prompt_answer.prompt
""")
"""Columns that hold a word of a fixed list, a day, a shape or numbers, written by the app itself."""

AT_WORK = _columns("""
    audit.who saved_report.made_by export.made_by redaction.made_by safe_copy.made_by retention_date.done_by
    withdrawal.made_by source.made_by sign_off.signed_by replacement.made_by codebook_change.author
    codebook_version.author coder.name code.made_by concern.informed concern.raised_by concern.closed_by
    note.author passage_link.made_by saved_query.made_by theme.made_by journey_event.judged_by claim.made_by
    claim_decision.decided_by negative_case.looked_by framework_cell.made_by prompt_answer.answered_by
""")
"""Columns that name who did the work: a name there is no leak, unless it is that of somebody who took part."""

AS_JSON = _columns("""
    saved_report.spec export.settings codebook_change.before codebook_change.after codebook_version.content
    saved_query.definition
""")
"""Columns whose words are inside JSON."""

BYTES_READ = _columns("source_file.content picture_tile.content safe_copy.content")
"""Columns that hold files."""

BYTES_WITHOUT_WORDS = _columns("""
    audit.seal export.sha256 source.file_sha256 text_version.sha256 segment.words_hash
    refused_suggestion.words_hash
""")


@dataclass(frozen=True, slots=True)
class Cell:
    """The words in one column of one row."""

    table: str
    row: int
    column: str
    words: str = field(repr=False)

    @property
    def at_work(self) -> bool:
        return f"{self.table}.{self.column}" in AT_WORK


def word_columns() -> list[tuple[Table, list[Column[str]]]]:
    """Every column that can hold words, table by table."""
    found = []
    for table in Base.metadata.sorted_tables:
        columns = [
            column
            for column in table.columns
            if isinstance(column.type, Text) and f"{table.name}.{column.name}" not in NO_WORDS
        ]
        if columns:
            found.append((table, columns))
    return found


def byte_columns() -> set[str]:
    """Every column that holds bytes, but for identities."""
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, BLOB) and not isinstance(column.type, Guid)
    }


def key_of(table: Table) -> ColumnElement[int]:
    """The column that tells one row from another."""
    (key,) = table.primary_key.columns
    return key


def cells(session: Session) -> Iterator[Cell]:
    """All words of the study, a column of a row at a time."""
    for table, columns in word_columns():
        for row, *values in session.execute(select(key_of(table), *columns).order_by(key_of(table))):
            for column, value in zip(columns, values, strict=True):
                words = _in_json(value) if value and f"{table.name}.{column.name}" in AS_JSON else value
                if words and words.strip():
                    yield Cell(table.name, row, column.name, words)


def _in_json(written: str) -> str:
    """The strings of some JSON, a line each; what is no JSON after all as it is."""
    try:
        return "\n".join(_strings(json.loads(written)))
    except (ValueError, RecursionError):
        return written


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
