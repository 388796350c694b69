"""Where a text of the study stands, in words that lead there: "Note “After the visit”", "Assumption A-02"."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.safeguards.withdrawal.closure import key_of
from app.store.base import Base

_CALLED = {
    "area": ("Area", "name"),
    "attribute": ("Attribute", "name"),
    "case_link": ("Link to a case", ""),
    "claim": ("Assumption", "ref"),
    "claim_decision": ("Decision about an assumption", ""),
    "code": ("Code", "name"),
    "code_set": ("Set of codes", "name"),
    "codebook_change": ("History of the codebook", "path"),
    "codebook_version": ("Frozen codebook", "name"),
    "coding": ("Memo of a coded passage", ""),
    "concern": ("Safeguarding concern", "kind"),
    "event_account": ("Account of an event", ""),
    "evidence": ("Note on evidence", ""),
    "export": ("Register of exports", "title"),
    "field_note": ("Field note", ""),
    "framework_cell": ("Framework matrix", ""),
    "guide_question": ("Topic guide", "text"),
    "journey": ("Summary of a journey", ""),
    "journey_event": ("Event of a journey", "title"),
    "negative_case": ("Search for exceptions", ""),
    "network": ("Network", "title"),
    "network_node": ("Note on somebody in a network", ""),
    "network_person": ("Somebody in a network", "name"),
    "note": ("Note", "title"),
    "passage_link": ("Link between passages", ""),
    "picture": ("Description of a picture", ""),
    "prompt_answer": ("Worklist of exceptions", ""),
    "redaction": ("Redaction of a picture", ""),
    "saved_query": ("Saved query", "name"),
    "saved_report": ("Saved report", "name"),
    "segment": ("Label of a region or mark", "label"),
    "source": ("Source", "name"),
    "speaker": ("Label of a speaker", "label"),
    "spell": ("Time on a journey map", "label"),
    "study_case": ("Case", "pseudonym"),
    "theme": ("Theme", "name"),
    "theme_passage": ("Note on a passage of a theme", ""),
    "wellbeing_point": ("Wellbeing on a journey map", ""),
}
"""Table -> what it is called, and the column that says which row."""


def where_of(session: Session, table: str, row: int, column: str) -> str:
    """Which row a text stands in, and which of its fields."""
    called, named_by = _CALLED.get(table, (table.replace("_", " ").capitalize(), ""))
    which = ""
    if named_by and named_by != column:
        columns = Base.metadata.tables[table]
        which = session.scalar(select(columns.c[named_by]).where(key_of(columns) == row)) or ""
    named = f"{called} “{which}”" if which else f"{called} {row}"
    return f"{named}: {column.replace('_', ' ')}"
