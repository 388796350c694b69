"""Tables for a spreadsheet: the numbers a document would give, and no others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.perspectives import actions as claims
from app.perspectives.queries import compare
from app.perspectives.rows import BY_AREA, Scope
from app.perspectives.rules import Thresholds
from app.reports.compose.saying import Saying
from app.reports.gather import gather
from app.reports.plain_tables import assumptions_table, evidence_table, matrix_table
from app.reports.spec import ReportSpec
from app.reports.tables import PlainTable
from app.store.project import Project
from app.study import queries
from app.study.rows import SourceId
from tests import builders
from tests.builders import CARER, CHILD, PRACTITIONER
from tests.perspectives import paper_case
from tests.reports.made_up import DAY

SPEC = ReportSpec(DAY, themes=())


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with paper_case.paper_case(tmp_path) as made:
        builders.signed_off(made)
        yield made


def column(table: PlainTable, name: str) -> list[object]:
    """What stands under a header."""
    place = [one.name for one in table.columns].index(name)
    return [row[place] for row in table.rows]


def test_the_table_of_assumptions_gives_the_paper_cases_numbers_where_nothing_is_hidden(project: Project) -> None:
    claims.set_thresholds(project, thresholds=Thresholds(group=1, small_cell=1))
    with project.reading() as session:
        material = gather(session, SPEC)
    table = assumptions_table(material.claims, Saying(smallest_group=1), 1)
    for group in (CHILD, CARER, PRACTITIONER):
        tally = paper_case.TALLIES[group]
        assert column(table, f"{group}: of") == [tally["n"]]
        assert column(table, f"{group}: support") == [tally["supports"]]
        assert column(table, f"{group}: challenge") == [tally["challenges"]]
    assert column(table, "The evidence suggests") == [paper_case.SIGNAL.value]


def test_small_counts_about_some_areas_are_hidden(project: Project) -> None:
    with project.reading() as session:
        material = gather(session, SPEC)
    table = assumptions_table(material.claims, Saying(), 5)
    assert column(table, f"{CHILD}: challenge") == ["c"]
    assert column(table, f"{CHILD}: support") == [0]


def test_evidence_holds_every_quote_that_may_be_given_and_no_other(project: Project) -> None:
    with project.reading() as session:
        few = gather(session, SPEC)
        every = gather(session, replace(SPEC, words_per_quote=1000), every_quote=True)
    table = evidence_table(every.claims, [group.name for group in every.groups])
    words = column(table, "Words")
    assert len(words) > len(few.claims[0].quotes)
    assert "A lady read it off a form." not in words
    assert set(column(table, "Stance")) == {"challenges", "supports", "nuances"}


def test_a_comparison_by_area_hides_small_counts_and_their_passages(project: Project) -> None:
    builders.code(project, _source(project, "Ann"), "They packed while I was at school.", "Moves / Told")
    with project.reading() as session:
        by_area = matrix_table(compare(session, Scope(by=BY_AREA)), Saying(), 5)
        whole = matrix_table(compare(session), Saying(), 5)
    assert set(column(by_area, "North: people")) == {"c"}
    assert set(column(by_area, "North: passages")) == {None}
    assert set(column(whole, f"{CHILD}: people")) == {"one or two"}
    assert any("shown as “c”" in note for note in by_area.notes)


def _source(project: Project, name: str) -> SourceId:
    with project.reading() as session:
        return queries.source_named(session, name).id
