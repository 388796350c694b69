"""What is read of a report before it is written."""

from pathlib import Path

import pytest

from app.reports.spec import ChosenQuote, ReportSpec, ThemeChoice
from app.store.project import Project
from app.study import actions
from app.study.rows import ConsentScope
from app.ui.reports.preview_reading import read_preview, read_study
from app.ui.reports.sections import Part, Section
from app.ui.reports.writing import report_name
from tests import builders
from tests.ui.perspectives import small_study
from tests.ui.reports.days import DAY

FRESH = ReportSpec(DAY, claims=())


@pytest.fixture
def filled(study: Project) -> Project:
    """The small study."""
    small_study.fill(study)
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
    name = report_name(study, title)
    assert name == expected
    assert Path(name).name == name
