"""Who took part: names, groups, attributes, consent, exclusion, cases."""

import pytest

from app.coding import passages as codings
from app.coding.queries import code_at, people_by_code
from app.perspectives.queries import compare
from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.queries.search import search
from app.study.rows import (
    CaseRelation,
    ConsentScope,
    ParticipantDraft,
    ParticipantRow,
)
from tests.builders import CARER, CHILD, PRACTITIONER, add, all_coded, code, dialogue, person, speaker


def people(project: Project) -> dict[str, ParticipantRow]:
    with project.reading() as session:
        return {row.pseudonym: row for row in queries.participants(session)}


def names(project: Project) -> list[str]:
    return list(people(project))


def perspective_names(project: Project) -> list[str]:
    with project.reading() as session:
        return [row.name for row in queries.perspectives(session)]


def test_participants_stand_child_first_then_by_pseudonym_whatever_its_case(study: Project) -> None:
    rows = [("Zoe", CHILD), ("adam", CARER), ("Beth", CARER), ("Carl", PRACTITIONER), ("Nobody", "")]
    actions.set_participants(study, rows=[ParticipantDraft(name, group) for name, group in rows])
    assert names(study) == ["Zoe", "adam", "Beth", "Carl", "Nobody"]
    with study.reading() as session:
        child, carers, practitioners = (row.id for row in queries.perspectives(session))
    actions.move_perspective(study, perspective=practitioners, position=0)
    assert names(study) == ["Carl", "Zoe", "adam", "Beth", "Nobody"]
    actions.remove_perspective(study, perspective=carers)
    assert names(study) == ["Carl", "Zoe", "adam", "Beth", "Nobody"]
    assert people(study)["adam"].perspective is None
    assert child == people(study)["Zoe"].perspective


def test_a_pseudonym_is_taken_whatever_its_case_and_cleaned_of_what_cannot_be_read(study: Project) -> None:
    actions.add_participant(study, pseudonym="  Robin\t of\nthe\u200b  Wrens ")
    assert names(study) == ["Robin of the Wrens"]
    with pytest.raises(Problem, match="taken"):
        actions.add_participant(study, pseudonym="ROBIN of the wrens")
    with pytest.raises(Problem, match="empty"):
        actions.add_participant(study, pseudonym=" \n ")
    with pytest.raises(Problem, match="longer"):
        actions.add_participant(study, pseudonym="x" * 201)


@pytest.mark.parametrize("name", ["نیم\u200cفاصله", "क्\u200dष", "👩\u200d👧"])
def test_names_keep_the_joiners_their_letters_hang_on(study: Project, name: str) -> None:
    actions.add_participant(study, pseudonym=name)
    assert names(study) == [name]


def test_a_participant_may_change_the_case_of_their_own_pseudonym(study: Project) -> None:
    robin = actions.add_participant(study, pseudonym="robin")
    actions.edit_participant(study, participant=robin, pseudonym="Robin")
    actions.add_participant(study, pseudonym="Kim")
    with pytest.raises(Problem, match="taken"):
        actions.edit_participant(study, participant=robin, pseudonym="kim")
    assert names(study) == ["Kim", "Robin"]


def test_editing_changes_what_is_given_and_leaves_the_rest(study: Project) -> None:
    actions.set_participants(study, rows=[ParticipantDraft("Robin", CHILD, "sister", "North")])
    robin = person(study, "Robin")
    actions.edit_participant(study, participant=robin, role=" older sister ")
    row = people(study)["Robin"]
    assert (row.perspective_name, row.role, row.area_name) == (CHILD, "older sister", "North")
    actions.edit_participant(study, participant=robin, perspective=None, area=None)
    row = people(study)["Robin"]
    assert (row.perspective, row.role, row.area) == (None, "older sister", None)


def test_a_list_writes_what_it_says_and_leaves_what_it_is_silent_on(study: Project) -> None:
    actions.set_participants(
        study,
        rows=[
            ParticipantDraft(
                "Robin", CHILD, "", "North", True, False, (("Age band", "10–12"), ("Placement", "kin"))
            ),
            ParticipantDraft("Kim", "Siblings"),
        ],
    )
    actions.set_participants(
        study, rows=[ParticipantDraft("ROBIN", role="aunt", attributes=(("age BAND", "13–15"), ("Placement", "")))]
    )
    robin = people(study)["Robin"]
    assert names(study) == ["Robin", "Kim"]
    assert (robin.perspective_name, robin.role, robin.area_name, robin.quote_consent) == (
        CHILD,
        "aunt",
        "North",
        True,
    )
    assert robin.attributes == (("Age band", "13–15"),)
    assert perspective_names(study)[-1] == "Siblings"
    actions.set_participants(study, rows=[ParticipantDraft("Robin", perspective="", area="", quote_consent=False)])
    robin = people(study)["Robin"]
    assert (robin.perspective_name, robin.area_name, robin.quote_consent) == ("", "", False)


