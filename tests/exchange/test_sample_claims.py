"""The assumptions of the sample study: each shows another pattern, with real passages behind it (DOMAIN §8)."""

from collections.abc import Iterator

import pytest

from app import studyfile
from app.coding.queries import concerns
from app.exchange.sample import make_sample
from app.perspectives.claim_rows import (
    Assessed,
    ClaimStatus,
    EvidenceSheet,
    FlagKind,
    Lean,
    Pattern,
    Signal,
    Stance,
)
from app.perspectives.queries import board, claim_named, evidence_sheet
from app.store.project import Project
from app.study import queries as study
from tests.builders import CHILD


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("sample")
    with studyfile.create(folder / "sample.counterpoint", None, name="Sample", home=folder) as made:
        make_sample(made)
        yield made


def _board(project: Project) -> dict[str, Assessed]:
    with project.reading() as session:
        return {row.claim.ref: row for row in board(session)}


def _sheet(project: Project, ref: str) -> EvidenceSheet:
    with project.reading() as session:
        return evidence_sheet(session, claim_named(session, ref).id)


SHOWN = {
    "A-01": ([Lean.CHALLENGES, Lean.CHALLENGES, Lean.SUPPORTS], Pattern.DISSONANCE, Signal.ACROSS),
    "A-02": ([Lean.CHALLENGES, Lean.CHALLENGES, Lean.SUPPORTS], Pattern.DISSONANCE, Signal.ACROSS),
    "A-03": ([Lean.CHALLENGES, Lean.DIVIDED, Lean.DEPENDS], Pattern.COMPLEMENTARITY, Signal.FROM_WITHIN),
    "A-04": ([Lean.DEPENDS, Lean.DEPENDS, Lean.DEPENDS], Pattern.COMPLEMENTARITY, Signal.NEGATIVE_CASES),
    "A-05": ([Lean.SUPPORTS, Lean.SUPPORTS, Lean.SUPPORTS], Pattern.CONVERGENCE, Signal.NEGATIVE_CASES),
    "A-06": ([Lean.SILENT, Lean.CHALLENGES, Lean.SUPPORTS], Pattern.DISSONANCE, Signal.ACROSS),
}


@pytest.mark.parametrize("ref", SHOWN)
def test_each_assumption_shows_its_pattern(project: Project, ref: str) -> None:
    found = _board(project)[ref]
    assert ([group.lean for group in found.groups], found.pattern, found.signal) == SHOWN[ref]
    assert found.silent == ((CHILD,) if ref == "A-06" else ())


def test_who_holds_what(project: Project) -> None:
    held = {ref: row.claim.held_by for ref, row in _board(project).items()}
    assert held == {
        "A-01": ("Practitioners", "policy"),
        "A-02": ("Practitioners",),
        "A-03": ("Carers",),
        "A-04": ("policy", "commissioner"),
        "A-05": (CHILD, "Carers", "Practitioners"),
        "A-06": ("programme team",),
    }


def test_one_is_challenged_and_one_upheld_by_a_person_with_reasons(project: Project) -> None:
    """The challenged one rests on nine of eleven children, as its rationale says; the other has one exception."""
    status = {ref: row.claim.status for ref, row in _board(project).items()}
    assert [ref for ref in status if status[ref] is ClaimStatus.CHALLENGED] == ["A-02"]
    assert [ref for ref in status if status[ref] is ClaimStatus.UPHELD] == ["A-05"]
    children = _board(project)["A-02"].groups[0]
    assert (len(children.challenges), len(children.supports), children.n) == (9, 2, 11)
    upheld = _sheet(project, "A-05")
    assert [row.status for row in upheld.decisions] == [ClaimStatus.UPHELD]
    assert upheld.decisions[0].rationale
    assert [case.found for case in upheld.negative_cases] == [True]
    assert [row.words[:40] for row in upheld.evidence if row.stance is Stance.CHALLENGES] == [
        "So, she was a really, really good carer."
    ]


def test_the_evidence_is_of_every_kind(project: Project) -> None:
    sheets = [_sheet(project, ref) for ref in SHOWN]
    rows = [row for sheet in sheets for row in sheet.evidence]
    assert {row.stance for row in rows} == set(Stance)
    assert {row.first_hand for row in rows} == {True, False}
    assert {row.coder for row in rows} == {"Ines", "Martin"}
    assert any(row.words.startswith("Region ") for row in rows)
    with project.reading() as session:
        cases = {row.pseudonym for row in study.cases(session)}
    assert any(row.source_name in cases for row in rows), "a mark of a journey is evidence too"
    assert all(row.words and row.voices for row in rows)
    flags = {flag.kind for sheet in sheets for flag in sheet.assessed.flags}
    assert {FlagKind.CONCENTRATION, FlagKind.SPOKEN_FOR, FlagKind.NOT_ASKED, FlagKind.INCOMPLETE} <= flags


def test_somebody_pending_has_spoken_and_is_in_no_number(project: Project) -> None:
    practitioners = _board(project)["A-02"].groups[2]
    assert len(practitioners.pending_voiced) == 1
    assert not {*practitioners.pending} & {*practitioners.challenges, *practitioners.supports}


def test_one_concern_is_open_and_one_transcript_is_not_signed_off(project: Project) -> None:
    with project.reading() as session:
        rows = concerns(session)
        unsigned = [row.name for row in study.sources(session) if row.id not in study.sign_offs(session)]
    assert [(row.open, row.kind) for row in rows] == [(True, "Missing or exploited")]
    assert unsigned == ["Wren – interview"]


def test_children_were_asked_about_reviews_and_said_nothing(project: Project) -> None:
    children = _board(project)["A-06"].groups[0]
    assert (children.voiced, children.silent, children.asked, children.not_asked) == (0, 11, 9, 2)
