"""Signing transcripts off beside the text: what is not signed is said quietly, what is has a mark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.study.actions import sign_off
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.safeguarding.sign_off_dialog import SignOffDialog
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.made_studies import Copies
from tests.ui.coding.open_studies import opened, shown, source


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as made:
        yield made


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> CodingScreen:
    made = CodingScreen(study)
    shown(qtbot, made)
    made.show_source(source(study, "Robin interview").id)
    return made


def signed(study: OpenStudy) -> list[str]:
    names = ("Robin interview", "Marian interview", "Lena interview", "Robin and Sam")
    return [name for name in names if source(study, name).signed_off]


def tick(dialog: SignOffDialog, name: str) -> None:
    (item,) = dialog.list.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked)


def test_an_unsigned_transcript_says_so_in_a_quiet_line_that_leads_to_signing(
    study: OpenStudy, screen: CodingScreen
) -> None:
    assert screen.header.unsigned.isVisible()
    screen.header.unsigned.followed.emit("sign off")
    (dialog,) = screen.findChildren(SignOffDialog)
    assert dialog.agree.text() == "Sign off 1 transcript"
    tick(dialog, "Lena interview")
    dialog.agree.click()
    assert signed(study) == ["Robin interview", "Lena interview"]
    assert not screen.header.unsigned.isVisible()
    assert study.project.undo_label == "Sign off sources"


def test_who_read_it_and_when_can_be_said(study: OpenStudy, screen: CodingScreen) -> None:
    screen.commands.sign_off()
    (dialog,) = screen.findChildren(SignOffDialog)
    assert dialog.by.text() == "Ada"
    dialog.on.setText("someday")
    dialog.agree.click()
    assert dialog.refusal.isVisible()
    assert signed(study) == []
    dialog.reject()


def test_the_list_tells_it_and_its_menu_takes_it_back(study: OpenStudy, screen: CodingScreen) -> None:
    robin = source(study, "Robin interview").id
    sign_off(study.project, sources=[robin], by="Ada", on="2026-11-29")
    panel = screen.sources
    spoken = panel.model.data(panel.model.index_of(robin), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Robin interview, not coded yet, signed off"
    actions = {action.text(): action for action in panel.menu_for(source(study, "Robin interview")).actions()}
    actions["Withdraw the sign-off"].trigger()
    assert signed(study) == []
    assert "Sign off as pseudonymised…" in {
        action.text() for action in panel.menu_for(source(study, "Robin interview")).actions()
    }


def test_when_everything_is_signed_there_is_nothing_to_ask(
    study: OpenStudy, screen: CodingScreen, qtbot: QtBot
) -> None:
    with study.project.reading() as session:
        from app.study.queries import sources

        every = [row.id for row in sources(session)]
    sign_off(study.project, sources=every, by="Ada", on="2026-11-29")
    with qtbot.waitSignal(study.said) as said:
        screen.commands.sign_off()
    assert said.args == ["Every transcript is signed off."]
    assert screen.findChildren(SignOffDialog) == []
