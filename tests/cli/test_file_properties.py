"""No file that leaves says who wrote it on which computer or from which folder, nor anything beside its words."""

import getpass
import platform
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.exchange.sample import make_sample
from app.store.project import Project
from tests.builders import signed_off
from tests.cli.conftest import Typed
from tests.cli.test_ways_out import child_of_a_journey
from tests.made_studies import Copies, open_copy

LOGIN = "zlogin-of-the-researcher"
PARTS_OF_PNG = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"pHYs", b"tRNS"}
"""Pixels and how large they are; no words, no day, no place."""
SHAPES = set("svg title desc rect g path line circle text tspan polyline polygon ellipse".split())
MAKERS = {"Counterpoint", ""}


@pytest.fixture
def files(copies: Copies, tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """One file of every kind, of the sample study signed off as a whole."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, LOGIN)
    with open_copy(copies, tmp_path, "sample to leave", _fill) as project:
        _, case = child_of_a_journey(project)
    return dict(_written(typed, project.path, case))


def _fill(project: Project) -> None:
    make_sample(project)
    signed_off(project)


def _written(typed: Typed, study: Path, case: str) -> Iterator[tuple[str, Path]]:
    ways: dict[str, tuple[str, ...]] = {
        "report.docx": ("report", "--kind", "codebook", "--out"),
        "tables.xlsx": ("report", "--table", "matrix", "--out"),
        "tables.csv": ("report", "--table", "matrix", "--out"),
        "journey.docx": ("journey", case, "--docx"),
        "journey.png": ("journey", case, "--png"),
        "journey.svg": ("journey", case, "--svg"),
        "codes.csv": ("codebook", "--out"),
        "audit.xlsx": ("audit", "--out"),
        "people.csv": ("participants", "--out"),
    }
    for name, (command, *words) in ways.items():
        out = study.parent / name
        said = typed(command, study, *words, str(out))
        assert said.exit_code == 0, said.err
        yield name, out


def test_no_file_tells_who_wrote_it_on_which_computer(files: dict[str, Path]) -> None:
    _look_for_places(files)
    _look_at_properties(files)
    _look_at_pictures(files)


def _look_for_places(files: dict[str, Path]) -> None:
    assert getpass.getuser() == LOGIN
    folder = next(iter(files.values())).parent
    told = [LOGIN, str(folder), str(Path.home())] + [name for name in (platform.node(),) if len(name) > 5]
    for name, path in files.items():
        for part, content in _parts(path):
            found = [word for word in told if word.encode() in content or word.encode("utf-16-le") in content]
            assert not found, f"{name}, {part}"


def _look_at_properties(files: dict[str, Path]) -> None:
    for name in ("report.docx", "journey.docx", "tables.xlsx", "audit.xlsx"):
        core = dict(_parts(files[name]))["docProps/core.xml"].decode()
        made = re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", core)
        assert made, name
        assert set(made) <= MAKERS, name
        assert not [part for part, _ in _parts(files[name]) if "custom" in part or "thumbnail" in part], name


def _look_at_pictures(files: dict[str, Path]) -> None:
    pictures = {"journey.png": files["journey.png"].read_bytes()}
    with zipfile.ZipFile(files["journey.docx"]) as packed:
        pictures |= {name: packed.read(name) for name in packed.namelist() if name.endswith(".png")}
    assert len(pictures) > 1
    for name, content in pictures.items():
        assert {kind for kind, _ in _chunks(content)} <= PARTS_OF_PNG, name
    drawing = files["journey.svg"].read_text("utf-8")
    assert "<!--" not in drawing
    assert "metadata" not in drawing
    assert re.findall(r"<\?([^?]*)\?>", drawing) == ['xml version="1.0" encoding="UTF-8"']
    assert set(re.findall(r"<(\w+)", drawing)) <= SHAPES


def _parts(path: Path) -> Iterator[tuple[str, bytes]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            assert not packed.comment
            for one in packed.infolist():
                assert not one.comment
                yield one.filename, packed.read(one)
    else:
        yield path.name, path.read_bytes()


def _chunks(png: bytes) -> Iterator[tuple[bytes, int]]:
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        yield png[at + 4 : at + 8], length
        at += 12 + length
