"""A code's page: what it means, who speaks of it, and every passage, one step from its transcript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.coding import actions
from app.coding.rows import CodingDraft
from app.study import queries
from app.study.actions import set_excluded
from app.ui.coding.codebook.themes_screen import ThemesScreen
from app.ui.models.passages_model import PAGE
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests import builders
from tests.made_studies import Copies
from tests.ui.coding.open_studies import codes, opened, press, shown, source

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
BAGS, CAME = "just bags in the car", "She came with bags."


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as study:
        yield study


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> ThemesScreen:
    project = study.project
    robin, marian = source(study, "Robin interview").id, source(study, "Marian interview").id
    builders.code(project, robin, BAGS, "Moving / Belongings")
    builders.code(project, marian, CAME, "Moving / Belongings")
    builders.code(project, robin, "Nobody said why.", "Moving")
    builders.code(project, robin, "waited a long time", "Waiting")
    actions.edit_code(project, code=codes(study)["Moving"].id, definition="Going from home to home.")
    screen = ThemesScreen(study)
    shown(qtbot, screen)
    return screen


def passages(screen: ThemesScreen) -> list[str]:
    """The words of the passages in the list."""
    rows = range(screen.passages.rowCount())
    return [screen.passages.passage(screen.passages.index(row)).text for row in rows]


def test_a_group_shows_the_passages_of_all_below_it(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Moving"].id)
    assert passages(screen) == [BAGS, "Nobody said why.", CAME]
    assert "3 passages from 2 people" in screen.heading.sentence.text()


def test_the_counts_stand_by_perspective_people_and_passages(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Moving"].id)
    assert screen.chips.words() == [
        "Children and young people: 1 person, 2 passages",
        "Carers: 1 person, 1 passage",
        "Practitioners: nobody",
    ]


def test_while_passages_are_read_no_chip_says_numbers_of_another_code(
    screen: ThemesScreen, study: OpenStudy
) -> None:
    screen.show_code(codes(study)["Moving"].id)
    with study.project.reading() as session:
        perspectives = queries.perspectives(session)
    screen.chips.wait(perspectives)
    assert screen.chips.words() == ["Children and young people", "Carers", "Practitioners"]


def test_a_chip_shows_the_passages_of_its_perspective(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Moving"].id)
    carers = screen.chips.chip("Carers")
    QTest.mouseClick(carers, Qt.MouseButton.LeftButton)
    assert passages(screen) == [CAME]
    QTest.mouseClick(carers, Qt.MouseButton.LeftButton)
    assert len(passages(screen)) == 3


def test_enter_opens_the_place_in_the_transcript(screen: ThemesScreen, study: OpenStudy, qtbot: QtBot) -> None:
    screen.show_code(codes(study)["Waiting"].id)
    screen.list.setCurrentIndex(screen.passages.index(0))
    with qtbot.waitSignal(study.source_wanted) as wanted:
        press(screen.list, KEY.Key_Return)
    robin = source(study, "Robin interview").id
    assert wanted.args == [robin, builders.place_of(study.project, robin, "waited a long time")]


def test_a_click_opens_the_place_in_the_transcript(screen: ThemesScreen, study: OpenStudy, qtbot: QtBot) -> None:
    screen.show_code(codes(study)["Moving / Belongings"].id)
    place = screen.list.visualRect(screen.passages.index(1)).center()
    with qtbot.waitSignal(study.source_wanted) as wanted:
        QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args is not None
    assert wanted.args[0] == source(study, "Marian interview").id


def test_nothing_of_an_excluded_participant_is_shown_or_counted(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Moving"].id)
    set_excluded(study.project, participant=builders.person(study.project, "Robin"), excluded=True)
    assert passages(screen) == [CAME]
    assert "1 passage from 1 person" in screen.heading.sentence.text()
    assert screen.chips.words()[0] == "Children and young people: nobody"


def test_copying_gives_clean_words_with_their_attribution(screen: ThemesScreen, study: OpenStudy) -> None:
    builders.allow_quotes(study.project, "Robin")
    builders.signed_off(study.project)
    screen.show_code(codes(study)["Moving / Belongings"].id)
    press(screen.list, KEY.Key_A, CTRL)
    press(screen.list, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == (
        f"“{BAGS}”\n— Robin (Children and young people, 11, in care, North), Robin interview, turn 2\n\n"
        "[not to be quoted]\n— Marian (Carers, North), Marian interview, turn 2"
    )


def test_a_passage_is_dragged_out_as_the_same_text(screen: ThemesScreen, study: OpenStudy) -> None:
    builders.allow_quotes(study.project, "Robin")
    builders.signed_off(study.project)
    screen.show_code(codes(study)["Waiting"].id)
    data = screen.passages.mimeData([screen.passages.index(0)])
    assert data.text().startswith("“waited a long time”\n— Robin")


def test_a_definition_is_stored_once_when_it_is_left(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Waiting"].id)
    assert screen.editor.warning.isVisible()
    field = screen.editor.parts["definition"]
    field.setFocus()
    QTest.keyClicks(field, "Time that others decide.")
    assert codes(study)["Waiting"].definition == ""
    screen.list.setFocus()
    assert codes(study)["Waiting"].definition == "Time that others decide."
    assert not screen.editor.warning.isVisible()
    study.project.undo()
    assert codes(study)["Waiting"].definition == ""
    assert field.toPlainText() == ""


def test_going_to_another_code_stores_what_was_typed_for_the_one_before(
    screen: ThemesScreen, study: OpenStudy
) -> None:
    screen.show_code(codes(study)["Waiting"].id)
    field = screen.editor.parts["example"]
    field.setFocus()
    QTest.keyClicks(field, "An hour at the door.")
    screen.show_code(codes(study)["Moving"].id)
    assert codes(study)["Waiting"].example == "An hour at the door."
    assert codes(study)["Moving"].example == ""


def test_esc_takes_typing_back(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Moving"].id)
    field = screen.editor.parts["definition"]
    field.setFocus()
    QTest.keyClicks(field, "x")
    press(field, KEY.Key_Escape)
    screen.list.setFocus()
    assert codes(study)["Moving"].definition == "Going from home to home."


def test_a_code_is_renamed_on_its_page(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Waiting"].id)
    screen.editor.name.selectAll()
    QTest.keyClicks(screen.editor.name, "Long waits")
    press(screen.editor.name, KEY.Key_Return)
    assert screen.heading.name.words() == "Long waits"


def test_more_passages_come_as_one_scrolls(screen: ThemesScreen, study: OpenStudy, qtbot: QtBot) -> None:
    lines = [("Zia", f"Sentence number {number}.") for number in range(2 * PAGE + 7)]
    (zia,) = builders.add(study.project, builders.dialogue("Zia", lines))
    drafts = []
    for _, words in lines:
        span = builders.place_of(study.project, zia, words)
        drafts.append(CodingDraft("Zia", span.start, span.end, "Many", "Ada"))
    actions.code_passages(study.project, rows=drafts)
    screen.show_code(codes(study)["Many"].id)
    assert screen.passages.rowCount() == PAGE
    qtbot.waitUntil(lambda: screen.passages.matching == len(lines))
    for _ in range(3):
        screen.list.scrollToBottom()
        qtbot.wait(20)
    assert screen.passages.rowCount() == len(lines)
    assert "107 passages" in screen.heading.sentence.text()


def test_a_code_without_passages_says_the_next_step(screen: ThemesScreen, study: OpenStudy, qtbot: QtBot) -> None:
    code = actions.add_code(study.project, name="School")
    screen.show_code(code)
    assert screen.no_passages.isVisible()
    with qtbot.waitSignal(study.screen_wanted) as wanted:
        QTest.mouseClick(screen.no_passages.buttons[0], Qt.MouseButton.LeftButton)
    assert wanted.args == ["transcripts"]


def test_a_code_made_in_the_field_opens_its_page(screen: ThemesScreen) -> None:
    QTest.keyClicks(screen.codebook.field, "School")
    press(screen.codebook.field, KEY.Key_Return)
    assert screen.heading.name.words() == "School"


def test_back_returns_to_the_code(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Waiting"].id)
    here = screen.place()
    screen.show_code(codes(study)["Moving"].id)
    screen.return_to(here)
    assert screen.heading.name.words() == "Waiting"


def test_an_empty_codebook_says_what_it_is_for(copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with opened(copies, tmp_path, theme, empty=True) as study:
        screen = ThemesScreen(study)
        shown(qtbot, screen)
        assert screen.no_codes.isVisible()
        with qtbot.waitSignal(study.import_wanted):
            QTest.mouseClick(screen.no_codes.buttons[0], Qt.MouseButton.LeftButton)


def test_removing_the_code_that_is_shown_shows_another(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Waiting"].id)
    actions.remove_code(study.project, code=codes(study)["Waiting"].id)
    assert screen.heading.name.words() == "Moving"
