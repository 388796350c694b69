"""Care journeys, as typed."""

from pathlib import Path

import pytest

from app import studyfile
from app.journeys import actions
from app.journeys.journey_rows import EventKind, LaneKind
from app.study import actions as study
from app.study.rows import CaseId, ConsentScope
from tests.builders import new_study, person
from tests.cli.conftest import Typed
from tests.exchange.record.tables import write_tables
from tests.journeys.made import also, child_case, felt, record, spell, told


@pytest.fixture
def robin(tmp_path: Path) -> Path:
    """A study with one told journey and one that nobody told anything of."""
    with new_study(tmp_path) as project:
        case: CaseId = child_case(project)
        child_case(project, "Kit")
        record(project, case)
        actions.set_journey(project, case=case, born="May 2003", reviewed_on="30/06/2015")
        spell(project, case, "7", "9", by="Robin", label="Aunt May", new_home=True)
        spell(project, case, "10", by="Robin", lane=LaneKind.EDUCATION, label="Hill School")
        event, _ = told(project, case, "Taken to May’s", "Robin", "7", EventKind.MOVE, told_why=False)
        also(project, event, "Robin's carer", "7", told_why=True)
        felt(project, case, "Robin", "8", -2)
    return project.path


def test_the_header_of_a_journey_names_whose_account_each_number_is(typed: Typed, robin: Path) -> None:
    lines = typed("journey", robin, "robin").out.splitlines()
    assert lines[0] == "Robin, age 12"
    assert "First came into care at age 6, in care for 64 months (Official record)" in lines
    assert "Official record: 5 placements, 4 moves; 2 unplanned; longest 879 days; 1 gap of 17 days" in lines
    assert "Events: accounts conflict 1" in lines
    assert "Lowest point: very low, about age 8 (Robin); nothing better is told after it" in lines


def test_the_lifegrid_has_a_row_a_year_and_says_who_tells(typed: Typed, robin: Path) -> None:
    table = typed("journey", robin, "Robin", "--table").out.splitlines()
    ages = [line.split("  ")[0] for line in table if line.startswith("Age ")]
    assert ages == ["Age 6", "Age 7", "Age 8", "Age 9", "Age 10", "Age 11", "Age 12"]
    seven = next(place for place, line in enumerate(table) if line.startswith("Age 7"))
    eight = next(place for place, line in enumerate(table) if line.startswith("Age 8"))
    assert any("Y: Aunt May" in line for line in table[seven:eight])
    assert any("Y: Taken to May’s" in line for line in table[seven:eight])
    assert any("… Y: Aunt May" in line for line in table[eight:])
    assert any("Y: -2 very low" in line for line in table[eight:])


def test_everything_of_a_journey_is_in_its_json(typed: Typed, robin: Path) -> None:
    said = typed("journey", robin, "Robin", "--json").json
    measured = {one["told_by"]: one for one in said["measures"]}
    assert measured["Official record"]["placements"] == 5
    assert measured["Robin"]["placements"] == 1
    assert [gap["at_least"] for gap in measured["Official record"]["gaps"]] == [17]
    (event,) = said["events"]
    assert event["status"] == "conflict"
    assert event["differences"][0]["between"] == ["Robin", "Robin's carer"]
    assert [one["name"] for one in event["silent"]] == ["Robin's worker"]
    assert said["wellbeing"][0]["when"]["told"] == "about age 8"


def test_all_journeys_are_listed_with_what_they_are_sorted_by(typed: Typed, robin: Path) -> None:
    kit, told_of = typed("journeys", robin, "--json").json
    assert (kit["case"], kit["moves"], kit["told_by"]) == ("Kit", None, [])
    assert (told_of["case"], told_of["moves"], told_of["gaps"], told_of["lowest"]) == ("Robin", 4, 1, -2.0)
    assert told_of["placements_by"] == "Official record"
    lines = typed("journeys", robin).out.splitlines()
    assert lines[0] == "Kit: nothing told yet"
    assert lines[1].startswith("Robin: 5 placements, 4 moves, 1 gap (Official record)")


def test_a_case_that_is_not_there_is_said_so(typed: Typed, robin: Path) -> None:
    said = typed("journey", robin, "Nobody")
    assert said.exit_code == 1
    assert "no case of that name" in said.err


def test_a_table_and_json_at_once_cannot_be_understood(typed: Typed, robin: Path) -> None:
    with pytest.raises(SystemExit):
        typed("journey", robin, "Robin", "--json", "--table")


