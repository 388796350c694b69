"""What the board and the sheet show of the case that was worked out on paper, and links from pictures and maps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from app.perspectives import queries
from app.perspectives.claim_rows import EvidenceSheet
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.assumptions_screen import AssumptionsScreen
from app.ui.perspectives.assumptions.claim_words import counts
from app.ui.perspectives.assumptions.sheet.evidence_model import Shown
from app.ui.perspectives.assumptions.sheet.said import people_parts
from app.ui.theme import Theme
from app.ui.weighing.segment_weighing import SegmentWeighing
from tests.builders import CARER, CHILD, PRACTITIONER
from tests.perspectives import paper_case as paper
from tests.ui.opened import open_study
from tests.ui.perspectives.small_study import settled, shown


@pytest.fixture
def study(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenStudy]:
    parent = QObject()
    opened = open_study(paper.paper_case(tmp_path), theme, tmp_path, parent)
    yield opened
    opened.close()


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> AssumptionsScreen:
    made = AssumptionsScreen(study)
    shown(qtbot, made)
    settled(qtbot, study)
    return made


def stored(study: OpenStudy) -> EvidenceSheet:
    with study.project.reading() as session:
        return queries.evidence_sheet(session, queries.claim_named(session, paper.REF).id)


def test_the_board_shows_what_the_paper_says(screen: AssumptionsScreen) -> None:
    (card,) = screen.board.columns[0].list.cards.rows
    assert (card.pattern, card.signal) == (paper.PATTERN, paper.SIGNAL)
    assert (card.coded, card.people, card.passages) == (paper.CODED, paper.PEOPLE, paper.PASSAGES)
    for group in card.groups:
        worked = paper.TALLIES[group.name]
        assert dict(counts(group)) == {
            "challenge": worked["challenges"],
            "mixed": worked["mixed"],
            "nuance": worked["nuances"],
            "support": worked["supports"],
        }
        assert (group.n, group.lean) == (worked["n"], paper.LEANS[group.name])
    told = str(screen.board.columns[0].list.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert f"{CHILD}: 3 of 6 challenge, 1 mixed · +1 pending" in told
    assert f"{CARER}: 1 of 4 nuances, 2 support" in told
    assert f"{PRACTITIONER}: 1 of 4 mixed, 2 support" in told
    assert "Challenged across perspectives. Dissonance" in told


def test_the_sheet_shows_what_the_paper_says_and_who(
    screen: AssumptionsScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    screen.show_claim(stored(study).assessed.claim.id)
    settled(qtbot, study)
    head, read = screen.sheet.head, screen.sheet.read
    assert read is not None
    assert head.leaning.words == (
        "Leans: children and young people challenge (3 of 6) +1 pending · carers support (2 of 4) · "
        "practitioners support (2 of 4)"
    )
    for sentence, (kind, said) in zip(head.flags, paper.FLAGS, strict=True):
        assert sentence.words.removesuffix(" Who") == f"⚠ {kind.capitalize()}: {said}"
    for place, name in enumerate((CHILD, CARER, PRACTITIONER)):
        parts = {
            heading: [row.pseudonym for row in people] for heading, people in people_parts(read, f"{place}:all")
        }
        worked = paper.WHO[name]
        assert parts["Challenge it"] == worked["challenges"]
        assert parts["Say both"] == worked["mixed"]
        assert parts["Nuance it"] == worked["nuances"]
        assert parts["Support it"] == worked["supports"]
    parts = {heading: [row.pseudonym for row in people] for heading, people in people_parts(read, "0:all")}
    assert parts["Silent: asked, nothing said"] == ["Eli"]
    assert parts["Silent: not asked"] == ["Fay"]
    assert parts["Pending, evidence found already"] == ["Gil"]
    shown_rows = {
        row.row.id
        for column in screen.sheet.columns
        for row in column.list.evidence.rows
        if isinstance(row, Shown)
    }
    assert shown_rows == {row.id for row in stored(study).evidence}


def test_a_mark_and_a_region_say_what_they_are_evidence_of(study: OpenStudy, qtbot: QtBot) -> None:
    rows = stored(study).evidence
    ben = next(row for row in rows if row.words.startswith("Region"))
    cal = next(row for row in rows if "week before" in row.words or row.source_name == "Cal's way")
    journeys = JourneysScreen(study)
    shown(qtbot, journeys)
    settled(qtbot, study)
    for row, word in ((ben, "− challenges A-01"), (cal, "+ supports A-01")):
        journeys.show_segment(row.segment)
        settled(qtbot, study)
        part = next(one for one in journeys.findChildren(SegmentWeighing) if one.isVisible())
        assert [card.name.text() for card in part.cards] == [word]
    part.cards[0].fields.second_hand.click()
    settled(qtbot, study)
    assert not next(one for one in stored(study).evidence if one.id == cal.id).first_hand
