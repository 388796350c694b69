"""The tables of the return, read; what identifies anybody is in nothing that comes out."""

from datetime import date
from pathlib import Path

import pytest

from app.exchange.record import read_return, record_draft, unlisted
from app.exchange.record.reading import Record
from app.journeys.journey_rows import EventKind, LaneKind
from app.journeys.rules import When, ssda903, when_told
from app.problems import Problem
from tests.exchange.record.tables import EPISODES, IDENTIFIERS, MISSING, WORKERS, write_tables


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return read_return(write_tables(tmp_path)).of("A101")


def test_a_record_has_no_identifier_in_it(record: Record) -> None:
    told = repr((record, record_draft(record, ssda903())))
    assert [word for word in IDENTIFIERS if word in told] == []


def test_workers_are_told_apart_by_number_and_known_again(record: Record) -> None:
    assert [time.worker for time in record.workers] == [1, 2, 1]


def test_what_is_no_table_of_it_is_named_and_passed_over(tmp_path: Path) -> None:
    assert read_return(write_tables(tmp_path)).passed_over == ("Header.csv",)
    with pytest.raises(Problem, match="no table of the SSDA903 return"):
        read_return([tmp_path / "Header.csv"])


def test_of_several_children_one_must_be_named(tmp_path: Path) -> None:
    told = read_return(write_tables(tmp_path))
    assert told.children() == ["A101", "B202"]
    with pytest.raises(Problem, match="2 children"):
        told.of()
    with pytest.raises(Problem, match="not tell of that child"):
        told.of("C303")
    assert len(told.of("B202").episodes) == 1


def test_the_tables_of_two_years_tell_an_episode_once_with_its_end(tmp_path: Path) -> None:
    later = EPISODES.replace("PR1,,,,ZZ1 1AA", "PR1,01/05/2016,E5,,ZZ1 1AA")
    (tmp_path / "later").mkdir()
    first, second = write_tables(tmp_path)[0], write_tables(tmp_path / "later", Episodes=later)[0]
    episodes = read_return([first, second]).of("A101").episodes
    assert len(episodes) == 6
    assert (episodes[-1].end, episodes[-1].ended) == (date(2016, 5, 1), "E5")


def test_homes_statuses_and_workers_become_spells_of_the_record(record: Record) -> None:
    draft = record_draft(record, ssda903())
    assert {spell.teller for spell in draft.spells} == {None}
    lanes = [spell.lane for spell in draft.spells]
    assert (lanes.count(LaneKind.HOME), lanes.count(LaneKind.LEGAL), lanes.count(LaneKind.WORKER)) == (6, 3, 3)
    last = [spell for spell in draft.spells if spell.lane is LaneKind.HOME][-1]
    assert (last.code, last.start, last.end) == ("U4", When.exact(date(2013, 2, 1)), None)
    interim = next(spell for spell in draft.spells if spell.lane is LaneKind.LEGAL)
    assert (interim.code, interim.end) == ("C1", When.exact(date(2011, 9, 5)))


def test_entering_leaving_absences_and_scores_become_events(record: Record) -> None:
    draft = record_draft(record, ssda903())
    assert [(event.kind, event.title, when_told(account.when)) for event, account in draft.events] == [
        (EventKind.ENTRY, "Came into care", "1 March 2010"),
        (EventKind.EXIT, "Left care", "15 January 2013"),
        (EventKind.CRISIS, "Missing", "3 October 2011"),
        (EventKind.OTHER, "SDQ score 18", "“in the return; its day is not in it”"),
    ]
    assert draft.events[2][1].words == "2 days"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("01/03/2010", "31/02/2010", "Row 2 of the table, column DECOM: it is no date"),
        ("20/03/2010,X1", "20/02/2010,X1", "Row 2 of the table, column DEC: it is before DECOM"),
        ("01/03/2010,S", ",S", "Row 2 of the table, column DECOM: it is empty"),
        ("U6,PR1,20/03", "=cmd|U6,PR1,20/03", "Row 2 of the table, column PLACE: it is no code"),
        ("01/03/2010", "01/03/2999", "Row 2 of the table, column DECOM: it is still to come"),
        ("01/03/2010", "3/20/2010", "Row 2 of the table, column DECOM: it is no date"),
        ("20/03/2010,X1", ",X1", "Row 2 of the table, column DEC: it is empty, though a later episode"),
    ],
)
def test_what_cannot_be_read_is_named_by_row_and_column(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    paths = write_tables(tmp_path, Episodes=EPISODES.replace(before, after, 1))
    with pytest.raises(Problem) as refused:
        read_return(paths).of("A101")
    assert said in refused.value.sentence


@pytest.mark.parametrize("written", ["2010-03-01 00:00:00", "2010-03-01T00:00", "01-Mar-10", "1.3.2010", "40238"])
def test_a_day_is_read_as_spreadsheets_save_it(tmp_path: Path, written: str) -> None:
    paths = write_tables(tmp_path, Episodes=EPISODES.replace("01/03/2010", written))
    assert read_return(paths).of("A101").episodes[0].start == date(2010, 3, 1)


def test_a_year_of_two_figures_is_never_still_to_come(tmp_path: Path) -> None:
    paths = write_tables(tmp_path, Episodes=EPISODES.replace("01/03/2010", "01/03/85"))
    assert read_return(paths).of("A101").episodes[0].start == date(1985, 3, 1)


@pytest.mark.parametrize(
    ("table", "before", "after", "column"),
    [("SW_Episodes", "01/06/2011", "01/06/2009", "SW_DEC"), ("Missing", "05/10/2011", "01/10/2011", "MIS_END")],
)
def test_no_time_ends_before_it_begins(tmp_path: Path, table: str, before: str, after: str, column: str) -> None:
    text = {"SW_Episodes": WORKERS, "Missing": MISSING}[table].replace(before, after, 1)
    with pytest.raises(Problem, match=f"column {column}: it is before"):
        read_return(write_tables(tmp_path, **{table: text})).of("A101")


def test_semicolons_and_wide_letters_are_read_as_well(tmp_path: Path) -> None:
    (tmp_path / "semicolons.csv").write_text(EPISODES.replace(",", ";"), "utf-8-sig")
    (tmp_path / "wide.csv").write_text(EPISODES, "utf-16")
    told = [read_return([path]).of("A101").episodes for path in sorted(tmp_path.iterdir())]
    assert told[0] == told[1]
    assert len(told[0]) == 6


def test_codes_of_no_list_are_named_once_and_kept(tmp_path: Path) -> None:
    changed = EPISODES.replace(",U6,", ",Q9,").replace("CREQB", "BLAH").replace(",C1,", ",C7,")
    draft = record_draft(read_return(write_tables(tmp_path, Episodes=changed)).of("A101"), ssda903())
    assert [sentence.partition(" is in no list")[0] for sentence in unlisted(draft, ssda903())] == [
        "Q9",
        "BLAH",
        "C7",
    ]
    assert draft.spells[0].code == "Q9"
