"""The codebook as a table: out, into Excel and back, and nothing is lost or calculated on the way."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import actions, queries
from app.coding.rows import CodeDraft, CodeState, Origin
from app.exchange.codebook import COLUMNS, read_codebook, write_codebook
from app.exchange.frames import starter_frame, starter_frames
from app.exchange.tables import guarded, table_text, unguarded
from app.problems import Problem
from app.store.project import Project
from tests.builders import add, code, dialogue
from tests.store.rows import all_rows

GUIDS = ("guid", "parent")


def now(study: Project) -> list[CodeState]:
    with study.reading() as session:
        return queries.codebook_now(session)


def known(codes: list[CodeState]) -> list[Mapping[str, object]]:
    """Codes as a table knows them: by their paths, not their guids."""
    return [{field: getattr(code, field) for field in COLUMNS} for code in codes]


def written(study: Project, folder: Path) -> Path:
    write_codebook(now(study), folder / "codes.csv").put()
    return folder / "codes.csv"


def furnish(study: Project) -> None:
    bags = actions.make_code_path(study, path="Moves / Bags")
    actions.edit_code(
        study,
        code=bags,
        brief="=SUM(A1)",
        definition='first line\n\n- second; with, all "signs"\t\'',
        when_to_use="+44",
        when_not="@home",
        example="'=already guarded",
        near_miss="  blanks around  ",
        origin=Origin.IN_VIVO,
        colour=5,
    )
    actions.retire_codes(study, codes=[bags])
    group = actions.add_code(study, name="-Group", origin=Origin.A_PRIORI, framework="ORCHIDS")
    actions.make_category(study, code=group)
    actions.make_code_set(study, name="For the panel", codes=[bags, group])
    actions.make_code_set(study, name='Odd; "set"', codes=[bags])


def test_what_was_written_is_read_back_and_changes_nothing(study: Project, tmp_path: Path) -> None:
    furnish(study)
    before = all_rows(study)
    drafts = read_codebook(written(study, tmp_path))
    with study.reading() as session:
        plan = queries.codebook_plan(session, drafts)
    assert (plan.codes, plan.unchanged) == ((), 3)
    actions.import_codebook(study, drafts=drafts)
    assert all_rows(study) == before


def test_a_codebook_comes_whole_into_another_study_in_one_step(study: Project, tmp_path: Path) -> None:
    furnish(study)
    file, before = written(study, tmp_path), known(now(study))
    for row in now(study):
        if " / " not in row.path:
            with study.reading() as session:
                made = queries.code_at(session, row.path).id
            actions.remove_code(study, code=made)
    empty = all_rows(study)
    plan = actions.import_codebook(study, drafts=read_codebook(file), reason="from the other study")
    assert [one.path for one in plan.made] == ["Moves", "Moves / Bags", "-Group"]
    assert known(now(study)) == before
    with study.reading() as session:
        assert {row.reason for row in queries.codebook_changes(session, limit=3)} == {"from the other study"}
    assert study.undo_label == "Import codebook"
    study.undo()
    assert all_rows(study) == empty


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_as_a_spreadsheet_saves_it_is_read(
    study: Project, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    lines = [
        ["Path", "When to use", "Category", "Colour", "Sets"],
        ["Moves", "für alles\r\nandere", "YES", "3", ""],
        ["Moves / Bags", "", "", "", "Panel; Report"],
        ["", "", "", "", ""],
    ]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    actions.import_codebook(study, drafts=read_codebook(tmp_path / "t.csv"))
    top, below = now(study)
    assert (top.path, top.when_to_use, top.category, top.colour) == ("Moves", "für alles\nandere", True, 3)
    assert (below.path, below.colour, below.sets) == ("Moves / Bags", 3, ("Panel", "Report"))


def test_the_preview_says_what_would_be_made_and_changed_and_touches_nothing(study: Project) -> None:
    actions.make_code_path(study, path="Moves / Bags")
    before = all_rows(study)
    drafts = [
        CodeDraft(2, "moves / BAGS", {"definition": "new words", "brief": ""}, ("Panel",)),
        CodeDraft(3, "Voice / Heard / Deep", {"brief": "short"}),
        CodeDraft(4, "Voice", {"definition": "a row of its own"}),
        CodeDraft(5, "Moves", {}),
    ]
    with study.reading() as session:
        plan = queries.codebook_plan(session, drafts)
    assert all_rows(study) == before
    assert [(one.line, one.path) for one in plan.made] == [
        (4, "Voice"),
        (0, "Voice / Heard"),
        (3, "Voice / Heard / Deep"),
    ]
    [changed] = plan.changed
    assert (changed.path, changed.sets_joined) == ("Moves / Bags", ("Panel",))
    assert [(one.field, one.before, one.after) for one in changed.fields] == [("definition", "", "new words")]
    assert plan.unchanged == 1
    done = actions.import_codebook(study, drafts=drafts)
    assert done == plan
    assert [row.path for row in now(study)] == [
        "Moves",
        "Moves / Bags",
        "Voice",
        "Voice / Heard",
        "Voice / Heard / Deep",
    ]


def test_a_redefinition_by_table_asks_for_a_second_look_unless_told_otherwise(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [("Robin", "one two")]))
    code(study, source, "one", "A")
    actions.import_codebook(study, drafts=[CodeDraft(2, "A", {"definition": "first"})])
    actions.import_codebook(study, drafts=[CodeDraft(2, "A", {"definition": "second"})], recheck=False)
    with study.reading() as session:
        assert queries.rechecks_by_code(session) == {}
    actions.import_codebook(study, drafts=[CodeDraft(2, "A", {"definition": "third"})])
    with study.reading() as session:
        assert list(queries.rechecks_by_code(session).values()) == [1]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("A,maybe,,", "Row 2 of the table, column origin"),
        ("A,,9,", "Row 2 of the table, column colour"),
        ("A,,-1,", "Row 2 of the table, column colour"),
        ("A,,,perhaps", "Row 2 of the table, column retired"),
        (",emergent,,", "Row 2 of the table, column path: it is empty"),
        ("A / ,,,", "Row 2 of the table: A name cannot be empty"),
        ("A,,,\na,,,", "Row 3 of the table names a code a second time"),
    ],
)
def test_a_table_that_cannot_be_understood_names_the_row(
    study: Project, tmp_path: Path, line: str, sentence: str
) -> None:
    (tmp_path / "t.csv").write_text(f"path,origin,colour,retired\n{line}\n", "utf-8")
    before = all_rows(study)
    with pytest.raises(Problem, match=sentence):
        actions.import_codebook(study, drafts=read_codebook(tmp_path / "t.csv"))
    assert all_rows(study) == before


def test_a_code_on_passages_is_not_made_a_category_by_a_table(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [("Robin", "one two")]))
    code(study, source, "one", "A")
    with pytest.raises(Problem, match="Row 7 of the table: A category is put on no passage"):
        actions.import_codebook(study, drafts=[CodeDraft(7, "A", {"category": True})])


@given(st.text())
def test_a_guarded_cell_is_no_formula_and_comes_back_as_it_was(cell: str) -> None:
    assert guarded(cell)[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert unguarded(guarded(cell)) == cell


LETTERS = st.characters(blacklist_categories=["Cc", "Cs"])
PART = st.text(st.one_of(LETTERS, st.sampled_from("=+-@',;\"\n")), max_size=12)
NAME = st.text(
    st.one_of(st.sampled_from("ab=+-@',;\""), st.characters(whitelist_categories=["L", "N"])),
    min_size=1,
    max_size=6,
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(NAME, PART, PART, PART), min_size=1, max_size=4, unique_by=lambda row: row[0].casefold())
)
def test_any_words_come_back_letter_for_letter(tmp_path: Path, rows: list[tuple[str, str, str, str]]) -> None:
    codes = [
        CodeState(
            guid=name,
            parent="",
            name=name,
            path=name,
            colour=0,
            brief=brief,
            definition=definition,
            when_to_use="",
            when_not="",
            example=example,
            near_miss="",
            origin="emergent",
            framework="",
            category=False,
            retired=False,
            sets=(),
        )
        for name, brief, definition, example in rows
    ]
    write_codebook(codes, tmp_path / "any.csv").put()
    back = read_codebook(tmp_path / "any.csv")
    assert [draft.path for draft in back] == [code.path for code in codes]
    for draft, one in zip(back, codes, strict=True):
        for field in ("brief", "definition", "example"):
            assert draft.fields[field] == getattr(one, field)


def test_a_table_is_written_for_excel(study: Project, tmp_path: Path) -> None:
    furnish(study)
    raw = written(study, tmp_path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfpath,brief,")
    rows = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline="")))
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert table_text([["a\nb"]]) == '"a\nb"\r\n'


def test_every_starter_frame_names_its_source_and_defines_its_codes() -> None:
    frames = {frame.key: frame for frame in starter_frames()}
    assert {key: len(frame.codes) - 1 for key, frame in frames.items()} == {
        "nspcc": 5,
        "orchids": 7,
        "bright_spots": 4,
        "ssda903": 12,
    }
    for frame in frames.values():
        assert frame.source
        assert frame.about
        top, *codes = frame.codes
        assert (top.path, top.fields["category"]) == (frame.name, True)
        for draft in codes:
            assert draft.path.startswith(f"{frame.name} / ")
            assert all(draft.fields[field] for field in ("brief", "definition", "when_to_use", "when_not"))
            assert (draft.fields["origin"], draft.fields["framework"]) == ("a priori", frame.name)


def test_a_frame_comes_into_the_study_once(study: Project) -> None:
    frame = starter_frame("ORCHIDS")
    plan = actions.import_codebook(study, drafts=frame.codes, label="Import starter frame")
    assert (len(plan.made), study.undo_label) == (8, "Import starter frame")
    with study.reading() as session:
        rows = queries.codes(session)
    assert (rows[0].category, rows[1].origin, rows[1].framework) == (True, Origin.A_PRIORI, frame.name)
    assert len({row.colour for row in rows}) == 1
    before = all_rows(study)
    assert actions.import_codebook(study, drafts=frame.codes).unchanged == 8
    assert all_rows(study) == before
    with pytest.raises(Problem, match="no starter frame"):
        starter_frame("other")
