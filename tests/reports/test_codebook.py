"""The codebook on paper: each code in MacQueen's structure, the sets, versions and why it changed."""

from pathlib import Path

import pytest

from app.coding import actions, queries
from app.coding.rows import Origin
from app.reports.codebook import codebook_report, gather_codebook
from app.reports.compose.whole_codebook import compose_codebook
from app.reports.document import Contents, Heading, Paragraph, Table
from app.reports.word import word_bytes
from app.store.project import Project
from app.study import actions as study_actions
from tests.builders import add, code, dialogue, person
from tests.reports.made_up import DAY

IN_VIVO = "In vivo: the participant's words"
MISSING = "still missing: when to use, typical example, near miss"
COUNTS = "Counts of passages and people are of the code with those below it."


@pytest.fixture
def told(study: Project) -> Project:
    source, *_ = add(study, dialogue("Visit", [("Robin", "just bags"), ("Kim", "in the car")]))
    code(study, source, "just bags", "Moves / Bags")
    code(study, source, "in the car", "Moves / Bags")
    with study.reading() as session:
        top, bags = (row.id for row in queries.codes(session))
    actions.make_category(study, code=top)
    actions.edit_code(
        study,
        code=bags,
        brief="How things travel",
        definition="What a child's things are carried in.",
        when_not="School bags.",
        origin=Origin.IN_VIVO,
    )
    actions.make_code_set(study, name="Panel", codes=[bags])
    actions.freeze_codebook(study, name="Pilot", note="ten interviews")
    actions.edit_code(study, code=bags, when_not="School bags, toys.", reason="toys came up", author="Ines")
    return study


def text(study: Project) -> str:
    """Everything a reader reads, a line each."""
    with study.reading() as session:
        document = compose_codebook(gather_codebook(session, DAY))
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row) for row in block.rows]
    return "\n".join(lines)


def test_a_code_is_set_out_in_its_parts_and_what_is_missing_is_said(told: Project) -> None:
    words = text(told)
    for line in (
        "How things travel",
        "Definition  What a child's things are carried in.",
        "Do not use when  School bags, toys.",
        f"{IN_VIVO} · 2 passages from 2 people · in the set “Panel” · {MISSING}",
        "This code has no definition yet.",
        "Category: put on no passage · 2 passages from 2 people",
        f"This codebook holds 1 code and 1 category. 1 has no definition yet. {COUNTS}",
    ):
        assert line in words.splitlines()
    assert "Use when" not in words


def test_sets_versions_and_changes_are_told_with_their_reason(told: Project) -> None:
    words = text(told)
    assert "Panel | Moves / Bags" in words
    assert "| Tester | 2 | ten interviews" in words
    assert "| Moves / Bags | Changed: when not to use | toys came up — Ines" in words


def test_somebody_left_out_of_the_study_is_in_no_count(told: Project) -> None:
    study_actions.set_excluded(told, participant=person(told, "Kim"), excluded=True)
    assert "1 passage from 1 person" in text(told)


def test_an_empty_codebook_says_so_and_one_of_many_codes_lists_its_groups_only(study: Project) -> None:
    assert "There are no codes yet." in text(study)
    for number in range(30):
        actions.make_code_path(study, path=f"Group {number % 3} / Code {number}")
    with study.reading() as session:
        document = compose_codebook(gather_codebook(session, DAY))
    assert [block.depth for block in document.blocks if isinstance(block, Contents)] == [1]


def test_the_same_codebook_gives_the_same_file(told: Project, tmp_path: Path) -> None:
    with told.reading() as session:
        document = compose_codebook(gather_codebook(session, DAY))
        codebook_report(session, tmp_path / "codebook.docx", date=DAY).put()
    assert (tmp_path / "codebook.docx").read_bytes() == word_bytes(document, date=DAY)
