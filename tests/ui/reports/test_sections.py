"""The parts of a report: what is in it when nobody chose, and how they are added, ordered and given quotes."""

from dataclasses import replace

import pytest

from app.coding.rows import CodeId, CodeRow, SegmentId, ThemeId
from app.coding.theme_rows import ThemeRow, ThemeStatus
from app.reports.spec import ChosenQuote, ReportKind, ReportSpec
from app.study.rows import CaseId, CaseRow
from app.ui.reports.sections import (
    Known,
    Part,
    Section,
    quotes_of,
    sections,
    settled,
    with_moved,
    with_quotes,
    with_section,
    without_section,
)
from tests.ui.reports.days import DAY


def code(number: int, parent: int | None = None) -> CodeRow:
    above = None if parent is None else CodeId(parent)
    return CodeRow(CodeId(number), above, f"C{number}", f"C{number}", 0, 0, 0, "", "", "", "", 1, 1)


def theme(number: int) -> ThemeRow:
    return ThemeRow(ThemeId(number), f"T{number}", "", "", ThemeStatus.CANDIDATE, "", "", (), 0, 0, 0, 0)


CODES = (code(1), code(2, 1), code(3))
KNOWN = Known(
    codes=CODES, heard=frozenset({CodeId(1), CodeId(2)}), cases=(CaseRow(CaseId(7), "Robin", "", ()),), read=True
)
THEMED = Known(themes=(theme(1), theme(2)), codes=CODES, heard=KNOWN.heard, cases=KNOWN.cases, read=True)
FRESH = ReportSpec(DAY)
MOVES, ROBIN = Section(Part.THEME, 1), Section(Part.JOURNEY, 7)


def test_a_new_report_is_about_every_theme() -> None:
    assert sections(settled(FRESH, THEMED)) == [Section(Part.THEME, 1), Section(Part.THEME, 2)]


def test_without_themes_it_is_about_the_top_level_codes_somebody_was_heard_on() -> None:
    assert sections(settled(FRESH, KNOWN)) == [Section(Part.THEME, 1, code=True)]


def test_what_is_gone_from_the_study_is_gone_from_the_report() -> None:
    spec = with_section(settled(FRESH, THEMED), ROBIN)
    left = Known(themes=(theme(2),), codes=CODES, read=True)
    assert sections(settled(spec, left)) == [Section(Part.THEME, 2)]


def test_before_the_study_was_read_nothing_is_taken_for_gone() -> None:
    spec = settled(FRESH, THEMED)
    assert settled(spec, Known()) == spec


def test_a_section_is_added_after_those_of_its_part_and_once() -> None:
    spec = with_section(settled(FRESH, THEMED), ROBIN)
    spec = with_section(spec, Section(Part.THEME, 3, code=True))
    assert [one.id for one in sections(spec)] == [1, 2, 3, 7]
    assert with_section(spec, ROBIN) == spec


def test_a_report_in_brief_has_one_theme() -> None:
    spec = ReportSpec(DAY, kind=ReportKind.THEME, themes=(), claims=())
    spec = with_section(with_section(spec, MOVES), Section(Part.THEME, 2))
    assert sections(spec) == [Section(Part.THEME, 2)]


def test_a_kind_that_has_no_journeys_keeps_those_chosen_for_another() -> None:
    spec = with_section(settled(FRESH, THEMED), ROBIN)
    brief = replace(spec, kind=ReportKind.CODEBOOK)
    assert sections(brief) == []
    assert brief.journeys == (7,)


@pytest.mark.parametrize(("place", "order"), [(0, [2, 1]), (-5, [2, 1]), (1, [1, 2]), (9, [1, 2])])
def test_a_section_is_moved_among_those_of_its_part(place: int, order: list[int]) -> None:
    spec = with_section(settled(FRESH, THEMED), ROBIN)
    moved = with_moved(spec, Section(Part.THEME, 2), place)
    assert [one.id for one in sections(moved)] == [*order, 7]


def test_quotes_belong_to_their_section_and_go_with_it() -> None:
    quotes = (ChosenQuote(SegmentId(5)),)
    spec = with_quotes(settled(FRESH, THEMED), MOVES, quotes)
    assert quotes_of(spec, MOVES) == quotes
    assert quotes_of(spec, Section(Part.THEME, 2)) is None
    assert quotes_of(with_section(without_section(spec, MOVES), MOVES), MOVES) is None


def test_a_section_is_called_what_it_is_about() -> None:
    assert [THEMED.name(one) for one in (MOVES, Section(Part.THEME, 3, code=True), ROBIN)] == ["T1", "C3", "Robin"]
    assert THEMED.name(Section(Part.THEME, 99)) == ""
