"""A journey on paper: by age alone, each teller apart, without what those who tell it did not let leave."""

from pathlib import Path

import pytest

from app.journeys.queries import case_named
from app.problems import Problem
from app.reports.compose.journey import compose_journey
from app.reports.document import Heading, Picture, Quote, ReportDocument, Table
from app.reports.journey import gather_journey, journey_document
from app.reports.journey_material import JourneyMaterial, MapPage, QuoteBehind
from app.reports.pictures.glance import glance_of
from app.reports.word import word_bytes
from app.store.project import Project
from app.study import actions
from app.study.rows import CaseId, ConsentScope
from tests.builders import person, signed_off
from tests.journeys.layout.amara import amara
from tests.reports.made_up import DAY
from tests.reports.outline import outline
from tests.reports.packages import body, out_of_order, parts, text
from tests.ui.journeys.conftest import fill

GOLDEN = Path(__file__).parent / "golden" / "journey.txt"
QUOTES = (
    QuoteBehind("Moved to Nan’s", "They moved me on a Tuesday.", "Amara, young person, Area B", 0),
    QuoteBehind("Moved to Nan’s", "She had a bag packed.", "Joan, carer, Area B", 1),
)
SMALLEST_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


@pytest.fixture
def document() -> ReportDocument:
    told = amara()
    return compose_journey(
        JourneyMaterial(
            study="Moving on",
            date=DAY,
            journey=told,
            glance=glance_of(told),
            pages=(MapPage(SMALLEST_PNG, "The map in words."),) * 2,
            quotes=QUOTES,
            left_out=("Dee is left out: no consent to be quoted is recorded.",),
        )
    )


@pytest.fixture
def robin(study: Project) -> tuple[Project, CaseId]:
    fill(study)
    signed_off(study)
    for name in ("Robin", "Robin's carer", "Robin's worker"):
        actions.set_consent(study, participant=person(study, name), scope=ConsentScope.QUOTE, given=True)
    actions.set_consent(study, participant=person(study, "Robin"), scope=ConsentScope.DRAWINGS, given=True)
    with study.reading() as session:
        case = case_named(session, "Robin")
    return study, case


def composed(study: Project, case: CaseId) -> ReportDocument:
    with study.reading() as session:
        return compose_journey(gather_journey(session, case, date=DAY))


def test_the_document_says_what_it_always_said(document: ReportDocument) -> None:
    assert outline(document) == GOLDEN.read_text("utf-8")


def test_no_date_of_the_calendar_stands_in_it(document: ReportDocument) -> None:
    said = outline(document).replace("23 November 2025", "")
    for year in range(2008, 2027):
        assert str(year) not in said


def test_the_file_is_sound_and_its_pictures_are_described(document: ReportDocument) -> None:
    package = word_bytes(document, date=DAY)
    assert list(out_of_order(body(package))) == []
    assert package == word_bytes(document, date=DAY)
    assert len([name for name in parts(package) if name.startswith("word/media/")]) == 1
    assert parts(package)["word/document.xml"].count(b"The map in words.") == 2
    assert "Figure 2. The journey by age, page 2 of 2" in text(body(package))


def test_the_words_behind_are_of_people_who_may_be_quoted(robin: tuple[Project, CaseId]) -> None:
    study, case = robin
    quotes = [block for block in composed(study, case).blocks if isinstance(block, Quote)]
    assert [(quote.words, quote.attribution) for quote in quotes] == [("just bags", "Robin, young person")]
    carer = person(study, "Robin's carer")
    actions.set_consent(study, participant=carer, scope=ConsentScope.QUOTE, given=False)
    told = outline(composed(study, case))
    assert "Hill Primary" not in told
    assert "Robin's carer is left out: no consent to be quoted is recorded." in told
    robin_herself = person(study, "Robin")
    actions.set_consent(study, participant=robin_herself, scope=ConsentScope.QUOTE, given=False)
    again = composed(study, case)
    assert [block for block in again.blocks if isinstance(block, Quote)] == []
    assert "just bags" not in outline(again)


def test_somebody_left_out_of_the_study_is_nowhere_in_it(robin: tuple[Project, CaseId]) -> None:
    study, case = robin
    actions.set_excluded(study, participant=person(study, "Robin's worker"), excluded=True)
    assert "Robin's worker" not in outline(composed(study, case))


def test_where_nothing_may_leave_nothing_is_written(study: Project, tmp_path: Path) -> None:
    fill(study)
    out = tmp_path / "robin.docx"
    with study.reading() as session, pytest.raises(Problem, match="Nothing of this journey may leave"):
        journey_document(session, case_named(session, "Robin"), out, date=DAY)
    assert not out.exists()


def test_a_whole_document_has_its_parts_in_order(robin: tuple[Project, CaseId], tmp_path: Path) -> None:
    study, case = robin
    made = composed(study, case)
    assert [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1] == [
        "At a glance",
        "The map",
        "The lifegrid",
        "Measures",
        "What happened, as each tells it",
        "The words behind the map",
    ]
    assert [block for block in made.blocks if isinstance(block, Picture)]
    assert all(table.rows for table in made.blocks if isinstance(table, Table))
    with study.reading() as session:
        written = journey_document(session, case, tmp_path / "robin.docx", date=DAY)
    assert written.paths == (tmp_path / "robin.docx",)
    written.files[0].put()
    assert (tmp_path / "robin.docx").read_bytes().startswith(b"PK")
