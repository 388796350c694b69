"""A journey is told in the fields beside the map, by keyboard: added, changed, taken away, each in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.journeys import queries
from app.journeys.journey_rows import EventKind, JourneyRow, LaneKind
from app.journeys.rules import When, when_told
from app.perspectives.actions import add_claim
from app.study import actions
from app.study.rows import CaseRelation
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.journeys.map.map_view import MapView
from app.ui.open_study import OpenStudy
from app.ui.weighing.claim_question import ClaimQuestion
from tests.builders import person
from tests.ui.journeys.conftest import case_named


def view_of(screen: JourneysScreen, child: str) -> MapView:
    """The map of a child, in front."""
    screen.show_case(case_named(screen, child))
    view = screen.front
    assert isinstance(view, MapView)
    view.pane.setFocus()
    return view


@pytest.fixture
def ash(screen: JourneysScreen) -> MapView:
    """The map of a child of whom nothing is told."""
    return view_of(screen, "Ash")


@pytest.fixture
def robin(screen: JourneysScreen) -> MapView:
    """The map of a child of whom much is told."""
    return view_of(screen, "Robin")


def told(study: OpenStudy, view: MapView) -> JourneyRow:
    """What is stored of the child at hand."""
    assert view.case is not None
    with study.project.reading() as session:
        return queries.journey(session, view.case)


def do(screen: JourneysScreen, command: str) -> None:
    """Do a command of the page."""
    next(action for action in screen.actions() if action.objectName() == command).trigger()


def type_into(words: str) -> None:
    """Type into the field with the keyboard, in the place of what stands there."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, words)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, key, held)


def at_hand(view: MapView) -> str:
    """The name of the mark at hand."""
    drawn = view.pane.at_hand
    return "" if drawn is None else drawn.name


def choose(view: MapView, name: str) -> None:
    """Make a mark the one at hand, by its name."""
    assert view.pane.drawing is not None
    view.pane.choose(next(drawn.ref for drawn in view.pane.drawing.marks if drawn.name == name))


def test_the_first_home_is_told_from_an_empty_page(study: OpenStudy, ash: MapView) -> None:
    ash.empty.buttons[0].click()
    type_into("The flat")
    press(Qt.Key.Key_Tab)
    type_into("2")
    press(Qt.Key.Key_Tab)
    type_into("about 7")
    press(Qt.Key.Key_Return)
    (spell,) = told(study, ash).spells
    assert (spell.label, when_told(spell.start)) == ("The flat", "about age 2")
    assert spell.end == When.age(7)
    assert told(study, ash).lanes[0].kind is LaneKind.HOME
    assert at_hand(ash) == "The flat"
    assert ash.pane.hasFocus()
    study.project.undo()
    assert told(study, ash).empty
    assert ash.empty.isVisible()


def test_a_child_linked_after_the_page_was_opened_tells_and_not_the_record(
    study: OpenStudy, screen: JourneysScreen, qtbot: QtBot
) -> None:
    case = actions.add_case(study.project, pseudonym="Nell")
    qtbot.waitUntil(lambda: screen.cases.list.count() == 5)
    view = view_of(screen, "Nell")
    child = person(study.project, "Robin")
    actions.link_case(study.project, case=case, participant=child, relation=CaseRelation.SELF)
    qtbot.waitUntil(lambda: len(told(study, view).tellers) > 1 and view.journey == told(study, view))
    view.empty.buttons[0].click()
    assert view.inspector.fields.spell.teller.teller == child


def test_what_comes_next_begins_where_the_home_at_hand_ended(
    study: OpenStudy, screen: JourneysScreen, robin: MapView
) -> None:
    choose(robin, "Mum’s flat")
    QTest.keyClicks(robin.pane, "s")
    assert robin.inspector.fields.spell.start.text() == "about age 7"
    type_into("Foster carers")
    press(Qt.Key.Key_Return)
    made = told(study, robin).spells[-1]
    assert (made.label, made.start, made.end) == ("Foster carers", When.age(7), None)
    assert made.teller == told(study, robin).spells[0].teller


