"""Journeys as they are stored: what is told of a case, by whom, and what is behind it."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.coding.actions import write_note
from app.coding.note_rows import AboutKind, PassagePlace, Subject
from app.coding.passages import passages
from app.coding.queries import register
from app.journeys import actions, queries
from app.journeys.check import check_journeys
from app.journeys.draft_rows import EventDraft, PointDraft, SpellDraft
from app.journeys.evidence_rows import Loss, MarkKind
from app.journeys.journey_rows import DEFAULT_LANES, EventKind, LaneKind, Method
from app.journeys.model import JourneyEvent
from app.journeys.rules import Listed, Mark, Precision, When, when_told
from app.problems import Problem
from app.store.project import Project
from app.study import actions as people
from app.study.rows import CaseId, CaseRelation
from tests.builders import person, place_of, version_of
from tests.journeys.made import a_code, also, child_case, felt, journey_of, record, spell, told, words
from tests.store.rows import all_rows


def test_a_case_begins_with_an_empty_journey_and_its_tellers(study: Project) -> None:
    row = journey_of(study, child_case(study))
    assert row.empty
    assert [(teller.letter, teller.name) for teller in row.tellers] == [
        ("Y", "Robin"),
        ("C", "Robin's carer"),
        ("P", "Robin's worker"),
        ("R", "Official record"),
    ]


def test_the_first_mark_brings_the_usual_lanes_in_the_same_step(study: Project) -> None:
    case = child_case(study)
    before = all_rows(study)
    spell(study, case, "7", by="Robin", label="Aunt May")
    row = journey_of(study, case)
    assert [(lane.kind, lane.name) for lane in row.lanes] == [*DEFAULT_LANES]
    assert row.spells[0].lane == row.lanes[0].id
    assert study.undo_label == "Add spell"
    study.undo()
    assert all_rows(study) == before


def test_what_is_told_comes_back_as_it_was_told(study: Project) -> None:
    case = child_case(study)
    draft = SpellDraft(
        LaneKind.HOME,
        person(study, "Robin"),
        When.age(7, 8, "when I was little"),
        None,
        code="U4",
        label="at May’s",
        carer="Aunt May",
        new_home=True,
        unplanned=False,
        began_because="mum was ill",
        miles=2.5,
        note="Said twice.",
    )
    mark = actions.add_spell(study, case=case, spell=draft)
    row = journey_of(study, case)
    assert SpellDraft.of(row.spells[0]) == replace(draft, lane=row.lanes[0].id)
    actions.edit_spell(study, mark=mark, spell=replace(SpellDraft.of(row.spells[0]), end=When.age(9)))
    assert journey_of(study, case).spells[0].end == When.age(9)


def test_a_drag_moves_both_ends_and_makes_nothing_more_exact(study: Project) -> None:
    case = child_case(study)
    exact = spell(study, case, "01/03/2010", "March 2012")
    actions.move_spell(study, mark=exact, days=31)
    moved = journey_of(study, case).spells[0]
    assert moved.end is not None
    assert (when_told(moved.start), when_told(moved.end)) == ("1 April 2010", "April 2012")
    actions.resize_spell(study, mark=exact, end=None)
    assert journey_of(study, case).spells[0].end is None
    about = spell(study, case, "7", by="Robin")
    actions.move_spell(study, mark=about, days=365)
    assert journey_of(study, case).spells[1].start.precision is Precision.AGE
    assert when_told(journey_of(study, case).spells[1].start) == "about age 8"


@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        ("March 2012", "March 2011", "before the start"),
        ("9", "7", "before the start"),
        ("01/03/2012", "01/03/2012", "same day"),
    ],
)
def test_impossible_ends_are_refused_and_nothing_is_stored(
    study: Project, start: str, end: str, refused: str
) -> None:
    case = child_case(study)
    before = all_rows(study)
    with pytest.raises(Problem, match=refused):
        spell(study, case, start, end)
    assert all_rows(study) == before


def test_an_end_may_be_before_a_start_that_nobody_can_place(study: Project) -> None:
    case = child_case(study)
    spell(study, case, "7", "March 2012", by="Robin")
    assert len(journey_of(study, case).spells) == 1


def test_what_is_in_no_pick_list_is_kept_as_it_was_put(study: Project) -> None:
    case = child_case(study)
    spell(study, case, "7", by="Robin", code="on the sofa")
    assert journey_of(study, case).spells[0].code == "on the sofa"


def test_a_day_of_birth_is_refused_and_a_month_kept(study: Project) -> None:
    case = child_case(study)
    with pytest.raises(Problem, match="identifies a child"):
        actions.set_journey(study, case=case, born="12/05/2003")
    actions.set_journey(study, case=case, born="May 2003", reviewed_on="30/06/2015")
    assert journey_of(study, case).born == "2003-05"
    with pytest.raises(Problem, match="do not fit together"):
        actions.set_journey(study, case=case, age_at_review=7 * 12)


def test_an_event_goes_with_the_last_who_told_of_it(study: Project) -> None:
    case = child_case(study)
    aunt = people.add_participant(study, pseudonym="Aunt May")
    people.link_case(study, case=case, participant=aunt, relation=CaseRelation.CARER)
    told(study, case, "Hers alone", "Aunt May", "7")
    shared, _ = told(study, case, "Shared", "Robin", "7")
    also(study, shared, "Aunt May", "8")
    before = all_rows(study)
    people.remove_participant(study, participant=aunt)
    with study.reading() as session:
        assert session.scalars(select(JourneyEvent.title)).all() == ["Shared"]
    study.undo()
    assert all_rows(study) == before
    study.redo()
    with study.reading() as session:
        assert session.scalars(select(JourneyEvent.title)).all() == ["Shared"]


def test_whoever_is_left_out_tells_nothing_and_cannot_be_told_by(study: Project) -> None:
    case = child_case(study)
    spell(study, case, "7", by="Robin's carer")
    felt(study, case, "Robin's carer", "7", -1)
    told(study, case, "Only the carer's", "Robin's carer", "7")
    shared, _ = told(study, case, "Shared", "Robin", "7")
    also(study, shared, "Robin's carer", "8")
    carer = person(study, "Robin's carer")
    people.set_excluded(study, participant=carer, excluded=True)
    row = journey_of(study, case)
    assert "Robin's carer" not in {teller.name for teller in row.tellers}
    assert (row.spells, row.points) == ((), ())
    assert [(event.title, len(event.accounts)) for event in row.events] == [("Shared", 1)]
    with pytest.raises(Problem, match="left out of the study"):
        also(study, shared, "Robin's carer")


def test_the_journey_of_a_child_who_is_left_out_is_nowhere(study: Project) -> None:
    case = child_case(study)
    spell(study, case, "7", by="Robin's carer")
    people.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    with study.reading() as session:
        assert queries.journeys(session) == []
    with pytest.raises(Problem, match="left out of the study"):
        journey_of(study, case)
    with pytest.raises(Problem, match="left out of the study"):
        spell(study, case, "8")


def test_an_event_goes_with_its_last_account_and_what_hung_on_its_time_stays(study: Project) -> None:
    case = child_case(study)
    event, first = told(study, case, "Move", "Robin", "7")
    second = also(study, event, "Robin's carer", "8")
    other, _ = told(study, case, "The dog died", "Robin")
    mark = also(study, other, "Robin's carer")
    actions.move_event(study, mark=mark, when=When.after(event))
    actions.remove_account(study, mark=first)
    assert [one.title for one in journey_of(study, case).events] == ["Move", "The dog died"]
    actions.remove_account(study, mark=second)
    left = journey_of(study, case).events
    assert [one.title for one in left] == ["The dog died"]
    assert left[0].accounts[1].when.precision is Precision.UNKNOWN
    study.undo()
    assert [one.title for one in journey_of(study, case).events] == ["Move", "The dog died"]


def test_a_time_by_an_event_of_another_case_is_refused(study: Project) -> None:
    case, other = child_case(study), child_case(study, "Kit")
    event, mark = told(study, other, "Move", "Kit", "7")
    with pytest.raises(Problem, match="no such event"):
        actions.add_spell(study, case=case, spell=SpellDraft(LaneKind.HOME, None, When.after(event), None))
    with pytest.raises(Problem, match="before or after itself"):
        actions.move_event(study, mark=mark, when=When.before(event))


def test_words_feed_an_event_and_open_from_it_and_back(study: Project) -> None:
    case = child_case(study)
    source, passage = words(study, "Robin")
    code, coder = a_code(study)
    event, mark = actions.feed_event_from_passage(
        study,
        case=case,
        passage=passage,
        event=EventDraft(EventKind.MOVE, "Left home"),
        by="Ada",
        code=code,
        coder=coder,
    )
    row = journey_of(study, case)
    account = row.events[0].accounts[0]
    assert (account.teller, account.source) == (person(study, "Robin"), source)
    assert row.evidence[mark].passages == 1
    with study.reading() as session:
        behind = queries.evidence_of(session, mark).passages[0].passage
        assert (behind.words, behind.source, behind.span) == ("just bags", source, passage.span)
        told_of = queries.marks_of_passage(session, behind.segment)
        assert [(one.mark, one.kind, one.event, one.words) for one in told_of] == [
            (mark, MarkKind.EVENT, event, "Left home")
        ]
        assert [span for span, _ in queries.marks_in_text(session, passage.version)] == [passage.span]
    study.undo()
    assert journey_of(study, case).empty


def test_more_words_of_the_same_speaker_feed_the_same_account(study: Project) -> None:
    case = child_case(study)
    _, passage = words(study, "Robin")
    event, mark = told(study, case, "Left home", "Robin", "7")
    fed = actions.feed_event_from_passage(study, case=case, passage=passage, event=event, by="Ada")
    assert fed == (event, mark)
    _, other = words(study, "Robin's carer")
    actions.feed_event_from_passage(study, case=case, passage=other, event=event, by="Ada")
    tellers = [account.teller for account in journey_of(study, case).events[0].accounts]
    assert tellers == [person(study, "Robin"), person(study, "Robin's carer")]


def test_an_interviewers_question_is_no_evidence(study: Project) -> None:
    case = child_case(study)
    source, _ = words(study, "Robin")
    mark = spell(study, case, "7", by="Robin")
    asked = PassagePlace(version_of(study, source), place_of(study, source, "What was it like?"))
    before = all_rows(study)
    with pytest.raises(Problem, match="Only the interviewer"):
        actions.link_evidence(study, mark=mark, evidence=asked, by="Ada")
    assert all_rows(study) == before


def test_words_of_whoever_is_left_out_stand_behind_nothing(study: Project) -> None:
    case = child_case(study)
    _, passage = words(study, "Robin's carer")
    mark = spell(study, case, "7", by="Robin")
    actions.link_evidence(study, mark=mark, evidence=passage, by="Ada")
    people.set_excluded(study, participant=person(study, "Robin's carer"), excluded=True)
    assert mark not in journey_of(study, case).evidence
    with study.reading() as session:
        assert queries.evidence_of(session, mark).passages == ()
    with pytest.raises(Problem, match="left out"):
        actions.link_evidence(study, mark=mark, evidence=passage, by="Ada")


def test_removing_a_mark_says_what_goes_with_it_and_leaves_no_segment_behind(study: Project) -> None:
    case = child_case(study)
    _, passage = words(study, "Robin")
    empty = all_rows(study)["segment"]
    mark = spell(study, case, "7", by="Robin")
    code, coder = a_code(study)
    actions.code_mark(study, mark=mark, code=code, coder=coder)
    actions.link_evidence(study, mark=mark, evidence=passage, by="Ada")
    write_note(study, about=Subject(AboutKind.PASSAGE, mark), text="Whose sofa?", author="Ada", private=True)
    behind = journey_of(study, case).evidence[mark]
    assert (behind.passages, behind.codes, behind.notes) == (1, (code,), 0)
    with study.reading() as session:
        assert queries.journey(session, case, reader="Ada").evidence[mark].notes == 1
        asked = queries.lost_with(session, [mark])
    assert asked == Loss(marks=1, codings=1, notes=1, links=1)
    assert actions.remove_spell(study, mark=mark) == asked
    assert all_rows(study)["segment"] == empty


def test_what_is_coded_and_noted_on_a_mark_is_listed_with_what_was_said(study: Project) -> None:
    case = child_case(study)
    event, mark = told(study, case, "Left home", "Robin", "7")
    code, coder = a_code(study)
    actions.code_mark(study, mark=mark, code=code, coder=coder)
    write_note(study, about=Subject(AboutKind.PASSAGE, mark), text="Whose sofa?", author="Ada")
    actions.edit_event(study, event=event, draft=EventDraft(EventKind.MOVE, "Left May’s"))
    with study.reading() as session:
        assert [row.text for row in passages(session, code)] == ["Left May’s"]
        (note,) = register(session, reader="Ada")
    assert note.about_words == "“Left May’s” (map of Robin)"
    assert Subject(AboutKind.CASE, case) in note.concerns


def test_codes_on_the_map_of_a_child_who_is_left_out_count_nowhere(study: Project) -> None:
    case = child_case(study)
    mark = spell(study, case, "7", by="Robin's carer", label="Aunt May")
    code, coder = a_code(study)
    actions.code_mark(study, mark=mark, code=code, coder=coder)
    with study.reading() as session:
        assert len(passages(session, code)) == 1
    people.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    with study.reading() as session:
        assert passages(session, code) == []


def test_a_lane_takes_its_spells_along_and_says_so(study: Project) -> None:
    case = child_case(study)
    record(study, case)
    lane = journey_of(study, case).lanes[0].id
    assert actions.remove_lane(study, lane=lane) == Loss(marks=6)
    row = journey_of(study, case)
    assert row.empty
    assert lane not in {one.id for one in row.lanes}
    study.undo()
    assert len(journey_of(study, case).spells) == 6


def test_the_studys_own_words_stand_over_the_built_in_ones(study: Project) -> None:
    def term(code: str) -> str | None:
        with study.reading() as session:
            found = queries.vocabulary(session).list(Listed.PLACEMENT).term(code)
        return None if found is None else found.label

    def offered() -> list[str]:
        with study.reading() as session:
            return [one.code for one in queries.vocabulary(session).list(Listed.PLACEMENT).terms]

    built_in = term("T4")
    actions.set_term(study, listed=Listed.PLACEMENT, code="t4", label="A week away")
    actions.set_term(study, listed=Listed.PLACEMENT, code="WAL", label="Welsh placement", grouped="foster")
    assert (term("T4"), term("WAL")) == ("A week away", "Welsh placement")
    with study.reading() as session:
        assert queries.vocabulary(session).is_marked(Listed.PLACEMENT, "T4", Mark.TEMPORARY)
    actions.hide_term(study, listed=Listed.PLACEMENT, code="T4")
    assert "T4" not in offered()
    assert term("T4") == "A week away", "what was told with it is known as before"
    actions.reset_terms(study, listed=Listed.PLACEMENT)
    assert (term("T4"), term("WAL")) == (built_in, None)


def test_wellbeing_is_one_of_five_steps(study: Project) -> None:
    case = child_case(study)
    mark = felt(study, case, "Robin", "7", -2)
    with pytest.raises(Problem, match="between"):
        actions.move_point(study, mark=mark, when=When.age(8), value=3)
    actions.move_point(study, mark=mark, when=When.age(8), value=None)
    point = journey_of(study, case).points[0]
    assert PointDraft.of(point) == PointDraft(point.teller, When.age(8), None, Method.DRAWN)


def test_everything_told_is_whole(study: Project) -> None:
    case: CaseId = child_case(study)
    record(study, case)
    felt(study, case, "Robin", "7", 1)
    told(study, case, "Move", "Robin", "7")
    with study.reading() as session:
        assert [finding.faults for finding in check_journeys(session)] == [(), ()]


def test_an_age_moves_by_whole_years_and_what_has_no_place_stays(study: Project) -> None:
    case = child_case(study)
    mark = spell(study, case, "7", "?", by="Robin")
    actions.move_spell(study, mark=mark, days=500)
    moved = journey_of(study, case).spells[0]
    assert (when_told(moved.start), moved.end) == ("about age 8", When.unknown())
    nowhere = spell(study, case, "?", "?", by="Robin")
    with pytest.raises(Problem, match="no place"):
        actions.move_spell(study, mark=nowhere, days=500)
