"""The framework matrix as a file: every summary in its place, and of a participant's words only what may leave."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.perspectives.actions import draft_summary, write_summary
from app.perspectives.queries import topic_named
from app.perspectives.rules.framework import LEFT_OUT
from app.problems import Problem
from app.reports.compose.framework import compose_framework
from app.reports.framework import framework_file, gather_framework, let_matrix_leave
from app.safeguards.register import exports
from app.store.project import Project
from app.study import actions
from app.study.rows import SourceId
from tests.builders import (
    CARER,
    CHILD,
    add,
    allow_quotes,
    code,
    dialogue,
    person,
    place_of,
    speaker,
    version_of,
)
from tests.reports.outline import outline
from tests.reports.packages import W, body, out_of_order, text
from tests.reports.test_tables import cells

DAY = date(2026, 3, 31)
SAID = {"Robin": "I had two bags.", "Ash": "My bags came later.", "Marian": "We waited all day."}
QUOTED = "“I had two bags.” (Robin interview, turn 1)"


@pytest.fixture
def sources(study: Project) -> dict[str, SourceId]:
    """Two children and a carer; Robin and Marian agreed to be quoted, Robin's interview is signed off."""
    found = {}
    for name, words in SAID.items():
        whose = speaker(name, CARER if name == "Marian" else CHILD)
        (found[name],) = add(study, dialogue(f"{name} interview", [(name, words)], [whose]))
        code(study, found[name], words, "Moves")
        draft(study, name)
    allow_quotes(study, "Robin", "Marian")
    sign(study, found["Robin"])
    return found


def draft(study: Project, name: str) -> None:
    with study.reading() as session:
        topic = topic_named(session, "Moves")
    draft_summary(study, participant=person(study, name), topic=topic, replace=True)


def write(study: Project, name: str, words: str) -> None:
    with study.reading() as session:
        topic = topic_named(session, "Moves")
    write_summary(study, participant=person(study, name), topic=topic, summary=words)


def sign(study: Project, source: SourceId) -> None:
    actions.sign_off(study, sources=[source], by="Ada", on="2026-03-30")


def leaving(study: Project) -> dict[str, str]:
    """What of each person's summary may leave."""
    with study.reading() as session:
        found = gather_framework(session, date=DAY).framework
    return {row.pseudonym: cells[0].summary for row, cells in zip(found.people, found.cells, strict=True)}


def told(study: Project) -> tuple[str, ...]:
    with study.reading() as session:
        return gather_framework(session, date=DAY).left_out


def test_quotes_leave_only_with_consent_and_from_a_signed_source(
    study: Project, sources: dict[str, SourceId]
) -> None:
    assert leaving(study) == {
        "Robin": QUOTED,
        "Ash": f"{LEFT_OUT} (Ash interview, turn 1)",
        "Marian": f"{LEFT_OUT} (Marian interview, turn 1)",
    }
    assert told(study)[0].startswith("2 quoted places in summaries of 2 people left out: ")
    sign(study, sources["Marian"])
    assert leaving(study)["Marian"] == "“We waited all day.” (Marian interview, turn 1)"
    sign(study, sources["Ash"])
    assert leaving(study)["Ash"] == f"{LEFT_OUT} (Ash interview, turn 1)", "Ash never agreed"


def test_the_researchers_words_leave_whatever_was_agreed(study: Project, sources: dict[str, SourceId]) -> None:
    write(study, "Ash", "Says the bags came late, and calls that “later”.")
    assert leaving(study)["Ash"] == f"Says the bags came late, and calls that {LEFT_OUT}."


def test_a_quote_that_was_shortened_or_retyped_is_still_known(
    study: Project, sources: dict[str, SourceId]
) -> None:
    write(study, "Marian", 'She "WAITED  all day", as “others do”.')
    assert leaving(study)["Marian"] == f"She {LEFT_OUT}, as “others do”."


def test_what_a_concern_stands_on_stays(study: Project, sources: dict[str, SourceId]) -> None:
    span = place_of(study, sources["Robin"], "two bags")
    about = PassagePlace(version_of(study, sources["Robin"]), span)
    coding.raise_concern(study, about=about, kind="neglect", by="Ada")
    assert leaving(study)["Robin"] == f"{LEFT_OUT} (Robin interview, turn 1)"


def test_excluded_people_are_in_no_file(study: Project, sources: dict[str, SourceId]) -> None:
    actions.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    assert "Robin" not in leaving(study)