def test_a_list_that_cannot_be_written_whole_is_not_written_at_all(study: Project) -> None:
    with pytest.raises(Problem):
        actions.set_participants(study, rows=[ParticipantDraft("Robin"), ParticipantDraft(" ")])
    assert names(study) == []


def test_a_list_that_repeats_a_consent_keeps_its_date_and_note(study: Project) -> None:
    robin = actions.add_participant(study, pseudonym="Robin")
    actions.set_consent(
        study, participant=robin, scope=ConsentScope.QUOTE, given=True, on="2026-03-01", note="after the visit"
    )
    actions.set_participants(study, rows=[ParticipantDraft("Robin", quote_consent=True)])
    with study.reading() as session:
        said = {row.scope: row for row in queries.consents(session, robin)}[ConsentScope.QUOTE]
    assert (said.given, said.on, said.note) == (True, "2026-03-01", "after the visit")


def test_every_scope_of_consent_is_unsaid_until_it_is_recorded(study: Project) -> None:
    robin = actions.add_participant(study, pseudonym="Robin")
    with study.reading() as session:
        assert {row.given for row in queries.consents(session, robin)} == {None}
    actions.set_consent(study, participant=robin, scope=ConsentScope.AUDIO, given=False)
    actions.set_consent(study, participant=robin, scope=ConsentScope.LINK, given=True)
    actions.set_consent(study, participant=robin, scope=ConsentScope.LINK, given=None)
    with study.reading() as session:
        said = {row.scope: row.given for row in queries.consents(session, robin)}
    assert [scope for scope, given in said.items() if given is not None] == [ConsentScope.AUDIO]
    assert people(study)["Robin"].quote_consent is None


def test_only_who_said_so_may_be_quoted(study: Project) -> None:
    """Nothing recorded means no; a no means no; who is excluded is not quoted whatever they said (E-01)."""
    lines = [(name, f"{name} talks of bags") for name in ("Yes", "No", "Silent", "Gone")]
    source, *_ = add(study, dialogue("Group", lines))
    for name in ("Yes", "No", "Silent", "Gone"):
        code(study, source, f"{name} talks", "Bags")
    for name, given in (("Yes", True), ("No", False), ("Gone", True)):
        actions.set_consent(study, participant=person(study, name), scope=ConsentScope.QUOTE, given=given)
    with study.reading() as session:
        bags = code_at(session, "Bags").id
        found = [voice for row in codings.passages(session, bags) for voice in row.voices]
        assert {voice.pseudonym: voice.quotable for voice in found} == {
            "Yes": True,
            "No": False,
            "Silent": False,
            "Gone": True,
        }
    actions.set_excluded(study, participant=person(study, "Gone"), excluded=True)
    with study.reading() as session:
        found = [voice for row in codings.passages(session, bags) for voice in row.voices]
        assert {voice.pseudonym for voice in found} == {"Yes", "No", "Silent"}


