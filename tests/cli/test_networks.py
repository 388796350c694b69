"""Support networks, as typed."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from app import studyfile
from app.journeys import actions
from app.journeys.journey_rows import EventKind
from app.journeys.rules import Tie
from app.study import actions as study
from app.study.rows import ConsentScope
from tests.builders import new_study, person
from tests.cli.conftest import Typed
from tests.journeys.made import child_case, network, placed, told


@pytest.fixture
def robin(tmp_path: Path) -> Path:
    """A study with three snapshots of who is around Robin, and a child without any."""
    with new_study(tmp_path) as project:
        case = child_case(project)
        child_case(project, "Kit")
        for name in ("Robin", "Robin's worker"):
            study.set_consent(project, participant=person(project, name), scope=ConsentScope.QUOTE, given=True)
        actions.set_journey(project, case=case, born="May 2003")
        move, _ = told(project, case, "Taken to May’s", "Robin", "7", EventKind.MOVE)
        early, late = network(project, case, "Robin", "6"), network(project, case, "Robin", "9")
        theirs = network(project, case, "Robin's worker", "9")
        placed(project, early, "Nan", "family", 2)
        placed(project, late, "Nan", "family", 1, tie=Tie.STRONG, supports=("fun",), frequency="every day")
        placed(project, late, "Dad", "family", 3, tie=Tie.CUT_OFF, lost_at=move)
        placed(project, theirs, "Nan", "family", 2)
        placed(project, theirs, "Social worker", "professionals", 1)
        placed(project, theirs, "CAMHS", "professionals", 1)
    return project.path


def test_a_network_is_measured_in_words(typed: Typed, robin: Path) -> None:
    assert typed("network", robin, "robin").out.splitlines() == [
        "Robin’s view, about age 9",
        "2 in the network, 1 of them in the inner ring",
        "Professional: 0 of 2; informal: 2",
        "Ties: 1 strong, 1 cut off",
        "Lost since the last move: 1",
        "Named by the child but by no adult: Dad",
        "Named by a practitioner but not by the child: CAMHS, Social worker",
        "One of 2 was lost since the last move.",
    ]


def test_a_view_and_a_time_are_chosen_by_name(typed: Typed, robin: Path) -> None:
    assert typed("network", robin, "Robin", "--at", "6").out.startswith("Robin’s view, about age 6\n1 in")
    assert typed("network", robin, "Robin", "--teller", "p").out.startswith("Robin's worker’s view")
    said = typed("network", robin, "Robin", "--at", "12")
    assert "There is no network of that time." in said.err
    assert "There is no network as Aunt sees it." in typed("network", robin, "Robin", "--teller", "Aunt").err
    assert "Nobody told of this child’s network yet." in typed("network", robin, "Kit").err


def test_all_snapshots_are_listed(typed: Typed, robin: Path) -> None:
    assert typed("networks", robin).out.splitlines() == [
        "Robin: Robin’s view, about age 6: 1 in it, 0 in the inner ring",
        "Robin: Robin’s view, about age 9: 2 in it, 1 in the inner ring",
        "Robin: Robin's worker’s view, about age 9: 3 in it, 2 in the inner ring",
    ]
    said = typed("networks", robin, "--json").json
    assert [one["measures"]["size"] for one in said] == [1, 2, 3]
    assert {one["case"] for one in said} == {"Robin"}


def test_two_views_are_laid_over_each_other_in_words(typed: Typed, robin: Path) -> None:
    lines = typed("network", robin, "Robin", "--over", "Robin's worker").out.splitlines()
    assert lines[1:] == [
        "Closer in Robin’s view: Nan",
        "Only Robin names them: Dad",
        "Only Robin's worker names them: CAMHS, Social worker",
        "Nobody from “Professionals” is in the inner ring in Robin’s view; Robin's worker placed two.",
    ]
    times = typed("network", robin, "Robin", "--at", "6", "--beside", "9").out
    assert "Closer later: Nan" in times
    assert "compared with itself" in typed("network", robin, "Robin", "--at", "9", "--beside", "9").err


def test_the_table_has_a_row_each_and_only_columns_that_are_used(typed: Typed, robin: Path) -> None:
    head, nan, dad = typed("network", robin, "Robin", "--table").out.splitlines()
    assert head.split() == "Who Part of life Ring Tie Kind Gives How often Lost at".split()
    assert nan.split("  ")[0] == "Nan"
    assert "Strong tie" in nan
    assert dad.endswith("Taken to May’s")


def test_everything_of_a_network_is_in_its_json(typed: Typed, robin: Path) -> None:
    said = typed("network", robin, "Robin", "--over", "Robin's worker", "--json").json
    assert [one["told_by"] for one in said["networks"]] == ["Robin", "Robin's worker"]
    assert said["networks"][0]["people"][0]["supports"] == ["fun"]
    assert said["networks"][1]["measures"]["professional"] == {"known": 2, "not_said": 0}
    assert said["compared"]["closer_in_first"] == ["Nan"]
    assert said["named_by_child_but_no_adult"] == ["Dad"]


def test_a_network_is_drawn_as_png_and_svg_without_dates(typed: Typed, robin: Path, tmp_path: Path) -> None:
    png, svg = tmp_path / "around.png", tmp_path / "around.svg"
    assert f"Picture written: {png}" in typed("network", robin, "Robin", "--png", png).out
    with Image.open(BytesIO(png.read_bytes())) as picture:
        assert min(picture.info["dpi"]) >= 200
    typed("network", robin, "Robin", "--over", "Robin's worker", "--svg", svg)
    words = " ".join(ElementTree.parse(svg).getroot().itertext())
    assert "Who is around Robin" in words
    assert "Social worker" in words
    assert "20" not in words


def test_nothing_of_who_may_not_be_quoted_leaves_as_a_picture(typed: Typed, robin: Path, tmp_path: Path) -> None:
    with studyfile.open_study(robin, home=tmp_path / "home") as project:
        worker = person(project, "Robin's worker")
        study.set_consent(project, participant=worker, scope=ConsentScope.QUOTE, given=False)
    out = tmp_path / "around.svg"
    said = typed("network", robin, "Robin", "--teller", "Robin's worker", "--svg", out)
    assert "may not leave the study" in said.err
    assert not out.exists()
    typed("network", robin, "Robin", "--svg", out)
    assert "worker" not in out.read_text("utf-8")


def test_views_are_compared_only_where_both_agreed(typed: Typed, robin: Path, tmp_path: Path) -> None:
    with studyfile.open_study(robin, home=tmp_path / "home") as project:
        worker = person(project, "Robin's worker")
        study.set_consent(project, participant=worker, scope=ConsentScope.LINK, given=False)
    said = typed("network", robin, "Robin", "--over", "Robin's worker")
    assert "did not agree" in said.err
    assert "Named by" not in typed("network", robin, "Robin").out
