"""Withdrawing in the window: chosen, read, confirmed, done, and what is left to do afterwards."""

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.problems import Problem
from app.safeguards import withdrawal
from app.safeguards.identity import keyfile
from app.safeguards.identity.joining import guid_of
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Identity, UneditedText
from app.safeguards.pseudonyms.scanning import source_guids
from app.safeguards.register import Held, record_export
from app.safeguards.rules.taking_out import INSTEAD
from app.safeguards.withdrawal import telling
from app.safeguards.withdrawal.rows import PictureFate, Trace, WithdrawalKind
from app.store import erasing
from app.store.project import Project
from app.study import queries
from app.study.rows import SourceId
from app.ui.open_study import OpenStudy
from app.ui.study.identity.identity_desk import IdentityDesk
from app.ui.study.participants_screen import ParticipantsScreen
from app.ui.study.withdrawal.review_window import ReviewWindow
from app.ui.study.withdrawal.withdraw_dialog import WithdrawDialog
from app.ui.study.withdrawal.withdrawals_dialog import WithdrawalsDialog
from tests.builders import CARER, CHILD, add, dialogue, person, place_of, speaker, text_of, version_of
from tests.faults.pages import all_bytes
from tests.study.drawn import draw

OWN = "five grey geese"
SAID = "they just put my bags in the car"


@pytest.fixture
def filled(study: Project) -> Project:
    """A child heard with a carer and alone; a note that quotes them."""
    voices = [speaker("Robin", CHILD), speaker("Sam", CARER)]
    together = [("Robin", SAID), ("Sam", "Robin cried")]
    add(study, dialogue("Together", together, voices), dialogue("Alone", [("Robin", "it was quiet")], voices))
    coding.write_note(study, title="Moves", text=f"One said “{SAID}”.", author="Ada")
    return study


@pytest.fixture
def dialog(opened: OpenStudy, qtbot: QtBot) -> WithdrawDialog:
    """What is asked when the child withdraws, once it has looked."""
    return shown(opened, qtbot)


def shown(opened: OpenStudy, qtbot: QtBot, name: str = "Robin") -> WithdrawDialog:
    with opened.project.reading() as session:
        row = queries.participant(session, person(opened.project, name))
    made = WithdrawDialog(opened, row)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: "theirs" in made.told.words().casefold(), timeout=20_000)
    return made


def choose(dialog: WithdrawDialog, kind: WithdrawalKind) -> None:
    dialog.choices[kind].setChecked(True)


def test_each_choice_tells_what_it_does_before_anything_is_done(dialog: WithdrawDialog, filled: Project) -> None:
    before = filled.undo_label
    assert "2 turns · 11 words" in dialog.told.words()
    assert "not contacted again" in dialog.told.words()
    choose(dialog, WithdrawalKind.EXCLUDE)
    assert "Nothing is deleted." in dialog.told.words()
    choose(dialog, WithdrawalKind.DELETE)
    assert "Deleted whole, for nobody else is heard in them: Alone." in dialog.told.words()
    assert f"Together: 1 turn of theirs becomes “{INSTEAD}”; what Sam said stays." in dialog.told.words()
    assert filled.undo_label == before


def test_who_stops_is_recorded_and_the_dialog_closes(
    dialog: WithdrawDialog, opened: OpenStudy, qtbot: QtBot
) -> None:
    dialog.on.setText("29/11/2026")
    with qtbot.waitSignal(opened.said) as said:
        dialog.do_button.click()
    assert said.args is not None
    assert said.args[0].startswith("Robin: stop further involvement.")
    assert not dialog.isVisible()
    with opened.project.reading() as session:
        assert withdrawal.stopped(session) == {"Robin": "2026-11-29"}
    again = shown(opened, qtbot)
    assert not again.choices[WithdrawalKind.STOP].isEnabled()
    assert again.kind is WithdrawalKind.EXCLUDE


def test_who_is_left_out_can_be_taken_back(dialog: WithdrawDialog, opened: OpenStudy) -> None:
    choose(dialog, WithdrawalKind.EXCLUDE)
    dialog.do_button.click()
    assert opened.project.undo_label == "Exclude participant"


def test_what_can_be_taken_back_is_where_it_is_seen(opened: OpenStudy, filled: Project, qtbot: QtBot) -> None:
    robin, sam = person(filled, "Robin"), person(filled, "Sam")
    withdrawal.stop(filled, participant=robin, on="2026-11-29", by="Ada")
    withdrawal.exclude(filled, participant=sam, on="2026-11-29", by="Ada")
    dialog = shown(opened, qtbot)
    assert dialog.back_button.text() == "They stopped: take that back"
    dialog.back_button.click()
    assert not dialog.isVisible()
    listed = WithdrawalsDialog(opened)
    qtbot.addWidget(listed)
    listed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    (back,) = listed.back_buttons
    back.click()
    assert listed.back_buttons == []
    with filled.reading() as session:
        assert all(row.counted for row in queries.participants(session))
        assert (withdrawal.stopped(session), withdrawal.withdrawals(session)) == ({}, [])


