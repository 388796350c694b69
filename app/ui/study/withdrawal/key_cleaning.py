"""Letting the open identity key forget whoever was deleted while it was closed."""

from contextlib import suppress

from app.problems import Problem
from app.safeguards import withdrawal
from app.safeguards.identity.key import IdentityKey
from app.safeguards.withdrawal.forgetting import KeyWaits
from app.safeguards.withdrawal.telling import key_forgot
from app.store.project import Project
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress


def clean_key(study: OpenStudy, key: IdentityKey) -> None:
    """Let it forget them, if there is anybody, and say so; what fails is done at the next opening."""
    if key.read_only or study.read_only:
        return

    def work(progress: Progress, cancelled: IsCancelled) -> KeyWaits | None:
        return forgotten(study.project, key)

    def done(waits: KeyWaits | None) -> None:
        if waits is not None and waits.tombstones and note_forgotten(study, waits):
            study.said.emit(key_forgot(len(waits.tombstones)))

    study.tasks.run("Letting the identity key forget", work, done, owner=study, quiet=True)


def forgotten(project: Project, key: IdentityKey) -> KeyWaits | None:
    """Have the key forget what waits, on any thread; None where it cannot be written: it waits then."""
    with project.reading() as session:
        waits = withdrawal.key_waits(session)
    with suppress(Problem):
        withdrawal.let_forget(key, waits)
        return waits
    return None


def note_forgotten(study: OpenStudy, waits: KeyWaits) -> bool:
    """Keep no more by what the key knew them."""

    def note() -> bool:
        withdrawal.note_forgotten(study.project, waits=waits)
        return True

    return bool(study.attempt(note))
