"""Whether a project file is whole: what the database itself can verify."""

from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked, and what is wrong with it, if anything; never words of the study."""

    checked: str
    faults: tuple[str, ...] = ()


def check_database(session: Session, *, encrypted: bool) -> list[Finding]:
    """Verify pages, indexes and references (and, encrypted, the seal on every page)."""
    connection = session.connection()
    pages = connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars().all()
    findings = [
        Finding(
            "every page and index of the database",
            () if list(pages) == ["ok"] else ("Pages of the database are damaged.",),
        )
    ]
    if encrypted:
        seals = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
        findings.append(
            Finding(
                "the seal on every encrypted page",
                (f"{len(seals)} encrypted pages were changed from outside.",) if seals else (),
            )
        )
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    findings.append(
        Finding(
            "every reference from one row to another",
            (f"{len(broken)} rows refer to rows that are not there.",) if broken else (),
        )
    )
    return findings