def test_an_event_is_told_with_the_time_at_hand(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Nan’s")
    QTest.keyClicks(robin.pane, "e")
    type_into("The dog came")
    press(Qt.Key.Key_Return)
    event = told(study, robin).events[-1]
    assert (event.title, event.kind) == ("The dog came", EventKind.MOVE)
    assert when_told(event.accounts[0].when) == "about age 7"
    assert at_hand(robin) == "The dog came"


def test_what_cannot_be_is_said_under_its_field_and_not_stored(study: OpenStudy, robin: MapView) -> None:
    before = len(told(study, robin).points)
    robin.pane.choose(None)
    QTest.keyClicks(robin.pane, "w")
    type_into("when pigs")
    field = robin.inspector.fields.point.rows["When"]
    press(Qt.Key.Key_Return)
    assert len(told(study, robin).points) == before + 1, "words that begin with when are kept as they are"
    QTest.keyClicks(robin.pane, "w")
    type_into("maybe")
    press(Qt.Key.Key_Return)
    assert "cannot be read as a time" in field.refusal
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert robin.pane.hasFocus()
    assert len(told(study, robin).points) == before + 1


def test_escape_gives_up_what_was_begun(study: OpenStudy, robin: MapView) -> None:
    before = told(study, robin)
    QTest.keyClicks(robin.pane, "s")
    press(Qt.Key.Key_Escape)
    assert robin.pane.hasFocus()
    assert told(study, robin) == before


def test_a_field_that_is_left_is_stored_in_one_step(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Mum’s flat")
    QTest.keyClick(robin.pane, Qt.Key.Key_F2)
    type_into("The old flat")
    press(Qt.Key.Key_Tab)
    assert told(study, robin).spells[0].label == "The old flat"
    assert at_hand(robin) == "The old flat"
    study.project.undo()
    assert told(study, robin).spells[0].label == "Mum’s flat"
    assert robin.inspector.fields.spell.words.text() == "Mum’s flat"


def test_an_end_before_the_start_is_refused_in_a_sentence(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Mum’s flat")
    end = robin.inspector.fields.spell.end
    end.setFocus()
    type_into("3")
    press(Qt.Key.Key_Tab)
    assert "before" in robin.inspector.refusal.text()
    assert told(study, robin).spells[0].end == When.age(7)


def test_delete_takes_the_mark_away_and_undo_brings_it_back(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Mum’s flat")
    QTest.keyClick(robin.pane, Qt.Key.Key_Delete)
    assert [spell.label for spell in told(study, robin).spells] == ["Nan’s", "Hill Primary"]
    assert at_hand(robin) == "Nan’s", "the keyboard goes on from the mark beside it"
    study.project.undo()
    assert len(told(study, robin).spells) == 3


def test_another_teller_gives_another_account_of_an_event(study: OpenStudy, robin: MapView) -> None:
    choose(robin, "Moved to Nan’s")
    QTest.keyClicks(robin.pane, "a")
    assert robin.inspector.fields.account.teller.currentText().startswith("Robin's carer")
    type_into("spring 2010")
    press(Qt.Key.Key_Return)
    assert len(told(study, robin).events[0].accounts) == 3
    choose(robin, "Moved to Nan’s")
    assert len(robin.inspector.fields.happening.chips) == 3


def test_a_judgement_needs_a_reason_and_leaves_the_computed_status_in_sight(
    study: OpenStudy, robin: MapView
) -> None:
    choose(robin, "Moved to Nan’s")
    part = robin.inspector.fields.happening.agreement
    assert part.words.text() == "Accounts conflict"
    part.status.setCurrentIndex(part.status.findText("Accounts agree partly"))
    part.status.activated.emit(part.status.currentIndex())
    assert told(study, robin).events[0].judged == ""
    part.reason.setFocus()
    type_into("They mean two different days")
    press(Qt.Key.Key_Tab)
    assert told(study, robin).events[0].judged == "partly"
    assert part.words.text() == "Computed: Accounts conflict"
    part.status.setCurrentIndex(0)
    part.status.activated.emit(0)
    assert told(study, robin).events[0].judged == ""


def test_the_birth_and_the_review_are_told_where_no_mark_is_at_hand(study: OpenStudy, ash: MapView) -> None:
    whole = ash.inspector.fields.whole
    whole.born.setFocus()
    type_into("June 2012")
    press(Qt.Key.Key_Tab)
    assert told(study, ash).born == "2012-06"
    type_into("30/06/2024")
    press(Qt.Key.Key_Tab)
    assert told(study, ash).reviewed_on == "2024-06-30"
    whole.born.setFocus()
    type_into("3/6/2012")
    press(Qt.Key.Key_Tab)
    assert "identifies a child" in ash.inspector.refusal.text()


def test_words_behind_a_mark_are_shown_and_open_in_one_keypress(
    study: OpenStudy, robin: MapView, qtbot: QtBot
) -> None:
    choose(robin, "Moved to Nan’s")
    (card,) = robin.inspector.evidence.cards
    assert "just bags" in card.accessibleName()
    with qtbot.waitSignal(study.source_wanted):
        QTest.keyClicks(robin.pane, "o")
    with qtbot.waitSignal(study.source_wanted):
        QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClick(card, Qt.Key.Key_Delete)
    assert not robin.inspector.evidence.cards
    assert robin.inspector.evidence.nothing.isVisible()
    study.project.undo()
    assert len(robin.inspector.evidence.cards) == 1


def test_another_page_goes_straight_to_a_mark(study: OpenStudy, screen: JourneysScreen, robin: MapView) -> None:
    mark = told(study, robin).points[0].mark
    screen.show_case(None)
    screen.cases.list.setFocus()
    screen.show_segment(mark)
    assert isinstance(screen.front, MapView)
    assert at_hand(robin) == "Wellbeing, told by Robin"
    assert robin.pane.hasFocus()


def test_fields_that_are_rarely_needed_do_not_push_the_others_out_of_sight(robin: MapView) -> None:
    choose(robin, "Moved to Nan’s")
    event = robin.inspector.fields.what
    event.more.setChecked(True)
    assert event.critical.isVisible()
    inside = robin.inspector.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= robin.inspector.viewport().width()


def test_in_a_narrow_window_the_fields_stand_below_the_map(screen: JourneysScreen, robin: MapView) -> None:
    below = robin.inspector.mapTo(screen, robin.inspector.rect().topLeft()).y()
    screen.resize(900, 800)
    assert robin.inspector.mapTo(screen, robin.inspector.rect().topLeft()).y() > below


def test_a_map_begins_at_its_head(robin: MapView) -> None:
    assert robin.pane.verticalScrollBar().maximum() > 0
    assert robin.pane.verticalScrollBar().value() == 0


def test_an_event_is_called_by_its_name_where_it_is_linked_to_an_assumption(
    study: OpenStudy, robin: MapView
) -> None:
    add_claim(study.project, statement="Pets move too.")
    choose(robin, "Nan’s")
    QTest.keyClicks(robin.pane, "e")
    type_into("The dog came")
    press(Qt.Key.Key_Return)
    robin.inspector.weighing.weighing.ask_link()
    question = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ClaimQuestion))
    assert "“The dog came”" in [label.text() for label in question.findChildren(QLabel)]
    question.reject()
