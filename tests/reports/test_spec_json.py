"""Settings of a report as JSON: read back as written, refused where not understood, found by key or by name."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.rows import SegmentId
from app.problems import Problem
from app.reports import actions
from app.reports.rules import Scale
from app.reports.saved import saved_report, saved_reports
from app.reports.spec import (
    Appendix,
    Attribution,
    ChosenQuote,
    ReportKind,
    ReportSpec,
    Stage,
    ThemeChoice,
    Wording,
)
from app.reports.spec_json import NotUnderstood, read_spec, spec_json, whole_spec
from app.store.project import Project
from app.study import actions as study_actions
from tests import builders
from tests.builders import dialogue

DAY = date(2026, 3, 31)
WORDS = "They put my things in bin bags."


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with builders.new_study(tmp_path_factory.mktemp("settings")) as project:
        [source] = builders.add(project, dialogue("One", [("Robin", WORDS)]))
        builders.code(project, source, WORDS, "Moves / Belongings")
        coding.add_theme(project, name="Things", codes=(), by="Ada")
        study_actions.add_case(project, pseudonym="Robin")
        yield project


def choices(project: Project) -> st.SearchStrategy[ReportSpec]:
    """Settings of every kind about what the study has."""
    with project.reading() as session:
        [theme] = codings.themes(session)
        codes = [row.id for row in codings.codes(session)]
    cut = st.sampled_from([((), 0), (((0, 4),), 31), (((0, 4), (9, 31)), 31)])
    quote = cut.map(lambda told: ChosenQuote(SegmentId(1), *told))
    quotes = st.none() | st.lists(quote, max_size=3).map(tuple)
    section = st.builds(lambda q: ThemeChoice(theme=theme.id, quotes=q), quotes) | st.builds(
        lambda code, q: ThemeChoice(code=code, quotes=q), st.sampled_from(codes), quotes
    )
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    bounds = st.lists(st.integers(1, 100), min_size=4, max_size=4, unique=True)
    return st.builds(
        ReportSpec,
        date=st.dates(),
        kind=st.sampled_from(ReportKind),
        title=words,
        version=words,
        stage=st.sampled_from(Stage),
        circle=words,
        question=words,
        themes=st.none() | st.lists(section, max_size=3).map(tuple),
        claims=st.sampled_from([None, ()]),
        quotes_per_perspective=st.integers(0, 8),
        words_per_quote=st.integers(1, 200),
        wording=st.sampled_from(Wording),
        scale=bounds.map(lambda some: Scale(*sorted(some, reverse=True))),
        attribution=st.sampled_from(Attribution),
        appendices=st.frozensets(st.sampled_from(Appendix)),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_settings_are_read_as_they_were_written_and_written_the_same(study: Project, data: st.DataObject) -> None:
    spec = data.draw(choices(study))
    with study.reading() as session:
        written = spec_json(session, spec)
        read = read_spec(session, written)
        assert (read.spec, read.gone) == (spec, ())
        assert spec_json(session, read.spec) == written
    assert "bin bags" not in written


def test_a_person_writes_names_and_leaves_out_what_is_as_usual(study: Project) -> None:
    written = '{"themes": [{"theme": "things"}, {"code": "moves / belongings"}], "journeys": ["Robin"]}'
    with study.reading() as session:
        spec = whole_spec(read_spec(session, written, today=DAY))
        [theme] = codings.themes(session)
        code = codings.code_at(session, "Moves / Belongings")
    assert spec.themes == (ThemeChoice(theme=theme.id), ThemeChoice(code=code.id))
    assert len(spec.journeys) == 1
    assert replace(spec, themes=None, journeys=()) == ReportSpec(DAY)


@pytest.mark.parametrize(
    ("written", "where", "what"),
    [
        ("nonsense", "", "not JSON"),
        ("[]", "", "not an object"),
        ('{"format": 9}', "format", "newer"),
        ('{"colour": 1}', "colour", "not known here"),
        ('{"kind": "poem"}', "kind", "two-pager"),
        ('{"date": "soon"}', "date", "2026-03-31"),
        ('{"title": 3}', "title", "a text"),
        ('{"themes": "some"}', "themes", "a list"),
        ('{"themes": [{}]}', "themes[1]", "a theme or a code"),
        ('{"themes": [{"theme": "Things", "quote": []}]}', "themes[1].quote", "not known"),
        ('{"themes": [{"theme": "Things", "quotes": [{"passage": 7}]}]}', "themes[1].quotes[1]", "by its key"),
        ('{"themes": [{"theme": "Things", "quotes": [{"keep": [[3, 1]]}]}]}', "keep", "two whole numbers"),
        ('{"themes": [{"theme": "Things", "quotes": [{"keep": [[0, 9]], "of": 5}]}]}', "keep", "end within"),
        ('{"quotes per perspective": -1}', "quotes per perspective", "from 0"),
        ('{"quotes per perspective": true}', "quotes per perspective", "whole number"),
        ('{"scale": {"most": 10}}', "scale", "lower than"),
        ('{"appendices": ["index"]}', "appendices", "audit"),
    ],
)
def test_what_is_not_understood_is_said_with_its_place(
    study: Project, written: str, where: str, what: str
) -> None:
    with study.reading() as session, pytest.raises(NotUnderstood) as refused:
        read_spec(session, written, today=DAY)
    assert where in refused.value.sentence
    assert what in refused.value.sentence


def test_a_name_the_study_does_not_have_is_a_problem(study: Project) -> None:
    with study.reading() as session, pytest.raises(Problem, match="no theme of the name “Nothing”"):
        read_spec(session, '{"themes": [{"theme": "Nothing"}]}', today=DAY)


def test_without_a_date_and_a_day_the_settings_are_refused(study: Project) -> None:
    with study.reading() as session, pytest.raises(NotUnderstood, match="date"):
        read_spec(session, "{}")


def test_a_saved_report_knows_its_parts_by_their_new_names_and_says_what_is_gone(tmp_path: Path) -> None:
    with builders.new_study(tmp_path) as project:
        theme = coding.add_theme(project, name="Things", codes=(), by="Ada")
        report = actions.save_report(
            project, name="For the board", spec=ReportSpec(DAY, themes=(ThemeChoice(theme=theme),)), made_by="Ada"
        )
        coding.edit_theme(project, theme=theme, name="Belongings")
        with project.reading() as session:
            kept = saved_report(session, "for the BOARD")
            assert whole_spec(read_spec(session, kept.spec)).themes == (ThemeChoice(theme=theme),)
        coding.remove_theme(project, theme=theme)
        with project.reading() as session:
            read = read_spec(session, kept.spec)
        assert read.spec.themes == ()
        assert read.gone == ("A theme of this report is no longer in the study.",)
        with pytest.raises(Problem, match="no longer in the study"):
            whole_spec(read)
        actions.rename_report(project, report=report, name="Board")
        with pytest.raises(Problem, match="already"):
            actions.save_report(project, name="board", spec=ReportSpec(DAY))
        actions.remove_report(project, report=report)
        with project.reading() as session:
            assert saved_reports(session) == []


def test_the_kept_form_is_what_the_module_says(study: Project) -> None:
    with study.reading() as session:
        told = json.loads(spec_json(session, ReportSpec(DAY)))
    assert told["themes"] == told["assumptions"] == "all"
    assert told["appendices"] == ["codebook", "framework matrix", "audit", "negative cases", "anonymisation"]
