"""The small study, open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.store.project import Project
from app.study import actions, queries
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests.made_studies import Copies
from tests.ui.perspectives import small_study


@pytest.fixture
def small(copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenStudy]:
    """Nine people, two themes."""
    with small_study.opened(copies, tmp_path, theme) as study:
        sign_all_off(study.project)
        yield study


@pytest.fixture
def empty(copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenStudy]:
    """A study with nothing in it."""
    with small_study.opened(copies, tmp_path, theme, filled=False) as study:
        yield study


def sign_all_off(project: Project) -> None:
    """Say that no real name is left anywhere."""
    with project.reading() as session:
        every = [row.id for row in queries.sources(session)]
    actions.sign_off(project, sources=every, by="Ada", on="2025-10-01")
