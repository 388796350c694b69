"""Groups beside each other on the command line: dimensions, filters, orders and figures."""

from pathlib import Path
from typing import Any

import pytest

from app import studyfile
from app.coding import actions as coding
from app.coding.queries import code_at
from app.study import actions as study_actions
from app.study.rows import Approach, CaseRelation, ConsentScope
from tests.builders import CARER, CHILD, PRACTITIONER, add, all_coded, code, dialogue, new_study, person, speaker
from tests.cli.conftest import Typed

AREAS = {"Ann": "North", "Ben": "North", "Cal": "South", "Eve": "North", "Fay": "South", "Gus": "South"}
STANDS = {"Ann": CHILD, "Ben": CHILD, "Cal": CHILD, "Eve": CARER, "Fay": CARER, "Gus": PRACTITIONER}


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Six people, an interview each. Bags: Ann, Ben, Cal (by Ada), Fay (by Bo); Waiting: Eve, Fay, Gus (by Ada).

    Bags: children 3 of 3, carers 1 of 2, practitioners 0 of 1. Waiting: 0 of 3, 2 of 2, 1 of 1.
    """
    with new_study(tmp_path) as study:
        for name, stand in STANDS.items():
            (source,) = add(
                study,
                dialogue(name, [(name, "bags and waiting")], [speaker(name, stand, area=AREAS[name])]),
            )
            if name in ("Ann", "Ben", "Cal", "Fay"):
                code(study, source, "bags", "Moves / Bags", "Bo" if name == "Fay" else "Ada")
            if name in ("Eve", "Fay", "Gus"):
                code(study, source, "waiting", "Waiting")
        for name, wave in (("Ann", "1"), ("Ben", "2"), ("Eve", "1")):
            study_actions.set_attribute(study, participant=person(study, name), attribute="Wave", value=wave)
        with study.reading() as session:
            bags = code_at(session, "Moves / Bags").id
        coding.add_theme(study, name="Things are lost", codes=[bags])
        coding.add_theme(study, name="Not built")
        all_coded(study)
        return study.path


def rows(said: Any, name: str = "code") -> dict[str, list[str]]:
    return {row[name]: [f"{cell['k']} of {cell['n']}" for cell in row["groups"].values()] for row in said["rows"]}


def test_two_dimensions_and_only_some_people(typed: Typed, told: Path) -> None:
    said = typed("compare", told, "--by", "area", "--and", "perspective", "--json").json
    assert (said["by"], said["and"]) == ("area", "perspective")
    assert [group["name"] for group in said["groups"]][:2] == [f"North · {CHILD}", f"North · {CARER}"]
    assert rows(said)["Moves / Bags"] == ["2 of 2", "0 of 1", "1 of 1", "1 of 1", "0 of 1"]
    north = typed(
        "compare", told, "--where", "Area=north", "--where", "wave=1", "--where", "wave=2", "--json"
    ).json
    assert north["only"] == ["area: North", "Wave: 1 or 2"]
    assert rows(north)["Moves / Bags"] == ["2 of 2", "0 of 1", "0 of 0"]
    assert north["small_groups"] == [CHILD, CARER]


def test_themes_top_level_codes_a_coder_and_a_kind(typed: Typed, told: Path) -> None:
    themes = typed("compare", told, "--rows", "themes", "--json").json
    assert rows(themes, "theme") == {"Things are lost": ["3 of 3", "1 of 2", "0 of 1"]}
    assert themes["left_out"] == ["Not built"]
    assert list(rows(typed("compare", told, "--rows", "top", "--json").json)) == ["Moves", "Waiting"]
    bo = typed("compare", told, "--coder", "bo", "--kind", "Interview", "--json").json
    assert bo["only"] == ["coded by Bo", "in interviews"]
    assert rows(bo)["Moves"] == ["0 of 3", "1 of 2", "0 of 1"]


def test_rows_can_be_sorted(typed: Typed, told: Path) -> None:
    def order(*words: str) -> list[str]:
        return list(rows(typed("compare", told, "--rows", "top", *words, "--json").json))

    assert order("--sort", "name") == ["Moves", "Waiting"]
    assert order("--sort", CARER) == ["Waiting", "Moves"]
    assert order("--sort", CHILD) == ["Moves", "Waiting"]
    assert order("--between", CARER, CHILD) == ["Waiting", "Moves"]
    assert order("--sort", "codebook") == ["Moves", "Waiting"]
    assert "no group of that name" in typed("compare", told, "--sort", "Teachers").err


def test_badges_and_silence_are_said_in_words(typed: Typed, told: Path) -> None:
    said = typed("compare", told, "--json").json
    (bags,) = [row for row in said["rows"] if row["code"] == "Moves / Bags"]
    assert (bags["badge"], bags["silent"], bags["between"]) == ("silence", [PRACTITIONER], [CHILD, PRACTITIONER])
    plain = typed("compare", told)
    assert f"Moves / Bags: {CHILD} 3 of 3; {CARER} 1 of 2; {PRACTITIONER} 0 of 1 — silence" in plain.out
    assert "Fewer than 5 people: 3 groups" in plain.err


def test_figures_are_off_until_asked_for_and_never_in_a_reflexive_study(
    typed: Typed, told: Path, tmp_path: Path
) -> None:
    assert "range" not in typed("compare", told, "--json").out
    said = typed("compare", told, "--figures", "--json").json
    (bags,) = [row for row in said["rows"] if row["code"] == "Moves"]
    assert bags["groups"][CHILD]["range"] == pytest.approx([0.438, 1.0], abs=0.001)
    assert {tuple(pair["groups"]) for pair in said["figures"]["apart"]} == {
        (CHILD, CARER),
        (CHILD, PRACTITIONER),
        (CARER, PRACTITIONER),
    }
    assert "It is not" in typed("compare", told, "--figures").out
    with studyfile.open_study(told, home=tmp_path / "home", person="Tester") as study:
        study_actions.set_approach(study, approach=Approach.REFLEXIVE)
    assert typed("compare", told, "--figures").err.startswith("A reflexive study sees no screening figures.")
    assert typed("compare", told).exit_code == 0


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("--where", "area"), "A filter is written WHAT=ANSWER."),
        (("--where", "shoe size=9"), "Participants have no attribute of that name."),
        (("--where", "area=West"), "Nobody gives that answer to “area”."),
        (("--kind", "diary"), "There is no kind of source of that name."),
        (("--coder", "Zed"), "Nobody of that name codes in this study."),
        (("--and", "perspective"), "The two dimensions are the same."),
    ],
)
def test_what_the_study_does_not_have_is_said(
    typed: Typed, told: Path, words: tuple[str, ...], fault: str
) -> None:
    said = typed("compare", told, *words)
    assert said.exit_code == 1
    assert said.err.startswith(fault)


def test_a_case_is_set_beside_itself_teller_by_teller(typed: Typed, told: Path, tmp_path: Path) -> None:
    with studyfile.open_study(told, home=tmp_path / "home", person="Tester") as study:
        case = study_actions.add_case(study, pseudonym="Ann")
        for name, relation in (
            ("Ann", CaseRelation.SELF),
            ("Eve", CaseRelation.CARER),
            ("Gus", CaseRelation.CARER),
        ):
            who = person(study, name)
            study_actions.link_case(study, case=case, participant=who, relation=relation)
            study_actions.set_consent(study, participant=who, scope=ConsentScope.LINK, given=name != "Gus")
    said = typed("compare", told, "--case", "ann", "--rows", "top", "--json").json
    assert [teller["name"] for teller in said["tellers"]] == ["Ann", "Eve"]
    assert said["left_out"] == ["Gus"]
    assert [(row["code"], row["raised_by"]) for row in said["rows"]] == [
        ("Moves", "the child alone"),
        ("Waiting", "adults alone"),
    ]
    assert said["rows"][0]["tellers"]["Ann"]["quotes"] == ["bags"]
    plain = typed("compare", told, "--case", "Ann")
    assert "Waiting: Ann silent: not recorded whether asked; Eve 1 passage — adults alone" in plain.out
    assert "no consent to link their account: Gus" in plain.err
    assert "no case of that name" in typed("compare", told, "--case", "Zed").err
