"""Tables and settings made to harm give a sentence or what they hold, in limits; refused, they change nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.problems import Problem
from app.workers.worker import Worker
from tests.exchange import hostile_openers
from tests.exchange.hostile_openers import Outcome
from tests.exchange.hostile_tables import CELLS, JSONS, SHAPES

FORMS = [(kind, name) for kind, forms in CELLS.items() for name in forms]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A gigabyte for each file; how long it takes is told by ``python -m tests.faults hostile``."""
    with Worker(seconds=120) as held:
        yield held


def opened(worker: Worker, opener: str, *given: object) -> Outcome:
    outcome: Outcome | None = None
    try:
        refused, unchanged = worker.call(f"{hostile_openers.__name__}:{opener}", *given)
        outcome = Outcome(refused, unchanged)
    except Problem as problem:
        pytest.fail(f"stopped at the limits of the process: {problem}")
    assert outcome is not None
    assert outcome.unchanged
    assert "Traceback" not in outcome.refused
    return outcome


@pytest.mark.parametrize("name", SHAPES)
def test_a_file_that_is_no_table_costs_a_sentence(worker: Worker, tmp_path: Path, name: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(SHAPES[name]())
    opened(worker, "by_table", str(path))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("kind", "name"), FORMS)
def test_cells_without_sense_are_refused_or_kept_as_words(
    worker: Worker, tmp_path: Path, kind: str, name: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(CELLS[kind][name], "utf-8", newline="")
    opened(worker, "by_command", kind, str(path))


@pytest.mark.parametrize("kind", ["spec", "where"])
@pytest.mark.parametrize("name", JSONS)
def test_settings_without_sense_are_refused(worker: Worker, tmp_path: Path, kind: str, name: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(JSONS[name]())
    opened(worker, "by_command", kind, str(path))


@pytest.mark.parametrize("name", JSONS)
def test_preferences_that_make_no_sense_are_as_good_as_none(worker: Worker, tmp_path: Path, name: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(JSONS[name]())
    opened(worker, "by_settings", str(path))
