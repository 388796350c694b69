"""The agreements behind consent, and until when it holds: recorded in the participant's editor, said in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.store.project import Project
from app.study import actions, queries
from app.study.consent_rows import AgreementKind, AgreementRow
from app.study.rows import ConsentScope
from app.ui.open_study import OpenStudy
from app.ui.study.agreements_part import AgreementLine
from app.ui.study.groups_dialog import GroupsDialog
from app.ui.study.participant_editor import ParticipantEditor
from app.ui.study.participants_screen import ParticipantsScreen
from tests.builders import allow_quotes, person
from tests.ui.study.conftest import consent_of


@pytest.fixture
def editor(filled: Project, editor: ParticipantEditor) -> ParticipantEditor:
    """Robin, who may be quoted."""
    allow_quotes(filled, "Robin")
    return editor


def recorded(project: Project) -> list[AgreementRow]:
    with project.reading() as session:
        return queries.agreements(session, person(project, "Robin"))


def answer(line: AgreementLine, place: int) -> None:
    line.answer.setCurrentIndex(place)
    line.answer.activated.emit(place)


def type_in(line: AgreementLine, name: str, words: str) -> None:
    line.fields[name].setFocus()
    QTest.keyClicks(line.fields[name], words)
    QTest.keyClick(line.fields[name], Qt.Key.Key_Return)


def test_each_kind_has_its_line_and_nothing_is_recorded_until_it_is(editor: ParticipantEditor) -> None:
    assert [line.kind for line in editor.agreements.lines] == list(AgreementKind)
    assert [line.answer.currentText() for line in editor.agreements.lines] == ["Not recorded"] * 3
    assert editor.quoting.text() == "Quotable: yes."


def test_a_refusal_is_recorded_said_and_undone(editor: ParticipantEditor, filled: Project) -> None:
    answer(editor.agreements.lines[0], 2)
    assert [(row.kind, row.given) for row in recorded(filled)] == [(AgreementKind.OWN, False)]
    assert editor.quoting.text() == "Quotable: no: the child has not agreed."
    assert "the child has not agreed" in editor.standing.text()
    filled.undo()
    assert recorded(filled) == []
    assert editor.quoting.text() == "Quotable: yes."
    assert editor.agreements.lines[0].answer.currentText() == "Not recorded"


def test_permission_is_recorded_with_who_gave_it_and_its_end(editor: ParticipantEditor, filled: Project) -> None:
    line = editor.agreements.lines[1]
    answer(line, 1)
    assert editor.agreements.lines[1] is line, "the keyboard stays where it was"
    line.more.click()
    for name, words in (("by", "Local authority"), ("basis", "care order"), ("until", "9/2027")):
        type_in(line, name, words)
    (row,) = recorded(filled)
    assert (row.given, row.by, row.basis, row.until) == (True, "Local authority", "care order", "2027-09-30")
    answer(line, 3)
    (row,) = recorded(filled)
    assert row.given
    assert row.withdrawn_on
    assert "permission was taken back" in editor.quoting.text()
    answer(line, 1)
    assert recorded(filled)[0].withdrawn_on == ""
    answer(line, 0)
    assert recorded(filled) == []


def test_a_second_permission_holder_is_a_record_of_its_own(editor: ParticipantEditor, filled: Project) -> None:
    answer(editor.agreements.lines[1], 1)
    editor.agreements.another.click()
    second = editor.agreements.lines[2]
    answer(second, 2)
    assert len(recorded(filled)) == 1, "who the second one is has to be said first"
    type_in(second, "by", "A parent")
    assert [(row.by, row.given) for row in recorded(filled)] == [("", True), ("A parent", False)]
    assert editor.quoting.text() == "Quotable: no: permission was refused."


def test_consent_is_taken_back_and_runs_out(editor: ParticipantEditor, filled: Project) -> None:
    line = editor.consent.lines[ConsentScope.QUOTE]
    line.more.click()
    QTest.keyClicks(line.until, "3/2001")
    QTest.keyClick(line.until, Qt.Key.Key_Return)
    assert consent_of(filled, ConsentScope.QUOTE).until == "2001-03-31"
    assert editor.quoting.text() == "Quotable: no: consent to “quote words” ran out on 2001-03-31."
    line.answer.setCurrentIndex(3)
    line.answer.activated.emit(3)
    assert consent_of(filled, ConsentScope.QUOTE).withdrawn_on
    assert line.answer.currentText() == "Taken back"
    line.answer.setCurrentIndex(1)
    line.answer.activated.emit(1)
    assert (consent_of(filled, ConsentScope.QUOTE).given, consent_of(filled, ConsentScope.QUOTE).withdrawn_on) == (
        True,
        "",
    )


def test_a_study_that_is_open_to_read_only_changes_nothing(
    editor: ParticipantEditor, filled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filled, "read_only", True)
    with filled.reading() as session:
        editor.show_person(queries.participant(session, person(filled, "Robin")))
    assert not editor.agreements.isEnabled()
    assert not editor.consent.isEnabled()


def test_the_list_says_why_words_that_were_agreed_to_are_not_quoted(
    opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    allow_quotes(filled, "Robin", "Marian")
    with filled.reading() as session:
        child = queries.perspectives(session)[0]
    actions.set_needed_agreements(filled, perspective=child.id, own=False, permission=True)
    screen = ParticipantsScreen(opened)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    shown = {
        str(screen.shown.index(row, 0).data()): str(screen.shown.index(row, 4).data())
        for row in range(screen.shown.rowCount())
    }
    assert (shown["Robin"], shown["Marian"]) == ("No: permission is not recorded", "Yes")


def test_what_a_perspective_needs_is_ticked_and_undone(opened: OpenStudy, filled: Project, qtbot: QtBot) -> None:
    dialog = GroupsDialog(opened)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.needs_own.click()
    dialog.needs_permission.click()

    def needs() -> list[tuple[bool, bool]]:
        with filled.reading() as session:
            return [(row.needs_own, row.needs_permission) for row in queries.perspectives(session)]

    assert needs() == [(True, True), (False, False), (False, False)]
    dialog.perspectives.list.setCurrentRow(1)
    assert not dialog.needs_own.isChecked()
    filled.undo()
    assert needs()[0] == (True, False)
