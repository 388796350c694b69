"""The overview: what the study holds, and the step that comes next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.actions import correct_transcript
from app.coding.note_rows import PassagePlace
from app.coding.recent import recent_codings
from app.safeguards import withdrawal
from app.store.project import Project
from app.study import actions, queries
from app.ui.open_study import OpenStudy
from app.ui.study.overview_facts import deleted_words, gather, next_steps
from app.ui.study.overview_screen import OverviewScreen
from app.ui.telling.concern_dialog import ConcernDialog
from app.ui.theme import Theme
from app.ui.widgets.card import Card
from tests.builders import CHILD, all_coded, allow_quotes, code, person, place_of, signed_off
from tests.ui.opened import open_study


@pytest.fixture
def screen(opened: OpenStudy, qtbot: QtBot) -> OverviewScreen:
    shown = OverviewScreen(opened)
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def words(screen: OverviewScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel)]


def buttons(screen: OverviewScreen) -> dict[str, QPushButton]:
    return {button.text(): button for button in screen.page.findChildren(QPushButton)}


def code_words(project: Project, source_name: str, said: str, path: str) -> None:
    with project.reading() as session:
        wanted = queries.source_named(session, source_name).id
    code(project, wanted, said, path)


def test_an_empty_study_leads_to_the_import(study: Project, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    shown = open_study(study, theme, tmp_path, QObject(theme))
    screen = OverviewScreen(shown)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    assert list(buttons(screen)) == ["Import transcripts…"]
    with qtbot.waitSignal(shown.import_wanted):
        buttons(screen)["Import transcripts…"].click()


def test_people_are_told_by_perspective_and_the_nameless_apart(screen: OverviewScreen) -> None:
    assert screen.study.project.name in words(screen)
    assert "4 people · 4 transcripts · 37 words · 0 codes · 0 coded passages" in words(screen)
    assert words(screen).count("1 not fully coded") == 4
    assert "1 person has no perspective yet, and cannot be compared." in words(screen)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((), ""),
        (("2026-11-29",), "1 person withdrew and was deleted: 2026-11-29."),
        (
            ("2026-11-29", "2026-11-01", "2026-11-29"),
            "3 people withdrew and were deleted: 2026-11-01, 2026-11-29 (2).",
        ),
    ],
)
def test_of_who_was_deleted_the_days_are_told_and_nothing_else(days: tuple[str, ...], told: str) -> None:
    assert deleted_words(days) == told


def test_a_deletion_is_told_on_the_page(screen: OverviewScreen, filled: Project, qtbot: QtBot) -> None:
    assert not any("deleted" in one for one in words(screen))
    withdrawal.delete_participant(filled, participant=person(filled, "Robin"), on="2026-11-29", by="Ada")
    qtbot.waitUntil(lambda: "1 person withdrew and was deleted: 2026-11-29." in words(screen))


def test_the_page_follows_what_is_stored(screen: OverviewScreen, filled: Project, qtbot: QtBot) -> None:
    all_coded(filled)
    qtbot.waitUntil(lambda: words(screen).count("all coded") == 4)
    assert "Go on coding" not in buttons(screen)


def test_steps_go_away_when_they_are_taken(filled: Project) -> None:
    assert [step.leads_to for step in next_steps(gather(filled))] == [
        "participants",
        "transcripts",
        "participants",
    ]
    with filled.reading() as session:
        children = queries.perspectives(session)[0].id
    actions.edit_participant(filled, participant=person(filled, "Ash"), perspective=children)
    allow_quotes(filled, "Robin", "Marian", "Terry", "Ash")
    code_words(filled, "A call", "Nobody said why", "Not being told")
    all_coded(filled)
    first = next_steps(gather(filled))[0]
    assert (first.button, first.leads_to) == ("Sign off", "transcripts")
    signed_off(filled)
    assert [step.leads_to for step in next_steps(gather(filled))] == ["compare", "outputs"]


def test_a_step_leads_to_its_page(screen: OverviewScreen, opened: OpenStudy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.screen_wanted) as wanted:
        buttons(screen)["Say who they are"].click()
    assert wanted.args == ["participants"]


def test_what_was_coded_last_opens_at_its_place(
    screen: OverviewScreen, filled: Project, opened: OpenStudy, qtbot: QtBot
) -> None:
    code_words(filled, "Visit to Robin", "moved me", "Moving")
    code_words(filled, "A call", "Nobody said why", "Not being told")
    qtbot.waitUntil(lambda: len(screen.findChildren(Card)) == 2)
    card = next(card for card in screen.findChildren(Card) if card.accessibleName().startswith("Not being"))
    with qtbot.waitSignal(opened.source_wanted) as wanted:
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert (wanted.args[1].start, wanted.args[1].end) == (5, 20)


def test_words_of_somebody_left_out_are_not_shown(filled: Project) -> None:
    code_words(filled, "Visit to Robin", "moved me", "Moving")
    code_words(filled, "A call", "Nobody said why", "Not being told")
    actions.set_excluded(filled, participant=person(filled, "Ash"), excluded=True)
    with filled.reading() as session:
        assert [(row.code_name, row.words) for row in recent_codings(session)] == [("Moving", "moved me")]
    facts = gather(filled)
    assert (facts.people, facts.left_out) == (3, 1)
    assert [group.people for group in facts.groups if group.name == CHILD] == [1]


def test_passages_that_wait_for_a_place_are_said_and_opened(
    screen: OverviewScreen, filled: Project, opened: OpenStudy, qtbot: QtBot
) -> None:
    code_words(filled, "A call", "Nobody said why", "Not being told")
    with filled.reading() as session:
        call = queries.source_named(session, "A call").id
        text = queries.transcript(session, call).text
    correct_transcript(filled, source=call, text=text.replace("Nobody said why", "It was all fine then"))
    said = "1 passage waits for a place in a corrected transcript, in no count until then."
    qtbot.waitUntil(lambda: said in words(screen))
    assert any("0 coded passages" in word for word in words(screen))
    with qtbot.waitSignal(opened.source_wanted) as wanted:
        buttons(screen)["Place them"].click()
    assert wanted.args == [call, None]


def test_open_concerns_stand_first_until_they_are_closed(
    screen: OverviewScreen, filled: Project, opened: OpenStudy, qtbot: QtBot
) -> None:
    with filled.reading() as session:
        row = queries.source_named(session, "A call")
    span = place_of(filled, row.id, "Nobody said why")
    raised = coding.raise_concern(filled, about=PassagePlace(row.version, span), kind="Neglect", by="Ada")
    qtbot.waitUntil(lambda: "Neglect, A call, turn 1" in words(screen))
    assert any("tell the designated lead" in said for said in words(screen))
    with qtbot.waitSignal(opened.source_wanted) as wanted:
        buttons(screen)["Go there"].click()
    assert wanted.args == [row.id, span]
    buttons(screen)["Write on it or close it…"].click()
    (dialog,) = screen.window().findChildren(ConcernDialog)
    dialog.closed.click()
    dialog.save.click()
    qtbot.waitUntil(lambda: "Neglect, A call, turn 1" not in words(screen))
    with filled.reading() as session:
        assert not codings.concern(session, raised).open
