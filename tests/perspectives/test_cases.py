"""One case across its tellers: events, codes, quotes, and who may not be set beside others (E-01, E-12)."""

import pytest

from app.coding import actions as coding
from app.coding.queries import code_at
from app.perspectives.case_rows import CaseComparison, CaseLine
from app.perspectives.queries import case_heads, compare_case
from app.perspectives.rows import LineKind, Raised
from app.perspectives.rules import who_raises
from app.perspectives.wording import agreement_words, case_cell_words, left_out_words, raised_words
from app.store.project import Project
from app.study import actions
from app.study.queries import source_named
from app.study.rows import CaseId, CaseRelation, ConsentScope
from tests.builders import CARER, CHILD, PRACTITIONER, add, all_coded, code, dialogue, person, speaker
from tests.journeys.made import also, told

CHILD_SAYS, CARER_SAYS, WORKER_SAYS = "bags in a car. I asked", "we packed bags. I was told", "she was prepared"


@pytest.fixture
def case(study: Project) -> CaseId:
    """Kim, her carer Lou and her worker Max, all agreed to be linked; and Ned, whom no case knows.

        code             who says it
        Bags             Kim (by Ada and by Bo), Lou
        Told / Asked     Kim
        Told / Prepared  Max
        Told             (nobody themselves)

    So Bags: some of them. Told (with what is below): Kim and Max, some of them. Told / Asked: the child alone.
    Told / Prepared: adults alone. Ned's bags are in none of it.
    """
    made = actions.add_case(study, pseudonym="Kim")
    words = {"Kim": CHILD_SAYS, "Lou": CARER_SAYS, "Max": WORKER_SAYS, "Ned": "bags of mine"}
    stands = {"Kim": CHILD, "Lou": CARER, "Max": PRACTITIONER, "Ned": CHILD}
    relations = {"Kim": CaseRelation.SELF, "Lou": CaseRelation.CARER, "Max": CaseRelation.PRACTITIONER}
    sources = {}
    for name, said in words.items():
        (sources[name],) = add(study, dialogue(name, [(name, said)], [speaker(name, stands[name])]))
    for name, relation in relations.items():
        actions.link_case(study, case=made, participant=person(study, name), relation=relation)
        actions.set_consent(study, participant=person(study, name), scope=ConsentScope.LINK, given=True)
    for name, said, path, coder in [
        ("Kim", "bags", "Bags", "Ada"),
        ("Kim", "bags", "Bags", "Bo"),
        ("Lou", "bags", "Bags", "Ada"),
        ("Kim", "asked", "Told / Asked", "Ada"),
        ("Max", "prepared", "Told / Prepared", "Ada"),
        ("Ned", "bags", "Bags", "Ada"),
    ]:
        code(study, sources[name], said, path, coder)
    all_coded(study)
    return made


def beside(study: Project, case: CaseId, lines: LineKind = LineKind.CODES) -> CaseComparison:
    with study.reading() as session:
        return compare_case(session, case, lines)


def cells(found: CaseComparison) -> dict[str, list[str]]:
    return {
        line.path: [case_cell_words(cell, column) for cell, column in zip(line.cells, found.columns, strict=True)]
        for line in found.lines
    }


SILENT = "silent: not recorded whether asked"


def test_a_case_worked_out_on_paper(study: Project, case: CaseId) -> None:
    found = beside(study, case)
    assert [column.teller.name for column in found.columns] == ["Kim", "Lou", "Max"]
    assert cells(found) == {
        "Told / Asked": ["1 passage", SILENT, SILENT],
        "Told / Prepared": [SILENT, SILENT, "1 passage"],
        "Bags": ["1 passage", "1 passage", SILENT],
        "Told": ["1 passage", SILENT, "1 passage"],
    }
    assert {line.path: line.raised for line in found.lines} == {
        "Told / Asked": Raised.CHILD_ALONE,
        "Told / Prepared": Raised.ADULTS_ALONE,
        "Bags": Raised.SOME,
        "Told": Raised.SOME,
    }
    assert raised_words(found.lines) == "1 by the child alone, 1 by adults alone, 2 by some of them"
    assert [passage.speech for passage in line(found, "Bags").cells[1].passages] == ["bags"]


def line(found: CaseComparison, path: str) -> CaseLine:
    return next(one for one in found.lines if one.path == path)


