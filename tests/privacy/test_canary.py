"""A phrase said, typed, searched for and in the midst of errors is afterwards in the study alone."""

import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import studyfile
from app.coding import actions as coding
from app.coding import queries
from app.journeys.layout import Options
from app.problems import Problem
from app.reports.pictures import write_pictures
from app.reports.spec import ReportSpec, ThemeChoice
from app.store.project import Project
from app.study import actions
from app.ui.application import make_window
from app.ui.coding.codebook.codebook_files import CodebookFiles
from app.ui.errors import Errors
from app.ui.journeys.saving import PICTURES, Saver
from app.ui.main_window import MainWindow
from app.ui.open_study import OpenStudy
from app.ui.rail import RAIL
from app.ui.reports.other_files import OtherFiles
from app.ui.reports.writing import Writing
from tests.builders import CHILD, add, allow_quotes, code, dialogue, new_study, signed_off, speaker
from tests.conftest import PASSPHRASE
from tests.privacy import markup
from tests.reports.pictures.test_leaving import with_tellers

pytestmark = pytest.mark.window
CANARY = "Zwetschgenbaum by the weir"
WRITTEN = {
    *("report.docx", "tables.xlsx", "table.csv", "framework.docx", "codebook.docx", "codebook.csv"),
    *("map.png", "map.svg"),
}
FORMS = [
    words.encode(coding)
    for words in (CANARY, CANARY.upper(), CANARY.casefold())
    for coding in ("utf-8", "utf-16-le")
]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything that is not the study goes: this computer's data, settings and temporary files."""
    for name in ("home", "temp", "study", "out", "user"):
        (tmp_path / name).mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    return tmp_path


@pytest.fixture
def told(folders: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[tuple[MainWindow, Errors, Project]]:
    """A study with a passphrase, the phrase in every name, note and turn of it, open in the window."""
    with new_study(folders / "study", passphrase=PASSPHRASE) as project:
        source, *_ = add(project, dialogue("v", [("Robin", f"By the {CANARY}."), ("Interviewer", "mm")],
                                           [speaker("Robin", CHILD)]))  # fmt: skip
        code(project, source, CANARY, "Places")
        actions.add_area(project, name="Riverside")
        allow_quotes(project, "Robin")
        signed_off(project)
    window, errors = make_window(qapp, folders / "home" / "settings.json", folders / "home")
    errors.install()
    opened = studyfile.open_study(project.path, PASSPHRASE, home=folders / "home", person="Tester")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "MARKUP", f" {CANARY}")
        assert markup.mark_up(opened) > 20
    window.resize(1400, 900)
    window.show()
    yield window, errors, opened
    errors.uninstall()
    window.close()
    window.deleteLater()


def holding(folder: Path, *, but: Path) -> list[str]:
    """The files below a folder that hold the phrase in any form, in their name or their bytes."""
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file()
        and file != but
        and (CANARY in file.name or any(form in file.read_bytes() for form in FORMS))
    ]


def written(study: OpenStudy, owner: QWidget, out: Path, qtbot: QtBot) -> set[str]:
    """The names of files of every kind that the window writes, with the phrase in all that was typed."""
    with study.project.reading() as session:
        themes = tuple(ThemeChoice(code=row.id) for row in queries.codes(session))
    spec = ReportSpec(date=date(2026, 11, 29), themes=themes, claims=(), title=CANARY)
    journey = replace(with_tellers(), pseudonym=CANARY)
    writing, others, codebook = Writing(study, owner), OtherFiles(study, owner), CodebookFiles(study, owner)
    pictures, refused = Saver(study, "picture", PICTURES, owner), list[str]()
    writing.failed.connect(refused.append)
    others.failed.connect(refused.append)
    study.tasks.problem.connect(lambda problem: refused.append(problem.sentence))
    writing.write(spec, out / "report.docx")
    others.write_tables(["matrix"], spec, out / "tables.xlsx")
    others.write_tables(["matrix"], spec, out / "table.csv")
    others.write_framework(spec, out / "framework.docx")
    codebook.write(out / "codebook.docx")
    codebook.write(out / "codebook.csv")
    for ending in (".png", ".svg"):
        pictures.write(out / f"map{ending}", partial(write_pictures, journey, Options()), CANARY)
    qtbot.waitUntil(lambda: not study.tasks.running, timeout=60_000)
    if pictures.box is not None:
        pictures.box.close()
    assert refused == []
    return {path.name for path in out.iterdir()}


def test_the_phrase_is_nowhere_but_in_the_study(
    told: tuple[MainWindow, Errors, Project], folders: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    window, errors, project = told
    titles = set[str]()
    window.show_study(project)
    for entry in RAIL:
        window.go(entry.name)
        for field in window.findChildren(QLineEdit):
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                field.setText(CANARY)
                field.returnPressed.emit()
        qtbot.waitUntil(lambda: not window._tasks.running, timeout=60_000)
        titles.add(window.windowTitle())
    assert window.desk is not None
    assert written(window.desk.study, window, folders / "out", qtbot) == WRITTEN
    assert holding(folders / "out", but=project.path), "what may leave is in them"
    shutil.rmtree(folders / "out")
    with pytest.raises(Problem):
        coding.add_code(project, name=f"Places / {CANARY}")
    for error in (RuntimeError(CANARY), ValueError(f"'{CANARY}' is not in list"), KeyError(CANARY)):
        errors.report(error)
    errors.report(Problem("That cannot be done.", "Try again."))
    QApplication.processEvents()
    assert list((folders / "home" / "crashes").glob("crash-*"))
    project.back_up()
    window.close_study()
    said = capfd.readouterr()
    assert CANARY not in said.out + said.err
    assert not [title for title in titles if "weir" in title and CANARY not in project.name]
    assert holding(folders, but=project.path) == []
    assert not list((folders / "user").rglob("*")), "no list of recent files of the desktop, and no thumbnails"


def test_the_search_for_the_phrase_would_find_it(folders: Path) -> None:
    """The control: in a study without a passphrase it stands for all to read."""
    with new_study(folders / "study") as plain:
        add(plain, dialogue("v", [("Robin", CANARY)]))
    assert holding(folders, but=folders) == ["study/study.counterpoint"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_what_we_keep_on_this_computer_is_for_its_user_alone(
    told: tuple[MainWindow, Errors, Project], folders: Path
) -> None:
    window, errors, project = told
    window.show_study(project)
    errors.report(RuntimeError("x"))
    QApplication.processEvents()
    project.back_up()
    window._preferences.change(coder="Somebody")
    open_to_others = [
        str(path.relative_to(folders))
        for path in (project.path, *(folders / "home").rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
        and not any(
            stat.S_IMODE(above.stat().st_mode) & 0o077 == 0 for above in path.parents if folders in above.parents
        )
    ]
    assert open_to_others == []
