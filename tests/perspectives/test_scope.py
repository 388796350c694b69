"""What a comparison looks at: two dimensions at once, themes in the lines, people, sources and coders left out."""

from dataclasses import replace

import pytest

from app.coding import actions as coding
from app.coding.queries import code_at
from app.perspectives.queries import choices, compare
from app.perspectives.rows import Comparison, Convergence, LineKind, Only, Scope
from app.problems import Problem
from app.store.project import Project
from app.study import actions
from app.study.rows import SourceKind, SourceStatus
from tests.builders import CARER, CHILD, PRACTITIONER, add, all_coded, code, dialogue, person, speaker

WAVES = {"Ann": "2", "Ben": "10", "Cal": "2", "Eve": "10"}


@pytest.fixture
def told(study: Project) -> Project:
    """Who is where, and what they said, each in an interview of their own.

    child   Ann (North, wave 2)  bags: Moves / Bags, by Ada and by Bo
            Ben (South, wave 10) bags: Moves / Bags, by Bo
            Cal (South, wave 2)  nothing; heard in a group too, which is still being coded
    carer   Eve (North, wave 10) waited: Moves / Waiting, by Ada
            Fay (no area)        fed: Food, by Ada, in the group
    """
    areas = {"Ann": "North", "Ben": "South", "Cal": "South", "Eve": "North", "Fay": ""}
    who = {
        name: speaker(name, CHILD if name in ("Ann", "Ben", "Cal") else CARER, area=area)
        for name, area in areas.items()
    }
    ann, ben, _, eve, _ = add(
        study,
        dialogue("Ann", [("Ann", "bags came")], [who["Ann"]]),
        dialogue("Ben", [("Ben", "bags went")], [who["Ben"]]),
        dialogue("Cal", [("Cal", "fine")], [who["Cal"]]),
        dialogue("Eve", [("Eve", "we waited")], [who["Eve"]]),
        dialogue("Fay", [("Fay", "fine")], [who["Fay"]]),
    )
    both = dialogue("Group", [("Cal", "we waited"), ("Fay", "fed well")], [who["Cal"], who["Fay"]])
    (group,) = add(study, replace(both, kind=SourceKind.GROUP))
    for source, words, path, coder in [
        (ann, "bags", "Moves / Bags", "Ada"),
        (ann, "bags", "Moves / Bags", "Bo"),
        (ben, "bags", "Moves / Bags", "Bo"),
        (eve, "waited", "Moves / Waiting", "Ada"),
        (group, "fed", "Food", "Ada"),
    ]:
        code(study, source, words, path, coder)
    for name, wave in WAVES.items():
        actions.set_attribute(study, participant=person(study, name), attribute="Wave", value=wave)
    all_coded(study)
    actions.set_status(study, sources=[group], status=SourceStatus.CODING)
    return study


def compared(project: Project, scope: Scope) -> Comparison:
    with project.reading() as session:
        return compare(session, scope)


def counts(found: Comparison) -> dict[str, list[str]]:
    """Path -> "k of n" of every group, "+p" for what is pending."""
    return {
        line.path: [
            f"{cell.k} of {cell.n}" + (f" +{cell.pending_k}" if cell.pending_k else "") for cell in line.cells
        ]
        for line in found.lines
    }


def test_everything(told: Project) -> None:
    found = compared(told, Scope())
    assert [(group.name, group.n, group.pending) for group in found.groups] == [
        (CHILD, 2, 1),
        (CARER, 1, 1),
        (PRACTITIONER, 0, 0),
    ]
    assert counts(found) == {
        "Moves": ["2 of 2", "1 of 1", "0 of 0"],
        "Moves / Bags": ["2 of 2", "0 of 1", "0 of 0"],
        "Moves / Waiting": ["0 of 2", "1 of 1", "0 of 0"],
        "Food": ["0 of 2", "0 of 1 +1", "0 of 0"],
    }


def test_a_kind_of_source_leaves_its_people_in_and_what_they_said_elsewhere_out(told: Project) -> None:
    interviews = compared(told, Scope(kinds=(SourceKind.INTERVIEW,)))
    assert [(group.n, group.pending) for group in interviews.groups] == [(3, 0), (2, 0), (0, 0)]
    assert counts(interviews)["Moves"] == ["2 of 3", "1 of 2", "0 of 0"]
    assert counts(interviews)["Food"] == ["0 of 3", "0 of 2", "0 of 0"]
    group = compared(told, Scope(kinds=(SourceKind.GROUP,)))
    assert [(group.n, group.pending) for group in group.groups] == [(0, 1), (0, 1), (0, 0)]
    assert counts(group)["Food"] == ["0 of 0", "0 of 0 +1", "0 of 0"]


def test_people_are_left_out_of_numerators_and_denominators(told: Project) -> None:
    south = compared(told, Scope(only=(Only("Area", ("south",)),)))
    assert [(group.n, group.pending) for group in south.groups] == [(1, 1), (0, 0), (0, 0)]
    assert counts(south)["Moves / Bags"] == ["1 of 1", "0 of 0", "0 of 0"]
    assert south.scope.only == (Only("area", ("South",)),)
    nowhere = compared(told, Scope(only=(Only("area", ("",)),)))
    assert [(group.n, group.pending) for group in nowhere.groups] == [(0, 0), (0, 1), (0, 0)]
    early_south = compared(told, Scope(only=(Only("area", ("South",)), Only("wave", ("2",)))))
    assert [group.participants for group in early_south.groups] == [1, 0, 0], "Cal alone"


