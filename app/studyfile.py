"""Study files: the project file joined with every package that keeps tables in it."""

from pathlib import Path

from app.coding.check import check_coding
from app.journeys.check import check_journeys
from app.journeys.rescuing import tidy_journeys
from app.perspectives.check import check_perspectives
from app.problems import Problem
from app.store import audit, files, rekey
from app.store.audit import check_audit
from app.store.check import Finding, check_database
from app.store.keys import Secret, is_encrypted
from app.store.project import Project, Session
from app.store.rekey import Rekeyed
from app.store.rescue import Progress, Rescued
from app.store.rescue import rescue as rescue_file
from app.study import index
from app.study.actions import say_why_plain
from app.study.model import Perspective
from app.study.rescuing import tidy_study
from app.study.rules import DEFAULT_PERSPECTIVES

SUFFIX = files.SUFFIX
_DERIVED = (index.complete,)


def create(
    path: Path,
    passphrase: str | None,
    *,
    name: str,
    home: Path,
    person: str = "",
    reason: str = "",
    children_agree: bool = False,
) -> Project:
    """Make and open an empty study with the three perspectives; plain, for a reason, when `passphrase` is None.

    `children_agree`: nothing of a child leaves before their own agreement and the permission are recorded.
    """

    def furnish(session: Session) -> None:
        rows = [
            Perspective(name=name, position=place, palette=place)
            for place, name in enumerate(DEFAULT_PERSPECTIVES)
        ]
        rows[0].needs_own = rows[0].needs_permission = children_agree
        session.add_all(rows)
        session.flush()
        made: dict[str, dict[str, list[int | str]]] = {"perspective": {"insert": [row.id for row in rows]}}
        audit.add(session.connection(), who=person, action="New study", rows=made)

    project = files.create(path, passphrase, name=name, home=home, person=person, derive=_DERIVED, furnish=furnish)
    if passphrase is None and reason:
        say_why_plain(project, reason=reason)
        project.forget_history()
    return project


def open_study(
    path: Path, passphrase: Secret | None = None, *, home: Path, person: str = "", read_only: bool = False
) -> Project:
    """Open a study that exists."""
    return files.open_project(path, passphrase, home=home, person=person, read_only=read_only, derive=_DERIVED)


def rescue(
    path: Path,
    passphrase: Secret | None = None,
    *,
    home: Path,
    person: str = "",
    progress: Progress = lambda done, of: None,
) -> tuple[Rescued, list[str]]:
    """Make a new file of what can be read of a damaged study; and the names of sources that are lost."""
    lost: list[str] = []

    def tidy(made: Rescued) -> None:
        with (
            open_study(made.path, passphrase if made.encrypted else None, home=home, person=person) as project,
            project.step("Rescue study") as session,
        ):
            audit.seal_remains(session, who=person)
            lost.extend(tidy_study(session))
            tidy_journeys(session)
            index.complete(session)

    return rescue_file(path, passphrase, home=home, finish=tidy, progress=progress), lost


def change_passphrase(
    path: Path,
    old: Secret | None,
    new: str | None,
    *,
    home: Path,
    person: str = "",
    reason: str = "",
    progress: Progress = lambda done, of: None,
) -> Rekeyed:
    """Give a closed study and its backups another passphrase; None takes it away, for a reason kept inside."""
    if new is None and is_encrypted(path):
        if not reason.strip():
            raise Problem("A study without a passphrase needs a reason.", "Say why anybody may read it.")
        # Before the change: a study that says why it is plain and is not yet says nothing wrong.
        with open_study(path, old, home=home, person=person) as project:
            say_why_plain(project, reason=reason)
    return rekey.change_passphrase(path, old, new, home=home, progress=progress)


def check(project: Project) -> list[Finding]:
    """Verify that an open study is whole, saying everything that was checked.

    Its log is folded in first: where the power failed while that was done, pages of the file itself are torn until
    it is done again, and the seals are looked for in the file.
    """
    project.checkpoint()
    with project.reading() as session:
        return [
            *check_database(session, encrypted=project.encrypted),
            *check_audit(session),
            *check_coding(session),
            *check_journeys(session),
            *check_perspectives(session),
        ]
