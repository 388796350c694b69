"""Study files: the project file joined with every package that keeps tables in it."""

from pathlib import Path

from app.coding.check import check_coding
from app.journeys.check import check_journeys
from app.journeys.rescuing import tidy_journeys
from app.perspectives.check import check_perspectives
from app.store import files
from app.store.audit import check_audit
from app.store.check import Finding, check_database
from app.store.project import Project
from app.store.rescue import Progress, Rescued
from app.store.rescue import rescue as rescue_file
from app.study import index
from app.study.model import Perspective
from app.study.rescuing import tidy_study
from app.study.rules import DEFAULT_PERSPECTIVES

SUFFIX = files.SUFFIX
_DERIVED = (index.complete,)


def create(path: Path, passphrase: str | None, *, name: str, home: Path, person: str = "") -> Project:
    """Make and open an empty study with the three perspectives; plain only when `passphrase` is None."""
    project = files.create(path, passphrase, name=name, home=home, person=person, derive=_DERIVED)
    with project.step("New study") as session:
        session.add_all(
            Perspective(name=name, position=place, palette=place)
            for place, name in enumerate(DEFAULT_PERSPECTIVES)
        )
    project.forget_history()
    return project


def open_study(
    path: Path, passphrase: str | None = None, *, home: Path, person: str = "", read_only: bool = False
) -> Project:
    """Open a study that exists."""
    return files.open_project(path, passphrase, home=home, person=person, read_only=read_only, derive=_DERIVED)


def rescue(
    path: Path,
    passphrase: str | None = None,
    *,
    home: Path,
    person: str = "",
    progress: Progress = lambda done, of: None,
) -> tuple[Rescued, list[str]]:
    """Make a new file of what can be read of a damaged study; and the names of sources that are lost."""
    done = rescue_file(path, passphrase, home=home, progress=progress)
    with (
        open_study(done.path, passphrase if done.encrypted else None, home=home, person=person) as project,
        project.step("Rescue study") as session,
    ):
        lost = tidy_study(session)
        tidy_journeys(session)
        index.complete(session)
    return done, lost


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
