"""The command line in this process: what is typed, what comes out, what goes wrong."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.run import run


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Typed = Callable[..., Said]


@pytest.fixture
def typed(tmp_path: Path) -> Typed:
    """Type a command, with environment variables as keywords."""

    def type_it(*words: str | Path, **environ: str) -> Said:
        out, err = io.StringIO(), io.StringIO()
        code = run(
            [str(word) for word in words],
            stdin=io.StringIO(),
            out=out,
            err=err,
            environ=environ,
            home=tmp_path / "home",
            person="Tester",
        )
        return Said(code, out.getvalue(), err.getvalue())

    return type_it


@pytest.fixture
def transcripts(tmp_path: Path) -> Path:
    """Three small transcripts in a folder: a child, a joint interview, a practitioner."""
    folder = tmp_path / "transcripts"
    folder.mkdir()
    (folder / "robin.txt").write_text(
        "Interviewer: What happened then?\n"
        "Robin: They put my things in bin bags 😕 and nobody said why.\n"
        "Interviewer: Did anyone tell you?\n"
        "Robin: No.\n",
        "utf-8",
    )
    (folder / "joint.txt").write_text(
        "INT: How was the move?\nSam: Nobody said why.\nMorag: We were told in the morning.\n", "utf-8"
    )
    (folder / "worker.txt").write_text(
        "Q: How are moves planned?\nWorker 1: We prepare every child for a move.\n", "utf-8"
    )
    return folder


SPEAKERS = """source,label,participant,perspective,role,area
robin,Robin,Robin,Children and young people,,Area A
joint,Sam,Sam,Children and young people,,Area B
joint,Morag,Morag,Carers,Foster carer,Area B
worker,Worker 1,Theo,Practitioners,Social worker,Area A
"""


@pytest.fixture
def study(tmp_path: Path, transcripts: Path, typed: Typed) -> Path:
    """A plain study with the three transcripts in it."""
    path = tmp_path / "study.counterpoint"
    (tmp_path / "speakers.csv").write_text(SPEAKERS, "utf-8")
    assert typed("new", path, "--plain").exit_code == 0
    assert typed("import", path, transcripts, "--speakers", tmp_path / "speakers.csv").exit_code == 0
    return path
