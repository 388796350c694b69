"""From a real study file to a Word report: who is counted, who is quoted, and who is nowhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.coding import actions as coding_actions
from app.coding import queries as coding
from app.coding.note_rows import AboutKind, Subject
from app.coding.rows import CodeId
from app.problems import Cancelled, Problem
from app.reports.compose import compose
from app.reports.gather import gather
from app.reports.material import ReportMaterial
from app.reports.spec import Appendix, ReportSpec, ThemeChoice
from app.reports.theme_summary import theme_summary
from app.store.project import Project
from app.study import actions
from app.study import queries as study_queries
from app.study.rows import CaseRelation, ConsentScope
from tests import builders
from tests.builders import CARER, CHILD, INTERVIEWER, PRACTITIONER, dialogue, speaker
from tests.reports.outline import outline
from tests.reports.packages import body, text

DAY = date(2025, 11, 23)
SPEC = ReportSpec(DAY)

ROBIN = "Nobody told me. I just saw my bags in the car."
ROBIN_AGAIN = "And then it happened all over again in the spring."
DAWN = "We were told at four and he came at nine."
SILENT = "I would rather that nobody reads this part out."
GONE = "This is what was said by someone who left the study."
BOTH = "He was never told.\nRobin: No, I never was."
CASE_ASKED = "And how did you hear about it?"


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    """Two children, one of whom left; a carer; a practitioner who may not be quoted; a joint interview."""
    with builders.new_study(tmp_path, name="Moving on") as project:
        robin = speaker("Robin", CHILD, area="Area B")
        gone = speaker("Vanished", CHILD, area="Area B")
        dawn = speaker("Dawn", CARER, area="Area B", role="Foster carer")
        alex = speaker("Alex", PRACTITIONER, area="Area C", role="IRO")
        sources = builders.add(
            project,
            dialogue("One", [(INTERVIEWER, CASE_ASKED), ("Robin", ROBIN), ("Robin", ROBIN_AGAIN)], [robin]),
            dialogue("Two", [("Vanished", GONE)], [gone]),
            dialogue("Three", [("Dawn", DAWN)], [dawn]),
            dialogue("Four", [("Alex", SILENT)], [alex]),
            dialogue("Five", [("Dawn", "He was never told."), ("Robin", "No, I never was.")], [dawn, robin]),
        )
        for source, words in zip(sources, (ROBIN, GONE, DAWN, SILENT, BOTH), strict=True):
            builders.code(project, source, words, "Told why I moved / On the day")
        builders.code(project, sources[0], ROBIN_AGAIN, "Moves")
        builders.code(project, sources[0], CASE_ASKED, "Told why I moved")
        builders.all_coded(project)
        builders.signed_off(project)
        builders.allow_quotes(project, "Robin", "Dawn", "Vanished")
        actions.set_excluded(project, participant=builders.person(project, "Vanished"), excluded=True)
        yield project


def material(project: Project, spec: ReportSpec = SPEC) -> ReportMaterial:
    with project.reading() as session:
        return gather(session, spec)


def written(project: Project) -> str:
    return outline(compose(material(project)))


def named(project: Project, path: str) -> CodeId:
    with project.reading() as session:
        return coding.code_at(session, path).id


def test_the_report_is_written(study: Project, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    with study.reading() as session:
        result = theme_summary(session, SPEC, out)
    assert not out.exists(), "it is registered first"
    result.file.put()
    assert (result.path, result.quotes) == (out, 3)
    shown = text(body(out.read_bytes()))
    assert "Moving on" in shown
    assert f"“{ROBIN}”" in shown
    assert "Robin, young person" in shown


def test_the_same_study_gives_the_same_file(study: Project, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        with study.reading() as session:
            theme_summary(session, SPEC, tmp_path / name).file.put()
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_people_who_were_excluded_are_nowhere(study: Project) -> None:
    shown = written(study)
    assert "Vanished" not in shown
    assert GONE not in shown
    assert "One or two of the children and young people raised this." in shown
    assert "3 people took part in 2 local areas" in shown


def test_people_who_may_not_be_quoted_are_counted_and_not_quoted(study: Project) -> None:
    shown = written(study)
    assert SILENT not in shown
    assert "One or two of the practitioners raised this." in shown
    assert "None of these passages may be quoted on its own." in shown


def test_withdrawing_consent_takes_the_quotes_out(study: Project) -> None:
    robin = builders.person(study, "Robin")
    actions.set_consent(study, participant=robin, scope=ConsentScope.QUOTE, given=False)
    shown = written(study)
    assert ROBIN not in shown
    assert "One or two of the children and young people raised this." in shown


def test_when_nobody_may_be_quoted_the_author_is_told(study: Project) -> None:
    for pseudonym in ("Robin", "Dawn"):
        person = builders.person(study, pseudonym)
        actions.set_consent(study, participant=person, scope=ConsentScope.QUOTE, given=False)
    assert material(study).warnings[0].startswith("No words are quoted")
    assert material(study, replace(SPEC, quotes_per_perspective=0)).warnings == ()


def test_a_passage_of_two_people_counts_for_both_and_is_not_quoted(study: Project) -> None:
    theme = material(study).themes[0]
    assert [cell.k for cell in theme.line.cells[:2]] == [1, 1]
    assert "No, I never was." not in written(study)


def test_what_the_interviewer_said_is_never_evidence(study: Project) -> None:
    assert CASE_ASKED not in written(study)


def test_a_sub_code_counts_for_its_theme_and_has_a_line_of_its_own(study: Project) -> None:
    theme = material(study).themes[0]
    assert [part.code.name for part in theme.below] == ["On the day"]
    assert theme.below[0].line.cells == theme.line.cells


def test_by_default_the_themes_are_the_top_codes_with_passages(study: Project) -> None:
    assert [theme.name for theme in material(study).themes] == ["Told why I moved", "Moves"]


def test_a_code_on_nothing_but_questions_is_no_theme_unless_it_is_asked_for(study: Project) -> None:
    [source] = builders.add(study, dialogue("Six", [(INTERVIEWER, "How was school?"), ("Robin", "Fine.")]))
    builders.code(study, source, "How was school?", "School")
    assert [theme.name for theme in material(study).themes] == ["Told why I moved", "Moves"]
    chosen = material(study, replace(SPEC, themes=(ThemeChoice(code=named(study, "School")),)))
    assert [theme.name for theme in chosen.themes] == ["School"]


def test_notes_enter_a_report_only_when_ticked_and_asked_for(study: Project) -> None:
    moves = Subject(AboutKind.CODE, named(study, "Moves"))
    robin = Subject(AboutKind.PARTICIPANT, builders.person(study, "Robin"))
    gone = Subject(AboutKind.PARTICIPANT, builders.person(study, "Vanished"))
    with study.reading() as session:
        one = next(row for row in study_queries.sources(session) if row.name == "Four")
        version = study_queries.transcript(session, one.id).version
    place = builders.place_of(study, one.id, SILENT)
    ticked = [
        coding_actions.write_note(study, about=moves, text="Split this?\n\nAsk the panel.", author="Ines"),
        coding_actions.write_note(study, about=robin, title="Robin, again", text="Twice.", author="Ines"),
        coding_actions.write_note(study, about=gone, text="About somebody gone.", author="Ines"),
        coding_actions.annotate(study, version=version, span=place, text="Why not aloud?", author="Ines"),
    ]
    for note in ticked:
        coding_actions.tick_for_report(study, note=note, by="Ines", ticked=True)
    coding_actions.write_note(study, text="Not ticked.", author="Ines")
    assert "Split this?" not in written(study)
    said = outline(compose(material(study, replace(SPEC, appendices=frozenset({Appendix.NOTES})))))
    for words in (
        "About the code Moves",
        "Split this?",
        "Ask the panel.",
        "Robin, again",
        "About Robin",
        "Why not",
    ):
        assert words in said
    for words in ("Not ticked.", "About somebody gone.", SILENT):
        assert words not in said


def test_where_no_note_is_ticked_the_report_says_so(study: Project) -> None:
    assert "No note is ticked for reports." in outline(
        compose(material(study, replace(SPEC, appendices=frozenset({Appendix.NOTES}))))
    )


def test_chosen_themes_come_in_the_order_chosen_and_once(study: Project) -> None:
    moves, day = named(study, "Moves"), named(study, "Told why I moved / On the day")
    chosen = material(study, replace(SPEC, themes=tuple(ThemeChoice(code=code) for code in (moves, day, moves))))
    assert [theme.name for theme in chosen.themes] == ["Moves", "On the day"]
    assert "In the codebook: Told why I moved / On the day" in outline(compose(chosen))


def test_a_theme_that_is_gone_is_said(study: Project) -> None:
    with pytest.raises(Problem, match="no longer in the study"):
        material(study, replace(SPEC, themes=(ThemeChoice(code=CodeId(999)),)))


def test_a_report_can_be_stopped_and_leaves_nothing(study: Project, tmp_path: Path) -> None:
    with study.reading() as session, pytest.raises(Cancelled):
        theme_summary(session, SPEC, tmp_path / "stopped.docx", cancelled=lambda: True)
    assert not [path for path in tmp_path.iterdir() if "stopped" in path.name or path.suffix == ".part"]


def test_progress_is_told_theme_by_theme(study: Project) -> None:
    told: list[tuple[int, int]] = []
    with study.reading() as session:
        gather(session, SPEC, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_child_and_their_own_carer_both_quoted_is_pointed_out(study: Project) -> None:
    assert not any("their own carer" in said for said in material(study).warnings)
    case = actions.add_case(study, pseudonym="Robin")
    for pseudonym, relation in (("Robin", CaseRelation.SELF), ("Dawn", CaseRelation.CARER)):
        person = builders.person(study, pseudonym)
        actions.link_case(study, case=case, participant=person, relation=relation)
    assert any(
        "Robin and somebody who cares or works for them (Dawn)" in said for said in material(study).warnings
    )


def test_an_empty_study_still_gives_a_report_and_says_what_is_missing(tmp_path: Path) -> None:
    with builders.new_study(tmp_path) as project, project.reading() as session:
        result = theme_summary(session, SPEC, tmp_path / "empty.docx")
    result.file.put()
    assert result.warnings == ("No theme has coded passages yet.",)
    assert "0 people took part. The study holds no sources yet." in text(body(result.path.read_bytes()))
