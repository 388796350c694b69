"""What touches the study and the identity key together, and what takes words out of both for good.

No two files can be written in one move, so there is a state between the two: it harms nobody, it is told or
proposed again, and doing the same once more, or opening the key, leads to the end.
"""

import re
from pathlib import Path

from sqlalchemy import select

from app.coding.correcting.replacement_rows import Wanted
from app.coding.correcting.replacing import plan_replacements
from app.language.names.mentions import NameKind
from app.language.spans import Span
from app.safeguards import withdrawal
from app.safeguards.identity import keyfile
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Decision, Identity
from app.safeguards.pseudonyms.applying import pseudonymise
from app.safeguards.pseudonyms.purging import remove_unedited
from app.safeguards.pseudonyms.rows import PseudonymPlan
from app.store.project import Project
from app.study import queries
from app.study.model import Participant
from tests.builders import person, signed_off
from tests.faults.long_actions import (
    CANARY,
    KEY_PASSPHRASE,
    STUDY,
    Between,
    LongAction,
    Seen,
    fill,
    key_in,
    opened,
)


def opened_key(folder: Path, project: Project) -> IdentityKey:
    """The identity key, open."""
    return keyfile.open_key(key_in(folder), KEY_PASSPHRASE, study=project.guid)


def replace_words(project: Project, key: IdentityKey, source: str, words: str, by: str) -> None:
    """Put something else in the place of words, wherever they stand in a transcript."""
    with project.reading() as session:
        row = queries.source_named(session, source)
        text = queries.transcript(session, row.id).text
        places = [Span(*found.span()) for found in re.finditer(words, text)]
        wanted = [Wanted(span, f"[{by}]", NameKind.OTHER.value) for span in places]
        plan = PseudonymPlan((plan_replacements(session, row.id, wanted, ""),))
    pseudonymise(project, plan=plan, key=key, by="Ada", keep_unedited=True)


def keyed(folder: Path, passphrase: str | None) -> None:
    """The same study with an identity key, and one of its transcripts pseudonymised."""
    fill(folder, passphrase)
    with opened(folder, passphrase) as project:
        with keyfile.create(key_in(folder), KEY_PASSPHRASE, study=project.guid) as key:
            with project.reading() as session:
                guids = dict(session.execute(select(Participant.pseudonym, Participant.guid)).all())
            key.set_people([Identity(guids["Wren"], f"Wren {CANARY}"), Identity(guids["Kim"], "Kimberley")])
            key.set_decisions([Decision(NameKind.OTHER, CANARY, "breed", guids["Wren"])])
            replace_words(project, key, "Second", CANARY, "breed")
        signed_off(project)


def replace_cars(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project, opened_key(folder, project) as key:
        replace_words(project, key, "First", "car", "vehicle")


def purge(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project:
        with project.reading() as session:
            source = queries.source_named(session, "Second").id
        remove_unedited(project, sources=[source])


def delete_wren(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project, opened_key(folder, project) as key:
        wren = person(project, "Wren")
        withdrawal.delete_participant(project, participant=wren, on="2026-11-29", by="Ada", key=key)


def let_forget(folder: Path, passphrase: str | None) -> None:
    """What the window does by itself once the key is open."""
    with opened(folder, passphrase) as project, opened_key(folder, project) as key:
        withdrawal.finish_key(project, key=key)


def _is_in_key_only(before: Seen, now: Seen, after: Seen) -> bool:
    return now == {**after, STUDY: before[STUDY]}


def _key_still_waits(before: Seen, now: Seen, after: Seen) -> bool:
    """Everything is deleted in the study, which says that the key is still to forget."""
    key = key_in(Path()).name
    told = any('"participant"' in str(row) for row in now[STUDY]["withdrawal"])
    last = {"audit", "withdrawal"}
    deleted = all(rows == after[STUDY][table] for table, rows in now[STUDY].items() if table not in last)
    return told and deleted and now[key] in (before[key], after[key])


KEYED_ACTIONS = (
    LongAction(
        "pseudonymising",
        replace_cars,
        keyed,
        Between("in the key and not yet in the text", _is_in_key_only, replace_cars),
    ),
    LongAction("unedited texts removed", purge, keyed, forgets=True),
    LongAction(
        "participant deleted",
        delete_wren,
        keyed,
        Between("deleted, and the key told to forget at its next opening", _key_still_waits, let_forget),
        forgets=True,
        key_forgets=True,
    ),
)
