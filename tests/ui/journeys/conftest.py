"""A study with one full journey, one that only the official record tells, and one not yet begun."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.journeys import actions
from app.journeys.journey_rows import EventKind, LaneKind
from app.store.project import Project
from app.study import actions as study_actions
from app.study import queries
from app.study.rows import CaseId, ConsentScope
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.views import OF_ONE
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.journeys.made import a_code, also, child_case, felt, record, spell, told, words
from tests.made_studies import Copies, open_copy
from tests.ui.opened import open_study


def fill(project: Project) -> None:
    """Robin's journey with three tellers, Sam's of the record alone, and nothing told of Ash."""
    robin = child_case(project, "Robin")
    actions.set_journey(project, case=robin, born="2003-05", reviewed_on="30/06/2015")
    spell(project, robin, "age 6", "age 7", by="Robin", label="Mum’s flat", code="P1")
    spell(project, robin, "age 7", by="Robin", label="Nan’s", code="U1")
    spell(project, robin, "2008", "2012", by="Robin's carer", lane=LaneKind.EDUCATION, label="Hill Primary")
    event, mark = told(project, robin, "Moved to Nan’s", "Robin", "about 7", planned=False, effect=-2)
    also(project, event, "Robin's worker", "Mar 2010", planned=True, effect=1)
    told(project, robin, "The football medal", "Robin", "age 9", EventKind.MILESTONE)
    felt(project, robin, "Robin", "age 7", -2)
    felt(project, robin, "Robin", "age 9", 1)
    _, place = words(project, "Robin")
    actions.link_evidence(project, mark=mark, evidence=place, by="Ada")
    code, coder = a_code(project)
    actions.code_mark(project, mark=mark, code=code, coder=coder)
    record(project, child_case(project, "Sam"))
    child_case(project, "Ash")


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    """The study, open as screens are given it."""
    parent = QObject()
    made = open_study(open_copy(copies, tmp_path, "journeys", fill), theme, tmp_path, parent)
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
    qtbot.waitUntil(made.isActiveWindow)
    return made


def case_named(screen: JourneysScreen, pseudonym: str) -> CaseId:
    """A child of the study."""
    items = [screen.cases.list.item(place) for place in range(screen.cases.list.count())]
    place = next(place for place, item in enumerate(items) if item.text() == pseudonym)
    case = items[place].data(0x0100)
    assert isinstance(case, int)
    return CaseId(case)


def place_of_view(title: str) -> int:
    """Where a way of looking at one child stands among the others."""
    return [kind.title for kind in OF_ONE].index(title)


def let_leave(project: Project) -> None:
    """Everybody agrees that what they tell leaves the study."""
    with project.reading() as session:
        people = [row.id for row in queries.participants(session)]
    scopes = (ConsentScope.QUOTE, ConsentScope.LINK, ConsentScope.ADMINISTRATIVE, ConsentScope.DRAWINGS)
    for participant in people:
        for scope in scopes:
            study_actions.set_consent(project, participant=participant, scope=scope, given=True)
