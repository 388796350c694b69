"""The commands, found by name; each is a function of the parsed arguments and the terminal."""

import argparse
from collections.abc import Callable

from app.cli.commands import (
    asking,
    audit,
    claims,
    codebook,
    coding,
    comparing,
    consent,
    correcting,
    files,
    finding,
    framework,
    identity,
    journeys,
    keeping,
    leaking,
    networks,
    notes,
    official_record,
    pictures,
    progress,
    pseudonymise,
    reporting,
    safeguarding,
    study,
    suggesting,
    themes,
    withdraw,
    words,
)
from app.cli.terminal import Terminal

Command = Callable[[argparse.Namespace, Terminal], int]
"""Does one command; returns the exit code."""


def command_of(name: str) -> Command:
    """The function that does a command."""
    return _COMMANDS[name]


_COMMANDS: dict[str, Command] = {
    "new": files.new,
    "sample": files.sample,
    "import": files.bring,
    "check": files.check,
    "audit": audit.audit,
    "lock": keeping.lock,
    "rekey": keeping.rekey,
    "backup": keeping.backup,
    "restore": keeping.restore,
    "rescue": keeping.rescue,
    "sources": study.sources,
    "text": study.text,
    "participants": study.participants,
    "status": study.status,
    "signoff": safeguarding.signoff,
    "leaks": leaking.leaks,
    "key": identity.key,
    "pseudonymise": pseudonymise.pseudonymise,
    "concerns": safeguarding.concerns,
    "consent": consent.consent,
    "exports": safeguarding.exports,
    "withdraw": withdraw.withdraw,
    "pictures": pictures.pictures,
    "picture": pictures.picture,
    "correct": correcting.correct,
    "versions": correcting.versions,
    "unplaced": correcting.unplaced,
    "place": correcting.place,
    "code": coding.code,
    "codes": coding.codes,
    "codebook": codebook.codebook,
    "passages": coding.passages,
    "search": finding.search,
    "autocode": finding.autocode,
    "suggest": suggesting.suggest,
    "progress": progress.progress,
    "themes": themes.themes,
    "notes": notes.notes,
    "words": words.words,
    "query": asking.query,
    "cooccurrence": asking.cooccurrence,
    "matrix": asking.matrix,
    "assumptions": claims.assumptions,
    "evidence": claims.evidence,
    "compare": comparing.compare,
    "framework": framework.framework,
    "report": reporting.report,
    "journey": journeys.journey,
    "journeys": journeys.journeys,
    "network": networks.network,
    "networks": networks.networks,
    "import-record": official_record.import_record,
}
