"""Which pseudonyms participants are to have, as somebody filled them into a table: it may hold real names."""

from collections.abc import Sequence
from pathlib import Path

from app.exchange.table_rows import table_rows
from app.exchange.tables import Warn, unheard
from app.safeguards.pseudonyms.people import CalledByName, NewPseudonym

COLUMNS = ("called", "pseudonym", "keep")


def read_pseudonyms(path: Path, people: Sequence[CalledByName], warn: Warn = unheard) -> list[NewPseudonym]:
    """The rows that decide something of these people; a Problem names the row that cannot be taken over.

    With keep=yes, what somebody is called is a pseudonym already.
    """
    known = {one.name.casefold(): one for one in people}
    found: list[NewPseudonym] = []
    for row in table_rows(path, warn, needed=("called",), known=COLUMNS):
        pseudonym, keep = row.get("pseudonym"), row.yes_or_no("keep")
        if not pseudonym and not keep:
            continue
        person = known.pop(row.needed("called").casefold(), None)
        if person is None:
            raise row.problem("called", "is nobody who still goes by what may be a real name")
        if pseudonym and keep:
            raise row.problem("keep", "says that the name stays, and another column gives a pseudonym")
        found.append(NewPseudonym(person, pseudonym or None))
    return found
