"""A certificate that something was deleted or destroyed as promised: plain text, to save or print (E-08).

It says what was confirmed and by whom, not that the program did or saw it; it names nobody who took part.
"""

from datetime import date
from pathlib import Path
from uuid import UUID

from app.problems import Problem
from app.store.put import put_file
from app.study.consent_rows import RetentionKind, RetentionRow

_DONE = {
    RetentionKind.AUDIO: "All recordings of the study were deleted.",
    RetentionKind.KEY: "The identity key of the study, and every copy of it, was destroyed.",
    RetentionKind.REVIEW: "The study was looked at again, and it was decided what is kept.",
    RetentionKind.DESTROY: "The study, and every copy and backup of it, was destroyed.",
}


def certificate(row: RetentionRow, *, study: str, guid: UUID, today: date) -> str:
    """The words of the certificate; a Problem where nobody has said yet that it was done."""
    if not row.done:
        raise Problem("Nobody has confirmed yet that this was done.", "Confirm it first.")
    lines = [
        "CERTIFICATE OF " + ("REVIEW" if row.kind is RetentionKind.REVIEW else "DESTRUCTION"),
        "",
        f"Study: {study}",
        f"Identity of the study: {guid}",
        f"Due: {row.due_on}",
        "",
        _DONE[row.kind],
        "",
        f"Confirmed by: {row.done_by}",
        f"On: {row.done_on}",
    ]
    if row.note:
        lines.append(f"Note: {row.note}")
    lines += [
        "",
        "Signature: ______________________________",
        "",
        "The person named above confirms this; the program has kept the confirmation in the audit of the study.",
        f"Written on {today.isoformat()}.",
        "",
    ]
    return "\r\n".join(lines)


def write_certificate(row: RetentionRow, out: Path, *, study: str, guid: UUID, today: date) -> None:
    """Write the certificate to a text file."""
    words = certificate(row, study=study, guid=guid, today=today)
    put_file(words.encode("utf-8-sig"), out, ending=".txt", thing="certificate")
