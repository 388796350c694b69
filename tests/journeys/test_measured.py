"""The measures in words: the acceptance vector of DOMAIN §1.3, with the very records each number counts."""

from app.journeys import actions
from app.journeys.journey_rows import NOBODY, LaneKind
from app.journeys.measuring import MeasureCell, measures_told
from app.store.project import Project
from app.study.rows import CaseId
from tests.journeys.made import child_case, felt, journey_of, record, spell, told


def cells(project: Project, case: CaseId, letter: str = "R") -> dict[str, MeasureCell]:
    measured = measures_told(journey_of(project, case))
    place = [teller.letter for teller in measured.tellers].index(letter)
    return {row.name: row.cells[place] for row in measured.rows}


def test_the_acceptance_vector_in_words(study: Project) -> None:
    case = child_case(study)
    marks = record(study, case)
    actions.set_journey(study, case=case, born="May 2003", reviewed_on="30/06/2015")
    said = {name: cell.words for name, cell in cells(study, case).items()}
    assert said == {
        "Age at first entry": "age 6",
        "Time in care": "1,947 days (64 months)",
        "Placements": "5",
        "Moves": "4",
        "Unplanned moves": "2",
        "Gaps": "1, 17 days",
        "Longest placement": "879 days",
        "Current placement": "879 days",
        "Days in each record": "6 records, 1,930 days in all",
        "Three or more in a year": "yes: 2012–13",
        "Long-term stability": "yes",
        "School moves": "nothing told",
        "Social workers": "nothing told",
        "Lowest point": "nothing told",
    }
    counted = cells(study, case)
    assert [one.marks for one in counted["Placements"].counted] == [
        (mark,) for place, mark in enumerate(marks) if place != 2
    ]
    assert [one.marks for one in counted["Gaps"].counted] == [(marks[4], marks[5])]
    assert [one.marks for one in counted["Unplanned moves"].counted] == [
        (marks[1], marks[3]),
        (marks[4], marks[5]),
    ]
    assert [one.words.rpartition(": ")[2] for one in counted["Days in each record"].counted] == [
        "19 days",
        "534 days",
        "7 days",
        "354 days",
        "137 days",
        "879 days",
    ]
    assert "2012–13: 3 placements" in [one.words for one in counted["Three or more in a year"].counted]


def test_what_nobody_can_say_is_not_known(study: Project) -> None:
    case = child_case(study)
    spell(study, case, "?", "?", by="Robin", label="Mum’s", code="P1")
    spell(study, case, "when I was little", by="Robin", label="Nan’s", code="U1")
    said = cells(study, case, "Y")
    assert said["Placements"].words == "2"
    assert said["Moves"].words == "0 to 1"
    assert said["Longest placement"].words == "not known"
    assert said["Time in care"].words == "not known"
    assert said["Three or more in a year"].words.startswith("not known: ")
    assert said["Long-term stability"].words == "not known: there is no review date"


def test_schools_and_workers_list_what_they_pass_over(study: Project) -> None:
    case = child_case(study)
    for start, end, label, code in (
        ("2008", "2010", "Hill", ""),
        ("2010", "2011", "", NOBODY),
        ("2011", "-", "Dale", ""),
    ):
        spell(study, case, start, end, by="Robin", lane=LaneKind.EDUCATION, label=label, code=code)
    spell(study, case, "2008", "-", by="Robin", lane=LaneKind.WORKER, label="Jo")
    said = cells(study, case, "Y")
    assert said["School moves"].words == "1, 0 to 1 mid-year"
    assert [one.words for one in said["School moves"].counted] == [
        "Hill, 2008 to 2010",
        "no school, 2010 to 2011, passed over",
        "Dale, 2011 still",
    ]
    assert said["Social workers"].words == "1, 0 changes"


def test_the_lowest_point_says_what_came_before_it_rose(study: Project) -> None:
    case = child_case(study)
    low, high = felt(study, case, "Robin", "age 7", -2), felt(study, case, "Robin", "age 9", 1)
    _, mark = told(study, case, "The football medal", "Robin", "age 8")
    cell = cells(study, case, "Y")["Lowest point"]
    assert cell.words == "-2 very low, about age 7"
    assert [one.marks for one in cell.counted] == [(low,), (mark,), (high,)]


def test_perspectives_stand_in_columns_of_their_own(study: Project) -> None:
    case = child_case(study)
    spell(study, case, "age 6", by="Robin", code="U1")
    spell(study, case, "2009", by="Robin's carer", code="U1")
    record(study, case)
    measured = measures_told(journey_of(study, case))
    assert [teller.letter for teller in measured.tellers] == ["Y", "C", "R"]
    placements = next(row for row in measured.rows if row.name == "Placements")
    assert [cell.words for cell in placements.cells] == ["1", "1", "5"]
