"""What a journey's header says of it, from what is stored: each number with whose account it is from."""

from datetime import date

from app.journeys import actions, queries
from app.journeys.fact_rows import TellerMeasures
from app.journeys.journey_rows import NOBODY, EventKind, LaneKind
from app.journeys.measuring import birth_of, facts
from app.journeys.rules import Birth, Range, Status, age_told
from app.store.project import Project
from app.study import actions as people
from app.study.rows import CaseId, CaseRelation, ConsentScope
from tests.builders import person
from tests.journeys.made import also, child_case, felt, journey_of, record, spell, told


def measured(project: Project, case: CaseId, by: str = "") -> TellerMeasures:
    found = facts(journey_of(project, case)).of(person(project, by) if by else None)
    assert found is not None
    return found


def test_the_official_record_gives_the_measures_it_must(study: Project) -> None:
    """The acceptance vector of DOMAIN §1.3, through the database."""
    case = child_case(study)
    marks = record(study, case)
    actions.set_journey(study, case=case, reviewed_on="30/06/2015")
    measures = measured(study, case)
    placed = measures.placements
    assert placed is not None
    assert (placed.records, placed.placements, len(placed.moves), placed.unplanned.known) == (6, 5, 4, 2)
    assert [(move.ended, move.began) for move in placed.moves if move.unplanned] == [
        (marks[1], marks[3]),
        (marks[4], marks[5]),
    ]
    assert [(gap.after, gap.before, gap.days.exact) for gap in placed.gaps] == [(marks[4], marks[5], 17)]
    assert [days.exact for _, days in placed.durations] == [19, 534, 7, 354, 137, 879]
    assert {year.name: year.placements.exact for year in placed.years if year.many} == {"2012–13": 3}
    assert placed.three_in_a_year.value is True
    assert measures.in_care == Range(1947, 1947)
    assert measures.gap_days == Range(17, 17)
    assert placed.longest is not None
    assert placed.longest.exact == 879


def test_the_line_among_all_journeys_says_the_same(study: Project) -> None:
    case, other = child_case(study), child_case(study, "Kit")
    record(study, case)
    actions.set_journey(study, case=case, born="May 2003", reviewed_on="30/06/2015")
    with study.reading() as session:
        heads = {head.case: head for head in queries.journey_heads(session)}
    head = heads[case]
    assert (head.placements, head.moves, head.unplanned, head.gaps) == (5, 4, 2, 1)
    assert head.placed_by == queries.RECORD
    assert head.entry is not None
    assert age_told(head.entry) == "age 6"
    assert heads[other].empty
    assert heads[other].moves is None


def test_perspectives_are_measured_apart_and_never_averaged(study: Project) -> None:
    case = child_case(study)
    record(study, case)
    spell(study, case, "7", "8", by="Robin", label="Aunt May", new_home=True)
    spell(study, case, "9", by="Robin", label="Sam and Jo", new_home=True)
    known = facts(journey_of(study, case))
    counted = {one.teller.name: one.placements.placements for one in known.measures if one.placements}
    assert counted == {"Robin": 2, "Official record": 5}
    assert known.placed is not None
    assert known.placed.teller.name == "Official record"


def test_schools_workers_and_legal_status_are_of_who_tells_them(study: Project) -> None:
    case = child_case(study)
    for start, end, school, mid_year in (("5", "7", "Hill", None), ("7", "9", "Mill", True), ("9", "-", "", None)):
        code = "" if school else NOBODY
        spell(
            study,
            case,
            start,
            end,
            by="Robin",
            lane=LaneKind.EDUCATION,
            label=school,
            mid_year=mid_year,
            code=code,
        )
    for start, end, name in (("5", "6", "Ann"), ("6", "8", "Bea"), ("8", "-", "Bea")):
        spell(study, case, start, end, by="Robin", lane=LaneKind.WORKER, carer=name)
    spell(study, case, "7", by="Robin's worker", lane=LaneKind.LEGAL, code="C2")
    known = facts(journey_of(study, case))
    assert known.schooled is not None
    assert known.schooled.schools is not None
    assert known.schooled.teller.name == "Robin"
    assert (known.schooled.schools.moves.known, known.schooled.schools.mid_year.known) == (1, 1)
    assert known.worked is not None
    assert known.worked.workers is not None
    assert (known.worked.workers.workers, known.worked.workers.changes) == (2, 1)
    assert known.legal is not None
    assert (known.legal.teller.name, known.legal.legal) == ("Robin's worker", "C2 Full care order")


