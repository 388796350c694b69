"""Drawings and scanned maps, as typed."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app import studyfile
from app.pictures.covering import safe_copy
from app.study import actions, queries
from app.study.rows import ConsentScope
from tests.builders import new_study, person
from tests.cli.conftest import Typed
from tests.exchange.pictures.made import corner, exif, saved
from tests.study.drawn import box


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A study with one child."""
    with new_study(tmp_path) as project:
        actions.add_case(project, pseudonym="Wren")
    return project.path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photographed drawing that says where it was taken."""
    path = tmp_path / "River.jpg"
    path.write_bytes(saved(corner(), "JPEG", exif=exif().tobytes()))
    return path


def test_a_drawing_is_brought_in_by_whoever_drew_it(typed: Typed, empty: Path, photo: Path) -> None:
    said = typed("import", empty, photo, "--drawn-by", "Robin", "--case", "Wren")
    assert (said.exit_code, said.out) == (0, "River  (1 picture)\n")
    assert "It said where it was taken; that is not kept." in said.err
    [row] = typed("pictures", empty, "--json").json
    assert (row["source"], row["drawn_by"], row["kind"]) == ("River", ["Robin"], "drawing")
    assert row["may_leave"] is False
    assert "1 pictures" not in typed("pictures", empty).out
    assert typed("pictures", empty).out == "River  (drawing by Robin; 0 regions; no safe copy)\n"


def test_a_bad_file_is_named_and_stops_no_other(typed: Typed, empty: Path, photo: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    said = typed("import", empty, bad, photo, "--drawn-by", "Robin", "--json")
    assert said.exit_code == 1
    assert [(bool(one["problem"]), one["source"]) for one in said.json] == [(True, None), (False, "River")]


def test_where_nothing_can_be_read_nothing_changes(typed: Typed, empty: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"words")
    assert typed("import", empty, bad, "--drawn-by", "Robin").exit_code == 1
    assert typed("pictures", empty, "--json").json == []
    assert typed("participants", empty, "--json").json == []


def test_only_the_safe_copy_is_written_and_only_with_consent(
    typed: Typed, empty: Path, photo: Path, tmp_path: Path
) -> None:
    typed("import", empty, photo, "--drawn-by", "Robin")
    out = tmp_path / "out.jpg"
    refused = typed("picture", empty, "River", "--out", out)
    assert refused.exit_code == 1
    assert "Robin has not been asked that drawings are reproduced" in refused.err
    with studyfile.open_study(empty, home=tmp_path / "home", person="Tester") as project:
        actions.set_consent(project, participant=person(project, "Robin"), scope=ConsentScope.DRAWINGS, given=True)
    assert "Only a safe copy" in typed("picture", empty, "River", "--out", out).err
    assert not out.exists()
    with studyfile.open_study(empty, home=tmp_path / "home", person="Tester") as project:
        with project.reading() as session:
            [row] = queries.pictures(session)
            whole = queries.tiled_picture(session, row.id)
            region = box(0, 0, 0.5, 0.5)
            copy = safe_copy(whole, [region])
        actions.add_redaction(project, picture=row.id, region=region, by="Ada")
        actions.make_safe_copy(project, picture=row.id, copy=copy, covers=[region], by="Ada")
    out = out.with_suffix(".png") if copy.media == "image/png" else out
    assert typed("picture", empty, "River", "--out", out).exit_code == 0
    written = Image.open(BytesIO(out.read_bytes()))
    assert written.getpixel((5, 5)) in ((0, 0, 0), 0)
    assert not written.getexif()


@pytest.mark.parametrize("wrong", [("--kind", "drawing"), ("--case", "Wren")])
def test_options_of_pictures_go_with_who_drew_them(typed: Typed, empty: Path, photo: Path, wrong: str) -> None:
    with pytest.raises(SystemExit) as left:
        typed("import", empty, photo, *wrong)
    assert left.value.code == 2