def test_a_coder_counts_alone_and_the_groups_stay_whole(told: Project) -> None:
    assert counts(compared(told, Scope(coders=("bo",))))["Moves"] == ["2 of 2", "0 of 1", "0 of 0"]
    ada = compared(told, Scope(coders=("Ada",)))
    assert counts(ada)["Moves"] == ["1 of 2", "1 of 1", "0 of 0"]
    assert [line.cells[0].passages for line in ada.lines if line.path == "Moves / Bags"] == [1]
    assert counts(compared(told, Scope(coders=("Ada", "Bo")))) == counts(compared(told, Scope()))
    with pytest.raises(Problem, match="Nobody of that name codes"):
        compared(told, Scope(coders=("Cy",)))


def test_two_dimensions_at_once_make_the_groups_somebody_is_in(told: Project) -> None:
    found = compared(told, Scope("perspective", "area"))
    assert [(group.name, group.n, group.pending, group.named) for group in found.groups] == [
        (f"{CHILD} · North", 1, 0, True),
        (f"{CHILD} · South", 1, 1, True),
        (f"{CARER} · North", 1, 0, True),
        (f"{CARER} · No area yet", 0, 1, False),
    ]
    assert found.groups[0].parts == (CHILD, "North")
    assert {group.palette for group in found.groups[:2]} == {0}
    assert counts(found)["Moves / Bags"] == ["1 of 1", "1 of 1", "0 of 1", "0 of 0"]
    assert counts(found)["Food"] == ["0 of 1", "0 of 1", "0 of 1", "0 of 0 +1"]
    turned = compared(told, Scope("area", "perspective"))
    assert [group.name for group in turned.groups][:2] == [f"North · {CHILD}", f"North · {CARER}"]
    assert [group.palette for group in turned.groups][:2] == [0, 1], "the perspective's look, wherever it stands"
    with pytest.raises(Problem, match="the same"):
        compared(told, Scope("area", "Area"))


def test_answers_that_are_numbers_stand_by_size(told: Project) -> None:
    found = compared(told, Scope("wave"))
    assert [group.name for group in found.groups] == ["2", "10", "No Wave yet"]


def test_a_theme_is_what_any_of_its_codes_says(told: Project) -> None:
    with told.reading() as session:
        bags, food, moves = (code_at(session, path).id for path in ("Moves / Bags", "Food", "Moves"))
    things = coding.add_theme(told, name="Things", statement="Things go missing.", codes=[bags, food])
    coding.add_theme(told, name="Moving and its bags", codes=[moves, bags])
    coding.add_theme(told, name="Not built yet")
    found = compared(told, Scope(lines=LineKind.THEMES))
    assert counts(found) == {
        "Things": ["2 of 2", "0 of 1 +1", "0 of 0"],
        "Moving and its bags": ["2 of 2", "1 of 1", "0 of 0"],
    }
    assert found.left_out == ("Not built yet",)
    line = found.lines[0]
    assert (line.key, line.statement, line.codes) == (
        (LineKind.THEMES, things),
        "Things go missing.",
        (bags, food),
    )
    moving = found.lines[1]
    assert [cell.passages for cell in moving.cells] == [3, 1, 0], "a coding under both codes is one passage"


def test_a_badge_says_who_is_silent(told: Project) -> None:
    (line,) = [row for row in compared(told, Scope()).lines if row.path == "Moves / Waiting"]
    assert (line.convergence, line.silent) == (Convergence.SILENCE, (0,))


def test_what_can_be_chosen_is_what_the_study_has(told: Project) -> None:
    with told.reading() as session:
        found = choices(session)
    assert dict(found.answers) == {
        "perspective": (CHILD, CARER),
        "area": ("North", "South", ""),
        "role": ("",),
        "Wave": ("2", "10", ""),
    }
    assert found.coders == ("Ada", "Bo")
    assert found.kinds == (SourceKind.INTERVIEW, SourceKind.GROUP)


def test_filters_and_dimensions_add_up_to_the_whole(told: Project) -> None:
    """Whatever two dimensions split, and whatever filters part, comes to what nobody split or parted."""
    whole = compared(told, Scope())
    for beside in ("area", "wave"):
        split = compared(told, Scope("perspective", beside))
        for line in whole.lines:
            (parted,) = [row for row in split.lines if row.key == line.key]
            for place, group in enumerate(whole.groups):
                cells = [
                    cell
                    for cell, part in zip(parted.cells, split.groups, strict=True)
                    if part.parts[0] == group.name
                ]
                wanted = line.cells[place]
                assert sum(cell.k for cell in cells) == wanted.k
                assert sum(cell.n for cell in cells) == wanted.n
                assert sum(cell.pending_k for cell in cells) == wanted.pending_k
