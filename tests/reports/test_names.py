"""No real name leaves in any file, whoever wrote it; the place is told, never the name (E-05, E-06)."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from app.coding import queries as coding
from app.exchange.codebook import write_codebook
from app.exchange.sample import make_sample
from app.journeys import queries as journeys
from app.journeys.layout import Options
from app.journeys.layout.multiples import Aligned
from app.reports.codebook import codebook_report
from app.reports.framework import framework_file
from app.reports.gather import gather
from app.reports.journey import journey_document
from app.reports.pictures import Wanted, copied_picture, write_multiples, write_network, write_pictures
from app.reports.spec import Appendix, ReportKind, ReportSpec
from app.reports.table_files import write_tables
from app.reports.writing import write_report
from app.safeguards.gates import NamesIn
from app.safeguards.identity.matching import NameFinder
from app.safeguards.identity.rows import Identity
from app.safeguards.refusing import MayNotLeave
from app.store.project import Project
from tests.made_studies import Copies, open_copy

DAY = date(2026, 11, 29)
NAME = "Zephyrine Quillfeather"
TOLD = "It began when Zephyrine came."
FIND = NameFinder([Identity(uuid4(), NAME)]).names_in
SPEC = ReportSpec(DAY, appendices=frozenset(Appendix))

Write = Callable[[Project, Path, NamesIn], object]


@pytest.fixture
def sample(copies: Copies, tmp_path: Path) -> Iterator[Project]:
    with open_copy(copies, tmp_path, "sample", make_sample) as project:
        yield project


def report(project: Project, folder: Path, find: NamesIn) -> object:
    with project.reading() as session:
        cases = tuple(row.case for row in journeys.journeys(session))[:1]
    spec = replace(SPEC, journeys=cases)
    return write_report(project, spec, folder / "out.docx", by="Ada", names_in=find)


def framework(ending: str) -> Write:
    def write(project: Project, folder: Path, find: NamesIn) -> object:
        with project.reading() as session:
            return framework_file(session, folder / f"out{ending}", date=DAY, names_in=find)

    return write


def codebook(project: Project, folder: Path, find: NamesIn) -> None:
    with project.reading() as session:
        codebook_report(session, folder / "out.docx", date=DAY, names_in=find)


def codebook_table(project: Project, folder: Path, find: NamesIn) -> None:
    with project.reading() as session:
        write_codebook(coding.codebook_now(session), folder / "out.csv", names_in=find)


def tables(*wanted: str) -> Write:
    return lambda project, folder, find: write_tables(
        project, wanted, folder / "out.xlsx", SPEC, by="Ada", names_in=find
    )


def journey(ending: str) -> Write:
    def write(project: Project, folder: Path, find: NamesIn) -> object:
        with project.reading() as session:
            row = journeys.journeys(session)[0]
            if ending == ".docx":
                return journey_document(session, row.case, folder / "out.docx", date=DAY, names_in=find)
        return write_pictures(row, Options(), folder / f"out{ending}", names_in=find)

    return write


def copied(project: Project, folder: Path, find: NamesIn) -> object:
    with project.reading() as session:
        return copied_picture(journeys.journeys(session)[0], Options(), names_in=find)


def network(ending: str) -> Write:
    def write(project: Project, folder: Path, find: NamesIn) -> object:
        with project.reading() as session:
            rows = [journeys.networks_of(session, told.case) for told in journeys.journeys(session)]
        row = next(row for row in rows if row.networks)
        return write_network(row, Wanted(row.networks[0]), folder / f"out{ending}", names_in=find)

    return write


def multiples(project: Project, folder: Path, find: NamesIn) -> object:
    with project.reading() as session:
        rows = journeys.journeys(session)
    return write_multiples(rows, Aligned.AGE, folder / "out.png", names_in=find)


CELLS = (
    "INSERT INTO framework_cell (participant_id, theme_id, code_id, summary, made_by, changed_at, guid, made_at) "
    "SELECT participant.id, theme.id, NULL, :told, 'Ada', 0, randomblob(16), 0 FROM participant, theme"
)
HIDDEN = {
    "a theme’s statement": ("UPDATE theme SET statement = :told", report),
    "what a theme says in reports": ("UPDATE theme SET report_text = :told", report),
    "a note that is ticked": ("UPDATE note SET text = :told, for_report = 1, private = 0", report),
    "an assumption": ("UPDATE claim SET statement = :told", report),
    "an assumption in a table": ("UPDATE claim SET statement = :told", tables("assumptions")),
    "a theme’s name in a table": ("UPDATE theme SET name = id || :told", tables("matrix")),
    "a cell for Word": (CELLS, framework(".docx")),
    "a cell in a workbook": (CELLS, framework(".xlsx")),
    "a cell in a plain table": (CELLS, framework(".csv")),
    "a definition for Word": ("UPDATE code SET definition = :told", codebook),
    "a near miss in a table": ("UPDATE code SET near_miss = :told", codebook_table),
    "a code’s name": ("UPDATE code SET name = id || :told", codebook_table),
    "a journey for Word": ("UPDATE journey_event SET title = :told", journey(".docx")),
    "a map": ("UPDATE journey_event SET title = :told", journey(".png")),
    "a map that stays sharp": ("UPDATE journey_event SET title = :told", journey(".svg")),
    "a map on the clipboard": ("UPDATE journey_event SET title = :told", copied),
    "a network": ("UPDATE network_person SET name = id || :told", network(".png")),
    "a network that stays sharp": ("UPDATE network_person SET name = id || :told", network(".svg")),
    "a journey in a report": ("UPDATE journey_event SET title = :told", report),
}


@pytest.mark.parametrize("place", HIDDEN)
def test_a_name_in_researchers_words_stops_the_file(sample: Project, tmp_path: Path, place: str) -> None:
    statement, write = HIDDEN[place]
    folder = tmp_path / "out"
    folder.mkdir()
    write(sample, folder, FIND)
    shutil.rmtree(folder)
    folder.mkdir()
    with sample.step("Hide a name") as session:
        session.execute(text(statement), {"told": TOLD})
    with pytest.raises(MayNotLeave) as refused:
        write(sample, folder, FIND)
    assert "A real name stands there" in str(refused.value)
    assert "Zephyrine" not in str(refused.value)
    assert list(folder.iterdir()) == []


def test_all_journeys_beside_each_other_are_looked_at(sample: Project, tmp_path: Path) -> None:
    with sample.step("Hide a name") as session:
        session.execute(text("UPDATE study_case SET pseudonym = id || :told"), {"told": TOLD})
    with pytest.raises(MayNotLeave):
        multiples(sample, tmp_path, FIND)


@pytest.mark.parametrize("write", [report, codebook, codebook_table, journey(".docx"), tables("matrix")])
def test_a_file_is_not_called_by_a_real_name(sample: Project, tmp_path: Path, write: Write) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def find(words: str, source: object = None) -> list[str]:
        return ["out"] if words == "out" else []

    with pytest.raises(MayNotLeave, match="The name of the file"):
        write(sample, folder, find)
    assert list(folder.iterdir()) == []


def test_with_the_key_closed_everything_is_written_as_before(sample: Project, tmp_path: Path) -> None:
    with sample.step("Hide a name") as session:
        session.execute(text("UPDATE theme SET statement = :told"), {"told": TOLD})
    write_report(sample, SPEC, tmp_path / "out.docx", by="Ada")
    assert (tmp_path / "out.docx").exists()


def test_what_the_app_would_quote_with_a_name_in_it_is_left_out_and_said(sample: Project) -> None:
    """Only what somebody chose stops a file; the app chooses something else."""
    spec = replace(SPEC, kind=ReportKind.SUMMARY, claims=(), appendices=frozenset())
    with sample.reading() as session:
        words = [quote.words for theme in gather(session, spec).themes for quote in theme.quotes]
    named = max(words, key=len).split()[1]

    def find(told: str, source: object = None) -> list[str]:
        return [named] if named in told.split() else []

    with sample.reading() as session:
        material = gather(session, spec, names_in=find)
    quoted = [quote.words for theme in material.themes for quote in theme.quotes]
    assert quoted
    assert not any(named in one.split() for one in quoted)
    assert any("a real name in it" in sentence for sentence in material.leaving.left_out)
