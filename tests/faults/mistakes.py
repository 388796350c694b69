"""P9: whatever is deleted comes back, by undo in the same session and from the backup taken before it."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from random import Random

from app import studyfile
from app.problems import Problem
from tests.builders import new_study
from tests.faults.suites import Result, quick_folder
from tests.store.edits import EDITS
from tests.store.rows import Rows, all_rows
from tests.store.test_undo import FURNITURE as OF_OTHERS
from tests.store.test_undo import PUT_THERE

DELETIONS = sorted(name for name in EDITS if name.rpartition(".")[2].startswith(("remove_", "merge_", "retire_")))
FURNITURE = (
    "add_sources",
    "coder_named",
    "make_code_path",
    "add_area",
    "apply_code",
    *sorted(OF_OTHERS),
    *PUT_THERE,
)
"""What there must be for something to be deleted."""
TRIES = 12


def suite(times: int, seed: int) -> Iterator[Result]:
    """Delete something so often, each kind by turns."""
    chance, undone, kept, did = Random(seed), 0, 0, set[str]()
    with quick_folder() as folder:
        project = new_study(folder)
        for furniture, number in product(FURNITURE, range(2)):
            with suppress(Problem):
                EDITS[furniture](project, Random(number))
        for number in range(times):
            project.back_up()
            before = all_rows(project)
            backup = project.backups()[0]
            name = DELETIONS[number % len(DELETIONS)]
            steps = len(project._undo)
            for _ in range(TRIES):
                with suppress(Problem):
                    EDITS[name](project, Random(chance.random()))
                if len(project._undo) > steps:
                    did.add(name)
                    project.undo()
                    break
            undone += all_rows(project) == before
            with studyfile.open_study(backup.path, home=folder / "other", read_only=True) as copy:
                kept += _words(all_rows(copy)) == _words(before)
        project.close()
    figure = f"{undone} undone to identical rows, {kept} whole in the backup before; {len(did)} kinds of deletion"
    yield Result("P9", "deleted by mistake", times, figure, undone == kept == times and bool(did))


def _words(rows: Rows) -> Rows:
    return {table: found for table, found in rows.items() if table != "audit"}
