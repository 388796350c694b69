"""What it costs to open all journeys beside each other: 42 children, and ten times as many.

    python -m tests.benchmarks.bench_all_journeys [--cases 42 420]

CPU seconds, medians. *Raw* is every row the journeys are made of, read by the same driver and nothing else.
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

from app.journeys.layout.multiples import Aligned, draw_row, lay_small
from app.reports.pictures import measure, multiples_of, png_of
from app.store.project import Project
from app.ui.journeys.all.all_view import AllView
from app.ui.journeys.all.reading import read_children
from app.ui.theme import Theme
from app.ui.theme.theme import Mode
from tests.benchmarks.bench_journeys import told_study
from tests.benchmarks.measure import median, once
from tests.ui.opened import open_study

TABLES = ("study_case", "journey", "segment", "spell", "journey_event", "event_account", "wellbeing_point")
LINKED = ("passage_link", "coding", "note", "case_link", "participant", "consent")
WIDTH, HEIGHT = 1100, 850


def read_raw(project: Project) -> int:
    """Every row of the tables that journeys are read from."""
    with project.reading() as session:
        bare = session.connection()
        return sum(len(bare.exec_driver_sql(f"SELECT * FROM {name}").fetchall()) for name in (*TABLES, *LINKED))


def bench(project: Project, app: QApplication, theme: Theme, folder: Path) -> None:
    """Print a line for each thing that is done."""
    raw = median(lambda: read_raw(project), 3)
    children = read_children(project, "", lambda *_: None, lambda: False)
    small = lay_small(children, Aligned.AGE, WIDTH, measure)
    rows = list(zip(small.children, small.multiples.rows, strict=True))

    def tell(name: str, seconds: float) -> None:
        print(f"  {name:<44}{seconds * 1000:9.1f} ms {seconds / raw:7.1f} x raw", flush=True)

    def of(name: str, work: Callable[[], Any], times: int = 3) -> None:
        tell(name, median(work, times))

    tell("raw: every row they are made of", raw)
    of("read, measured and compared", lambda: read_children(project, "", lambda *_: None, lambda: False))
    of("laid out on one axis", lambda: lay_small(children, Aligned.AGE, WIDTH, measure))
    of("all rows as shapes and words", lambda: [draw_row(*row, small) for row in rows])
    of("as a picture of 220 dots an inch, 42 rows", lambda: png_of(multiples_of(children[:42], Aligned.AGE)[0]), 1)
    parent = QObject()
    study = open_study(project, theme, folder, parent)
    view = AllView(study)

    def open_view() -> None:
        view.resize(WIDTH, HEIGHT)
        view.show()
        view.refresh()
        while view.is_reading or view.small.small is None:
            app.processEvents()
        view.grab()

    tell("opened in the window, first sight", once(open_view))
    bar = view.small.rows.verticalScrollBar()

    def page() -> None:
        bar.setValue((bar.value() + bar.pageStep()) % max(bar.maximum(), 1))
        view.small.rows.viewport().repaint()

    of("scrolled by a page", page, 9)
    view.close()
    study.close()


def main() -> None:
    """Measure every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[42, 420])
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    theme = Theme(Mode.LIGHT)
    theme.apply(app)
    for cases in given.cases:
        print(f"{cases} journeys")
        with tempfile.TemporaryDirectory() as folder:
            bench(told_study(Path(folder), cases), app, theme, Path(folder))


if __name__ == "__main__":
    main()
