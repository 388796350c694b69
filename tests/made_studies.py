"""Studies that take long to fill: each kind is made once, and every test that wants one opens a copy."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NewType

from app import studyfile
from app.store.project import Project
from tests.builders import new_study

Copies = NewType("Copies", Path)
"""The folder in which what was made once is kept while the tests run."""


def open_copy(
    copies: Copies, folder: Path, kind: str, fill: Callable[[Project], object], *, read_only: bool = False
) -> Project:
    """A copy, in `folder`, of the study that `fill` makes; nothing in it can be undone any more."""
    kept = copies / f"{kind}{studyfile.SUFFIX}"
    if not kept.exists():
        making = copies / f"making {kind}"
        making.mkdir(parents=True)
        with new_study(making) as project:
            fill(project)
        shutil.move(making / kept.with_stem("study").name, kept)
    path = folder / f"study{studyfile.SUFFIX}"
    shutil.copyfile(kept, path)
    return studyfile.open_study(path, home=folder / "home", person="Tester", read_only=read_only)
