"""Participants who go by their real names: found, given pseudonyms, kept in the key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.problems import Problem
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.keyfile import create
from app.safeguards.pseudonyms.people import CalledByName, NewPseudonym, called_by_name, name_people, proposed
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import CaseRelation
from tests.builders import CARER, CHILD, add, dialogue, new_study, speaker
from tests.safeguards.pseudonyms.studies import PASSPHRASE

WORDS = [("Danielle", "Nobody told me. Ellis came too."), ("P07", "She cried."), ("Kelly Marsden", "We did pack.")]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_study(tmp_path) as made:
        speakers = [speaker("Danielle", CHILD), speaker("P07", CARER), speaker("Kelly Marsden", CARER)]
        add(made, dialogue("Visit", WORDS, speakers))
        yield made


@pytest.fixture
def key(project: Project, tmp_path: Path) -> Iterator[IdentityKey]:
    with create(tmp_path / "key.counterpoint-key", PASSPHRASE, study=project.guid) as made:
        yield made


def asked(project: Project, key: IdentityKey) -> list[CalledByName]:
    with project.reading() as session:
        return called_by_name(session, key.people(), key.decisions())


def names(project: Project) -> list[str]:
    with project.reading() as session:
        return [row.pseudonym for row in sorted(queries.participants(session), key=lambda row: row.id)]


def test_who_goes_by_a_name_is_asked_for_and_who_goes_by_a_code_is_not(project: Project, key: IdentityKey) -> None:
    assert [one.name for one in asked(project, key)] == ["Danielle", "Kelly Marsden"]


def test_what_is_proposed_is_nobodys_name_and_said_nowhere(project: Project, key: IdentityKey) -> None:
    people = asked(project, key)
    with project.reading() as session:
        found = proposed(session, people, key.people())
    assert len(set(found)) == 2
    assert "Ellis" not in found
    assert not {name.casefold() for name in found} & {"danielle", "kelly marsden", "p07"}


def test_pseudonyms_are_given_in_one_step_and_who_they_are_is_in_the_key(
    project: Project, key: IdentityKey
) -> None:
    danielle, kelly = asked(project, key)
    case = actions.add_case(project, pseudonym="Danielle")
    actions.link_case(project, case=case, participant=danielle.participant, relation=CaseRelation.SELF)
    assert name_people(project, key=key, wanted=[NewPseudonym(danielle, "Noor"), NewPseudonym(kelly, None)]) == 1
    assert names(project) == ["Noor", "P07", "Kelly Marsden"]
    with project.reading() as session:
        assert [row.pseudonym for row in queries.cases(session)] == ["Noor"]
    assert key.person(danielle.guid) is not None
    assert key.names_in("We saw Danielle there") == ["Danielle"]
    assert key.names_in("We saw Kelly Marsden there") == []
    assert asked(project, key) == []
    project.undo()
    assert names(project) == ["Danielle", "P07", "Kelly Marsden"]
    assert [one.name for one in asked(project, key)] == ["Danielle"], "the same name again is no pseudonym"


def test_two_may_change_names_with_each_other(project: Project, key: IdentityKey) -> None:
    danielle, kelly = asked(project, key)
    wanted = [NewPseudonym(danielle, "Kelly Marsden"), NewPseudonym(kelly, "Danielle")]
    assert name_people(project, key=key, wanted=wanted) == 2
    assert names(project) == ["Kelly Marsden", "P07", "Danielle"]


@pytest.mark.parametrize("name", ["P07", "p07", "  "])
def test_a_name_that_cannot_be_changes_neither_study_nor_key(
    project: Project, key: IdentityKey, name: str
) -> None:
    danielle, _ = asked(project, key)
    with pytest.raises(Problem):
        name_people(project, key=key, wanted=[NewPseudonym(danielle, name)])
    assert names(project) == ["Danielle", "P07", "Kelly Marsden"]
    assert key.people() == []


def test_nobody_gets_the_pseudonym_of_another_in_the_same_list(project: Project, key: IdentityKey) -> None:
    wanted = [NewPseudonym(one, "Noor") for one in asked(project, key)]
    with pytest.raises(Problem):
        name_people(project, key=key, wanted=wanted)
    assert names(project) == ["Danielle", "P07", "Kelly Marsden"]