def test_the_lowest_point_is_the_childs_and_names_what_came_before_the_rise(study: Project) -> None:
    case = child_case(study)
    felt(study, case, "Robin", "7", 1)
    felt(study, case, "Robin", "8", -2)
    felt(study, case, "Robin", "9", 1)
    felt(study, case, "Robin's carer", "8", -1)
    event, _ = told(study, case, "Sam came to stay", "Robin", "106 months", EventKind.MILESTONE)
    low = facts(journey_of(study, case)).lowest
    assert low is not None
    assert low.lowest is not None
    assert (low.teller.name, low.lowest.low.value) == ("Robin", -2)
    assert low.lowest.rise is not None
    assert low.lowest.rise.value == 1
    assert event in low.lowest.between


def test_entry_to_care_is_when_a_teller_says_it_was_not_when_they_were_born(study: Project) -> None:
    case = child_case(study)
    actions.set_journey(study, case=case, age_at_review=14 * 12)
    spell(study, case, "0", "6", by="Robin", label="with mum")
    spell(study, case, "6", by="Robin", label="Aunt May", code="U1", new_home=True)
    entry = measured(study, case, "Robin").entry
    assert entry is not None
    assert age_told(entry) == "age 6"
    told(study, case, "Taken into care", "Robin", "5", EventKind.ENTRY)
    entry = measured(study, case, "Robin").entry
    assert entry is not None
    assert age_told(entry) == "age 5"


def test_an_age_at_the_review_in_whole_years_is_told_in_years(study: Project) -> None:
    case = child_case(study)
    spell(study, case, "6", by="Robin", label="Aunt May", code="U1")
    actions.set_journey(study, case=case, reviewed_on="30/06/2015", age_at_review=14 * 12)
    told_so = facts(journey_of(study, case))
    assert told_so.age is not None
    assert age_told(told_so.age) == "age 14"
    assert birth_of(journey_of(study, case)) == Birth.aged(14, date(2015, 6, 30))
    actions.set_journey(study, case=case, age_at_review=14 * 12 + 5)
    assert birth_of(journey_of(study, case)) == Birth.aged_months(173, date(2015, 6, 30))


def test_the_header_says_who_was_interviewed_and_how_accounts_stand(study: Project) -> None:
    case = child_case(study)
    people.link_case(
        study,
        case=case,
        participant=people.add_participant(study, pseudonym="Teacher"),
        relation=CaseRelation.PRACTITIONER,
    )
    agreed, _ = told(study, case, "Move", "Robin", "7", told_why=True)
    also(study, agreed, "Robin's carer", "7", told_why=True)
    disputed, _ = told(study, case, "Second move", "Robin", "9", told_why=False)
    also(study, disputed, "Robin's carer", "9", told_why=True)
    told(study, case, "The dog died", "Robin", "8", EventKind.LOSS)
    known = facts(journey_of(study, case))
    assert {teller.name: heard for teller, heard in known.interviewed} == {
        "Robin": True,
        "Robin's carer": True,
        "Robin's worker": True,
        "Teacher": False,
    }
    assert known.accounts[Status.AGREE] == 1
    assert known.accounts[Status.CONFLICT] == 1
    assert known.accounts[Status.ONE_ACCOUNT] == 1


def test_the_header_names_the_consent_that_is_missing(study: Project) -> None:
    case = child_case(study)
    missing = {gap.teller.name: gap.missing for gap in facts(journey_of(study, case)).consent}
    assert missing["Robin"] == (ConsentScope.QUOTE.value, ConsentScope.DRAWINGS.value)
    for scope in (ConsentScope.QUOTE, ConsentScope.DRAWINGS):
        people.set_consent(study, participant=person(study, "Robin"), scope=scope, given=True)
    assert "Robin" not in {gap.teller.name for gap in facts(journey_of(study, case)).consent}
