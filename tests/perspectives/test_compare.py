"""Codes against groups: people, never passages; by the speaker's turn (DOMAIN §2.4–2.5)."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import actions as coding
from app.coding.rows import PATH_SEPARATOR, CodingDraft
from app.perspectives.queries import compare, dimensions
from app.perspectives.rows import Comparison, Scope
from app.problems import Problem
from app.store.project import Project
from app.study import actions
from app.study.rows import ConsentScope, ParticipantDraft, SourceStatus
from tests.builders import (
    CARER,
    CHILD,
    INTERVIEWER,
    PRACTITIONER,
    add,
    all_coded,
    code,
    dialogue,
    new_study,
    person,
    speaker,
)


def compared(project: Project, by: str = "perspective") -> Comparison:
    with project.reading() as session:
        return compare(session, Scope(by))


def cells(found: Comparison) -> dict[str, list[tuple[int, int, int, int, int]]]:
    """Path -> (k, n, passages, areas, pending) of every group."""
    return {
        line.path: [(cell.k, cell.n, cell.passages, cell.areas, cell.pending_k) for cell in line.cells]
        for line in found.lines
    }


def test_a_case_worked_out_on_paper(study: Project) -> None:
    """Who said what, and what must come out.

    Children: Ann (North), Ben (South), Cal (North), Dot (no area, source still being coded: pending).
    Carers: Eve (North), Fay (South). Practitioners: Gus (South), Hal (excluded).
    Interviews: one each, but Ann and Ben in one joint interview, and Eve in two.

        code             passages
        Moves            Ann "bags"; Ann "car"; Eve "sudden"
        Moves / Warning  Ann+Ben "nobody said"; Dot "a week"; Gus "letter"; Hal "told"
        Support          Eve "aunt"; Eve "aunt" (her second interview); Fay "aunt"; the interviewer "aunt?"

    n: children 3 (4 less Dot, pending), carers 2, practitioners 1 (Hal is in no number).
    Moves with what is below: children k = Ann, Ben = 2 of 3, passages "bags", "car", "nobody said" = 3, areas
    North and South = 2, pending 1. Carers k = Eve = 1 of 2, 1 passage, 1 area. Practitioners Gus, 1 of 1.
    Difference: 1/1 less 1/2 = 1/2 (practitioners over carers).
    Moves / Warning: children 2 of 3, one passage, 2 areas, 1 pending; carers 0 of 2; practitioners 1 of 1:
    difference 1 (practitioners over carers).
    Support: children 0 of 3; carers Eve, Fay = 2 of 2, 3 passages, 2 areas; practitioners 0 of 1: difference 1
    (carers over children, the first of the two silent groups).
    So Moves / Warning and Support come first, in the order of the tree, then Moves.
    """
    ann, ben = speaker("Ann", CHILD, area="North"), speaker("Ben", CHILD, area="South")
    drafts = [
        dialogue("Joint", [("Ann", "bags in the car"), ("Ann", "nobody said"), ("Ben", "no, nobody")], [ann, ben]),
        dialogue("Cal", [("Cal", "fine")], [speaker("Cal", CHILD, area="North")]),
        dialogue("Dot", [("Dot", "a week before")], [speaker("Dot", CHILD)]),
        dialogue("Eve 1", [("Eve", "sudden; my aunt")], [speaker("Eve", CARER, area="North")]),
        dialogue(
            "Eve 2", [(INTERVIEWER, "your aunt?"), ("Eve", "the aunt")], [speaker("Eve", CARER, area="North")]
        ),
        dialogue("Fay", [("Fay", "an aunt")], [speaker("Fay", CARER, area="South")]),
        dialogue("Gus", [("Gus", "a letter")], [speaker("Gus", PRACTITIONER, area="South")]),
        dialogue("Hal", [("Hal", "they are told")], [speaker("Hal", PRACTITIONER, area="North")]),
    ]
    joint, _, dot, eve_1, eve_2, fay, gus, hal = add(study, *drafts)
    for source, words, path in [
        (joint, "bags", "Moves"),
        (joint, "car", "Moves"),
        (joint, "nobody said\nBen: no", "Moves / Warning"),
        (dot, "a week", "Moves / Warning"),
        (gus, "letter", "Moves / Warning"),
        (hal, "told", "Moves / Warning"),
        (eve_1, "sudden", "Moves"),
        (eve_1, "aunt", "Support"),
        (eve_2, "the aunt", "Support"),
        (eve_2, "your aunt?", "Support"),
        (fay, "aunt", "Support"),
    ]:
        code(study, source, words, path)
    all_coded(study)
    actions.set_status(study, sources=[dot], status=SourceStatus.CODING)
    actions.set_excluded(study, participant=person(study, "Hal"), excluded=True)

    found = compared(study)
    assert [(group.name, group.participants, group.pending, group.n) for group in found.groups] == [
        (CHILD, 4, 1, 3),
        (CARER, 2, 0, 2),
        (PRACTITIONER, 1, 0, 1),
    ]
    assert list(cells(found)) == ["Moves / Warning", "Support", "Moves"]
    assert cells(found) == {
        "Moves": [(2, 3, 3, 2, 1), (1, 2, 1, 1, 0), (1, 1, 1, 1, 0)],
        "Moves / Warning": [(2, 3, 1, 2, 1), (0, 2, 0, 0, 0), (1, 1, 1, 1, 0)],
        "Support": [(0, 3, 0, 0, 0), (2, 2, 3, 2, 0), (0, 1, 0, 0, 0)],
    }
    assert [(line.difference, line.widest) for line in found.lines] == [
        (1.0, (2, 1)),
        (1.0, (1, 0)),
        (0.5, (2, 1)),
    ]
    people = {line.path: [cell.people for cell in line.cells] for line in found.lines}
    assert people["Moves"] == [
        (person(study, "Ann"), person(study, "Ben"), person(study, "Dot")),
        (person(study, "Eve"),),
        (person(study, "Gus"),),
    ]


def test_a_person_with_one_unfinished_source_is_pending_and_not_silent(study: Project) -> None:
    robin = speaker("Robin", CHILD)
    one, two = add(
        study, dialogue("One", [("Robin", "bags")], [robin]), dialogue("Two", [("Robin", "car")], [robin])
    )
    code(study, one, "bags", "Bags")
    actions.set_status(study, sources=[one], status=SourceStatus.CODED)
    assert cells(compared(study))["Bags"][0] == (0, 0, 0, 0, 1)
    actions.set_status(study, sources=[two], status=SourceStatus.CODED)
    assert cells(compared(study))["Bags"][0] == (1, 1, 1, 0, 0)


def test_a_person_heard_in_many_passages_and_codes_below_is_one_person(study: Project) -> None:
    source, *_ = add(study, dialogue("One", [("Kit", "a b c d")], [speaker("Kit", CHILD)]))
    for words, path in (("a", "T"), ("b", "T / U"), ("c", "T / U / V"), ("d", "T / W")):
        code(study, source, words, path)
    code(study, source, "a", "T", coder="Bo")
    all_coded(study)
    assert {path: row[0][:3] for path, row in cells(compared(study)).items()} == {
        "T": (1, 1, 5),
        "T / U": (1, 1, 2),
        "T / U / V": (1, 1, 1),
        "T / W": (1, 1, 1),
    }


def test_who_is_heard_nowhere_or_withdrew_is_in_no_number(study: Project) -> None:
    actions.set_participants(study, rows=[ParticipantDraft("Never heard", CHILD)])
    source, *_ = add(study, dialogue("One", [("Robin", "a"), ("Kim", "heard")], [speaker("Kim", CHILD)]))
    code(study, source, "heard", "Said")
    all_coded(study)
    assert [group.participants for group in compared(study).groups] == [1, 0, 0, 1]
    actions.set_consent(study, participant=person(study, "Kim"), scope=ConsentScope.TAKE_PART, given=False)
    found = compared(study)
    assert [group.participants for group in found.groups] == [0, 0, 0, 1]
    assert found.lines[0].difference is None
    assert found.lines[0].widest is None


def test_people_of_no_group_stand_last_and_are_in_no_difference(study: Project) -> None:
    source, *_ = add(study, dialogue("One", [("Robin", "a"), ("Kim", "b")], [speaker("Kim", CHILD)]))
    code(study, source, "a", "Said")
    all_coded(study)
    found = compared(study)
    assert [(group.name, group.named) for group in found.groups][-1] == ("No perspective yet", False)
    assert cells(found)["Said"] == [(0, 1, 0, 0, 0), (0, 0, 0, 0, 0), (0, 0, 0, 0, 0), (1, 1, 1, 0, 0)]
    assert found.lines[0].difference is None


def test_groups_can_be_areas_roles_or_any_attribute(study: Project) -> None:
    kim = speaker("Kim", CARER, area="South", role="aunt")
    robin = speaker("Robin", CHILD, area="North")
    source, *_ = add(study, dialogue("One", [("Robin", "a"), ("Kim", "b")], [robin, kim]))
    actions.add_area(study, name="West")
    actions.set_attribute(study, participant=person(study, "Kim"), attribute="Age band", value="50+")
    code(study, source, "a", "Said")
    all_coded(study)
    with study.reading() as session:
        assert dimensions(session) == ["perspective", "area", "role", "Age band"]
    shown = {by: [group.name for group in compared(study, by).groups] for by in ("area", "role", "Age band")}
    # Areas stand in the order in which they were met.
    assert shown == {
        "area": ["North", "South", "West"],
        "role": ["aunt", "No role yet"],
        "Age band": ["50+", "No Age band yet"],
    }
    assert cells(compared(study, "area"))["Said"] == [(1, 1, 1, 1, 0), (0, 1, 0, 0, 0), (0, 0, 0, 0, 0)]
    assert compared(study, "area").lines[0].difference == 1.0
    with pytest.raises(Problem, match="no attribute of that name"):
        compared(study, "Shoe size")


def test_an_empty_study_compares_to_nothing(study: Project) -> None:
    found = compared(study)
    assert [(group.participants, group.n) for group in found.groups] == [(0, 0)] * 3
    assert found.lines == ()


@dataclass
class Told:
    """What a random study was told, kept plainly, for the naive count."""

    perspective: dict[str, str] = field(default_factory=dict)
    area: dict[str, str] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)
    sources: list[tuple[list[str], bool]] = field(default_factory=list)
    """Per source: who speaks each line, and whether it is fully coded."""
    coded: list[tuple[int, range, str, str]] = field(default_factory=list)
    """Source, lines, path, coder."""


def tell(project: Project, chance: Random) -> Told:
    """Make a random study, and keep what it was told."""
    told = Told()
    names = [f"P{number}" for number in range(chance.randint(1, 7))]
    for name in names:
        told.perspective[name] = chance.choice([CHILD, CARER, PRACTITIONER, ""])
        told.area[name] = chance.choice(["North", "South", ""])
    rows = [ParticipantDraft(name, told.perspective[name], area=told.area[name]) for name in names]
    actions.set_participants(project, rows=rows)
    drafts = []
    for number in range(chance.randint(1, 5)):
        whose = [chance.choice([*names, INTERVIEWER]) for _ in range(chance.randint(1, 5))]
        told.sources.append((whose, chance.random() < 0.7))
        drafts.append(dialogue(f"S{number}", [(label, f"line {line} said") for line, label in enumerate(whose)]))
    sources = add(project, *drafts)
    done = [source for source, (_, coded) in zip(sources, told.sources, strict=True) if coded]
    paths = ["A", "A / B", "A / B / C", "D", "D / E"]
    coding.make_code_path(project, path="A / B / C")
    coding.make_code_path(project, path="D / E")
    codings = []
    for _ in range(chance.randint(0, 14)):
        which = chance.randrange(len(sources))
        whose, _ = told.sources[which]
        first = chance.randrange(len(whose))
        lines = range(first, chance.randint(first, len(whose) - 1) + 1)
        path, coder = chance.choice(paths), chance.choice(["Ada", "Bo"])
        told.coded.append((which, lines, path, coder))
        turns = drafts[which].turns
        start, end = turns[lines[0]].speech_start, turns[lines[-1]].end
        codings.append(CodingDraft(f"S{which}", start, end, path, coder))
    coding.code_passages(project, rows=codings)
    actions.set_status(project, sources=done, status=SourceStatus.CODED)
    not_done = [source for source in sources if source not in done]
    actions.set_status(project, sources=not_done, status=SourceStatus.CODING)
    for name in names:
        if chance.random() < 0.2:
            told.out.add(name)
            if chance.random() < 0.5:
                actions.set_excluded(project, participant=person(project, name), excluded=True)
            else:
                who = person(project, name)
                actions.set_consent(project, participant=who, scope=ConsentScope.TAKE_PART, given=False)
    return told


def counted_by_hand(told: Told) -> dict[str, dict[str, tuple[int, int, int, int, int]]]:
    """Path -> perspective -> (k, n, passages, areas, pending), straight from the definition and slowly."""
    heard = {name for whose, _ in told.sources for name in whose} - told.out - {INTERVIEWER}
    pending = {name for name in heard if any(name in whose and not coded for whose, coded in told.sources)}
    table: dict[str, dict[str, tuple[int, int, int, int, int]]] = defaultdict(dict)
    for path in ["A", "A / B", "A / B / C", "D", "D / E"]:
        below = [
            one
            for one in dict.fromkeys((which, lines, at, coder) for which, lines, at, coder in told.coded)
            if one[2] == path or one[2].startswith(path + PATH_SEPARATOR)
        ]
        for group in [CHILD, CARER, PRACTITIONER, ""]:
            people = {name for name in heard if told.perspective[name] == group}
            ready = people - pending
            said = {
                name for which, lines, _, _ in below for line in lines for name in [told.sources[which][0][line]]
            }
            passages = [one for one in below if any(told.sources[one[0]][0][line] in ready for line in one[1])]
            k = said & ready
            areas = {told.area[name] for name in k} - {""}
            table[path][group] = (len(k), len(ready), len(passages), len(areas), len(said & people & pending))
    return table


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**20))
def test_any_study_compares_as_a_naive_count_of_it_does(seed: int) -> None:
    with TemporaryDirectory() as folder, new_study(Path(folder)) as project:
        told = tell(project, Random(seed))
        found = compared(project)
        names = [group.name if group.named else "" for group in found.groups]
        wanted = counted_by_hand(told)
        assert {path: dict(zip(names, row, strict=True)) for path, row in cells(found).items()} == {
            path: {group: row[group] for group in names} for path, row in wanted.items()
        }
        if "" not in names:
            assert all(row[""] == (0, 0, 0, 0, 0) for row in wanted.values())
        differences = []
        for line in found.lines:
            rates = [row[0] / row[1] for group, row in wanted[line.path].items() if group and row[1]]
            widest = max(rates) - min(rates) if len(rates) > 1 else None
            assert line.difference == pytest.approx(widest)
            differences.append(-1.0 if line.difference is None else line.difference)
        assert differences == sorted(differences, reverse=True)