def saved(study: Project, out: Path) -> bytes:
    with study.reading() as session:
        written = framework_file(session, out, date=DAY)
    written.file.put()
    return out.read_bytes()


def test_a_sheet_holds_the_summaries_and_another_the_numbers(
    study: Project, sources: dict[str, SourceId], tmp_path: Path
) -> None:
    write(study, "Ash", "=Late.")
    content = saved(study, tmp_path / "matrix.xlsx")
    summaries, numbers = cells(content), cells(content, 2)
    assert [summaries[f"{letter}1"] for letter in "ABC"] == ["Participant", "Perspective", "Moves"]
    assert [summaries[f"{letter}2"] for letter in "ABC"] == ["Ash", CHILD, "=Late."]
    assert [numbers[f"C{row}"] for row in (2, 3, 4)] == [1, 1, 1]
    assert any(str(note).startswith("1 quoted place") for note in cells(content, 3).values())


def test_a_csv_says_what_is_not_in_it(study: Project, sources: dict[str, SourceId], tmp_path: Path) -> None:
    content = saved(study, tmp_path / "matrix.csv").decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(content, newline="")))
    assert lines[1] == ["Ash", CHILD, f"{LEFT_OUT} (Ash interview, turn 1)"]
    assert lines[2] == ["Robin", CHILD, QUOTED]
    assert lines[-1][0].startswith("2 quoted places")


def test_a_document_has_a_table_for_each_perspective(
    study: Project, sources: dict[str, SourceId], tmp_path: Path
) -> None:
    content = saved(study, tmp_path / "matrix.docx")
    assert list(out_of_order(body(content))) == []
    tables = list(body(content).iter(f"{W}tbl"))
    assert [[text(cell) for cell in table.iter(f"{W}tc")] for table in tables] == [
        ["Participant", "Moves", "Ash", f"{LEFT_OUT} (Ash interview, turn 1)", "Robin", QUOTED],
        ["Participant", "Moves", "Marian", f"{LEFT_OUT} (Marian interview, turn 1)"],
    ]
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    sizes = [size.get(f"{W}orient") for size in body(content).iter(f"{W}pgSz")]
    assert "landscape" in sizes


def test_many_columns_are_several_tables(study: Project, sources: dict[str, SourceId]) -> None:
    for number in range(5):
        coding.add_code(study, name=f"Code {number}")
    with study.reading() as session:
        told = outline(compose_framework(gather_framework(session, date=DAY)))
    assert "table: Children and young people: what each person says, columns 1 to 4 of 6" in told
    assert "table: Children and young people: what each person says, columns 5 to 6 of 6" in told
    assert "  | Participant | Code 3 | Code 4" in told
    assert "  | Ash | nothing coded | nothing coded" in told or "  | Ash | not fully coded yet" in told


def test_the_same_study_gives_the_same_bytes(study: Project, sources: dict[str, SourceId], tmp_path: Path) -> None:
    for ending in (".docx", ".xlsx", ".csv"):
        assert saved(study, tmp_path / f"one{ending}") == saved(study, tmp_path / f"two{ending}")


def test_the_register_says_whose_words_left(study: Project, sources: dict[str, SourceId], tmp_path: Path) -> None:
    with study.reading() as session:
        written = framework_file(session, tmp_path / "matrix.csv", date=DAY)
    let_matrix_leave(study, written, by="Ada")
    with study.reading() as session:
        (row,) = exports(session)
    assert (row.kind, row.format, row.by) == ("framework", "csv", "Ada")
    assert [(name, held.quotes) for _, name, held in row.people] == [("Robin", 1)]


def test_another_kind_of_file_is_a_problem(study: Project, sources: dict[str, SourceId], tmp_path: Path) -> None:
    with study.reading() as session, pytest.raises(Problem, match="must end in"):
        framework_file(session, tmp_path / "matrix.pdf", date=DAY)
    assert not (tmp_path / "matrix.pdf").exists()


def test_only_some_people_and_columns(study: Project, sources: dict[str, SourceId]) -> None:
    with study.reading() as session:
        topics = [topic_named(session, "Moves")]
        found = gather_framework(session, date=DAY, topics=topics, people={person(study, "Robin")}).framework
    assert [row.pseudonym for row in found.people] == ["Robin"]
    assert found.size == 1
