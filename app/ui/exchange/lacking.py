"""Whose agreements are still to be recorded after somebody was added, in a sentence."""

from collections.abc import Collection

from app.store.project import Project
from app.study import queries
from app.study.consent_rows import AgreementKind
from app.study.rows import SourceId

_WORDS = {
    AgreementKind.OWN: "the agreement of {who} themselves",
    AgreementKind.PERMISSION: "permission on behalf of {who}",
    AgreementKind.GATEKEEPER: "the gatekeeper’s approval for {who}",
}
_NAMED = 3
"""So many people are named; of more it is said how many there are."""


def imported_said(project: Project, sources: Collection[SourceId]) -> str:
    """How many transcripts were brought in, and what is still to be recorded of their people."""
    many = f"{len(sources)} transcript{'s' if len(sources) != 1 else ''} imported."
    return " ".join(filter(None, (many, lacking_said(project, sources))))


def lacking_said(project: Project, sources: Collection[SourceId]) -> str:
    """Who in these sources lacks what their perspective needs before anything leaves; empty where nobody does."""
    with project.reading() as session:
        people = {row.pseudonym: row for row in queries.participants(session)}
        heard = [name for row in queries.sources(session) if row.id in sources for name in row.participants]
        agreed = queries.agreed(session)
    lacking: dict[AgreementKind, list[str]] = {}
    for name in dict.fromkeys(heard):
        if name in people:
            theirs = agreed[people[name].id]
            for kind in AgreementKind:
                if kind in theirs.needs and kind not in {row.kind for row in theirs.agreements}:
                    lacking.setdefault(kind, []).append(name)
    told = [_WORDS[kind].format(who=_people(names)) for kind, names in lacking.items()]
    return f"Still to be recorded: {'; '.join(told)}." if told else ""


def _people(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= _NAMED else f"{len(names)} people"
