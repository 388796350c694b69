"""What comparing costs: the matrix in every form, and the page that shows it.

    python -m tests.benchmarks.bench_compare [--scale 10] [--plain]

CPU seconds, medians. *Raw* is codes by documents counted by the bare driver, as for `python -m tests.benchmarks`.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app import studyfile
from app.coding import queries
from app.perspectives.queries import choices, compare
from app.perspectives.rows import LineKind, Only, Scope
from app.perspectives.rules import groups_apart
from app.store.project import Project
from app.study import queries as study
from app.study.rows import SourceKind
from app.ui.perspectives.arranging import Arrangement, Level, arrange
from app.ui.perspectives.compare_screen import CompareScreen
from app.ui.perspectives.reading import read_comparison
from app.ui.theme import Theme
from app.ui.theme.theme import Mode
from tests.benchmarks.corpus_study import PASSPHRASE, Corpus, add_arguments, finished_study
from tests.benchmarks.measure import median, once
from tests.benchmarks.raw import RawStudy
from tests.ui.opened import open_study

WIDTH, HEIGHT = 1300, 850


def bench(project: Project, raw: float, folder: Path) -> None:
    """Print a line for each thing that is done."""

    def tell(name: str, seconds: float) -> None:
        print(f"  {name:<52}{seconds:10.4f} s {seconds / raw:7.1f} x raw", flush=True)

    def of(name: str, work: Callable[[], Any], times: int = 3) -> None:
        tell(name, median(work, times))

    tell("raw: codes by documents", raw)
    with project.reading() as session:
        area = study.areas(session)[0].name
        coder = queries.coders(session)[0].name
        of("by perspective", lambda: compare(session))
        of("by perspective and area", lambda: compare(session, Scope("perspective", "area")))
        of("by perspective, one area", lambda: compare(session, Scope(only=(Only("area", (area,)),))))
        of("by perspective, one coder", lambda: compare(session, Scope(coders=(coder,))))
        of("by perspective, interviews alone", lambda: compare(session, Scope(kinds=(SourceKind.INTERVIEW,))))
        of("themes by perspective", lambda: compare(session, Scope(lines=LineKind.THEMES)))
        of("what can be chosen", lambda: choices(session))
        found = compare(session)
        named = range(len(found.groups))
        of("figures for screening", lambda: groups_apart(found.lines, named))
    read = read_comparison(project, Scope(), lambda: False)
    of("all a page reads", lambda: read_comparison(project, Scope(), lambda: False))
    of("rows arranged, all codes", lambda: arrange(read, Arrangement(Level.ALL)))
    parent = QObject()
    opened = open_study(project, Theme(Mode.LIGHT), folder, parent)
    screen = CompareScreen(opened)
    screen.resize(WIDTH, HEIGHT)
    screen.show()
    screen.controls.choose_level(Level.ALL)
    while opened.tasks.running:
        QApplication.processEvents()
    matrix = screen.matrix
    tell("the matrix painted", once(lambda: matrix.viewport().grab()))
    bar = matrix.verticalScrollBar()

    def page() -> None:
        bar.setValue((bar.value() + bar.pageStep()) % max(bar.maximum(), 1))
        matrix.viewport().grab()

    of("scrolled by a page", page, 9)
    screen.close()
    opened.close()


def main() -> None:
    """Measure one scale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    Theme(Mode.LIGHT).apply(app)
    path = finished_study(given.home, given.scale, encrypted=not given.plain)
    corpus = Corpus.of(given.home, given.scale)
    with tempfile.TemporaryDirectory() as work:
        bare = RawStudy(Path(work) / "raw.sqlite")
        bare.store(corpus.folder / "txt")
        bare.code(corpus.plan["codings"])
        raw = median(bare.codes_by_document)
        bare.close()
        passphrase = None if given.plain else PASSPHRASE
        project = studyfile.open_study(path, passphrase, home=Path(work) / "home", read_only=True)
        print(f"{given.scale} x study scale")
        bench(project, raw, Path(work))


if __name__ == "__main__":
    main()