def test_while_it_looks_it_says_so_and_nothing_can_be_done(
    opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    with filled.reading() as session:
        row = queries.participant(session, person(filled, "Robin"))
    dialog = WithdrawDialog(opened, row)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert (dialog.standing.isHidden(), dialog.do_button.isEnabled()) == (False, False)
    qtbot.waitUntil(dialog.do_button.isEnabled, timeout=20_000)
    assert dialog.standing.isHidden()


def test_deleting_is_confirmed_by_the_pseudonym(dialog: WithdrawDialog) -> None:
    assert not dialog.confirm.isVisible()
    choose(dialog, WithdrawalKind.DELETE)
    assert (dialog.confirm.isVisible(), dialog.do_button.isEnabled()) == (True, False)
    QTest.keyClicks(dialog.confirm, "robin")
    assert not dialog.do_button.isEnabled()
    dialog.confirm.clear()
    QTest.keyClicks(dialog.confirm, "Robin")
    assert (dialog.do_button.isEnabled(), dialog.do_button.text()) == (True, "Delete for good")


def deleted(dialog: WithdrawDialog, qtbot: QtBot) -> None:
    """Delete, and wait until it is tidied."""
    choose(dialog, WithdrawalKind.DELETE)
    dialog.confirm.setText("Robin")
    qtbot.waitUntil(dialog.do_button.isEnabled, timeout=20_000)
    dialog.do_button.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2, timeout=60_000)


def test_deleting_leaves_no_trace_and_says_what_is_left_to_do(
    dialog: WithdrawDialog, filled: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.back_up()
    deleted(dialog, qtbot)
    assert not filled.traces_left
    assert text_of(filled, _together(filled)).startswith(INSTEAD)
    assert SAID.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    note = dialog.result_page.note
    for words in ("identity key was closed", "still named in 1 place", "Recordings, consent forms"):
        assert words in note
    assert "Robin" not in note
    dialog.result_page.copy()
    assert QGuiApplication.clipboard().text() == note
    dialog.result_page.save(tmp_path / "left.txt")
    assert (tmp_path / "left.txt").read_text("utf-8") == note
    assert dialog.close_button.text() == "Close"


def _together(project: Project) -> SourceId:
    with project.reading() as session:
        return queries.source_named(session, "Together").id


def test_quotations_are_ticked_and_names_are_not(dialog: WithdrawDialog, filled: Project, qtbot: QtBot) -> None:
    coding.write_note(filled, text="Ask Robin again", author="Ada")
    choose(dialog, WithdrawalKind.DELETE)
    dialog._look()
    qtbot.waitUntil(lambda: dialog.told.places.count() == 3, timeout=20_000)
    rows = [dialog.told.places.item(row).text() for row in range(3)]
    assert any(row.startswith("Quoted — Note “Moves”: text") for row in rows)
    assert any(row.startswith("Named — Together, turn 2: Sam: Robin cried") for row in rows)
    assert [key.split(":")[0] for key in dialog.told.places.chosen()] == ["quoted"]


def test_words_of_others_are_opened_where_they_stand(
    dialog: WithdrawDialog, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    choose(dialog, WithdrawalKind.DELETE)
    places = dialog.told.places
    item = next(places.item(row) for row in range(places.count()) if "Sam" in places.item(row).text())
    with qtbot.waitSignal(opened.source_wanted) as went:
        places.itemActivated.emit(item)
    start = text_of(filled, _together(filled)).index("Robin cried")
    assert went.args == [_together(filled), Span(start, start + 5)]


def test_the_places_are_gone_through_beside_the_study_and_copied(
    dialog: WithdrawDialog, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    choose(dialog, WithdrawalKind.DELETE)
    dialog.told.review_wanted.emit()
    assert not dialog.isVisible()
    review = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ReviewWindow))
    assert not review.isModal()
    assert review.standing.text() == "0 of 2 seen."
    with qtbot.waitSignal(opened.notes_wanted):
        review.go()
    with qtbot.waitSignal(opened.source_wanted):
        review.go_on()
    assert [place.trace for place in review.seen] == [Trace.QUOTED]
    review.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "What\tWhere\tWords\tTimes\tSeen"
    assert lines[1].endswith("\t1\tyes")
    assert lines[2].startswith("Named\tTogether, turn 2\t")
    with qtbot.waitSignal(review.destroyed):
        opened.closing.emit()


def test_what_becomes_of_a_picture_that_others_drew_is_chosen_and_their_part_painted_over(
    opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    draw(filled, "Map", "Robin", "Sam")
    dialog = shown(opened, qtbot)
    choose(dialog, WithdrawalKind.DELETE)
    assert "it stays, without their name" in dialog.told.words()
    (choice,) = dialog.told.pictures.values()
    assert choice.currentData() == PictureFate.BARE
    choice.setCurrentIndex(choice.findData(PictureFate.COVER))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: "Paint over their part next" in dialog.told.words(), timeout=20_000)
    deleted(dialog, qtbot)
    (button,) = dialog.result_page.cover_buttons
    with qtbot.waitSignal(opened.redaction_wanted) as wanted:
        button.click()
    with filled.reading() as session:
        (row,) = queries.picture_sources(session)
    assert wanted.args == [row.id]
    assert (dialog.isVisible(), dialog.isModal()) == (True, False)
    dialog.result_page.review_button.click()
    review = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ReviewWindow))
    assert review.list.count() == 1
    review.close()