def test_the_events_of_the_journey_are_counted_as_they_stand(study: Project, case: CaseId) -> None:
    """One event each: agree, partly (effect 0 beside 1), conflict (told why or not), Kim's alone, Lou's alone."""
    agreed, _ = told(study, case, "First night", "Kim", "7", effect=1)
    also(study, agreed, "Lou", "7", effect=1)
    partly, _ = told(study, case, "School", "Kim", "8", effect=0)
    also(study, partly, "Max", "8", effect=1)
    conflict, _ = told(study, case, "Move", "Kim", "9", told_why=False)
    also(study, conflict, "Max", "9", told_why=True)
    told(study, case, "The dog", "Kim", "9")
    told(study, case, "The form", "Lou", "9")
    found = beside(study, case)
    assert (found.agree, found.partly, found.conflict) == (1, 1, 1)
    assert (found.child_only, found.one_account, found.not_comparable) == (1, 1, 0)
    assert agreement_words(found) == "1 agree, 1 partly, 1 conflict, 1 child-only, 1 told by one other"


def test_who_did_not_agree_to_be_linked_is_absent_with_all_they_say(study: Project, case: CaseId) -> None:
    event, _ = told(study, case, "Move", "Kim", "9", told_why=False)
    also(study, event, "Max", "9", told_why=True)
    actions.set_consent(study, participant=person(study, "Max"), scope=ConsentScope.LINK, given=False)
    found = beside(study, case)
    assert [column.teller.name for column in found.columns] == ["Kim", "Lou"]
    assert "Told / Prepared" not in cells(found)
    assert found.conflict == 0
    assert left_out_words(found).endswith("no consent to link their account: Max.")
    with study.reading() as session:
        (head,) = case_heads(session)
    assert [teller.name for teller in head.tellers] == ["Kim", "Lou"]


def test_words_in_which_somebody_is_heard_who_may_not_be_linked_are_not_shown(
    study: Project, case: CaseId
) -> None:
    kim, max_ = speaker("Kim", CHILD), speaker("Max", PRACTITIONER)
    (joint,) = add(study, dialogue("Joint", [("Kim", "on my own"), ("Max", "with me")], [kim, max_]))
    code(study, joint, "own\nMax: with", "Alone")
    actions.set_consent(study, participant=person(study, "Max"), scope=ConsentScope.LINK, given=False)
    all_coded(study)
    cell = line(beside(study, case), "Alone").cells[0]
    assert (cell.passages, cell.withheld, cell.raised) == ((), 1, True)


def test_somebody_not_fully_coded_is_pending_and_silence_says_whether_they_were_asked(
    study: Project, case: CaseId
) -> None:
    with study.reading() as session:
        asked_about = code_at(session, "Told / Asked").id
    question = actions.add_guide_question(study, text="Did you ask?")
    coding.set_guide_codes(study, question=question, codes=[asked_about])
    with study.reading() as session:
        lou, max_ = source_named(session, "Lou").id, source_named(session, "Max").id
    actions.set_asked(study, questions=[question], sources=[lou], asked=True)
    actions.set_asked(study, questions=[question], sources=[max_], asked=False)
    assert cells(beside(study, case))["Told / Asked"] == ["1 passage", "silent: asked", "not asked"]
    add(study, dialogue("Lou again", [("Lou", "later")], [speaker("Lou", CARER)]))
    found = cells(beside(study, case))
    assert found["Told / Asked"][1] == "pending: not fully coded"
    assert found["Bags"][1] == "1 passage so far"


def test_themes_take_their_codes_together(study: Project, case: CaseId) -> None:
    with study.reading() as session:
        bags, prepared = code_at(session, "Bags").id, code_at(session, "Told / Prepared").id
    coding.add_theme(study, name="All raise it", codes=[bags, prepared])
    coding.add_theme(study, name="Not built")
    found = beside(study, case, LineKind.THEMES)
    assert cells(found) == {"All raise it": ["1 passage", "1 passage", "1 passage"]}
    assert found.lines[0].raised is Raised.ALL


@pytest.mark.parametrize(
    ("raised", "child", "wanted"),
    [
        ([True, False, False], {0}, Raised.CHILD_ALONE),
        ([False, True, False], {0}, Raised.ADULTS_ALONE),
        ([True, True, False], {0}, Raised.SOME),
        ([True, True], {0}, Raised.ALL),
        ([True], {0}, Raised.ONE_TELLER),
        ([True, False], set(), Raised.SOME),
    ],
)
def test_who_raises_it(raised: list[bool], child: set[int], wanted: Raised) -> None:
    assert who_raises(raised, child) is wanted
