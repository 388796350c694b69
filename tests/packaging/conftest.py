"""What the tests of setting up share."""

from pathlib import Path

import pytest
from bootstrap_parts.place import Place

from tests.packaging.stand_ins import ListeningVoice, StandInMachine, project_in


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A small project folder with no environment yet."""
    return project_in(tmp_path / "project")


@pytest.fixture
def machine(place: Place) -> StandInMachine:
    """A machine on which everything succeeds, with no rights and no packages."""
    return StandInMachine(place)


@pytest.fixture
def voice() -> ListeningVoice:
    """A voice that keeps what it said."""
    return ListeningVoice()
