"""Queries as their reader meets them: a question in words, what it comes to, its passages, the way on and back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding import queries
from app.coding.asking.conditions import AllOf, Beside, Coded, Codes, Field, How, Not, Op, Speaker, Target
from app.coding.queries import code_at
from app.study import actions
from app.ui.asking.asking_screen import AskingScreen
from app.ui.asking.code_all_dialog import CodeAllDialog
from app.ui.asking.pairs_view import RANKED
from app.ui.asking.several import Several
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from app.ui.widgets.tick_list import TickListDialog
from app.ui.widgets.type_ahead import TypeAhead
from tests import builders
from tests.builders import CARER, CHILD, PRACTITIONER
from tests.made_studies import Copies
from tests.ui.perspectives import small_study
from tests.ui.perspectives.small_study import settled, shown

Key = Qt.Key


def codes(study: OpenStudy, path: str, *, below: bool = True) -> Codes:
    with study.project.reading() as session:
        return Codes(Target.CODE, code_at(session, path).id, below)


def asked(screen: AskingScreen, qtbot: QtBot) -> list[str]:
    """The words in the list, once everything is answered."""
    qtbot.waitUntil(lambda: not screen.query._rest.isActive())
    settled(qtbot, screen.study)
    return [row.text for row in screen.results.rows]


def fields(screen: AskingScreen, row: int, kind: type[QWidget]) -> list[QWidget]:
    return [part for part in screen.query.builder.rows[row].children() if isinstance(part, kind)]


def choose(field: QWidget, words: str) -> None:
    """Choose an entry of a list as somebody at the keyboard does."""
    assert isinstance(field, QComboBox)
    place = field.findText(words)
    assert place >= 0, [field.itemText(at) for at in range(field.count())]
    field.setFocus()
    field.setCurrentIndex(place)
    field.activated.emit(place)


def test_the_first_question_is_for_every_coded_passage(screen: AskingScreen, qtbot: QtBot) -> None:
    assert len(asked(screen, qtbot)) == 8
    assert screen.results.sentence.accessibleName() == "passages coded anything"
    assert screen.results.counts.words == (
        f"8 passages from 5 of 5 people (and 2 pending) · 3 of 3 {CHILD} (and 1 pending) · 2 of 2 {CARER}"
        f" · 1 {PRACTITIONER} (pending)"
    )


def test_a_question_is_put_together_with_the_keyboard(screen: AskingScreen, qtbot: QtBot) -> None:
    field = fields(screen, 0, TypeAhead)[0]
    assert isinstance(field, TypeAhead)
    field.setFocus()
    QTest.keyClicks(field, "bags")
    QTest.keyClick(field, Key.Key_Return)
    assert asked(screen, qtbot) == [
        "I had two bags.",
        "They were black bags.",
        "My bags came later.",
        "Bags again, always bags.",
        "There were bags in the hall.",
    ]
    assert screen.results.sentence.accessibleName() == "passages coded Bags"

    screen.query.builder.more.setFocus()
    QTest.keyClick(screen.query.builder.more, Key.Key_Return)
    joint, kind = fields(screen, 1, QComboBox)[:2]
    choose(kind, "said in area")
    several = fields(screen, 1, Several)[0]
    assert isinstance(several, Several)
    QTest.keyClick(several, Key.Key_Return)
    dialog = screen.window().findChild(TickListDialog)
    assert dialog is not None
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    assert asked(screen, qtbot) == ["I had two bags.", "They were black bags."]
    assert screen.results.sentence.accessibleName() == "passages coded Bags, said by somebody in North"

    joint = fields(screen, 1, QComboBox)[0]
    choose(joint, "but not")
    assert len(asked(screen, qtbot)) == 3
    remove = screen.query.builder.rows[1].remove
    remove.setFocus()
    QTest.keyClick(remove, Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert len(asked(screen, qtbot)) == 5


def test_what_is_not_filled_in_yet_is_not_asked(screen: AskingScreen, qtbot: QtBot) -> None:
    screen.query.builder.more.click()
    choose(fields(screen, 1, QComboBox)[1], "said by perspective")
    assert len(asked(screen, qtbot)) == 8
    assert screen.results.sentence.accessibleName() == "passages coded anything"


def test_groups_stand_set_in_and_either_part_is_enough(screen: AskingScreen, qtbot: QtBot) -> None:
    builder = screen.query.builder
    builder.group.click()
    assert [row.line.depth for row in builder.rows] == [0, 0, 1, 1]

    def set_in() -> None:
        lefts = [row.joint.mapTo(builder, row.joint.rect().topLeft()).x() for row in builder.rows]
        assert lefts[0] == lefts[1] < lefts[2] == lefts[3]

    qtbot.waitUntil(set_in)
    for row, name in ((2, "waiting"), (3, "animals")):
        field = fields(screen, row, TypeAhead)[0]
        assert isinstance(field, TypeAhead)
        field.setFocus()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Key.Key_Return)
    assert asked(screen, qtbot) == ["I liked the dog.", "We waited all day.", "We waited for a call."]
    assert screen.results.sentence.accessibleName() == (
        "passages coded anything, either coded Waiting or coded Animals"
    )
    builder.clear.click()
    assert len(asked(screen, qtbot)) == 8


def test_a_number_of_people_opens_their_passages(screen: AskingScreen, qtbot: QtBot) -> None:
    asked(screen, qtbot)
    screen.results.counts.linkActivated.emit("1")
    assert [row.text for row in screen.results.rows] == ["We waited all day.", "We waited for a call."]
    assert screen.results.counts.words.endswith("only theirs are shown, show all")
    screen.results.counts.linkActivated.emit("1")
    assert len(screen.results.rows) == 8


def test_enter_opens_a_passage_in_its_transcript_and_back_returns_to_it(
    screen: AskingScreen, qtbot: QtBot
) -> None:
    screen.ask(AllOf((Coded(codes(screen.study, "Moves / Bags")),)))
    asked(screen, qtbot)
    screen.results.list.setCurrentIndex(screen.results.passages.index(2))
    with qtbot.waitSignal(screen.study.source_wanted) as went:
        QTest.keyClick(screen.results.list, Key.Key_Return)
    assert went.args is not None
    assert went.args[0] == small_study.source(screen.study, "Ash")
    here = screen.place()
    screen.show_view(2)
    screen.query.show_question(AllOf(()))
    asked(screen, qtbot)
    screen.return_to(here)
    assert len(asked(screen, qtbot)) == 5
    assert screen.results.list.currentIndex().row() == 2


def test_a_query_is_saved_under_a_typed_name_and_asked_anew(screen: AskingScreen, qtbot: QtBot) -> None:
    bags = codes(screen.study, "Moves / Bags")
    child = Speaker(Field.PERSPECTIVE, Op.IS, (1,))
    screen.ask(AllOf((Coded(bags), child, Not(Beside(How.NEAR, codes(screen.study, "Animals"), 2)))))
    asked(screen, qtbot)
    screen.save()
    QTest.keyClicks(screen.saved.names.new, "Children's bags")
    QTest.keyClick(screen.saved.names.new, Key.Key_Return)
    settled(qtbot, screen.study)
    assert screen.saved.names.names() == ["Children's bags"]
    assert screen.study.project.undo_label == "Save query"
    screen.query.builder.clear.click()
    assert len(asked(screen, qtbot)) == 8
    builders.code(screen.study.project, small_study.source(screen.study, "Kit"), "the dog", "Moves / Bags", "Ada")
    asked(screen, qtbot)
    screen.saved.names.list.itemClicked.emit(screen.saved.names.list.item(0))
    assert asked(screen, qtbot) == [
        "I had two bags.",
        "They were black bags.",
        "My bags came later.",
        "Bags again, always bags.",
    ]


def test_all_passages_are_coded_in_one_step_after_a_look(screen: AskingScreen, qtbot: QtBot) -> None:
    screen.ask(AllOf((Coded(codes(screen.study, "Moves / Waiting")),)))
    asked(screen, qtbot)
    screen.results.code_button.click()
    dialog = screen.window().findChild(CodeAllDialog)
    assert dialog is not None
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.code, "Long days")
    dialog.ok.click()
    settled(qtbot, screen.study)
    with screen.study.project.reading() as session:
        assert code_at(session, "Long days").passages == 2
    assert screen.study.project.undo_label == "Code found passages"
    screen.study.project.undo()
    with screen.study.project.reading() as session:
        assert "Long days" not in [row.path for row in queries.codes(session)]
    settled(qtbot, screen.study)


def test_passages_are_copied_with_whose_they_are(screen: AskingScreen, qtbot: QtBot) -> None:
    screen.ask(AllOf((Coded(codes(screen.study, "Animals")),)))
    asked(screen, qtbot)
    screen.copy_passages()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == f"“I liked the dog.”\n— Kit ({CHILD}), Kit interview, turn 2"
    assert "<td" in data.html()
    screen.copy_as_table()
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t")[:3] == [
        "I liked the dog.",
        f"Kit ({CHILD})",
        "Kit interview",
    ]


def test_nothing_found_says_what_to_do(screen: AskingScreen, qtbot: QtBot) -> None:
    screen.ask(AllOf((Coded(codes(screen.study, "Animals")), Coded(codes(screen.study, "Moves")))))
    assert asked(screen, qtbot) == []
    assert screen.results.none.isVisible()
    assert screen.results.counts.words == "No passages"
    assert not screen.results.code_button.isEnabled()


def test_codes_that_hold_together_open_the_words_they_share(screen: AskingScreen, qtbot: QtBot) -> None:
    source = small_study.source(screen.study, "Robin")
    builders.code(screen.study.project, source, "two bags.", "Animals")
    screen.show_view(1)
    asked(screen, qtbot)
    table = screen.pairs.square
    assert [head.name for head in table.counts.rows] == ["Bags", "Animals"]
    assert table.counts.index(0, 1).data() == "1"
    assert table.counts.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Bags and Animals: 1 place, 1 of 5 people"
    )
    table.go_to(0, 1)
    QTest.keyClick(table, Key.Key_Return)
    assert asked(screen, qtbot) == ["two bags."]
    assert QApplication.focusWidget() is screen.results.list
    choose(screen.pairs.look, RANKED)
    assert screen.pairs.ranked.isVisible()
    assert screen.pairs.ranked.counts.headerData(0, Qt.Orientation.Vertical) == "Bags + Animals"
    screen.pairs.copy_button.click()
    assert "Moves / Bags + Animals\t1 place\t1 of 5 people" in QGuiApplication.clipboard().text()


def test_a_cell_of_the_matrix_opens_exactly_its_passages(screen: AskingScreen, qtbot: QtBot) -> None:
    screen.show_view(2)
    asked(screen, qtbot)
    counts = screen.matrix.table.counts
    bags = [head.path for head in counts.rows].index("Moves / Bags")
    assert counts.index(bags, 0).data() == "4 passages · 2 of 3 +1 pending"
    assert counts.index(bags, 1).data() == "0 of 2"
    screen.matrix.table.go_to(bags, 1)
    QTest.keyClick(screen.matrix.table, Key.Key_Return)
    assert not screen.matrix.results.isVisible()
    screen.matrix.table.go_to(bags, 0)
    QTest.keyClick(screen.matrix.table, Key.Key_Return)
    assert len(asked(screen, qtbot)) == 4
    assert screen.results.sentence.accessibleName() == f"passages coded Bags, said by {CHILD}"
    screen.matrix.choose("area")
    asked(screen, qtbot)
    assert [head.name for head in counts.columns] == ["North", "South", "No area yet"]
    assert not screen.matrix.results.isVisible()


def test_passages_of_a_cell_are_read_anew_when_somebody_is_left_out(screen: AskingScreen, qtbot: QtBot) -> None:
    screen.show_view(2)
    asked(screen, qtbot)
    screen.matrix.open_cell(0, 0)
    assert "I had two bags." in asked(screen, qtbot)
    person = builders.person(screen.study.project, "Robin")
    actions.set_excluded(screen.study.project, participant=person, excluded=True)
    assert asked(screen, qtbot) == ["My bags came later.", "Bags again, always bags."]


def test_a_cell_with_many_passages_opens_all_of_them(sample: OpenStudy, qtbot: QtBot) -> None:
    screen = AskingScreen(sample)
    shown(qtbot, screen)
    settled(qtbot, sample)
    screen.show_view(2)
    screen.matrix.by.setCurrentIndex(0)
    asked(screen, qtbot)
    screen.matrix.choose("coder")
    asked(screen, qtbot)
    counts = screen.matrix.table.counts
    row, column = max(
        ((row, column) for row in range(counts.rowCount()) for column in range(counts.columnCount())),
        key=lambda place: int(str(counts.index(*place).data()).split()[0]),
    )
    screen.matrix.open_cell(row, column)
    found = asked(screen, qtbot)
    assert len(found) > 50
    assert str(counts.index(row, column).data()).startswith(f"{len(found)} passages")
    screen.query.show_question(AllOf(()))
    screen.show_view(0)
    assert len(asked(screen, qtbot)) == 480
    assert not screen.results.waiting


def test_who_is_left_out_vanishes_from_the_page(screen: AskingScreen, qtbot: QtBot) -> None:
    person = builders.person(screen.study.project, "Robin")
    actions.set_excluded(screen.study.project, participant=person, excluded=True)
    assert len(asked(screen, qtbot)) == 6
    assert "Robin" not in screen.results.counts.words


def test_a_study_without_codes_says_the_next_step(
    copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with small_study.opened(copies, tmp_path, theme, filled=False) as study:
        screen = AskingScreen(study)
        shown(qtbot, screen)
        settled(qtbot, study)
        assert screen.empty.isVisible()
        with qtbot.waitSignal(study.screen_wanted) as went:
            screen.empty.buttons[0].click()
        assert went.args == ["transcripts"]


def test_every_control_has_a_name(screen: AskingScreen, qtbot: QtBot) -> None:
    for view in range(3):
        screen.show_view(view)
        asked(screen, qtbot)
        for part in screen.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and not part.focusProxy():
                named = part.accessibleName() or (part.text() if isinstance(part, QPushButton) else "")
                shown_words = getattr(part, "text", lambda: "")()
                parent = part.parentWidget()
                assert named or shown_words or (parent is not None and parent.accessibleName()), part


def test_codes_can_be_set_against_codes(screen: AskingScreen, qtbot: QtBot) -> None:
    coding.make_code_path(screen.study.project, path="Empty")
    screen.show_view(2)
    asked(screen, qtbot)
    screen.matrix.choose("code")
    asked(screen, qtbot)
    assert [head.name for head in screen.matrix.table.counts.columns] == ["Moves", "Animals", "Empty"]


def test_the_page_is_shown_by_nobody_yet(qtbot: QtBot, small: OpenStudy) -> None:
    """Made but never shown, it reads nothing."""
    made = AskingScreen(small)
    qtbot.addWidget(made)
    assert made.results.rows == []
    shown(qtbot, made)
    settled(qtbot, small)
    assert made.results.rows