def test_a_document_that_left_is_marked_as_public_and_the_list_is_copied(
    opened: OpenStudy, filled: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "report.docx").write_bytes(b"words")
    people = {person(filled, "Robin"): Held(1)}
    record_export(
        filled, kind="report", title="Moves", format="docx", path=tmp_path / "report.docx", by="A", people=people
    )
    dialog = shown(opened, qtbot)
    choose(dialog, WithdrawalKind.DELETE)
    part = dialog.told.exports
    assert part is not None
    part.public_buttons[0].click()
    qtbot.waitUntil(lambda: "1 of them is published" in dialog.told.words(), timeout=20_000)
    part = dialog.told.exports
    assert part is not None
    assert part.public_buttons[0].text() == "Mark as not public"
    part.copy()
    assert "report\tMoves\tdocx\t20" in QGuiApplication.clipboard().text()


def test_what_becomes_of_backups_is_said_beforehand(filled: Project, opened: OpenStudy, qtbot: QtBot) -> None:
    filled.back_up()
    dialog = shown(opened, qtbot)
    choose(dialog, WithdrawalKind.DELETE)
    for words in ("The only backup, of ", "a new one without them is taken first", "cannot be reached from here"):
        assert words in dialog.told.words()


def test_an_open_concern_is_said_and_nothing_can_be_deleted(
    opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    together = _together(filled)
    place = PassagePlace(version_of(filled, together), place_of(filled, together, SAID))
    coding.raise_concern(filled, about=place, kind="Neglect", by="Ada")
    dialog = shown(opened, qtbot)
    choose(dialog, WithdrawalKind.DELETE)
    dialog.confirm.setText("Robin")
    assert "designated lead" in dialog.told.words()
    assert not dialog.do_button.isEnabled()
    choose(dialog, WithdrawalKind.EXCLUDE)
    assert dialog.do_button.isEnabled()


def test_while_it_works_it_does_not_close(dialog: WithdrawDialog) -> None:
    dialog._working = True
    event = QCloseEvent()
    dialog.closeEvent(event)
    dialog.reject()
    assert (event.isAccepted(), dialog.isVisible()) == (False, True)
    dialog._working = False


def test_where_traces_remain_it_says_so_and_what_to_do(
    dialog: WithdrawDialog, filled: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Problem("The disk is full.", "Free some space.")

    monkeypatch.setattr(erasing, "_leave_no_trace", full)
    deleted(dialog, qtbot)
    labels = [str(one.property("text")) for one in dialog.result_page.children() if one.property("text")]
    assert any("traces of it may remain" in words and "Free some space" in words for words in labels)
    assert filled.traces_left


def test_the_page_opens_it_and_lists_who_withdrew(opened: OpenStudy, filled: Project, qtbot: QtBot) -> None:
    withdrawal.stop(filled, participant=person(filled, "Sam"), on="2026-11-29", by="Ada")
    screen = ParticipantsScreen(opened)
    qtbot.addWidget(screen)
    screen.refresh()
    screen.show_participant(person(filled, "Robin"))
    screen.editor.withdraw_button.click()
    dialog = screen.editor.findChild(WithdrawDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Withdraw Robin"
    qtbot.waitUntil(lambda: bool(dialog.told.words()), timeout=20_000)
    dialog.reject()
    screen.withdrawals_button.click()
    listed = screen.findChild(WithdrawalsDialog)
    assert listed is not None
    assert listed.words() == ["2026-11-29  Sam stopped further involvement, decided by Ada"]
    listed.deadline.setText("1 December 2026")
    listed.deadline.editingFinished.emit()
    with filled.reading() as session:
        assert withdrawal.withdrawal_deadline(session) == "2026-12-01"
    listed.reject()


@pytest.fixture
def key(opened: OpenStudy, tmp_path: Path) -> IdentityKey:
    """The key of the study, open: it knows the child, and what their transcripts were before."""
    made = keyfile.create(tmp_path / f"names{keyfile.SUFFIX}", OWN, study=opened.project.guid)
    with opened.project.reading() as session:
        child = guid_of(session, person(opened.project, "Robin"))
        sources = source_guids(session)
    made.set_person(Identity(child, "Zephyrine Quillfeather", ("Zeffy",), "07700 900461"))
    for name, guid in sources.items():
        made.keep_unedited(UneditedText(guid, 1, f"Robin: Snodsworth was {name}"))
    opened.take_identity(made)
    return made


def bytes_of(key: IdentityKey) -> bytes:
    """Everything that stands in the key and the copy beside it, each page deciphered."""
    files = [path for path in key.path.parent.iterdir() if path.name.startswith(key.path.name)]
    assert len(files) >= 2
    return b"".join(all_bytes(path, key.key) for path in files)


def test_the_open_key_forgets_who_is_deleted_on_every_page_and_in_its_copy(
    key: IdentityKey, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    words = (b"Quillfeather", b"Zeffy", b"900461", b"Snodsworth")
    dialog = shown(opened, qtbot)
    choose(dialog, WithdrawalKind.DELETE)
    assert telling.KEY_WILL_FORGET in dialog.told.words()
    opened.close_identity()
    opened.take_identity(keyfile.open_key(key.path, OWN, study=filled.guid))
    assert all(one in bytes_of(key) for one in words)
    deleted(dialog, qtbot)
    opened.close_identity()
    assert not [one for one in words if one in bytes_of(key)]
    assert telling.OTHER_KEYS in dialog.result_page.note
    assert filled.undo_label is None
    with filled.reading() as session:
        assert [row.key_waits for row in withdrawal.withdrawals(session)] == [False]


def test_whom_a_copy_of_the_key_still_knows_is_said_and_forgotten_when_that_is_wanted(
    key: IdentityKey, opened: OpenStudy, qtbot: QtBot
) -> None:
    screen = ParticipantsScreen(opened)
    qtbot.addWidget(screen)
    strip = screen.identity
    assert strip.words.text() == "Identity key: open. It knows 1 of 2 participants."
    assert not strip.forget_gone.isEnabled()
    key.set_person(Identity(uuid4(), "Ottoline Marchbanks"))
    assert strip.words.text().endswith("participants, and 1 who is not in this study.")
    strip.forget_gone.trigger()
    box = screen.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "The key knows 1 person who is not in this study."
    next(one for one in box.buttons() if one.text() == "Forget them").click()
    assert strip.words.text() == "Identity key: open. It knows 1 of 2 participants."
    assert b"Ottoline" not in bytes_of(key)


def test_a_key_that_waits_is_said_and_forgets_once_it_is_opened(
    key: IdentityKey, opened: OpenStudy, filled: Project, qtbot: QtBot
) -> None:
    opened.close_identity()
    dialog = shown(opened, qtbot)
    choose(dialog, WithdrawalKind.DELETE)
    assert telling.KEY_STAYS in dialog.told.words()
    assert "Open key…" not in dialog.told.words()
    opened.prefer(identity_keys={str(filled.guid): str(key.path)})
    choose(dialog, WithdrawalKind.STOP)
    choose(dialog, WithdrawalKind.DELETE)
    assert "Open key…" in dialog.told.words()
    deleted(dialog, qtbot)
    assert telling.KEY_KNOWS in dialog.result_page.note
    listed = WithdrawalsDialog(opened)
    qtbot.addWidget(listed)
    listed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert "still knows who they were" in listed.key_words.text()
    assert listed.key_button.isHidden()
    assert listed.words()[0].endswith("Somebody was deleted for good, decided by Researcher")
    desk = IdentityDesk(opened, dialog)
    asked = desk.open_at(key.path)
    said: list[str] = []
    opened.said.connect(said.append)
    asked.given.emit(OWN)
    qtbot.waitUntil(lambda: telling.key_forgot(1) in said, timeout=20_000)
    assert listed.key_words.isHidden()
    opened.close_identity()
    assert b"Quillfeather" not in bytes_of(key)
