"""The main job on the sample study without anybody at the keyboard: a Word report, and a picture of every screen.

For a machine with no screen, and for looking at the whole window at once after a change to its look.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app import studyfile
from app.coding.asking.conditions import AllOf, Beside, Coded, Codes, How, Target
from app.coding.passages import passages
from app.coding.queries import code_at
from app.coding.rows import PassageRow
from app.exchange.sample import make_sample
from app.language.spans import Span
from app.perspectives.queries import compare
from app.perspectives.rows import Comparison
from app.reports.spec import ReportSpec
from app.reports.theme_summary import theme_summary
from app.store.project import Project
from app.ui.application import Application, make_window
from app.ui.asking.asking_screen import AskingScreen
from app.ui.coding.coding_screen import CodingScreen
from app.ui.main_window import MainWindow
from app.ui.perspectives.cell_words import named_difference
from app.ui.perspectives.compare_screen import CompareScreen
from app.ui.tasks import Tasks

NAME = "Moving placements (sample)"
REPORT = "theme-summary.docx"
SIZE = (1400, 900)
CODE = "Moves / Not being told"
"""The code the pictures are about: children say it, few practitioners do."""
BESIDE = "Wellbeing"
"""The code that is asked for beside it."""
WORDS = "~leave OR mov*"
"""What is looked for in the pictures."""
QUIET = 0.4
"""Seconds without work under way after which a page stands still."""
PATIENCE = 30.0

Say = Callable[[Path, str], None]


def run_tour(out: Path) -> int:
    """Do the main job and leave the report and the pictures in `out`; 0 when all of it was done."""
    out.mkdir(parents=True, exist_ok=True)
    app = _application()
    with tempfile.TemporaryDirectory(prefix="counterpoint-tour-") as folder:
        home = Path(folder)
        path = _make_study(home)
        with _window(app, home) as window:
            _tour(window, path, home, out)
    return 0


def say(path: Path, words: str) -> None:
    """One line for each thing that was made."""
    print(f"{path}  {words}", flush=True)


def _application() -> QApplication:
    running = QApplication.instance()
    if running is not None:
        return cast(QApplication, running)
    screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_pass_on)
    return Application([sys.argv[0]])


def _pass_on(_: QtMsgType, __: QMessageLogContext, message: str) -> None:
    """What Qt says, but for what the platform without a screen says it cannot do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _make_study(home: Path) -> Path:
    path = home / f"sample{studyfile.SUFFIX}"
    with studyfile.create(path, None, name=NAME, home=home, person="Researcher") as project:
        make_sample(project)
    return path


@contextmanager
def _window(app: QApplication, home: Path) -> Iterator[MainWindow]:
    """A window with settings of its own: nothing of this computer's is read or changed."""
    window, _ = make_window(app, home / "settings.json", home)
    try:
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        yield window
    finally:
        window.close()


def _tour(window: MainWindow, path: Path, home: Path, out: Path) -> None:
    project = studyfile.open_study(path, home=home, person="Researcher")
    say(_write_report(project, out / REPORT), "the Word theme summary, a section for each theme")
    for mode in ("light", "dark"):
        window.set_appearance(mode)
        if window.desk is None:
            _settle(window)
            say(_picture(window, out, f"welcome-{mode}"), "the first page, with no study open")
            window.show_study(project)
        _go_round(window, project, out, mode)
    window.close_study()
    _settle(window)
    say(_picture(window, out, "welcome-dark"), "the first page, dark")
    print(_headline(home, path))


def _write_report(project: Project, path: Path) -> Path:
    with project.reading() as session:
        theme_summary(session, ReportSpec(datetime.now().astimezone().date()), path).file.put()
    return path


def _go_round(window: MainWindow, project: Project, out: Path, mode: str) -> None:
    """A picture of every screen in one look."""
    passage = _passage(project)
    visits: list[tuple[str, str, Callable[[], None]]] = [
        ("overview", "what the study holds and what is next", lambda: window.go("overview")),
        ("participants", "who took part, and what they agreed to", lambda: window.go("participants")),
        ("transcripts", "words being coded, the palette open", lambda: _code_words(window, passage)),
        ("themes", "one theme with everything that was said", lambda: _show_theme(window, passage)),
        ("find", "words in every form, each line in its place", lambda: _find(window)),
        ("compare", "who talks about what, one theme in everybody's words", lambda: _compare(window, passage)),
        ("queries", "a question in plain words, with its passages", lambda: _ask(window, project, passage)),
        ("journeys", "what happened to each child, as it is told", lambda: window.go("journeys")),
        ("notes", "every note in one list, with what it is about", lambda: window.go("notes")),
        ("outputs", "the report before it is written", lambda: window.go("outputs")),
    ]
    for name, words, visit in visits:
        visit()
        _settle(window)
        say(_picture(window, out, f"{name}-{mode}"), f"{words}, {mode}")


def _passage(project: Project) -> PassageRow:
    with project.reading() as session:
        return passages(session, code_at(session, CODE).id, limit=1)[0]


def _code_words(window: MainWindow, passage: PassageRow) -> None:
    """Words selected, the palette open beside them: never coded, for the tour changes nothing."""
    if window.desk is None:
        return
    workspace = window.desk.workspace
    window.desk.study.show_passage(passage)
    _settle(window)
    screen = workspace.screen_called("transcripts")
    if isinstance(screen, CodingScreen):
        screen.view.select(Span(passage.start, passage.end))
        screen.commands.open_palette()


def _show_theme(window: MainWindow, passage: PassageRow) -> None:
    if window.desk is not None:
        window.desk.workspace.show_code(passage.code)


def _find(window: MainWindow) -> None:
    if window.desk is not None:
        window.desk.workspace.show_words(WORDS)


def _ask(window: MainWindow, project: Project, passage: PassageRow) -> None:
    """Passages of the code in whose words another code is, too."""
    window.go("asking")
    _settle(window)
    with project.reading() as session:
        other = code_at(session, BESIDE).id
    screen = window.desk.workspace.screen_called("asking") if window.desk is not None else None
    if isinstance(screen, AskingScreen):
        own, others = Codes(Target.CODE, passage.code), Codes(Target.CODE, other)
        screen.ask(AllOf((Coded(own), Beside(How.OVERLAPS, others))))


def _compare(window: MainWindow, passage: PassageRow) -> None:
    window.go("compare")
    _settle(window)
    screen = window.desk.workspace.screen_called("compare") if window.desk is not None else None
    if isinstance(screen, CompareScreen):
        screen.show_code(passage.code)


def _picture(window: MainWindow, out: Path, name: str) -> Path:
    path = out / f"{name}.png"
    if not window.grab().save(str(path)):
        raise OSError(f"no picture could be written to {path}")
    return path


def _settle(window: MainWindow) -> None:
    """Let the window work until nothing has been under way for a moment."""
    app, tasks = QApplication.instance(), window.findChild(Tasks)
    began = quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET and time.monotonic() - began < PATIENCE:
        if app is not None:
            app.processEvents()
        if tasks is not None and tasks.running:
            quiet_since = time.monotonic()
        time.sleep(0.01)


def _headline(home: Path, path: Path) -> str:
    with studyfile.open_study(path, home=home, read_only=True) as project, project.reading() as session:
        return headline(compare(session))


def headline(comparison: Comparison) -> str:
    """The comparison in one line: where the perspectives differ most."""
    with suppress(StopIteration):
        widest = next(line for line in comparison.lines if line.widest is not None)
        said = named_difference(widest, widest.widest, comparison.groups)
        return f"Where the perspectives differ most: {widest.path}, {said}."
    return "Nothing can be compared yet."
