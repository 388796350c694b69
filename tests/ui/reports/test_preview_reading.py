"""What is said of a report before it is written: who cannot be quoted, and why."""

from pathlib import Path

import pytest

from app.coding.rows import PassageRow, Voice
from app.reports.spec import ReportSpec, ThemeChoice
from app.store.project import Project
from app.study import actions
from app.study.rows import ConsentScope, ParticipantId
from app.ui.reports.outputs_screen import report_name
from app.ui.reports.preview_reading import left_out, read_codes, read_preview
from tests import builders
from tests.builders import passage_row
from tests.ui.perspectives import small_study
from tests.ui.reports.days import DAY

ROBIN, ASH, KIT = (ParticipantId(number) for number in (1, 2, 3))
CONSENTS: dict[ParticipantId, bool | None] = {ROBIN: True, ASH: None, KIT: False}


def passage(number: int, *people: ParticipantId) -> PassageRow:
    """Something said by some people."""
    voices = tuple(
        Voice(person, f"P{person}", None, "", None, "", "", CONSENTS[person] is True) for person in people
    )
    return passage_row(number, voices)


def test_every_reason_is_said_with_its_count() -> None:
    said = [passage(1, ROBIN), *(passage(n, ASH) for n in (2, 3, 4)), passage(5, KIT), passage(6, ROBIN, ASH)]
    assert left_out(said, CONSENTS) == [
        "3 passages are from people whose consent to quote is not recorded.",
        "1 passage is from somebody who did not agree to be quoted.",
        "1 passage is one in which several people speak; it is counted, not quoted.",
    ]


def test_a_passage_under_two_themes_is_counted_once() -> None:
    assert left_out([passage(2, ASH), passage(2, ASH)], CONSENTS) == [
        "1 passage is from somebody whose consent to quote is not recorded."
    ]


def test_nothing_is_said_when_everything_may_be_quoted() -> None:
    assert left_out([passage(1, ROBIN)], CONSENTS) == []


@pytest.fixture
def filled(study: Project) -> Project:
    """The small study."""
    small_study.fill(study)
    return study


def test_words_without_consent_are_not_in_the_preview(filled: Project) -> None:
    actions.set_consent(filled, participant=builders.person(filled, "Joan"), scope=ConsentScope.QUOTE, given=False)
    preview = read_preview(filled, ReportSpec(DAY), lambda: False)
    said = str(preview.document)
    assert "I had two bags." in said
    for unsaid in ("My bags came later.", "We waited for a call.", small_study.NATHAN_SAYS, "Nathan"):
        assert unsaid not in said
    assert preview.left_out == (
        "3 passages are from people whose consent to quote is not recorded.",
        "1 passage is from somebody who did not agree to be quoted.",
    )


def test_quotes_are_counted_by_perspective_child_first(filled: Project) -> None:
    preview = read_preview(filled, ReportSpec(DAY), lambda: False)
    assert [(group.name, number) for group, number in preview.quotes] == [
        (builders.CHILD, 3),
        (builders.CARER, 1),
        (builders.PRACTITIONER, 0),
    ]
    assert preview.themes == 2


def test_only_chosen_themes_are_looked_at(filled: Project) -> None:
    animals = next(code for code in read_codes(filled).codes if code.name == "Animals")
    preview = read_preview(filled, ReportSpec(DAY, themes=(ThemeChoice(code=animals.id),)), lambda: False)
    assert (preview.themes, preview.left_out) == (1, ())
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
