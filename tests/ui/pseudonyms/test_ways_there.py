"""From the transcript to where names are replaced and back, and on to the key and the sign-off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.study import actions
from app.study.picture_rows import PictureDraft
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.safeguarding.sign_off_dialog import SignOffDialog
from app.ui.main_window import MainWindow
from app.ui.pseudonyms.pseudonyms_screen import MAKE_KEY, PseudonymsScreen
from app.ui.study.identity.key_dialogs import NewKeyDialog
from app.ui.study_desk import StudyDesk
from app.ui.theme import Theme
from tests.builders import place_of, signed_off
from tests.safeguards.pseudonyms.studies import find, key_of_study, named_study
from tests.study.drawn import page
from tests.ui.opened import window_on


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(qtbot, theme, tmp_path, named_study, (1300, 850)) as shown:
        yield shown


@pytest.fixture
def desk(window: MainWindow) -> StudyDesk:
    assert window.desk is not None
    return window.desk


@pytest.fixture
def coding(desk: StudyDesk) -> CodingScreen:
    desk.go("transcripts")
    screen = desk.workspace.screen_in_front()
    assert isinstance(screen, CodingScreen)
    return screen


@pytest.fixture
def names(desk: StudyDesk) -> PseudonymsScreen:
    screen = desk.workspace.screen_called("pseudonyms")
    assert isinstance(screen, PseudonymsScreen)
    screen.finder = find
    return screen


def test_a_transcript_that_is_not_signed_off_says_so_and_leads_there(
    coding: CodingScreen, names: PseudonymsScreen, desk: StudyDesk
) -> None:
    assert "may hold real names" in coding.header.unsigned.words
    assert coding.header.unsigned.isVisible()
    coding.header.unsigned.followed.emit("names")
    assert desk.workspace.now == "pseudonyms"
    assert coding.desk.transcript is not None
    assert names.wish.source == coding.desk.transcript.source
    assert [one.text() for one in desk.workspace.rail.buttons if one.isChecked()] == ["Transcripts"]
    desk.workspace.go_back()
    assert desk.workspace.now == "transcripts"


def test_a_transcript_that_is_signed_off_says_nothing(coding: CodingScreen, desk: StudyDesk, qtbot: QtBot) -> None:
    signed_off(desk.project)
    qtbot.waitUntil(lambda: not coding.header.unsigned.isVisible())


def test_selected_words_are_a_name_somebody_found(
    coding: CodingScreen, names: PseudonymsScreen, desk: StudyDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.study.take_identity(key_of_study(desk.project, tmp_path))
    row = coding.desk.transcript
    assert row is not None
    coding.view.select(place_of(desk.project, row.source, "the other" if "other" in row.text else "mum"))
    menu = coding.named.menu([], coding.view.selection())
    [action] = [one for one in menu.actions() if one.text() == "Replace names…"]
    action.trigger()
    qtbot.waitUntil(lambda: names.page.bar.field.hasFocus())
    found = names.page.table.current()
    assert found is not None
    assert found.why is None
    assert found.words in ("the other", "mum")
    menu.deleteLater()


def test_names_in_pictures_are_covered_where_pictures_are(
    names: PseudonymsScreen, desk: StudyDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.study.take_identity(key_of_study(desk.project, tmp_path))
    [drawing] = actions.add_pictures(desk.project, drafts=[PictureDraft("Map", (page(),))])
    desk.go("pseudonyms")
    qtbot.waitUntil(lambda: names.page.pictures.isVisible())
    assert names.page.pictures.words.startswith("1 picture not signed off")
    wanted: list[object] = []
    desk.study.picture_wanted.disconnect()
    desk.study.picture_wanted.connect(wanted.append)
    names.page.pictures.followed.emit(str(drawing))
    assert wanted == [drawing]


def test_a_key_can_be_made_from_there(names: PseudonymsScreen, desk: StudyDesk, window: MainWindow) -> None:
    desk.go("pseudonyms")
    assert names.state is not None
    next(button for button in names.state.buttons if button.text() == MAKE_KEY).click()
    [dialog] = window.findChildren(NewKeyDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_signing_off_is_offered_with_what_is_not_yet(
    names: PseudonymsScreen, desk: StudyDesk, window: MainWindow
) -> None:
    desk.go("pseudonyms")
    desk.study.sign_off_wanted.emit(None)
    [dialog] = window.findChildren(SignOffDialog)
    assert dialog.list.count() == 2
    assert dialog.agree.text() == "Sign off 2 transcripts"
    dialog.reject()


def test_the_page_has_a_menu_of_its_own(names: PseudonymsScreen, desk: StudyDesk, window: MainWindow) -> None:
    desk.go("pseudonyms")
    assert window.menus.page.title() == "&Names"
