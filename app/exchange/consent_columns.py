"""The columns of a list of participants that say what they agreed to: one a scope, one an agreement behind it.

Each may have a column `…_on` for its day and one `…_until` for the last day it holds.
"""

from collections.abc import Iterator

from app.exchange.table_rows import TableRow
from app.problems import Problem
from app.study.agreeing import Agreed
from app.study.consent_rows import AgreementKind
from app.study.rows import AgreementDraft, ConsentDraft, ConsentScope
from app.study.rules import last_day

SCOPES = {
    "take_part_consent": ConsentScope.TAKE_PART,
    "audio_consent": ConsentScope.AUDIO,
    "quote_consent": ConsentScope.QUOTE,
    "drawings_consent": ConsentScope.DRAWINGS,
    "link_consent": ConsentScope.LINK,
    "administrative_consent": ConsentScope.ADMINISTRATIVE,
    "archive_consent": ConsentScope.ARCHIVE,
    "recontact_consent": ConsentScope.RECONTACT,
}
AGREEMENTS = {
    "own_agreement": AgreementKind.OWN,
    "permission_agreement": AgreementKind.PERMISSION,
    "gatekeeper_agreement": AgreementKind.GATEKEEPER,
}
COLUMNS = tuple(f"{name}{more}" for name in (*SCOPES, *AGREEMENTS) for more in ("", "_on", "_until"))


def consents_in(row: TableRow) -> Iterator[ConsentDraft]:
    """What a row says of each scope; nothing where its cells are empty."""
    for name, scope in SCOPES.items():
        draft = ConsentDraft(scope, row.yes_or_no(name), _day(row, f"{name}_on"), _day(row, f"{name}_until"))
        if draft != ConsentDraft(scope, None):
            yield draft


def agreements_in(row: TableRow) -> Iterator[AgreementDraft]:
    """What a row says of each agreement; nothing where its cells are empty."""
    for name, kind in AGREEMENTS.items():
        given, on, until = row.yes_or_no(name), _day(row, f"{name}_on"), _day(row, f"{name}_until")
        draft = AgreementDraft(kind, given, on=on, until=until)
        if draft != AgreementDraft(kind, None):
            yield draft


def cells_of(agreed: Agreed) -> dict[str, str]:
    """What is recorded of one person, by column; of an agreement only where there is one of its kind."""
    found: dict[str, str] = {}
    for name, scope in SCOPES.items():
        row = agreed.consent(scope)
        if row is not None:
            found |= {name: _answer(bool(row.given)), f"{name}_on": row.on, f"{name}_until": row.until}
    for name, kind in AGREEMENTS.items():
        rows = [one for one in agreed.agreements if one.kind is kind]
        if len(rows) == 1:
            given = _answer(rows[0].given and not rows[0].withdrawn_on)
            found |= {name: given, f"{name}_on": rows[0].on, f"{name}_until": rows[0].until}
    return {name: cell for name, cell in found.items() if cell}


def _answer(given: bool) -> str:
    return "yes" if given else "no"


def _day(row: TableRow, column: str) -> str:
    try:
        return row.get(column) if last_day(row.get(column)) else ""
    except Problem:
        raise row.problem(column, "is no day such as 2026-11-23") from None
