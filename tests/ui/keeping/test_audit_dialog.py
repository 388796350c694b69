"""The audit in the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.store.project import Project
from app.ui.keeping.audit_dialog import WHOLE, AuditDialog
from app.ui.open_study import OpenStudy


@pytest.fixture
def dialog(qtbot: QtBot, sample: OpenStudy) -> AuditDialog:
    coding.add_code(sample.project, name="Zanzibarite")
    made = AuditDialog(sample)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.rows()))
    return made


def test_it_lists_what_was_done_the_newest_first_without_words(dialog: AuditDialog) -> None:
    assert dialog.rows()[0].action == "Add code"
    assert dialog.seal.text() == WHOLE
    every = " ".join(" ".join(line.cells) for line in dialog.model.lines)
    assert "Zanzibarite" not in every


def test_it_is_filtered_by_who_and_what_and_by_days(dialog: AuditDialog) -> None:
    everything = len(dialog.rows())
    dialog.filter.setText("add CODE")
    assert {row.action for row in dialog.rows()} >= {"Add code"}
    assert len(dialog.rows()) < everything
    assert dialog.count.text() == f"{len(dialog.rows())} of {everything} entries"
    dialog.filter.clear()
    dialog.since.setDate(dialog.until.date().addDays(1))
    assert dialog.rows() == []


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_it_is_written_as_a_table(dialog: AuditDialog, tmp_path: Path, suffix: str, qtbot: QtBot) -> None:
    path = tmp_path / f"audit{suffix}"
    dialog.write(path)
    qtbot.waitUntil(path.exists)
    if suffix == ".csv":
        assert "Add code" in path.read_text("utf-8-sig")


def test_an_entry_that_was_changed_from_outside_is_named(qtbot: QtBot, sample: OpenStudy) -> None:
    _tamper(sample.project)
    made = AuditDialog(sample)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: "entry 2 does not fit" in made.seal.text())


def _tamper(project: Project) -> None:
    project._bare.execute("UPDATE audit SET who = 'Somebody' WHERE id = 2")
