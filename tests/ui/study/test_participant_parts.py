"""What is recorded of one participant: consent with its day, and attributes of every kind."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.safeguards.register import Held, record_export
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import AttributeKind, AttributeRow, ConsentRow, ConsentScope
from app.ui.open_study import OpenStudy
from app.ui.study.answer_field import TypedAnswer, YesOrNo
from app.ui.study.participant_editor import ParticipantEditor
from app.ui.widgets.name_dialog import NameDialog
from tests.builders import person
from tests.ui.study.conftest import consent_of


def attributes(project: Project) -> list[AttributeRow]:
    with project.reading() as session:
        return queries.attributes(session)


def answers(project: Project) -> dict[str, str]:
    with project.reading() as session:
        return dict(queries.participant(session, person(project, "Robin")).attributes)


def add(editor: ParticipantEditor, name: str, kind: str, value: str) -> None:
    part = editor.attributes
    part.new_name.setText(name)
    part.new_kind.setCurrentText(kind)
    part.new_value.setText(value)
    part.add_button.click()


def type_over(field: TypedAnswer, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(editor: ParticipantEditor, attribute: str, words: str) -> None:
    next(action for action in editor.attributes.menus[attribute].actions() if action.text() == words).trigger()


# Consent


def test_day_and_note_have_their_fields_where_they_are_wanted(editor: ParticipantEditor, filled: Project) -> None:
    line = editor.consent.lines[ConsentScope.QUOTE]
    assert line.more.isHidden()
    line.answer.setCurrentIndex(1)
    line.answer.activated.emit(1)
    assert line.on.isHidden(), "room is kept for days and notes that are there"
    line.more.click()
    QTest.keyClicks(line.on, "3/4/2026")
    QTest.keyClick(line.on, Qt.Key.Key_Return)
    assert consent_of(filled, ConsentScope.QUOTE) == ConsentRow(ConsentScope.QUOTE, True, "2026-04-03", "")
    assert line.on.text() == "2026-04-03"
    assert line.more.isHidden()
    QTest.keyClicks(line.note, "by phone")
    QTest.keyClick(line.note, Qt.Key.Key_Return)
    assert consent_of(filled, ConsentScope.QUOTE) == ConsentRow(ConsentScope.QUOTE, True, "2026-04-03", "by phone")
    line.answer.setCurrentIndex(0)
    line.answer.activated.emit(0)
    assert consent_of(filled, ConsentScope.QUOTE).given is None
    assert line.on.isHidden()


def test_a_day_that_is_none_is_refused_and_put_back(
    editor: ParticipantEditor, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    robin = person(filled, "Robin")
    actions.set_consent(filled, participant=robin, scope=ConsentScope.AUDIO, given=True, on="2026-11-23")
    line = editor.consent.lines[ConsentScope.AUDIO]
    with qtbot.waitSignal(opened.tasks.problem) as said:
        line.on.setText("then")
        QTest.keyClick(line.on, Qt.Key.Key_Return)
    assert said.args is not None
    assert isinstance(said.args[0], Problem)
    assert line.on.text() == "2026-11-23"


# Attributes


def test_an_attribute_is_added_with_its_kind_in_one_step(editor: ParticipantEditor, filled: Project) -> None:
    add(editor, "Age", "Number", "11")
    assert [(row.name, row.kind) for row in attributes(filled)] == [("Age", AttributeKind.NUMBER)]
    assert answers(filled) == {"Age": "11"}
    filled.undo()
    assert attributes(filled) == []


def test_a_first_answer_that_does_not_fit_adds_nothing(
    editor: ParticipantEditor, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opened.tasks.problem):
        add(editor, "Age", "Number", "eleven")
    assert attributes(filled) == []
    assert editor.attributes.new_value.text() == "eleven", "what was typed stays to be mended"


def test_an_answer_of_another_kind_is_refused_and_put_back(
    editor: ParticipantEditor, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    add(editor, "Age", "Number", "11")
    field = editor.attributes.fields["Age"]
    assert isinstance(field, TypedAnswer)
    with qtbot.waitSignal(opened.tasks.problem):
        type_over(field, "twelve")
    assert field.text() == "11"
    type_over(field, "12")
    assert answers(filled) == {"Age": "12"}


def test_yes_and_no_are_chosen(editor: ParticipantEditor, filled: Project) -> None:
    add(editor, "In school", "Yes or no", "yes")
    field = editor.attributes.fields["In school"]
    assert isinstance(field, YesOrNo)
    assert field.currentText() == "Yes"
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    field.activated.emit(field.currentIndex())
    assert answers(filled) == {"In school": "no"}
    field = editor.attributes.fields["In school"]
    assert isinstance(field, YesOrNo)
    field.setCurrentIndex(0)
    field.activated.emit(0)
    assert answers(filled) == {}


def test_the_kind_is_changed_where_the_answers_fit(
    editor: ParticipantEditor, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    add(editor, "Moved in", "Text", "23 November 2026")
    with qtbot.waitSignal(opened.tasks.problem) as said:
        choose(editor, "Moved in", "Number")
    assert said.args is not None
    assert "One answer is not numbers" in str(said.args[0])
    checked = [action.text() for action in editor.attributes.menus["Moved in"].actions() if action.isChecked()]
    assert checked == ["Text"]
    choose(editor, "Moved in", "Date")
    assert answers(filled) == {"Moved in": "2026-11-23"}


def test_an_attribute_is_renamed_and_removed(editor: ParticipantEditor, filled: Project) -> None:
    add(editor, "Age", "Number", "11")
    choose(editor, "Age", "Rename…")
    (dialog,) = editor.findChildren(NameDialog)
    dialog.field.setText("Years")
    dialog.accept()
    assert list(editor.attributes.fields) == ["Years"]
    choose(editor, "Years", "Remove from the study")
    assert attributes(filled) == []
    assert filled.undo_label == "Remove attribute"


def test_the_keyboard_goes_down_the_attributes_to_the_new_one(editor: ParticipantEditor, qtbot: QtBot) -> None:
    add(editor, "Age", "Number", "11")
    add(editor, "In school", "Yes or no", "yes")
    part = editor.attributes
    qtbot.waitUntil(part.fields["In school"].isVisible)
    part.fields["Age"].setFocus()
    order = []
    for _ in range(6):
        focused = editor.focusWidget()
        order.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert order == [
        "Age",
        "Change the attribute Age",
        "In school",
        "Change the attribute In school",
        "Name of a new attribute",
        "Kind of the new attribute",
    ]


def test_leaving_somebody_out_tells_what_has_left_already(
    editor: ParticipantEditor, filled: Project, tmp_path: Path
) -> None:
    robin = person(filled, "Robin")
    for number in range(3):
        written = tmp_path / f"{number}.docx"
        written.write_bytes(b"words")
        record_export(
            filled,
            kind="theme summary",
            title="Moving",
            format="docx",
            path=written,
            by="Ada",
            people={robin: Held(quotes=2)},
        )
    actions.set_excluded(filled, participant=robin, excluded=True)
    with filled.reading() as session:
        editor.show_person(queries.participant(session, robin))
    assert editor.left_already.text().startswith("3 exports hold words or pictures of theirs: “Moving”.")
    actions.set_excluded(filled, participant=robin, excluded=False)
    with filled.reading() as session:
        editor.show_person(queries.participant(session, robin))
    assert editor.left_already.text() == ""
