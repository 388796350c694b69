"""What is read of a report before it is written."""

import re
from pathlib import Path

import pytest

from app.reports.spec import ChosenQuote, ReportSpec, ThemeChoice
from app.store.project import Project
from app.study import actions
from app.study.rows import CaseRelation, ConsentScope
from app.ui.reports.checks.check import Weight
from app.ui.reports.preview_reading import read_preview, read_study
from app.ui.reports.sections import Part, Section
from app.ui.reports.where import file_name
from tests import builders
from tests.ui.perspectives import small_study
from tests.ui.reports.conftest import sign_all_off
from tests.ui.reports.days import DAY

FRESH = ReportSpec(DAY, claims=())


@pytest.fixture
def filled(study: Project) -> Project:
    """The small study."""
    small_study.fill(study)
    sign_all_off(study)
    return study


def test_words_without_consent_are_not_in_the_preview(filled: Project) -> None:
    actions.set_consent(filled, participant=builders.person(filled, "Joan"), scope=ConsentScope.QUOTE, given=False)
    preview = read_preview(filled, FRESH, lambda: False)
    said = str(preview.document)
    assert "I had two bags." in said
    for unsaid in ("My bags came later.", "We waited for a call.", small_study.NATHAN_SAYS, "Nathan"):
        assert unsaid not in said


def test_quotes_are_counted_by_perspective_child_first(filled: Project) -> None:
    preview = read_preview(filled, FRESH, lambda: False)
    assert [(group.name, number) for group, number in preview.groups] == [
        (builders.CHILD, 3),
        (builders.CARER, 1),
        (builders.PRACTITIONER, 0),
    ]
    assert preview.sections == 2


def test_the_quotes_of_each_section_are_known_whoever_chose_them(filled: Project) -> None:
    codes = read_study(filled).known.codes
    code = next(code.id for code in codes if code.name == "Moves")
    moves = Section(Part.THEME, code, code=True)
    chosen = read_preview(filled, FRESH, lambda: False).by_section[moves]
    assert len(chosen) == 3
    one = (ChosenQuote(chosen[1].segment, ((0, 4),), len("They were black bags.")),)
    mine = ReportSpec(DAY, themes=(ThemeChoice(code=code, quotes=one),), claims=())
    preview = read_preview(filled, mine, lambda: False)
    assert [quote.segment for quote in preview.by_section[moves]] == [chosen[1].segment]
    assert "They […]" in str(preview.document)


def test_only_chosen_sections_are_looked_at(filled: Project) -> None:
    animals = next(code for code in read_study(filled).known.codes if code.name == "Animals")
    preview = read_preview(
        filled, ReportSpec(DAY, themes=(ThemeChoice(code=animals.id),), claims=()), lambda: False
    )
    assert preview.sections == 1
    assert "bags" not in str(preview.document)


@pytest.mark.parametrize(
    ("study", "title", "expected"),
    [
        ("Moving on", "Theme summary", "Moving on – Theme summary.docx"),
        ("A/B: what?", "Sum\\mary", "A B what – Sum mary.docx"),
        ("x" * 300, "t", "x" * 120 + ".docx"),
    ],
)
def test_the_file_is_named_after_the_study_as_any_system_allows(study: str, title: str, expected: str) -> None:
    name = file_name(study, title, ".docx")
    assert name == expected
    assert Path(name).name == name


def test_what_was_loosened_and_suppressed_is_told_with_where_it_stands(filled: Project) -> None:
    preview = read_preview(filled, FRESH, lambda: False)
    changed = [check for check in preview.checks if check.weight is Weight.CHANGED]
    assert [check.sentence.partition(":")[0] for check in changed] == [
        "Robin",
        "Marian",
        "Table 2, People who took part, by perspective and local area",
    ]
    assert changed[0].segment in {quote.segment for quotes in preview.by_section.values() for quote in quotes}
    assert changed[0].section in preview.by_section


def test_what_was_chosen_and_may_not_leave_stops_the_report_and_says_which_and_why(filled: Project) -> None:
    codes = read_study(filled).known.codes
    code = next(code.id for code in codes if code.name == "Moves")
    moves = Section(Part.THEME, code, code=True)
    chosen = read_preview(filled, FRESH, lambda: False).by_section[moves]
    robin = builders.person(filled, "Robin")
    actions.set_consent(filled, participant=robin, scope=ConsentScope.QUOTE, given=False)
    preview = read_preview(
        filled, ReportSpec(DAY, themes=(ThemeChoice(code=code, quotes=chosen),), claims=()), lambda: False
    )
    stops = [check for check in preview.checks if check.weight is Weight.STOPS]
    assert [check.sentence for check in stops] == [
        "Robin interview, turn 2: Robin has not agreed to be quoted, or that is not recorded."
    ] * 2
    assert stops[0].advice.startswith("Record “quote words”")
    assert (stops[0].segment, stops[0].section) == (chosen[0].segment, moves)
    assert "I had two bags." not in str(preview.document)


def test_a_child_and_their_own_carer_are_both_named(filled: Project) -> None:
    case = actions.add_case(filled, pseudonym="Robin")
    for name, relation in (("Robin", CaseRelation.SELF), ("Marian", CaseRelation.CARER)):
        actions.link_case(filled, case=case, participant=builders.person(filled, name), relation=relation)
    [check] = [
        check for check in read_preview(filled, FRESH, lambda: False).checks if "same document" in check.sentence
    ]
    assert {"Robin", "Marian"} <= set(re.findall(r"\w+", check.sentence))
    assert check.weight is Weight.LOOK
    assert check.segment is not None
