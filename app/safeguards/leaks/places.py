"""Where a leak stands, in words a researcher knows: up the foreign keys of its row to what it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.safeguards.leaks.columns import key_of
from app.safeguards.leaks.rows import LeakPlace
from app.store.base import Base
from app.study import queries as study
from app.study.eligibility import is_included
from app.study.model import Participant
from app.study.rows import SourceId

_OWNERS = {
    "source": "name",
    "participant": "pseudonym",
    "study_case": "pseudonym",
    "code": "name",
    "theme": "name",
    "claim": "ref",
    "saved_report": "name",
    "network_person": "name",
    "journey_event": "title",
}
"""What things belong to, and the column that says what each is called."""
_ITEMS = {
    "version_text": "Transcript",
    "source": "Source",
    "source_file": "Original file",
    "study_case": "Case",
    "attribute_value": "Answer",
    "code_set": "Code set",
    "coder": "Coder",
    "coding": "Coded passage",
    "segment": "Region or mark",
    "event_account": "Account of an event",
    "journey_event": "Event",
    "journey_lane": "Lane",
    "wellbeing_point": "Wellbeing",
    "vocabulary_term": "Word of a pick-list",
    "network_node": "Somebody in a network",
    "network_person": "Somebody in a network",
    "claim": "Assumption",
    "claim_holder": "Holder of an assumption",
    "claim_scope": "Scope of an assumption",
    "claim_decision": "Decision",
    "framework_cell": "Framework summary",
    "guide_question": "Guide question",
    "picture_tile": "Picture",
    "project": "Study",
    "study_setting": "Setting of the study",
    "theme_passage": "Passage of a theme",
    "prompt_answer": "Prompt put aside",
}
_WORDLESS = frozenset(("text", "content", "words"))
"""Columns that are all there is of their rows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and whether its words may be shown."""

    place: LeakPlace
    shown: bool


class Places:
    """Finds places; keeps those it found, as many leaks share one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tables = Base.metadata.tables
        self._rows: dict[tuple[str, int], dict[str, object]] = {}
        self._left_out = {
            *(("participant", row) for row in session.scalars(select(Participant.id).where(~is_included()))),
            *(("source", row.id) for row in study.sources(session) if row.excluded),
        }

    def place(self, table: str, row: int, column: str, detail: str = "") -> Found:
        """Where a column of a row is; `detail` says more of it than the column does."""
        line = [(table, row), *self._above(table, row)]
        owner = next((one for one in line if one[0] in _OWNERS), ("", 0))
        source = next((SourceId(number) for name, number in line if name == "source"), None)
        called = str(self._row(*owner).get(_OWNERS[owner[0]], "")) if owner[0] else ""
        place = LeakPlace(
            table, row, column, self._item(table, row, column, detail), owner[0], owner[1], called, source
        )
        private = table == "note" and bool(self._row(table, row).get("private"))
        return Found(place, shown=not private and self._left_out.isdisjoint(line))

    def _item(self, table: str, row: int, column: str, detail: str) -> str:
        item = _ITEMS.get(table, table.replace("_", " ").capitalize())
        if table == "version_text":
            version = self._row("text_version", row)
            older = "" if version.get("current", True) else " (older)"
            return f"{item}, version {version.get('number', '')}{older}"
        told = detail or ("" if column in _WORDLESS else column.replace("_", " "))
        return f"{item}, {told}" if told else item

    def _above(self, table: str, row: int) -> Iterator[tuple[str, int]]:
        """What a row hangs on, the nearest first; in a ring each once."""
        seen, waiting = {(table, row)}, [(table, row)]
        while waiting:
            at = waiting.pop(0)
            values = self._row(*at)
            for column in self._table(at[0]).columns:
                for key in column.foreign_keys:
                    above = key.column.table.name
                    value = values.get(column.name)
                    if isinstance(value, int) and (above, value) not in seen:
                        seen.add((above, value))
                        waiting.append((above, value))
                        yield above, value

    def _row(self, table: str, row: int) -> dict[str, object]:
        if (table, row) not in self._rows:
            columns = [column for column in self._table(table).columns if not _is_large(table, column.name)]
            query = select(*columns).where(key_of(self._table(table)) == row)
            found = self._session.execute(query).mappings().first()
            self._rows[table, row] = dict(found) if found is not None else {}
        return self._rows[table, row]

    def _table(self, name: str) -> Table:
        return self._tables[name]


def _is_large(table: str, column: str) -> bool:
    return (table, column) in {
        ("version_text", "text"),
        ("source_file", "content"),
        ("picture_tile", "content"),
        ("safe_copy", "content"),
    }
