"""Bringing pictures in, in the window: somebody says whose each is, then all are stored, or none."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.exchange.pictures.drafts import LOCATION
from app.safeguards import withdrawal
from app.store.project import Project
from app.study import actions, queries
from app.study.picture_rows import PictureRow
from app.study.rows import CaseId, CaseRelation
from app.ui.exchange.pictures.agreed import ASK_FIRST
from app.ui.exchange.pictures.pictures_dialog import PicturesDialog
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.builders import CHILD, person
from tests.exchange.made_files import pdf
from tests.exchange.pictures.made import HEIC, HOSTILE, SIZE, corner, exif, lab, moving, rgb16, saved, tiff_pages
from tests.ui.opened import open_study

GOOD: dict[str, Callable[[], bytes]] = {
    "a.jpg": lambda: saved(corner(), "JPEG", exif=exif(6)),
    "b.png": lambda: saved(corner(), "PNG"),
    "c.tif": lambda: tiff_pages(corner(), corner()),
    "d.webp": lambda: saved(corner(), "WEBP"),
    "e.gif": lambda: moving("GIF"),
    "f.heic": lambda: HEIC,
    "g.pdf": lambda: pdf([(72, 700, "x")], [(72, 700, "y")], [(72, 700, "z")]),
    "h cmyk.jpg": lambda: saved(corner().convert("CMYK"), "JPEG"),
    "i deep.tif": rgb16,
    "j lab.tif": lambda: saved(lab(), "TIFF"),
    "k really a jpeg.png": lambda: saved(corner(), "JPEG"),
}


@pytest.fixture
def case(study: Project) -> CaseId:
    """Robin, who is a participant, and whose case it is."""
    made = actions.add_case(study, pseudonym="Robin")
    robin = actions.add_participant(study, pseudonym="Robin")
    actions.link_case(study, case=made, participant=robin, relation=CaseRelation.SELF)
    return made


@pytest.fixture
def opened(study: Project, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    parent = QObject()
    shown = open_study(study, theme, tmp_path, parent)
    yield shown
    shown.stop_work()


def written(folder: Path, files: dict[str, Callable[[], bytes]]) -> list[Path]:
    """The files in a folder of their own."""
    folder.mkdir()
    for name, make in files.items():
        (folder / name).write_bytes(make())
    return [folder / name for name in files]


Bring = Callable[..., PicturesDialog]


@pytest.fixture
def bring(opened: OpenStudy, qtbot: QtBot) -> Bring:
    """The dialog for some files of a child, as soon as it has looked at them; it lives until the test is over."""
    kept = []

    def open_for(case: CaseId | None, *paths: Path) -> PicturesDialog:
        shown = PicturesDialog(opened, paths, case)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        kept.append(shown)
        qtbot.addWidget(shown)
        with qtbot.waitExposed(shown):
            shown.open()
        qtbot.waitUntil(lambda: not shown.bar.isVisible())
        return shown

    return open_for


def test_who_stopped_taking_part_is_said_beside_what_they_drew(
    bring: Bring, study: Project, case: CaseId, tmp_path: Path
) -> None:
    withdrawal.stop(study, participant=person(study, "Robin"), on="2026-11-29", by="Ada")
    [part] = bring(case, *written(tmp_path / "in", {"b.png": GOOD["b.png"]})).parts
    assert not part.stopped.isHidden()
    assert part.stopped.text() == f"Robin stopped taking part on 2026-11-29: {ASK_FIRST}"
    QTest.keyClicks(part.drawn_by, ", Sam")
    assert not part.stopped.isHidden()
    part.drawn_by.clear()
    QTest.keyClicks(part.drawn_by, "Sam")
    assert part.stopped.isHidden()


def stored(project: Project) -> list[PictureRow]:
    with project.reading() as session:
        return queries.pictures(session)


def test_pictures_of_every_kind_are_looked_at_and_stored_in_one_step(
    bring: Bring, study: Project, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = bring(case, *written(tmp_path / "in", GOOD))
    assert stored(study) == []
    assert {part.drawn_by.text() for part in dialog.parts} == {"Robin"}
    assert [part.agreed().looked.problem for part in dialog.parts] == [None] * len(GOOD)
    assert dialog.import_button.text() == "Import 14 pictures"
    with qtbot.waitSignal(dialog.imported) as imported:
        dialog.import_button.click()
    assert imported.args is not None
    assert len(imported.args[0]) == len(GOOD)
    rows = stored(study)
    assert [row.source_name for row in rows if row.page == 1] == [Path(name).stem for name in GOOD]
    assert (rows[0].width, rows[0].height) == SIZE[::-1], "upright, as its camera says"
    assert {row.cases for row in rows} == {(case,)}
    assert study.undo_label == "Import pictures"
    study.undo()
    assert stored(study) == []


def test_what_is_taken_out_and_changed_is_said_before_anything_is_stored(
    bring: Bring, case: CaseId, tmp_path: Path
) -> None:
    dialog = bring(case, *written(tmp_path / "in", GOOD))
    said = {part.agreed().path.name: part.said.text() for part in dialog.parts}
    assert LOCATION in said["a.jpg"]
    assert LOCATION in said["f.heic"]
    assert said["b.png"] == ""
    assert said["e.gif"] == "The picture moves; only its first image was kept."
    assert "named .png but is really JPEG" in said["k really a jpeg.png"]
    assert "places, people, dates and cameras" in dialog.told.text()


def test_a_bad_picture_has_its_sentence_and_changes_nothing(
    bring: Bring, study: Project, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = written(tmp_path / "in", HOSTILE)
    dialog = bring(case, *paths, tmp_path / "away.png")
    # What is damaged deep inside shows only when all of it is read: then the rest is not stored either.
    if dialog.import_button.isEnabled():
        dialog.import_button.click()
        qtbot.waitUntil(lambda: not dialog.bar.isVisible())
    for part in dialog.parts:
        assert part.problem.isVisibleTo(dialog), part.agreed().path.name
        assert part.problem.text().count("\n") == 0
        assert not part.wanted.isEnabled()
    assert not dialog.import_button.isEnabled()
    assert dialog.isVisible()
    assert stored(study) == []
    assert study.undo_label != "Import pictures"


def test_one_bad_picture_stops_none_of_the_others(
    bring: Bring, study: Project, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    files = {"bad.png": HOSTILE["flipped.png"], "good.png": GOOD["b.png"]}
    dialog = bring(case, *written(tmp_path / "in", files))
    assert "1 of 2 files cannot be read" in dialog.told.text()
    with qtbot.waitSignal(dialog.imported):
        dialog.import_button.click()
    assert [row.name for row in stored(study)] == ["good"]


def test_only_the_ticked_pages_are_stored(
    bring: Bring, study: Project, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = bring(case, *written(tmp_path / "in", {"g.pdf": GOOD["g.pdf"]}))
    pages = dialog.parts[0].pages
    pages.setCurrentRow(1)
    QTest.keyClick(pages, Qt.Key.Key_Space)
    assert dialog.import_button.text() == "Import 2 pictures"
    with qtbot.waitSignal(dialog.imported):
        dialog.import_button.click()
    assert [row.name for row in stored(study)] == ["g, page 1", "g, page 2"]


def test_nothing_is_stored_before_somebody_has_said_who_drew_it(
    bring: Bring, study: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = bring(None, *written(tmp_path / "in", {"b.png": GOOD["b.png"]}))
    assert not dialog.import_button.isEnabled()
    assert "Of b nobody has said who drew it." in dialog.told.text()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.parts[0].drawn_by.hasFocus)
    QTest.keyClicks(dialog.parts[0].drawn_by, "Ash, Sam")
    part = dialog.parts[0]
    qtbot.waitUntil(part.perspective.isVisible)
    part.perspective.setCurrentText(CHILD)
    with qtbot.waitSignal(dialog.imported):
        dialog.import_button.click()
    [row] = stored(study)
    assert [(maker.pseudonym, maker.perspective_name) for maker in row.makers] == [("Ash", CHILD), ("Sam", CHILD)]


def test_somebody_new_is_linked_to_the_child_as_is_said(
    bring: Bring, study: Project, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = bring(case, *written(tmp_path / "in", {"b.png": GOOD["b.png"]}))
    part = dialog.parts[0]
    assert not part.relation.isVisible(), "Robin is the child already"
    dialog.activateWindow()
    part.drawn_by.setFocus()
    qtbot.waitUntil(part.drawn_by.hasFocus)
    part.drawn_by.clear()
    QTest.keyClicks(part.drawn_by, "Nan")
    assert part.drawn_by.text() == "Nan"
    qtbot.waitUntil(part.relation.isVisible)
    part.relation.setCurrentText("a carer")
    with qtbot.waitSignal(dialog.imported):
        dialog.import_button.click()
    with study.reading() as session:
        [row] = queries.cases(session)
    assert (person(study, "Nan"), "Nan", CaseRelation.CARER) in row.links


def test_the_child_of_whoever_drew_it_is_known(
    bring: Bring, study: Project, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    part = bring(None, *written(tmp_path / "in", {"b.png": GOOD["b.png"]})).parts[0]
    assert part.case.currentText() == "No child"
    part.drawn_by.setFocus()
    QTest.keyClicks(part.drawn_by, "Robin")
    QTest.keyClick(part.drawn_by, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.case.currentText() == "Robin")
    assert part.agreed().case == case


def test_a_folder_is_searched_for_pictures(bring: Bring, case: CaseId, tmp_path: Path) -> None:
    written(
        tmp_path / "in", {"b.png": GOOD["b.png"], "notes.txt": lambda: b"no picture", ".hidden.png": lambda: b""}
    )
    dialog = bring(case, tmp_path / "in")
    assert [part.agreed().path.name for part in dialog.parts] == ["b.png"]


def test_a_folder_without_pictures_says_what_can_be_read(bring: Bring, case: CaseId, tmp_path: Path) -> None:
    written(tmp_path / "in", {})
    dialog = bring(case, tmp_path / "in")
    assert dialog.heading.text() == "No pictures there"
    assert not dialog.import_button.isEnabled()


def test_cancel_stops_the_reading_and_stores_nothing(
    bring: Bring, opened: OpenStudy, study: Project, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    large = tmp_path / "large.png"
    Image.effect_noise((5000, 4000), 80).save(large)
    dialog = bring(case, large)
    dialog.import_button.click()
    assert dialog.bar.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not opened.tasks.running)
    assert stored(study) == []


def test_leaving_asks_first_where_somebody_has_said_whose_it_is(
    bring: Bring, study: Project, case: CaseId, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = bring(case, *written(tmp_path / "in", {"b.png": GOOD["b.png"]}))
    QTest.keyClicks(dialog.parts[0].name, " by the river")
    dialog.reject()
    assert dialog.isVisible()
    answer(dialog, qtbot, "Go back")
    assert dialog.parts[0].name.text() == "b by the river"
    dialog.reject()
    answer(dialog, qtbot, "Close without storing")
    assert not dialog.isVisible()
    assert stored(study) == []


def answer(dialog: PicturesDialog, qtbot: QtBot, words: str) -> None:
    """Presses a button of the question that is open."""
    [box] = [one for one in dialog.findChildren(QMessageBox) if one.isVisible()]
    next(button for button in box.buttons() if button.text() == words).click()
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in dialog.findChildren(QMessageBox)))
