"""Support networks as they are stored: who is around a child, as each teller has it, at each time."""

from dataclasses import replace

import pytest

from app.coding.passages import passages
from app.journeys import actions, queries
from app.journeys.check import check_journeys
from app.journeys.evidence_rows import Loss, MarkKind
from app.journeys.journey_rows import MarkId
from app.journeys.network_rows import (
    NetworkDraft,
    NetworkId,
    NetworkRow,
    NetworksRow,
    NodeDraft,
    NodeRow,
    PersonDraft,
)
from app.journeys.rules import Direction, Tie
from app.problems import Problem
from app.store.project import Project
from app.study import actions as people
from app.study.rows import CaseId, CaseRelation
from tests.builders import person
from tests.journeys.made import a_code, child_case, network, networks, placed, told, when, words
from tests.store.rows import all_rows


def only(row: NetworksRow) -> NetworkRow:
    (network,) = row.networks
    return network


def node(project: Project, case: CaseId, mark: MarkId) -> NodeRow:
    found = networks(project, case).node(mark)
    assert found is not None
    return found[1]


def names(network: NetworkRow) -> list[str]:
    return [node.person.name for node in network.nodes]


def test_a_case_begins_without_networks(study: Project) -> None:
    row = networks(study, child_case(study))
    assert (row.networks, row.people) == ((), ())


def test_what_is_told_of_somebody_comes_back_as_it_was_told(study: Project) -> None:
    case = child_case(study)
    move, _ = told(study, case, "Move to May’s", "Robin", "7")
    snapshot = network(study, case, "Robin", "9")
    draft = NodeDraft(
        sector="family",
        ring=1,
        place=0.25,
        tie=Tie.STRESSFUL,
        direction=Direction.BOTH,
        supports=("emotional", "fun"),
        frequency="every week",
        supervised=True,
        since="always",
        until="age 9",
        lost_at=move,
        note="Cried when she spoke of her.",
    )
    mark = actions.place_person(
        study, network=snapshot, person=PersonDraft("Nan", "person", "mother’s mother"), node=draft
    )
    stored = node(study, case, mark)
    assert NodeDraft.of(stored) == draft
    assert PersonDraft.of(stored.person) == PersonDraft("Nan", "person", "mother’s mother")
    changed = replace(draft, ring=3, tie=Tie.CUT_OFF, supervised=None, lost_at=None)
    actions.edit_node(study, mark=mark, node=changed)
    assert NodeDraft.of(node(study, case, mark)) == changed
    actions.move_node(study, mark=mark, sector="friends", ring=2, place=0.5)
    assert NodeDraft.of(node(study, case, mark)) == replace(changed, sector="friends", ring=2, place=0.5)
    assert study.undo_label == "Move person"


def test_everything_about_networks_is_one_step_each(study: Project) -> None:
    case = child_case(study)
    before = all_rows(study)
    snapshot = network(study, case, "Robin", "9")
    placed(study, snapshot, "Nan", "family", 1)
    assert study.undo_label == "Place person"
    study.undo()
    assert (names(only(networks(study, case))), networks(study, case).people) == ([], ())
    assert study.undo_label == "Add network"
    study.undo()
    assert all_rows(study) == before


def test_the_same_name_is_the_same_person_in_every_snapshot(study: Project) -> None:
    case = child_case(study)
    first, second = network(study, case, "Robin", "7"), network(study, case, "Robin's worker", "9")
    placed(study, first, "Nan", "family", 1)
    placed(study, second, "nan", "family", 3)
    row = networks(study, case)
    assert [one.name for one in row.people] == ["Nan"]
    actions.edit_person(study, person=row.people[0].id, draft=PersonDraft("Gran", "person", "grandmother"))
    assert [names(one) for one in networks(study, case).networks] == [["Gran"], ["Gran"]]
    with pytest.raises(Problem, match="in this network already"):
        placed(study, second, "gran", "friends", 1)


def test_two_who_were_one_are_merged_with_what_stands_behind_them(study: Project) -> None:
    case = child_case(study)
    first, second = network(study, case, "Robin", "7"), network(study, case, "Robin's worker", "9")
    mark = placed(study, first, "Nan", "family", 1)
    placed(study, second, "Grandmother", "family", 3)
    _, passage = words(study, "Robin")
    actions.link_evidence(study, mark=mark, evidence=passage, by="Ada")
    one, other = (next(p for p in networks(study, case).people if p.name == n) for n in ("Nan", "Grandmother"))
    actions.merge_people(study, person=one.id, into=other.id)
    row = networks(study, case)
    assert [names(network) for network in row.networks] == [["Grandmother"], ["Grandmother"]]
    assert row.evidence[mark].passages == 1
    study.undo()
    placed(study, second, "Nan", "friends", 2)
    with pytest.raises(Problem, match="Both stand in one network"):
        actions.merge_people(study, person=one.id, into=other.id)