@pytest.mark.parametrize("how", ["excluded", "refused to take part"])
def test_who_is_out_vanishes_from_every_count_search_and_passage_and_comes_back(study: Project, how: str) -> None:
    """E-02: reversible, and nothing of theirs is seen meanwhile, not even beside others' words."""
    out, kept = speaker("Robin", CHILD, area="North"), speaker("Kim", CHILD, area="South")
    lines = [("Robin", "secret words"), ("Kim", "open words"), ("Robin", "secret ends"), ("Interviewer", "mm")]
    source, *_ = add(
        study, dialogue("Pair", lines, [out, kept]), dialogue("Alone", [("Robin", "secret visit")], [out])
    )
    code(study, source, "secret words\nKim: open words\nRobin: secret ends", "Words")
    code(study, source, "open", "Words")
    code(study, source, "secret ends", "Words")
    all_coded(study)
    robin = person(study, "Robin")

    def seen() -> list[object]:
        with study.reading() as session:
            words = code_at(session, "Words")
            found = codings.passages(session, words.id)
            return [
                [
                    (row.text, row.speech, row.before, row.after, [v.pseudonym for v in row.voices])
                    for row in found
                ],
                (codings.passage_count(session, words.id), words.passages, words.passages_below),
                people_by_code(session)[words.id],
                [(row.participants, row.n) for row in compare(session).groups],
                [
                    (cell.k, cell.n, cell.passages, cell.areas, cell.people)
                    for cell in compare(session).lines[0].cells
                ],
                [(hit.pseudonym, hit.text) for hit in search(session, "words").hits],
                (search(session, "secret").turns, search(session, "secret").sources),
                [(row.name, row.people) for row in queries.perspectives(session)],
                [(row.name, row.people) for row in queries.areas(session)],
                [(row.name, row.excluded) for row in queries.sources(session)],
            ]

    before = seen()
    assert "secret" in str(before)
    if how == "excluded":
        actions.set_excluded(study, participant=robin, excluded=True)
    else:
        actions.set_consent(study, participant=robin, scope=ConsentScope.TAKE_PART, given=False)
    without = seen()
    assert "secret" not in str(without)
    assert "Robin" not in str(without)
    kim = person(study, "Kim")
    assert without[0] == [
        ("[…]\nKim: open words\n[…]", "open words", "[…]", " Interviewer: mm ", ["Kim"]),
        ("open", "open", "[…] Kim: ", " words […] Interviewer: mm ", ["Kim"]),
    ]
    assert without[1] == (2, 2, 2)
    assert without[2] == 1
    assert without[3] == [(1, 1), (0, 0), (0, 0)]
    assert without[4] == [(1, 1, 2, 1, (kim,)), (0, 0, 0, 0, ()), (0, 0, 0, 0, ())]
    assert without[5] == [("Kim", "words")]
    assert without[6] == (0, 0)
    assert without[9] == [("Pair", False), ("Alone", True)]
    assert not people(study)["Robin"].counted
    study.undo()
    assert seen() == before


def test_a_participant_who_is_heard_is_not_removed_and_one_who_is_not_is(study: Project) -> None:
    add(study, dialogue("Visit", [("Robin", "yes")]))
    with pytest.raises(Problem, match="heard"):
        actions.remove_participant(study, participant=person(study, "Robin"))
    extra = actions.add_participant(study, pseudonym="Extra")
    actions.set_attribute(study, participant=extra, attribute="Age", value="12")
    actions.remove_participant(study, participant=extra)
    assert names(study) == ["Robin"]
    with pytest.raises(Problem, match="no longer"):
        actions.remove_participant(study, participant=extra)


def test_perspectives_and_areas_keep_their_names_apart_and_a_study_keeps_one_perspective(study: Project) -> None:
    with study.reading() as session:
        first, second, third = queries.perspectives(session)
    with pytest.raises(Problem, match="taken"):
        actions.add_perspective(study, name="carers")
    actions.rename_perspective(study, perspective=second.id, name="CARERS")
    actions.remove_perspective(study, perspective=first.id)
    actions.remove_perspective(study, perspective=second.id)
    with pytest.raises(Problem, match="at least one"):
        actions.remove_perspective(study, perspective=third.id)
    north = actions.add_area(study, name="North")
    with pytest.raises(Problem, match="taken"):
        actions.add_area(study, name="north")
    actions.set_participants(study, rows=[ParticipantDraft("Robin", area="NORTH")])
    actions.remove_area(study, area=north)
    assert people(study)["Robin"].area is None


def test_new_perspectives_look_different_from_the_ones_there(study: Project) -> None:
    actions.add_perspective(study, name="Siblings")
    with study.reading() as session:
        palettes = [row.palette for row in queries.perspectives(session)]
    assert len(set(palettes)) == len(palettes) == 4


def test_a_case_knows_who_speaks_about_it(study: Project) -> None:
    wren = actions.add_case(study, pseudonym="Wren")
    ids = [actions.add_participant(study, pseudonym=name) for name in ("Robin", "Aunt", "Worker")]
    for participant, relation in zip(ids, CaseRelation, strict=True):
        actions.link_case(study, case=wren, participant=participant, relation=relation)
    actions.link_case(study, case=wren, participant=ids[2], relation=CaseRelation.CARER)
    actions.unlink_case(study, case=wren, participant=ids[0])
    with study.reading() as session:
        case, *others = queries.cases(session)
    assert others == []
    assert case.links == ((ids[1], "Aunt", CaseRelation.CARER), (ids[2], "Worker", CaseRelation.CARER))
    with pytest.raises(Problem, match="taken"):
        actions.add_case(study, pseudonym="wren")
    actions.remove_participant(study, participant=ids[1])
    actions.remove_case(study, case=wren)
    assert names(study) == ["Robin", "Worker"]