def test_an_official_record_is_rehearsed_and_then_stored(typed: Typed, robin: Path, tmp_path: Path) -> None:
    tables = write_tables(tmp_path)
    many = typed("import-record", robin, "Kit", *tables)
    assert many.exit_code == 1
    assert "--child" in many.err
    refused = typed("import-record", robin, "Kit", *tables, "--child", "A101")
    assert refused.exit_code == 1
    assert "no consent to “administrative data”" in refused.err
    rehearsed = typed("import-record", robin, "Kit", *tables, "--child", "A101", "--dry-run").out.splitlines()
    assert rehearsed[0] == "home: U6 [S, CARPL], 1 March 2010 to 20 March 2010"
    assert rehearsed[-1] == "Nothing was stored."
    with studyfile.open_study(robin, home=tmp_path / "home") as project:
        kit = person(project, "Kit")
        study.set_consent(project, participant=kit, scope=ConsentScope.ADMINISTRATIVE, given=True)
    stored = typed("import-record", robin, "Kit", *tables, "--child", "A101").out.splitlines()
    assert stored[-1] == "16 marks stored, told by the official record."
    assert "5 placements, 4 moves, 1 gap" in typed("journeys", robin).out
    assert (
        typed("import-record", robin, "Kit", *tables, "--child", "A101", "--replace", "--json").json["stored"]
        == 16
    )


def test_the_map_is_written_as_a_picture(typed: Typed, tmp_path: Path) -> None:
    with new_study(tmp_path) as project:
        case = child_case(project)
        record(project, case)
        actions.set_journey(project, case=case, born="May 2003", reviewed_on="30/06/2015")
        spell(project, case, "7", "9", by="Robin", label="Aunt May", new_home=True)
        study.set_consent(
            project, participant=person(project, "Robin"), scope=ConsentScope.ADMINISTRATIVE, given=True
        )
    out = tmp_path / "map.svg"
    told = typed("journey", project.path, "Robin", "--svg", out)
    assert told.out == f"Picture written: {out}\n"
    assert told.err == "Robin is left out: no consent to be quoted is recorded.\n"
    assert "Aunt May" not in out.read_text("utf-8")
    assert "gap" in out.read_text("utf-8")
    typed("journey", project.path, "Robin", "--png", tmp_path / "map.png", "--hide", "wellbeing")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_a_lane_that_is_not_there_cannot_be_hidden(typed: Typed, robin: Path, tmp_path: Path) -> None:
    told = typed("journey", robin, "Robin", "--png", tmp_path / "map.png", "--hide", "pets")
    assert told.exit_code == 1
    assert "There is no lane called “pets”." in told.err
    assert "wellbeing" in told.err
    assert not (tmp_path / "map.png").exists()


def test_the_look_of_a_map_needs_a_map(typed: Typed, robin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        typed("journey", robin, "Robin", "--hide", "home")
    assert "--hide goes with --png or --svg" in capsys.readouterr().err


def test_all_journeys_are_drawn_beside_each_other_as_far_as_they_may_leave(
    typed: Typed, robin: Path, tmp_path: Path
) -> None:
    with studyfile.open_study(robin, home=tmp_path / "home") as project:
        child = person(project, "Robin")
        study.set_consent(project, participant=child, scope=ConsentScope.ADMINISTRATIVE, given=True)
    out = tmp_path / "all.svg"
    drawn = typed("journeys", robin, "--svg", out, "--by", "entry")
    assert drawn.out == f"Picture written: {out}\n"
    assert "Robin’s journey: Robin is left out: no consent to be quoted is recorded." in drawn.err
    picture = out.read_text("utf-8")
    assert "Years since care began" in picture
    assert "Kit" not in picture
    typed("journeys", robin, "--png", tmp_path / "all.png")
    assert (tmp_path / "all.png").read_bytes().startswith(b"\x89PNG")


def test_of_no_journey_nothing_is_drawn(typed: Typed, tmp_path: Path) -> None:
    with new_study(tmp_path) as project:
        child_case(project, "Kit")
    refused = typed("journeys", project.path, "--png", tmp_path / "all.png")
    assert refused.exit_code == 1
    assert "Nothing of these journeys may leave the study" in refused.err
    assert not (tmp_path / "all.png").exists()


def test_the_axis_of_all_journeys_needs_a_picture(
    typed: Typed, robin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        typed("journeys", robin, "--by", "age")
    assert "--by goes with --png or --svg" in capsys.readouterr().err


def test_a_journey_is_written_for_word_as_far_as_it_may_leave(typed: Typed, robin: Path, tmp_path: Path) -> None:
    out = tmp_path / "robin.docx"
    refused = typed("journey", robin, "Robin", "--docx", out)
    assert refused.exit_code == 1
    assert "Nothing of this journey may leave the study" in refused.err
    with studyfile.open_study(robin, home=tmp_path / "home") as project:
        child = person(project, "Robin")
        study.set_consent(project, participant=child, scope=ConsentScope.ADMINISTRATIVE, given=True)
    told = typed("journey", robin, "Robin", "--docx", out, "--date", "2026-03-31")
    assert told.out == f"Document written: {out}\n"
    assert "Robin is left out: no consent to be quoted is recorded." in told.err
    assert out.read_bytes().startswith(b"PK")
    wrong = typed("journey", robin, "Robin", "--docx", tmp_path / "robin.pdf")
    assert "must end in .docx" in wrong.err