def test_a_copy_begins_with_everybody_and_nothing_behind_them(study: Project) -> None:
    case = child_case(study)
    first = network(study, case, "Robin", "7")
    mark = placed(study, first, "Nan", "family", 1, tie=Tie.STRONG, supports=("fun",), place=0.5)
    code, coder = a_code(study)
    actions.code_mark(study, mark=mark, code=code, coder=coder)
    actions.add_network(study, case=case, network=NetworkDraft(person(study, "Robin"), when("9")), copy_of=first)
    earlier, later = networks(study, case).networks
    (one,), (other,) = earlier.nodes, later.nodes
    assert NodeDraft.of(one) == NodeDraft.of(other)
    assert one.mark != other.mark
    assert set(networks(study, case).evidence) == {one.mark}


def test_snapshots_stand_in_order_of_time_and_of_one_time_child_first(study: Project) -> None:
    case = child_case(study)
    for teller, at in (("Robin's worker", "9"), ("Robin", "?"), ("Robin", "9"), ("Robin's carer", "7")):
        network(study, case, teller, at)
    told_by = [network.teller.name for network in networks(study, case).networks]
    assert told_by == ["Robin's carer", "Robin", "Robin's worker", "Robin"]


def test_another_teller_of_a_network_tells_of_all_its_marks(study: Project) -> None:
    case = child_case(study)
    snapshot = network(study, case, "Robin", "9")
    mark = placed(study, snapshot, "Nan", "family", 1)
    _, passage = words(study, "Robin")
    actions.link_evidence(study, mark=mark, evidence=passage, by="Ada")
    carer = person(study, "Robin's carer")
    actions.edit_network(study, network=snapshot, draft=NetworkDraft(carer, when("9"), "At the kitchen table"))
    row = only(networks(study, case))
    assert (row.teller.name, row.title) == ("Robin's carer", "At the kitchen table")
    people.set_excluded(study, participant=carer, excluded=True)
    with study.reading() as session:
        assert queries.marks_in_text(session, passage.version) == []


def test_views_of_people_left_out_are_not_shown_nor_whom_they_alone_name(study: Project) -> None:
    case = child_case(study)
    placed(study, network(study, case, "Robin", "9"), "Nan", "family", 1)
    theirs = network(study, case, "Robin's worker", "9")
    placed(study, theirs, "Nan", "family", 3)
    placed(study, theirs, "The judge", "professionals", 3)
    people.set_excluded(study, participant=person(study, "Robin's worker"), excluded=True)
    row = networks(study, case)
    assert names(only(row)) == ["Nan"]
    assert [one.name for one in row.people] == ["Nan"]
    with pytest.raises(Problem, match="left out of the study"):
        network(study, case, "Robin's worker", "11")
    people.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    with study.reading() as session, pytest.raises(Problem, match="left out of the study"):
        queries.networks_of(session, case)


def test_a_loss_told_only_by_who_is_left_out_stays_but_is_not_shown(study: Project) -> None:
    case = child_case(study)
    move, _ = told(study, case, "Move to May’s", "Robin's worker", "7")
    mark = placed(study, network(study, case, "Robin", "9"), "Nan", "family", 1, lost_at=move)
    worker = person(study, "Robin's worker")
    people.set_excluded(study, participant=worker, excluded=True)
    shown = node(study, case, mark)
    assert shown.lost_at is None
    actions.edit_node(study, mark=mark, node=replace(NodeDraft.of(shown), note="Misses her."))
    people.set_excluded(study, participant=worker, excluded=False)
    assert node(study, case, mark).lost_at == move


def test_taking_somebody_out_says_what_goes_with_them(study: Project) -> None:
    case = child_case(study)
    snapshot = network(study, case, "Robin", "9")
    mark = placed(study, snapshot, "Nan", "family", 1)
    other = placed(study, snapshot, "Mum", "family", 3)
    code, coder = a_code(study)
    actions.code_mark(study, mark=mark, code=code, coder=coder)
    _, passage = words(study, "Robin")
    actions.link_evidence(study, mark=mark, evidence=passage, by="Ada")
    before = all_rows(study)
    assert actions.remove_nodes(study, marks=[mark, other]) == Loss(marks=2, codings=1, links=1)
    row = networks(study, case)
    assert (names(only(row)), [one.name for one in row.people]) == ([], ["Mum", "Nan"])
    study.undo()
    assert all_rows(study) == before
    nan = next(one for one in row.people if one.name == "Nan")
    assert actions.remove_person(study, person=nan.id).marks == 1
    assert [one.name for one in networks(study, case).people] == ["Mum"]
    study.undo()
    assert actions.remove_network(study, network=snapshot).marks == 2
    assert networks(study, case).networks == ()
    study.undo()
    assert all_rows(study) == before


