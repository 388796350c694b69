"""Compare as its reader meets it: counts of people, the words behind each, and the way on from both."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding.note_rows import AboutKind, Subject
from app.coding.queries import code_at
from app.perspectives.ordering import Order
from app.perspectives.rows import LineKind, Only, Scope
from app.study import actions
from app.study.rows import Approach, SourceId, SourceKind, SourceStatus
from app.ui.open_study import OpenStudy
from app.ui.perspectives.arranging import Level
from app.ui.perspectives.compare_screen import CompareScreen
from app.ui.perspectives.silence import Silence
from app.ui.widgets.empty_state import EmptyState
from tests import builders
from tests.builders import CARER, CHILD, PRACTITIONER
from tests.ui.perspectives import small_study
from tests.ui.perspectives.small_study import settled, shown

Key = Qt.Key


@pytest.fixture
def screen(small: OpenStudy, qtbot: QtBot) -> CompareScreen:
    """All codes of the small study, in the order of the codebook, the keyboard in the matrix."""
    made = CompareScreen(small)
    shown(qtbot, made)
    settled(qtbot, small)
    made.controls.choose_level(Level.ALL)
    made.controls.choose_order(Order.CODEBOOK)
    made.matrix.setFocus()
    read_words(made, qtbot)
    return made


def read_words(screen: CompareScreen, qtbot: QtBot) -> None:
    """Waits until the words of the code at hand are on the page."""
    qtbot.waitUntil(
        lambda: screen.quotes.line is not None and screen.quotes.line.key == screen.matrix.current_line()
    )
    settled(qtbot, screen.study)


def go_to(screen: CompareScreen, qtbot: QtBot, name: str, column: int = 0) -> None:
    row = names(screen).index(name)
    screen.matrix.setCurrentIndex(screen.matrix.table.index(row, column))
    read_words(screen, qtbot)


def names(screen: CompareScreen) -> list[str]:
    return [row.line.name for row in screen.matrix.table.rows]


def said(screen: CompareScreen, name: str, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[object]:
    """A row of the matrix as it is told."""
    table = screen.matrix.table
    row = names(screen).index(name)
    return [table.index(row, column).data(role) for column in range(table.columnCount())]


def quoted(screen: CompareScreen) -> list[list[str]]:
    """The words on the cards, column by column."""
    return [[card.passage.speech for card in column.cards] for column in screen.quotes.columns]


def empty_page(screen: CompareScreen) -> EmptyState:
    return next(page for page in screen.findChildren(EmptyState) if page.isVisible())


def test_the_scope_is_said_in_words(screen: CompareScreen) -> None:
    assert screen.controls.sentence.words == "5 people in 3 perspectives · 4 codes · 2 people pending"


def test_counts_are_of_people_and_the_pending_stand_apart(screen: CompareScreen) -> None:
    assert names(screen) == ["Moves", "Bags", "Waiting", "Animals"]
    assert said(screen, "Bags") == ["Bags", "2 of 3", "0 of 2", "nobody yet", "2 of 3 ↔ 0 of 2"]
    means = "Fewer than two groups raised it; another, asked or perhaps asked, did not."
    silence = f"Pattern: Silence: {CARER}. {means}"
    assert said(screen, "Bags", Qt.ItemDataRole.AccessibleTextRole) == [
        "Moves / Bags",
        f"{CHILD}: 2 of 3 people, 3 passages, 2 areas, 1 pending",
        f"{CARER}: silent, 0 of 2 people raised it",
        f"{PRACTITIONER}: no data yet, nobody is fully coded, 1 pending",
        f"Difference: {CHILD} 2 of 3 ↔ {CARER} 0 of 2. {silence}",
    ]


def test_a_screen_reader_is_told_the_same(screen: CompareScreen) -> None:
    table = QAccessible.queryAccessibleInterface(screen.matrix)
    assert table is not None
    told = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
    assert f"{CHILD}: 2 of 3 people, 3 passages, 2 areas, 1 pending" in told
    assert f"{CHILD}, 3 people +1 pending" in told


def test_the_copied_table_is_exactly_the_table(screen: CompareScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(screen.controls.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().mimeData()
    sizes = (f"{CHILD} (3 people +1 pending)", f"{CARER} (2 people)", f"{PRACTITIONER} (nobody yet +1 pending)")
    child, carer = f"{CHILD} {{}} of 3", f"{CARER} {{}} of 2"
    assert [line.split("\t") for line in copied.text().splitlines()] == [
        ["Code", *sizes, "Difference", "Pattern"],
        [
            "Moves",
            "2 of 3 +1 pending",
            "2 of 2",
            "no data yet +1 pending",
            f"{carer} ↔ {child}".format(2, 2),
            "Not enough to compare",
        ],
        [
            "Moves / Bags",
            "2 of 3 +1 pending",
            "0 of 2 (silent)",
            "no data yet +1 pending",
            f"{child} ↔ {carer}".format(2, 0),
            f"Silence: {CARER}",
        ],
        [
            "Moves / Waiting",
            "0 of 3 (silent)",
            "2 of 2",
            "no data yet",
            f"{carer} ↔ {child}".format(2, 0),
            f"Silence: {CHILD}",
        ],
        [
            "Animals",
            "1 of 3",
            "0 of 2 (silent)",
            "no data yet",
            f"{child} ↔ {carer}".format(1, 0),
            f"Silence: {CARER}",
        ],
    ]
    assert copied.html().count("<tr>") == 5


def test_copy_takes_the_selected_rows_with_their_head(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Animals")
    QTest.keySequence(screen.matrix, QKeySequence(QKeySequence.StandardKey.Copy))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Code", "Animals"]


def test_arrows_read_the_next_code_and_enter_goes_into_its_words(screen: CompareScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.matrix, Key.Key_Down)
    read_words(screen, qtbot)
    assert screen.quotes.title.text() == "Bags"
    assert quoted(screen) == [
        ["I had two bags.", "They were black bags.", "My bags came later.", "Bags again, always bags."],
        [],
        ["There were bags in the hall."],
    ]
    QTest.keyClick(screen.matrix, Key.Key_Return)
    first = screen.quotes.columns[0].cards[0]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.quotes.columns[0].cards[0])
    assert first.passage.voices[0].pseudonym == "Robin"


def test_an_empty_column_keeps_its_place_and_says_why(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Bags")
    sentences = [
        [silence.sentence for silence in column.findChildren(Silence)] for column in screen.quotes.columns
    ]
    assert sentences == [
        [],
        ["Nobody in this group raised it (n = 2)."],
        ["No data yet. Nobody in this group is fully coded yet."],
    ]


def test_enter_on_a_cell_opens_that_group_alone(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Waiting", 2)
    QTest.keyClick(screen.matrix, Key.Key_Return)
    qtbot.waitUntil(lambda: screen.quotes.group == 1)
    assert [column.isVisible() for column in screen.quotes.columns] == [False, True, False]
    assert screen.quotes.view.currentText() == CARER
    screen.quotes.show_group(None)
    assert [column.isVisible() for column in screen.quotes.columns] == [True, True, True]


def test_a_click_on_a_name_shows_all_side_by_side(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Waiting", 2)
    QTest.keyClick(screen.matrix, Key.Key_Return)
    qtbot.waitUntil(lambda: screen.quotes.group == 1)
    cell = screen.matrix.visualRect(screen.matrix.table.index(names(screen).index("Bags"), 0))
    QTest.mouseClick(screen.matrix.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    qtbot.waitUntil(lambda: screen.quotes.title.text() == "Bags")
    assert screen.quotes.group is None


def test_a_card_opens_its_place_in_the_transcript(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Waiting")
    card = screen.quotes.columns[1].cards[0]
    with qtbot.waitSignal(screen.study.source_wanted) as wanted:
        QTest.keyClick(card, Key.Key_Return)
    assert wanted.args == [
        small_study.source(screen.study, "Marian"),
        small_study.place(screen.study, "Marian", "We waited all day."),
    ]


def test_copying_a_card_takes_the_words_with_whose_they_are(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Waiting")
    card = screen.quotes.columns[1].cards[0]
    card.setFocus()
    QTest.keySequence(card, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "“We waited all day.” — Marian, North (Marian interview)"


def test_a_card_of_somebody_who_may_not_be_quoted_leaves_without_its_words(
    screen: CompareScreen, qtbot: QtBot
) -> None:
    marian = small_study.source(screen.study, "Marian")
    actions.withdraw_sign_off(screen.study.project, sources=[marian])
    go_to(screen, qtbot, "Waiting")
    card = screen.quotes.columns[1].cards[0]
    with qtbot.waitSignal(screen.study.said) as said:
        QTest.keySequence(card, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "[not to be quoted] — Marian, North (Marian interview)"
    assert said.args is not None
    assert said.args[0].startswith("1 passage is left out: source not signed off.")


def test_context_is_shown_on_demand(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Bags")
    card = screen.quotes.columns[0].cards[1]
    assert "How was it?" not in words_on(card)
    QTest.keyClick(card.context_button, Key.Key_Space)
    assert "Interviewer: How was it?\nI had two bags." in words_on(card)
    assert "Then nothing." in words_on(card)


def words_on(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_dots_name_each_person_and_filter_to_one(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Bags")
    column = screen.quotes.columns[0]
    dots = column.dots
    assert [dots.words_at(place) for place in range(4)] == [
        "Ash: raised it",
        "Robin: raised it",
        "Kit: did not raise it",
        "Wren: pending, raised it already",
    ]
    dots.setFocus()
    QTest.keyClick(dots, Key.Key_Right)
    assert dots.accessibleName() == "Robin: raised it, 2 of 4"
    QTest.keyClick(dots, Key.Key_Return)
    assert [card.passage.speech for card in column.cards] == ["I had two bags.", "They were black bags."]
    QTest.mouseClick(column.only_button, Qt.MouseButton.LeftButton)
    assert len(column.cards) == 4


def test_the_number_tells_who_they_are_and_goes_to_them(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Bags")
    QTest.mouseClick(screen.quotes.columns[0].people_button, Qt.MouseButton.LeftButton)
    menu = open_menu(qtbot)
    assert [action.text().strip() for action in menu.actions()] == [
        "Raised it: 2 people",
        "Ash · South",
        "Robin · North",
        "Did not raise it: 1 person",
        "Kit",
        "Pending, raised it already: 1 person",
        "Wren",
    ]
    with qtbot.waitSignal(screen.study.participant_wanted) as wanted:
        menu.actions()[4].trigger()
    menu.close()
    assert wanted.args == [builders.person(screen.study.project, "Kit")]


def open_menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_nobody_excluded_is_anywhere(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Bags")
    assert small_study.NATHAN_SAYS not in [words for column in quoted(screen) for words in column]
    screen.copy_table()
    assert "Nathan" not in QGuiApplication.clipboard().text()
    told = [name for column in screen.quotes.columns for _, names in column.people() for name in names]
    assert "Robin" in told
    assert "Nathan" not in told


def test_words_without_consent_are_marked(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Bags")
    robin, ash = (screen.quotes.columns[0].cards[place] for place in (0, 2))
    warning = "Not for quoting: no consent to quote."
    assert (warning in words_on(robin), warning in words_on(ash)) == (False, True)


def test_other_groups_are_compared_and_the_code_is_kept(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Bags")
    screen.compare_by("area")
    qtbot.waitUntil(lambda: screen.controls.by.currentData() == "area" and len(screen.matrix.table.groups) == 3)
    assert screen.controls.sentence.words == "5 people in 2 areas · 4 codes · 2 people pending"
    assert [group.name for group in screen.matrix.table.groups] == ["North", "South", "No area yet"]
    assert said(screen, "Bags")[1:4] == ["1 of 2", "1 of 1", "0 of 2"]
    read_words(screen, qtbot)
    assert screen.quotes.title.text() == "Bags"


def test_two_chosen_groups_are_never_one_and_the_same(screen: CompareScreen) -> None:
    controls = screen.controls
    controls.choose_order(Order.BETWEEN)
    controls.one.setCurrentText(CARER)
    assert (controls.one.currentText(), controls.other.currentText()) == (CARER, PRACTITIONER)
    controls.other.setCurrentText(CHILD)
    assert said(screen, "Waiting")[4] == "2 of 2 ↔ 0 of 3"
    assert names(screen)[0] == "Waiting"


def test_a_filter_that_finds_nothing_here_offers_all_codes(screen: CompareScreen, qtbot: QtBot) -> None:
    screen.controls.choose_level(Level.TOP)
    screen.controls.filter.setFocus()
    QTest.keyClicks(screen.controls.filter, "bag")
    assert names(screen) == []
    QTest.mouseClick(screen.nothing_found, Qt.MouseButton.LeftButton)
    assert names(screen) == ["Bags"]
    assert screen.controls.sentence.words == "5 people in 3 perspectives · 1 of 4 codes · 2 people pending"
    QTest.keyClick(screen.controls.filter, Key.Key_Escape)
    assert names(screen) == ["Moves", "Bags", "Waiting", "Animals"]


def test_numbers_of_the_sentence_open_the_people_they_count(screen: CompareScreen, qtbot: QtBot) -> None:
    sentence = screen.controls.sentence
    sentence.setFocus()
    QTest.keyClick(sentence, Key.Key_Return)  # nothing is reached yet
    QTest.keyClick(sentence, Key.Key_Tab)
    QTest.keyClick(sentence, Key.Key_Return)
    menu = open_menu(qtbot)
    assert [action.text().strip() for action in menu.actions() if not action.isEnabled()] == [
        f"{CHILD}: 3 people",
        f"{CARER}: 2 people",
    ]
    menu.close()
    sentence.linkActivated.emit("pending")
    menu = open_menu(qtbot)
    wren = next(action for action in menu.actions() if "Wren" in action.text())
    with qtbot.waitSignal(screen.study.participant_wanted) as told:
        wren.trigger()
    assert told.args == [builders.person(screen.study.project, "Wren")]
    menu.close()


def test_a_dot_is_as_large_to_the_hand_as_it_must_be(screen: CompareScreen, qtbot: QtBot) -> None:
    dots = screen.quotes.columns[0].dots
    reached = {(x, y) for x in range(24) for y in range(24) if dots._place_at(QPointF(x, y)) == 0}
    assert len(reached) == 24 * 24


def test_a_change_of_the_study_is_counted_again(screen: CompareScreen, qtbot: QtBot) -> None:
    wren = small_study.source(screen.study, "Wren")
    actions.set_status(screen.study.project, sources=[wren], status=SourceStatus.CODED)
    qtbot.waitUntil(lambda: said(screen, "Bags")[1] == "3 of 4")
    assert screen.controls.sentence.words == "6 people in 3 perspectives · 4 codes · 1 person pending"


def test_back_returns_to_the_code_and_the_group(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Waiting", 2)
    QTest.keyClick(screen.matrix, Key.Key_Return)
    qtbot.waitUntil(lambda: screen.quotes.group == 1)
    place = screen.place()
    go_to(screen, qtbot, "Animals")
    screen.return_to(place)
    qtbot.waitUntil(lambda: screen.quotes.title.text() == "Waiting")
    assert screen.quotes.group == 1


def test_back_returns_to_other_groups_too(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Waiting")
    place = screen.place()
    screen.compare_by("area")
    qtbot.waitUntil(lambda: screen.matrix.table.groups[0].name == "North")
    go_to(screen, qtbot, "Animals")
    screen.return_to(place)
    qtbot.waitUntil(lambda: screen.matrix.table.groups[0].name == CHILD)
    qtbot.waitUntil(lambda: screen.quotes.title.text() == "Waiting")


def test_a_page_without_codes_says_the_next_step(empty: OpenStudy, qtbot: QtBot) -> None:
    screen = CompareScreen(empty)
    shown(qtbot, screen)
    settled(qtbot, empty)
    page = empty_page(screen)
    assert page.accessibleName() == "Nothing to compare yet"
    with qtbot.waitSignal(empty.screen_wanted) as wanted:
        QTest.keyClick(page.buttons[0], Key.Key_Space)
    assert wanted.args == ["transcripts"]


def test_nobody_counted_yet_says_why_and_can_be_looked_at_anyway(small: OpenStudy, qtbot: QtBot) -> None:
    everything = [small_study.source(small, name) for name in small_study.INTERVIEWS]
    actions.set_status(small.project, sources=everything, status=SourceStatus.CODING)
    screen = CompareScreen(small)
    shown(qtbot, screen)
    settled(qtbot, small)
    page = empty_page(screen)
    assert page.accessibleDescription().startswith("Mark transcripts as fully coded to count their speakers.")
    QTest.keyClick(page.buttons[1], Key.Key_Space)
    assert screen.matrix.isVisible()
    assert said(screen, "Moves")[1:4] == ["nobody yet"] * 3


def test_every_button_has_a_name(screen: CompareScreen) -> None:
    unnamed = [
        button
        for button in screen.findChildren(QPushButton)
        if not (button.accessibleName() or button.text()) and button.isVisible()
    ]
    assert unnamed == []


def test_a_code_asked_for_is_shown_even_below_the_level_at_hand(screen: CompareScreen, qtbot: QtBot) -> None:
    waiting = screen.matrix.table.rows[names(screen).index("Waiting")].line.key
    screen.controls.choose_level(Level.TOP)
    screen.show_line(waiting)
    read_words(screen, qtbot)
    assert screen.quotes.title.text() == "Waiting"


# Rows, columns and filters


def wanted(screen: CompareScreen, qtbot: QtBot, scope: Scope) -> None:
    """Reads something else, and waits for it."""
    screen.look_at(scope)
    settled(qtbot, screen.study)


def test_two_dimensions_at_once_name_both_and_warn_of_few_people(screen: CompareScreen, qtbot: QtBot) -> None:
    wanted(screen, qtbot, Scope("perspective", "area"))
    groups = screen.matrix.table.groups
    assert [group.name for group in groups][:2] == [f"{CHILD} · North", f"{CHILD} · South"]
    assert said(screen, "Bags")[1:3] == ["1 of 1", "1 of 1"]
    assert screen.controls.small.isVisible()
    assert "Somebody who knows them could tell who said what." in screen.controls.small.text()
    assert screen.controls.beside.currentData() == "area"
    wanted(screen, qtbot, Scope())
    assert not screen.controls.small.isVisible()


def test_a_filter_is_ticked_said_in_words_and_taken_away(screen: CompareScreen, qtbot: QtBot) -> None:
    areas = tick_menu(screen, "Area")
    areas["North"].trigger()
    settled(qtbot, screen.study)
    assert screen.controls.sentence.words == "2 people in 3 perspectives · 4 codes · only area: North"
    assert said(screen, "Bags")[1:3] == ["1 of 1", "0 of 1"]
    tick_menu(screen, "Area")["South"].trigger()
    settled(qtbot, screen.study)
    assert screen.controls.scope.only == (Only("area", ("North", "South")),)
    (chip,) = screen.controls.filters.chips
    assert chip.accessibleName() == "Only area: North or South: take this filter away"
    chip.click()
    settled(qtbot, screen.study)
    assert screen.controls.sentence.words == "5 people in 3 perspectives · 4 codes · 2 people pending"


def tick_menu(screen: CompareScreen, title: str) -> dict[str, QAction]:
    menu = screen.controls.filters.menu()
    part = next(part for part in menu.findChildren(QMenu) if part.title() == title)
    return {action.text(): action for action in part.actions()}


def test_ticking_leaves_the_menu_open(screen: CompareScreen, qtbot: QtBot) -> None:
    menu = screen.controls.filters.menu()
    part = next(part for part in menu.findChildren(QMenu) if part.title() == "Area")
    part.popup(screen.mapToGlobal(screen.rect().center()))
    qtbot.waitUntil(part.isVisible)
    part.setActiveAction(part.actions()[0])
    QTest.keyClick(part, Key.Key_Space)
    assert part.isVisible()
    assert screen.controls.scope.only == (Only("area", ("North",)),)
    place = part.actionGeometry(part.actions()[1]).center()
    QTest.mouseMove(part, place)
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=place)
    assert part.isVisible()
    assert screen.controls.scope.only == (Only("area", ("North", "South")),)
    part.close()
    settled(qtbot, screen.study)


def test_a_coder_and_a_kind_of_source_are_said_in_words_too(screen: CompareScreen, qtbot: QtBot) -> None:
    wanted(screen, qtbot, Scope(coders=("Ada",), kinds=(SourceKind.INTERVIEW,)))
    assert screen.controls.sentence.words.endswith("only coded by Ada, in interviews")
    wanted(screen, qtbot, Scope(coders=("Nobody",), only=(Only("area", ("Gone",)), Only("Shoe size", ("9",)))))
    assert screen.controls.scope == Scope(), "what the study does not know is left out"


def test_themes_stand_in_the_rows_with_what_they_claim(screen: CompareScreen, qtbot: QtBot) -> None:
    with screen.study.project.reading() as session:
        bags, waiting = (code_at(session, path).id for path in ("Moves / Bags", "Moves / Waiting"))
    statement = "Things are lost when children move."
    theme = coding.add_theme(screen.study.project, name="Things", statement=statement, codes=[bags, waiting])
    coding.add_theme(screen.study.project, name="Not built")
    screen.controls.choose_level(Level.THEMES)
    qtbot.waitUntil(lambda: names(screen) == ["Things"])
    assert said(screen, "Things")[1:4] == ["2 of 3", "2 of 2", "nobody yet"]
    assert screen.matrix.table.headerData(0, Qt.Orientation.Horizontal) == "Theme"
    assert "1 theme · 2 people pending · 1 theme without codes left out" in screen.controls.sentence.words
    read_words(screen, qtbot)
    assert screen.quotes.statement.text() == statement
    assert len(quoted(screen)[1]) == 2
    with qtbot.waitSignal(screen.study.notes_wanted) as told:
        screen.quotes.note_wanted.emit((LineKind.THEMES, theme))
    assert told.args == [Subject(AboutKind.THEME, theme)]


# Silence, people and figures


def test_a_silent_group_can_be_noted(screen: CompareScreen, qtbot: QtBot) -> None:
    go_to(screen, qtbot, "Bags")
    (silence,) = screen.quotes.columns[1].findChildren(Silence)
    (button,) = silence.findChildren(QPushButton)
    assert button.accessibleName() == f"Add a note on the silence of: {CARER}"
    with qtbot.waitSignal(screen.study.notes_wanted) as told:
        QTest.keyClick(button, Key.Key_Return)
    with screen.study.project.reading() as session:
        assert told.args == [Subject(AboutKind.CODE, code_at(session, "Moves / Bags").id)]


def test_a_cell_opens_everybody_behind_it_by_name(screen: CompareScreen, qtbot: QtBot) -> None:
    project = screen.study.project
    question = actions.add_guide_question(project, text="What came with you?")
    with project.reading() as session:
        bags = code_at(session, "Moves / Bags").id
    coding.set_guide_codes(project, question=question, codes=[bags])
    actions.set_asked(project, questions=[question], sources=[source(screen, "Kit")], asked=True)
    actions.set_asked(project, questions=[question], sources=[source(screen, "Joan")], asked=False)
    qtbot.waitUntil(lambda: "1 asked" in str(said(screen, "Bags", Qt.ItemDataRole.AccessibleTextRole)[1]))
    go_to(screen, qtbot, "Bags", 1)
    QTest.keyClick(screen.matrix, Key.Key_Return)
    qtbot.waitUntil(lambda: screen.quotes.group == 0)
    column = screen.quotes.columns[0]
    assert column.people() == [
        ("Raised it", ["Ash", "Robin"]),
        ("Asked, and did not raise it", ["Kit"]),
        ("Pending, raised it already", ["Wren"]),
    ]
    names_shown = {button.text(): button for button in column.behind.findChildren(QPushButton)}
    assert list(names_shown) == ["Ash", "Robin", "Kit", "Wren"]
    names_shown["Ash"].click()
    assert [card.passage.speech for card in column.cards] == ["My bags came later."]
    with qtbot.waitSignal(screen.study.participant_wanted) as told:
        names_shown["Kit"].click()
    assert told.args == [builders.person(project, "Kit")]
    assert screen.quotes.columns[1].people() == [
        ("Not asked", ["Joan"]),
        ("Did not raise it; not recorded whether asked", ["Marian"]),
    ]


def source(screen: CompareScreen, name: str) -> SourceId:
    return small_study.source(screen.study, name)


def test_figures_are_off_until_wanted_and_never_in_a_reflexive_study(screen: CompareScreen, qtbot: QtBot) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert not screen.figures.isVisible()
    assert "For screening" not in str(said(screen, "Bags", spoken))
    screen.controls.figures.setChecked(True)
    assert screen.figures.isVisible()
    assert "It is not" in screen.figures.means.text()
    assert screen.figures.told.text().startswith(f"Mean difference: {CHILD} and {CARER} 0.58 over 4 rows")
    told = said(screen, "Bags", spoken)
    assert str(told[1]).endswith("For screening: 0.21 to 0.94")
    assert "For screening: 0.67 (−0.14 to 0.94)" in str(told[4])
    actions.set_approach(screen.study.project, approach=Approach.REFLEXIVE)
    qtbot.waitUntil(lambda: not screen.controls.figures.isVisible())
    assert not screen.figures.isVisible()
    assert "For screening" not in str(said(screen, "Bags", spoken))


def test_rows_stand_by_pattern_or_by_the_share_of_one_group(screen: CompareScreen) -> None:
    screen.controls.choose_order(Order.SHARE)
    assert screen.controls.one.isVisible()
    assert not screen.controls.other.isVisible()
    assert names(screen) == ["Moves", "Bags", "Animals", "Waiting"]
    screen.controls.choose_order(Order.PATTERN)
    assert names(screen)[-1] == "Moves", "nothing to compare there"


def test_back_returns_to_filters_rows_and_order(screen: CompareScreen, qtbot: QtBot) -> None:
    wanted(screen, qtbot, Scope("area", only=(Only("perspective", (CHILD,)),)))
    screen.controls.choose_order(Order.NAME)
    screen.controls.figures.setChecked(True)
    place = screen.place()
    screen.controls.figures.setChecked(False)
    screen.controls.choose_order(Order.CODEBOOK)
    wanted(screen, qtbot, Scope())
    screen.return_to(place)
    qtbot.waitUntil(lambda: screen.controls.sentence.words.endswith(f"only perspective: {CHILD}"))
    settled(qtbot, screen.study)
    assert screen.controls.arrangement.order is Order.NAME
    assert screen.controls.figures.isChecked()
