"""Assumptions in Word: the case worked out on paper, what may not be told of it, and what stops a report."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.coding import queries as codings
from app.coding.rows import SegmentId
from app.perspectives import actions as claims
from app.perspectives import queries
from app.perspectives.claim_rows import ClaimStatus, Flag, FlagKind, Stance, Track
from app.perspectives.rules import Thresholds
from app.problems import Problem
from app.reports.compose import compose
from app.reports.compose.claims import flag_words
from app.reports.gather import gather
from app.reports.material import ReportMaterial
from app.reports.spec import Appendix, ChosenQuote, ClaimChoice, ReportKind, ReportSpec, ThemeChoice
from app.reports.word import word_bytes
from app.reports.writing import write_report
from app.safeguards.refusing import MayNotLeave
from app.safeguards.register import exports
from app.store.project import Project
from app.study import actions as study
from app.study.rows import ConsentScope
from tests import builders
from tests.perspectives import paper_case
from tests.reports.outline import outline
from tests.reports.packages import W, body, out_of_order, text

DAY = date(2026, 3, 31)
SPEC = ReportSpec(DAY, themes=())
OPEN = Thresholds(group=1, small_cell=1, shared_by=1)
"""Nothing is hidden: what a study sets whose report stays inside the team."""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with paper_case.paper_case(tmp_path) as made:
        builders.signed_off(made)
        yield made


def material(project: Project, spec: ReportSpec = SPEC) -> ReportMaterial:
    with project.reading() as session:
        return gather(session, spec)


def said(project: Project, spec: ReportSpec = SPEC) -> str:
    return outline(compose(material(project, spec)))


def test_word_says_the_numbers_that_were_worked_out_on_paper(project: Project) -> None:
    claims.set_thresholds(project, thresholds=OPEN)
    whole = text(body(word_bytes(compose(material(project)), date=DAY)))
    assert f"{paper_case.REF}  {paper_case.STATEMENT}" in whole
    for group, tally in paper_case.TALLIES.items():
        for stance in ("supports", "challenges", "nuances", "mixed"):
            told = f"{stance.removesuffix('s') if stance != 'mixed' else stance} {tally[stance]} of {tally['n']}"
            assert (told in lean_of(whole, group)) is bool(tally[stance]), (group, stance)
        assert {"challenges": "challenge it", "supports": "support it"}[paper_case.LEANS[group].value] in lean_of(
            whole, group
        )
    assert f"{paper_case.SIGNAL.value}. Pattern: {paper_case.PATTERN.value}." in whole
    for _, sentence in paper_case.FLAGS:
        assert sentence in whole


def lean_of(whole: str, group: str) -> str:
    """The line on where a perspective leans."""
    found = re.search(rf"{group}(?: \(who hold it\))? lean to [^.]*\.", whole)
    assert found is not None, group
    return found[0]


def test_small_counts_of_an_assumption_about_some_areas_are_hidden(project: Project) -> None:
    whole = said(project)
    assert "challenge c" in whole
    assert "stands for a count that could show who somebody is" in whole
    assert not re.search(r"(support|challenge|nuance|mixed) \d", whole)
    assert "(South)" not in whole
    assert "Most of what one side says comes from very few people or places." in whole


def test_numbers_of_a_weakness_are_told_where_they_are_large() -> None:
    asked_all = Flag(
        FlagKind.CONCENTRATION,
        "All 10 people who challenge it were interviewed by one person.",
        counts=((10, 10),),
    )
    assert flag_words(asked_all, 5) == asked_all.sentence
    few = Flag(FlagKind.ONE_AREA, "All 3 people who challenge it are in one area.", counts=((3, 3),))
    assert "3" not in flag_words(few, 5)


def test_what_is_told_of_a_weakness_goes_by_its_counts_and_not_by_other_numbers_in_its_sentence() -> None:
    areas = Flag(FlagKind.ONE_AREA, "All 9 people heard are in one area (Area 2) of 4.", counts=((9, 9),))
    assert flag_words(areas, 5) == areas.sentence
    one = Flag(FlagKind.CONCENTRATION, "The one challenging passage is from one person.", counts=((1, 1),))
    assert "one challenging" not in flag_words(one, 5), "a number in letters is a number"


def test_quotes_stand_for_and_against_it_the_childs_first_and_only_clean_ones(project: Project) -> None:
    one = material(project).claims[0]
    assert [quote.stance for quote in one.quotes][:1] == [Stance.CHALLENGES]
    assert {quote.stance for quote in one.quotes} == {Stance.CHALLENGES, Stance.SUPPORTS}
    assert [quote.group for quote in one.quotes] == sorted(quote.group for quote in one.quotes)
    assert "A lady read it off a form." not in said(project)
    spoken_for = [quote for quote in one.quotes if not quote.first_hand]
    assert spoken_for
    assert "(about somebody else)" in said(project)


def test_a_sheet_tells_what_was_written_down_before_and_what_was_decided(project: Project) -> None:
    with project.reading() as session:
        claim = queries.claim_named(session, paper_case.REF).id
    claims.edit_claim(project, claim=claim, track=Track.IMPROVE, why_it_matters="The training rests on it.")
    claims.note_negative_case(project, claim=claim, found=True, words="One was told.", by="Ada", on="2026-03-01")
    claims.decide_claim(
        project,
        claim=claim,
        status=ClaimStatus.CHALLENGED,
        rationale="Three of four children found out by chance.",
        by="Ada",
        on="2026-03-02",
        acknowledged=True,
    )
    sheet = said(project, replace(SPEC, kind=ReportKind.ASSUMPTION, claims=(ClaimChoice(claim),)))
    assert sheet.startswith("title: Assumption sheet\nfooter: Paper case")
    for words in (
        "If it were true we would hear: Children would say who told them.",
        "Found: One was told.",
        "2 March 2026",
        "Three of four children found out by chance.",
        "improve now",
        "No rival explanation is written down.",
    ):
        assert words in sheet
    whole = said(project, replace(SPEC, appendices=frozenset({Appendix.NEGATIVE_CASES})))
    assert (
        "## Improve now\n* A-01  Children are told before they move — challenged. The training rests on it."
        in whole
    )
    assert "  | A-01 | Found | One was told. | Ada / 2026-03-01" in whole


def test_tables_of_assumptions_lie_on_their_side_and_the_file_is_sound(project: Project) -> None:
    root = body(word_bytes(compose(material(project)), date=DAY))
    assert list(out_of_order(root)) == []
    sections = list(root.iter(f"{W}sectPr"))
    sideways = [size.get(f"{W}orient") == "landscape" for one in sections for size in one.iter(f"{W}pgSz")]
    assert sideways == [False, True, False]
    assert sections[-1].getparent() is root[0]


def test_what_may_not_leave_stops_the_report_and_every_passage_is_named(project: Project, tmp_path: Path) -> None:
    with project.reading() as session:
        claim = queries.claim_named(session, paper_case.REF).id
        evidence = queries.evidence_sheet(session, claim).evidence
    mine = {row.words: row.segment for row in evidence}
    chosen = [mine["I found out from the bags."], mine["It just happened one day."], SegmentId(999_999)]
    study.set_consent(project, participant=builders.person(project, "Ivy"), scope=ConsentScope.QUOTE, given=False)
    spec = replace(SPEC, claims=(ClaimChoice(claim, tuple(ChosenQuote(one) for one in chosen)),))
    out = tmp_path / "report.docx"
    with pytest.raises(MayNotLeave) as refused:
        write_report(project, spec, out, by="Ada")
    assert refused.value.sentence.startswith("2 things in this file may not leave the study. Ivy, turn 2: Ivy has")
    assert "A passage: It is no longer in the study" in refused.value.sentence
    assert not out.exists()
    with project.reading() as session:
        assert exports(session) == []


def test_what_was_written_is_registered_with_whose_words_it_holds(project: Project, tmp_path: Path) -> None:
    first = write_report(project, SPEC, tmp_path / "one.docx", by="Ada")
    again = write_report(project, SPEC, tmp_path / "two.docx", by="Ada")
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    with project.reading() as session:
        rows = exports(session)
    assert [row.id for row in rows] == [again.export, first.export]
    assert rows[0].sha256 == rows[1].sha256
    assert sum(held.quotes for _, _, held in rows[0].people) == first.quotes > 0
    assert "bags" not in rows[0].settings


def test_an_assumption_that_is_gone_is_said(project: Project) -> None:
    with project.reading() as session:
        claim = queries.claim_named(session, paper_case.REF).id
    claims.remove_claim(project, claim=claim)
    with pytest.raises(Problem, match="no longer in the study"):
        material(project, replace(SPEC, claims=(ClaimChoice(claim),)))


def test_the_fingerprint_is_of_what_is_said(project: Project) -> None:
    def fingerprint() -> str:
        found = re.search(r"Fingerprint\. ([0-9a-f]{64})", said(project))
        assert found is not None
        return found[1]

    before = fingerprint()
    assert fingerprint() == before
    study.set_excluded(project, participant=builders.person(project, "Ann"), excluded=True)
    assert fingerprint() != before


def test_a_two_pager_registers_only_what_stands_in_it(project: Project, tmp_path: Path) -> None:
    with project.reading() as session:
        moves = codings.code_at(session, "Moves").id
    spec = replace(SPEC, kind=ReportKind.THEME, themes=(ThemeChoice(code=moves),), claims=None)
    result = write_report(project, spec, tmp_path / "two.docx", by="Ada")
    assert result.quotes == 0
    assert result.people == {}
    assert "Assumptions it bears on" in said(project, spec)
