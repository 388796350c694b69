"""Replacing names on screen: decided by keyboard, looked at, replaced, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding.note_rows import AboutKind, Subject
from app.language.names.mentions import NameKind
from app.safeguards.identity.key import IdentityKey
from app.safeguards.pseudonyms.applying import pseudonymise
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import SourceId
from app.ui.held_work import HeldWork
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.leaks_dialog import LeaksDialog
from app.ui.pseudonyms.own_list_dialog import OwnListDialog
from app.ui.pseudonyms.people_dialog import PSEUDONYM, PeopleDialog
from app.ui.pseudonyms.plan_preview import PlanPreview
from app.ui.pseudonyms.pseudonyms_screen import MAKE_KEY, OPEN_KEY, PseudonymsScreen
from app.ui.pseudonyms.removal_dialog import RemovalDialog
from app.ui.theme import Theme
from tests.builders import add, code, dialogue, new_study, signed_off, text_of
from tests.safeguards.pseudonyms.studies import decide, find, guid_of, key_of_study, named_study, planned
from tests.ui.coding.open_studies import press, shown
from tests.ui.opened import open_study


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_study(tmp_path) as made:
        yield made


@pytest.fixture
def sources(project: Project) -> tuple[SourceId, SourceId]:
    return named_study(project)


@pytest.fixture
def study(
    qtbot: QtBot, project: Project, sources: tuple[SourceId, SourceId], theme: Theme, tmp_path: Path
) -> Iterator[OpenStudy]:
    from PySide6.QtCore import QObject

    parent = QObject()
    opened = open_study(project, theme, tmp_path, parent)
    yield opened
    opened.close()


@pytest.fixture
def key(study: OpenStudy, tmp_path: Path) -> IdentityKey:
    made = key_of_study(study.project, tmp_path)
    study.take_identity(made)
    return made


@pytest.fixture
def screen(qtbot: QtBot, study: OpenStudy, key: IdentityKey) -> PseudonymsScreen:
    made = PseudonymsScreen(study)
    made.finder = find
    shown(qtbot, made)
    qtbot.waitUntil(lambda: made.looked is not None)
    made.page.table.setFocus()
    return made


def go_to(screen: PseudonymsScreen, words: str) -> None:
    assert screen.page.table.go_to(words)
    screen.page.table.setFocus()


def listed(screen: PseudonymsScreen) -> list[str]:
    """The words in the list, as it is filtered now."""
    proxy = screen.page.table.proxy
    return [str(proxy.index(row, 0).data()) for row in range(proxy.rowCount())]


def decisions(screen: PseudonymsScreen) -> dict[str, str]:
    proxy = screen.page.table.proxy
    return {str(proxy.index(row, 0).data()): str(proxy.index(row, 3).data()) for row in range(proxy.rowCount())}


def agree(qtbot: QtBot, screen: PseudonymsScreen, *, keep: bool = False) -> None:
    """Enter, a look at what changes, and yes."""
    press(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs(screen, PlanPreview)))
    [preview] = dialogs(screen, PlanPreview)
    assert isinstance(preview, PlanPreview)
    preview.keep_unedited.setChecked(keep)
    preview.agree.click()
    qtbot.waitUntil(lambda: screen.study.project.undo_label is not None)


def dialogs(screen: PseudonymsScreen, kind: type[QDialog]) -> list[QDialog]:
    return [one for one in screen.findChildren(kind) if one.isVisible()]


def test_what_may_give_somebody_away_is_listed_with_its_places(screen: PseudonymsScreen) -> None:
    assert set(listed(screen)) >= {"Sarah", "Sarah Jones", "Leeds", "Maya", "Oakfield Primary", "11"}
    go_to(screen, "Oakfield Primary")
    [place] = screen.page.places.model_of_places.places
    assert place.before.endswith("I went to ")
    assert screen.page.progress.text() == "0 of 9 decided"
    assert "one name in twenty is missed" in screen.page.missed.text()
    assert screen.page.bar.field.text() == "primary school"


def test_the_keyboard_alone_decides_and_replaces(screen: PseudonymsScreen, qtbot: QtBot) -> None:
    go_to(screen, "Leeds")
    press(screen.page.table, Qt.Key.Key_R)
    go_to(screen, "11")
    press(screen.page.table, Qt.Key.Key_K)
    go_to(screen, "Oakfield Primary")
    press(screen.page.table, Qt.Key.Key_E)
    assert screen.page.bar.field.hasFocus()
    QTest.keyClicks(screen.page.bar.field, "a primary school")
    press(screen.page.bar.field, Qt.Key.Key_Return)
    assert screen.page.table.hasFocus()
    assert screen.page.progress.text() == "3 of 9 decided"
    agree(qtbot, screen)
    with screen.study.project.reading() as session:
        text = queries.transcript(session, queries.sources(session)[0].id).text
    assert "in [town] 👩\u200d👧 and I went to [a primary school], [TOWN] was big" in text
    assert "I was 11" in text
    qtbot.waitUntil(lambda: "Leeds" not in listed(screen))
    assert decisions(screen)["11"] == "stays here"


def test_after_a_decision_the_keyboard_is_on_the_next_that_is_not_decided(screen: PseudonymsScreen) -> None:
    screen.page.table.go_to_row(0)
    first, second = listed(screen)[:2]
    press(screen.page.table, Qt.Key.Key_R)
    row = screen.page.table.current()
    assert row is not None
    assert row.words == second
    assert decisions(screen)[first] == "[Robin]"


def test_decisions_are_in_the_key_at_once(screen: PseudonymsScreen, key: IdentityKey) -> None:
    go_to(screen, "Leeds")
    press(screen.page.table, Qt.Key.Key_R)
    go_to(screen, "Maya")
    press(screen.page.table, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    kept = {one.original: (one.replacement, one.source) for one in key.decisions()}
    assert kept == {"Leeds": ("town", None), "Maya": (None, None)}


def test_forms_of_one_name_are_proposed_one_pseudonym(screen: PseudonymsScreen) -> None:
    go_to(screen, "Sarah")
    screen.page.bar.field.setText("Ellis")
    screen.deciding.replace()
    go_to(screen, "Sarah Jones")
    assert screen.page.bar.field.text() == "Ellis"


def test_two_people_of_one_name_are_told_apart_by_transcript(
    screen: PseudonymsScreen, sources: tuple[SourceId, SourceId], key: IdentityKey
) -> None:
    go_to(screen, "Sarah")
    places = screen.page.places
    row = next(row for row, one in enumerate(places.model_of_places.places) if one.source == sources[1])
    places.setCurrentIndex(places.model_of_places.index(row))
    screen.page.bar.scope.setCurrentIndex(1)
    screen.page.bar.field.setText("social worker")
    screen.deciding.replace()
    [decision] = key.decisions()
    assert (decision.replacement, decision.source) == ("social worker", guid_of(screen.study.project, sources[1]))
    assert decisions(screen)["Sarah"] == "differs by transcript"


def test_a_decision_can_be_forgotten(screen: PseudonymsScreen, key: IdentityKey) -> None:
    go_to(screen, "Leeds")
    press(screen.page.table, Qt.Key.Key_R)
    go_to(screen, "Leeds")
    press(screen.page.table, Qt.Key.Key_U)
    assert key.decisions() == []
    assert decisions(screen)["Leeds"] == ""


def test_what_stayed_here_goes_once_it_is_replaced_everywhere(screen: PseudonymsScreen, key: IdentityKey) -> None:
    go_to(screen, "Leeds")
    press(screen.page.table, Qt.Key.Key_K)
    assert decisions(screen)["Leeds"] == "stays here"
    go_to(screen, "Leeds")
    press(screen.page.table, Qt.Key.Key_R)
    assert decisions(screen)["Leeds"] == "[town]"
    assert [(one.replacement, one.source) for one in key.decisions()] == [("town", None)]


def test_several_are_decided_together(screen: PseudonymsScreen) -> None:
    screen.page.table.selectAll()
    screen.deciding.keep_always()
    assert screen.page.progress.text() == "9 of 9 decided"


def test_the_list_can_be_narrowed(screen: PseudonymsScreen) -> None:
    page = screen.page
    page.filter.setCurrentIndex(page.filter.findData(NameKind.PLACE))
    page.filter.activated.emit(page.filter.currentIndex())
    assert listed(screen) == ["Leeds"]


def test_one_transcript_alone_can_be_looked_through(
    screen: PseudonymsScreen, sources: tuple[SourceId, SourceId], qtbot: QtBot
) -> None:
    screen.show_names(sources[1], "")
    qtbot.waitUntil(lambda: "Maya" not in listed(screen))
    assert "Leeds City Council" in listed(screen)
    assert screen.page.source.currentText() == "Kim"


def test_words_that_somebody_selected_are_added_and_at_hand(
    screen: PseudonymsScreen, sources: tuple[SourceId, SourceId], qtbot: QtBot
) -> None:
    screen.show_names(sources[1], "the other")
    qtbot.waitUntil(lambda: "the other" in listed(screen))
    row = screen.page.table.current()
    assert row is not None
    assert row.words == "the other"
    assert screen.page.bar.told.text().startswith("found by hand")
    assert screen.page.bar.field.hasFocus()


def test_the_last_look_lists_the_capitals_that_are_left(screen: PseudonymsScreen, qtbot: QtBot) -> None:
    page = screen.page
    page.filter.setCurrentIndex(page.filter.count() - 1)
    page.filter.activated.emit(page.filter.currentIndex())
    qtbot.waitUntil(lambda: "Leeds" not in listed(screen))
    assert "Interviewer" in listed(screen)


def test_text_without_capitals_is_said_to_hide_names(
    screen: PseudonymsScreen, project: Project, qtbot: QtBot
) -> None:
    add(project, dialogue("Machine", [("kim", "then mark came and we went to leeds and it was all fine " * 5)]))
    qtbot.waitUntil(lambda: not screen.page.small.isHidden())
    assert "small letters" in screen.page.small.text()


def test_undo_brings_the_names_back_into_the_list(screen: PseudonymsScreen, qtbot: QtBot) -> None:
    go_to(screen, "Leeds")
    press(screen.page.table, Qt.Key.Key_R)
    agree(qtbot, screen, keep=True)
    qtbot.waitUntil(lambda: "Leeds" not in listed(screen))
    screen.study.project.undo()
    qtbot.waitUntil(lambda: "Leeds" in listed(screen))
    assert decisions(screen)["Leeds"] == "[town]"


def test_the_preview_says_what_becomes_of_coded_passages(
    screen: PseudonymsScreen, project: Project, sources: tuple[SourceId, SourceId], key: IdentityKey, qtbot: QtBot
) -> None:
    code(project, sources[0], "Primary, LEEDS", "School")
    qtbot.waitUntil(lambda: screen.looked is not None)
    go_to(screen, "Oakfield Primary")
    press(screen.page.table, Qt.Key.Key_R)
    press(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs(screen, PlanPreview)))
    [preview] = dialogs(screen, PlanPreview)
    assert isinstance(preview, PlanPreview)
    headings = [preview.tree.topLevelItem(row) for row in range(preview.tree.topLevelItemCount())]
    assert [one.text(0) for one in headings if one] == [
        "Passages made longer to hold a whole pseudonym (1)",
        "Words (1)",
    ]
    preview.reject()
    assert "Oakfield Primary" in text_of(project, sources[0])


def test_without_the_key_it_says_what_that_is_and_offers_it(qtbot: QtBot, study: OpenStudy) -> None:
    made = PseudonymsScreen(study)
    shown(qtbot, made)
    wanted: list[bool] = []
    study.identity_wanted.connect(wanted.append)
    assert made.state is not None
    assert [button.text() for button in made.state.buttons] == [MAKE_KEY, OPEN_KEY]
    for button in made.state.buttons:
        button.click()
    assert wanted == [True, False]


def test_opening_the_key_goes_on_by_itself_and_closing_it_hides_every_name(
    qtbot: QtBot, study: OpenStudy, tmp_path: Path
) -> None:
    made = PseudonymsScreen(study)
    made.finder = find
    shown(qtbot, made)
    study.take_identity(key_of_study(study.project, tmp_path))
    qtbot.waitUntil(lambda: made.looked is not None)
    study.close_identity()
    qtbot.waitUntil(lambda: made.looked is None)
    assert listed(made) == []


def test_the_last_look_tells_of_names_anywhere_and_leads_to_them(
    screen: PseudonymsScreen, project: Project, sources: tuple[SourceId, SourceId], qtbot: QtBot
) -> None:
    about = Subject(AboutKind.SOURCE, sources[1])
    coding.write_note(project, about=about, title="Call Sarah Jones", text="soon", author="Ada")
    qtbot.waitUntil(lambda: screen.looked is not None and not screen.study.tasks.running)
    screen.page.leaks.click()
    qtbot.waitUntil(lambda: bool(dialogs(screen, LeaksDialog)), timeout=60_000)
    [dialog] = dialogs(screen, LeaksDialog)
    assert isinstance(dialog, LeaksDialog)
    heading = dialog.tree.topLevelItem(0)
    assert heading is not None
    assert heading.text(0).startswith("Gives somebody away")
    lines = [line for row in range(heading.childCount()) if (line := heading.child(row)) is not None]
    assert any(line.text(0).startswith("Note, title") and line.text(2) == "Sarah Jones" for line in lines)
    wanted: list[object] = []
    screen.study.source_wanted.connect(lambda source, _: wanted.append(source))
    inside = next(line for line in lines if line.text(0).startswith("Transcript"))
    dialog.tree.itemActivated.emit(inside, 0)
    assert len(wanted) == 1


def test_signing_off_goes_on_from_here(screen: PseudonymsScreen, sources: tuple[SourceId, SourceId]) -> None:
    wanted: list[object] = []
    screen.study.sign_off_wanted.connect(wanted.append)
    screen.wish = screen.wish.__class__(sources[0])
    screen.page.sign_off.click()
    assert wanted == [sources[0]]


def test_unedited_text_goes_for_good_only_when_asked_and_signed_off(
    screen: PseudonymsScreen, project: Project, key: IdentityKey, qtbot: QtBot, tmp_path: Path
) -> None:
    decide(key, "Oakfield Primary", "primary school")
    pseudonymise(project, plan=planned(project, key), key=key)
    screen.remove_unedited()
    [dialog] = dialogs(screen, RemovalDialog)
    assert isinstance(dialog, RemovalDialog)
    assert not dialog.agree.isEnabled()
    item = dialog.list.item(0)
    assert "It is not signed off as pseudonymised." in item.text()
    assert dialog.go.text() == "Sign off…"
    wanted: list[object] = []
    screen.study.sign_off_wanted.connect(wanted.append)
    dialog.go.click()
    assert len(wanted) == 1
    signed_off(project)
    screen.remove_unedited()
    [dialog] = dialogs(screen, RemovalDialog)
    assert isinstance(dialog, RemovalDialog)
    assert "1 older text" in dialog.list.item(0).text()
    dialog.agree.click()
    qtbot.waitUntil(lambda: not screen.study.tasks.running and not project.traces_left)
    assert not dialogs(screen, HeldWork)
    assert project.undo_label is None
    found = [path for path in tmp_path.rglob("*") if path.is_file() and b"Oakfield" in path.read_bytes()]
    assert found == []


def test_a_list_of_ones_own_is_typed_or_read_and_kept_in_the_key(
    screen: PseudonymsScreen, key: IdentityKey, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.named["pseudonyms.list"].trigger()
    [dialog] = dialogs(screen, OwnListDialog)
    assert isinstance(dialog, OwnListDialog)
    dialog.field.setPlainText("Oakfield, school\nOtley\n")
    (tmp_path / "more.txt").write_text("Zed House, organisation\n", "utf-8")
    dialog.add_from(tmp_path / "more.txt")
    dialog.agree.click()
    assert [(one.name, one.kind.value) for one in key.listed()] == [
        ("Oakfield", "school"),
        ("Otley", "place"),
        ("Zed House", "organisation"),
    ]
    qtbot.waitUntil(lambda: not screen.study.tasks.running)
    assert list(screen.study.names_in("in otley")) == ["Otley"]


def test_removing_leads_to_the_passages_that_are_in_its_way(
    screen: PseudonymsScreen, sources: tuple[SourceId, SourceId], key: IdentityKey
) -> None:
    project = screen.study.project
    code(project, sources[0], "Maya stayed", "Family")
    cut = text_of(project, sources[0]).replace("Maya stayed. I was 11, in June 2019, and may be", "Well,")
    coding.correct_transcript(project, source=sources[0], text=cut)
    signed_off(project)
    screen.remove_unedited()
    [dialog] = dialogs(screen, RemovalDialog)
    assert isinstance(dialog, RemovalDialog)
    assert "1 passage waits in an older text" in dialog.list.item(0).text()
    assert (dialog.go.text(), dialog.go.isEnabled()) == ("Show what waits", True)
    wanted: list[int] = []
    screen.study.source_wanted.connect(lambda source, _: wanted.append(source))
    press(dialog.list, Qt.Key.Key_Return)
    assert wanted == [sources[0]]


def test_in_a_read_only_study_nothing_can_be_decided(
    qtbot: QtBot, project: Project, sources: tuple[SourceId, SourceId], theme: Theme, tmp_path: Path
) -> None:
    from PySide6.QtCore import QObject

    from app import studyfile

    actions.rename_study(project, name="Names")
    path = project.path
    key = key_of_study(project, tmp_path)
    project.close()
    with studyfile.open_study(path, None, home=tmp_path / "home", person="Tester", read_only=True) as reading:
        parent = QObject()
        study = open_study(reading, theme, tmp_path, parent)
        study.take_identity(key)
        made = PseudonymsScreen(study)
        made.finder = find
        shown(qtbot, made)
        qtbot.waitUntil(lambda: made.looked is not None)
        go_to(made, "Leeds")
        press(made.page.table, Qt.Key.Key_R)
        assert key.decisions() == []
        study.tasks.stop()
        study.close()


def test_participants_called_by_their_real_names_get_pseudonyms(
    qtbot: QtBot, screen: PseudonymsScreen, study: OpenStudy, key: IdentityKey
) -> None:
    assert "1 participant is called by what may be a real name" in screen.page.people.words
    screen.page.people.followed.emit("people")
    dialog = screen.window().findChild(PeopleDialog)
    assert dialog is not None
    (one,) = dialog.chosen()
    assert one.person.name == "Kim"
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    item.setText(PSEUDONYM, "")
    assert not dialog.agree.isEnabled()
    item.setText(PSEUDONYM, "Noor")
    dialog.agree.click()
    with study.project.reading() as session:
        assert "Noor" in {row.pseudonym for row in queries.participants(session)}
    known = key.person(one.person.guid)
    assert known is not None
    assert known.real_name == "Kim"
    qtbot.waitUntil(lambda: not screen.page.people.isVisibleTo(screen))


def test_who_goes_by_a_pseudonym_already_is_not_asked_for_again(
    qtbot: QtBot, screen: PseudonymsScreen, study: OpenStudy, key: IdentityKey
) -> None:
    screen.named["pseudonyms.people"].trigger()
    dialog = screen.window().findChild(PeopleDialog)
    assert dialog is not None
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.agree.text() == "These are pseudonyms"
    dialog.agree.click()
    screen.refresh()
    qtbot.waitUntil(lambda: screen.looked is not None and not screen.looked.called)
    with study.project.reading() as session:
        assert "Kim" in {row.pseudonym for row in queries.participants(session)}