def test_somebody_in_a_network_is_coded_and_listed_by_short_words(study: Project) -> None:
    case = child_case(study)
    snapshot = network(study, case, "Robin", "9")
    mark = placed(study, snapshot, "Nan", "family", 1)
    code, coder = a_code(study)
    actions.code_mark(study, mark=mark, code=code, coder=coder)
    (nan,) = networks(study, case).people
    actions.edit_person(study, person=nan.id, draft=PersonDraft("Gran"))
    with study.reading() as session:
        (row,) = passages(session, code)
    assert (row.segment, row.text) == (mark, "Gran, in Robin’s network")


def test_words_lead_to_somebody_in_a_network_and_back(study: Project) -> None:
    case = child_case(study)
    mark = placed(study, network(study, case, "Robin", "9"), "Nan", "family", 1)
    _, passage = words(study, "Robin")
    actions.link_evidence(study, mark=mark, evidence=passage, by="Ada")
    with study.reading() as session:
        ((_, found),) = queries.marks_in_text(session, passage.version)
        behind = queries.evidence_of(session, mark)
    assert (found.mark, found.kind, found.words) == (mark, MarkKind.NETWORK, "Nan")
    assert [linked.passage.words for linked in behind.passages] == ["just bags"]


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        (NodeDraft("family", 0), "three rings"),
        (NodeDraft("family", 4), "three rings"),
        (NodeDraft("family", 1, place=1.2), "outside its part"),
        (NodeDraft(" ", 1), "name cannot be empty"),
    ],
)
def test_what_has_no_place_is_refused_and_changes_nothing(study: Project, node: NodeDraft, sentence: str) -> None:
    case = child_case(study)
    snapshot = network(study, case, "Robin", "9")
    before = all_rows(study)
    with pytest.raises(Problem, match=sentence):
        actions.place_person(study, network=snapshot, person=PersonDraft("Nan"), node=node)
    assert all_rows(study) == before


def test_people_and_events_of_another_child_are_refused(study: Project) -> None:
    case, other = child_case(study), child_case(study, "Sam")
    snapshot = network(study, case, "Robin", "9")
    stranger = actions.add_person(study, case=other, person=PersonDraft("Nan"))
    theirs, _ = told(study, other, "Their move", "Sam")
    with pytest.raises(Problem, match="around another child"):
        actions.place_person(study, network=snapshot, person=stranger, node=NodeDraft("family", 1))
    with pytest.raises(Problem, match="no such event"):
        placed(study, snapshot, "Nan", "family", 1, lost_at=theirs)
    with pytest.raises(Problem, match="of another child"):
        actions.add_network(
            study,
            case=other,
            network=NetworkDraft(person(study, "Sam"), when("7")),
            copy_of=snapshot,
        )


def test_what_is_gone_is_said_so(study: Project) -> None:
    case = child_case(study)
    with pytest.raises(Problem, match="no longer in the study"):
        placed(study, NetworkId(99), "Nan", "family", 1)
    nan = actions.add_person(study, case=case, person=PersonDraft("Nan"))
    with pytest.raises(Problem, match="of that name"):
        actions.add_person(study, case=case, person=PersonDraft("NAN"))
    actions.remove_person(study, person=nan)
    with pytest.raises(Problem, match="no longer among"):
        actions.edit_person(study, person=nan, draft=PersonDraft("Nan"))


def test_a_teller_goes_with_their_views(study: Project) -> None:
    case = child_case(study)
    aunt = people.add_participant(study, pseudonym="Aunt May")
    people.link_case(study, case=case, participant=aunt, relation=CaseRelation.CARER)
    placed(study, network(study, case, "Aunt May", "9"), "Nan", "family", 1)
    before = all_rows(study)
    people.remove_participant(study, participant=aunt)
    assert networks(study, case).networks == ()
    study.undo()
    assert all_rows(study) == before


def test_a_case_goes_with_networks_and_all(study: Project) -> None:
    case = child_case(study)
    placed(study, network(study, case, "Robin's carer", "9"), "Nan", "family", 1)
    before = all_rows(study)
    people.remove_case(study, case=case)
    with study.reading() as session:
        assert all(not finding.faults for finding in check_journeys(session))
    study.undo()
    assert all_rows(study) == before
