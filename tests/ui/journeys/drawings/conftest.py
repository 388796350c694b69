"""A study in which Robin drew a picture that is marked, and Ash drew nothing; nobody's real hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.pictures.regions.region import Region, Shape
from app.store.project import Project
from app.study import actions
from app.study.picture_rows import PictureKind
from app.study.rows import ConsentScope
from app.ui.journeys.drawings.drawings_view import DrawingsView
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.views import OF_ONE
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.builders import person
from tests.journeys.made import a_code, child_case, told, words
from tests.made_studies import Copies, open_copy
from tests.study.drawn import box, draw
from tests.ui.journeys.conftest import case_named
from tests.ui.opened import open_study

D = TypeVar("D", bound=QDialog)


def house(width: int = 1300, height: int = 900) -> Image.Image:
    """A house, a wall, two people and a sun."""
    image = Image.new("RGB", (width, height), (252, 248, 238))
    pen, across, down = ImageDraw.Draw(image), width / 1300, height / 900

    def line(*points: tuple[float, float], colour: tuple[int, int, int], wide: int = 10) -> None:
        places = [(x * across, y * down) for x, y in points]
        pen.line(places, fill=colour, width=round(wide * across), joint="curve")

    blue, grey, brown, gold = (72, 92, 160), (110, 110, 118), (96, 66, 40), (220, 164, 20)
    line((140, 780), (138, 420), (330, 260), (540, 430), (544, 782), (140, 780), colour=blue)
    line((300, 780), (304, 620), (400, 622), (402, 780), colour=blue)
    line((655, 200), (648, 400), (660, 600), (650, 800), colour=grey, wide=18)
    for x in (840, 960):
        pen.ellipse([(x - 34) * across, 400 * down, (x + 34) * across, 468 * down], outline=brown, width=9)
        line((x, 468), (x - 4, 640), (x - 40, 790), colour=brown)
        line((x - 4, 640), (x + 36, 786), colour=brown)
        line((x - 60, 540), (x + 62, 532), colour=brown)
    pen.ellipse([1080 * across, 90 * down, 1200 * across, 210 * down], outline=gold, width=12)
    return image


def fill(project: Project) -> None:
    """Robin's drawing with three regions, one coded and linked, and a map of two pages."""
    robin = child_case(project, "Robin")
    child_case(project, "Ash")
    actions.set_consent(project, participant=person(project, "Robin"), scope=ConsentScope.DRAWINGS, given=True)
    picture = draw(project, "River house", "Robin", case=robin, image=house())
    first = coding.mark_region(
        project, picture=picture, region=box(0.08, 0.25, 0.45, 0.9), label="the waiting room"
    )
    coding.mark_region(
        project, picture=picture, region=Region.of(Shape.ELLIPSE, [(0.8, 0.06), (0.96, 0.28)]), label="the sun"
    )
    people = [(0.6, 0.4), (0.8, 0.4), (0.82, 0.92), (0.58, 0.9)]
    coding.mark_region(project, picture=picture, region=Region.of(Shape.POLYGON, people))
    code, coder = a_code(project, "Waiting")
    a_code(project, "Trusted adult")
    coding.code_segment(project, segment=first, code=code, coder=coder)
    _, place = words(project, "Robin")
    coding.link_region(project, segment=first, evidence=place, kind="explains", by="Ada")
    told(project, robin, "Moved to Nan’s", "Robin", "about 7", planned=False, effect=-2)
    draw(project, "River map", "Robin", pages=2, case=robin, kind=PictureKind.JOURNEY_MAP)


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    """The study, open as screens are given it."""
    parent = QObject()
    made = open_study(open_copy(copies, tmp_path, "drawings", fill), theme, tmp_path, parent)
    yield made
    made.close()


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> JourneysScreen:
    """The page, in front."""
    made = JourneysScreen(study)
    qtbot.addWidget(made)
    made.resize(1300, 850)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def view(screen: JourneysScreen, qtbot: QtBot) -> DrawingsView:
    """Robin's drawings, the keyboard on the picture."""
    screen.show_case(case_named(screen, "Robin"))
    screen.one.switch.choose([kind.title for kind in OF_ONE].index("Drawings"))
    shown = screen.front
    assert isinstance(shown, DrawingsView)
    shown.canvas.setFocus()
    qtbot.waitUntil(lambda: not shown.canvas.tiles.waits and shown.canvas.hasFocus())
    return shown


def dialog_over(view: DrawingsView, kind: type[D], qtbot: QtBot) -> D:
    """The dialog of a kind, as soon as there is one."""
    qtbot.waitUntil(lambda: bool(view.window().findChildren(kind)))
    return view.window().findChildren(kind)[-1]


class Hand:
    """A mouse over the picture, in fractions of it."""

    def __init__(self, view: DrawingsView) -> None:
        self.canvas = view.canvas

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(*self.canvas.hand.view.at(x, y))

    def drag(self, *places: tuple[float, float]) -> None:
        """Press, go through the places, let go."""
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.canvas, left, pos=self._at(*places[0]).toPoint())
        for place in places[1:]:
            QTest.mouseMove(self.canvas, self._at(*place).toPoint())
        QTest.mouseRelease(self.canvas, left, pos=self._at(*places[-1]).toPoint())

    def click(self, x: float, y: float) -> None:
        """Press and let go."""
        QTest.mouseClick(self.canvas, Qt.MouseButton.LeftButton, pos=self._at(x, y).toPoint())

    def double(self, x: float, y: float) -> None:
        """Click twice."""
        self.click(x, y)
        QTest.mouseDClick(self.canvas, Qt.MouseButton.LeftButton, pos=self._at(x, y).toPoint())


@pytest.fixture
def mouse(view: DrawingsView) -> Hand:
    """The mouse."""
    return Hand(view)
