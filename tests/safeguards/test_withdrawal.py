"""Withdrawing: stopping keeps everything, excluding can be taken back, and deleting takes what is theirs only."""

from collections.abc import Collection, Sequence
from pathlib import Path
from uuid import UUID

import pytest

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import AboutKind, NoteKind, PassagePlace, Subject
from app.language.common_words import COMMON_WORDS
from app.language.spans import Span
from app.problems import Problem
from app.safeguards import withdrawal
from app.safeguards.register import Held, exports, record_export, set_published
from app.safeguards.rules.taking_out import INSTEAD, QUOTED_WORDS, Names, Quotations, take_out
from app.safeguards.withdrawal.rows import (
    Deleted,
    Lead,
    PictureFate,
    Trace,
    Way,
    WithdrawalKind,
    WithdrawalPreview,
)
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import CaseId, CaseRelation, ConsentScope, SourceId, SourceKind
from tests.builders import (
    CARER,
    CHILD,
    INTERVIEWER,
    add,
    code,
    dialogue,
    new_study,
    person,
    place_of,
    signed_off,
    speaker,
    text_of,
    version_of,
)
from tests.study.drawn import box, draw, row_of

SAID = "they just put my bags in the car"
TALK = [
    (INTERVIEWER, "Tell me about the move."),
    ("Robin", SAID),
    ("Sam", "Robin cried all the way"),
    ("Robin", "nobody told me why"),
    ("Sam", "I was not told either"),
]
VOICES = [speaker("Robin", CHILD), speaker("Sam", CARER)]


@pytest.fixture
def talk(tmp_path: Path) -> Project:
    """A child heard with their carer and alone, and a carer heard alone."""
    project = new_study(tmp_path)
    joint = dialogue("Together", TALK, VOICES)
    alone = dialogue("Alone", [(INTERVIEWER, "And then?"), ("Robin", "then it was quiet")], VOICES)
    carer = dialogue("Carer", [("Sam", "Robin’s school was far; robin song in the trees")], VOICES)
    add(project, joint, alone, carer)
    return project


def previewed(project: Project, name: str = "Robin") -> WithdrawalPreview:
    """What withdrawing would do."""
    with project.reading() as session:
        return withdrawal.preview(session, person(project, name))


def deleted(
    project: Project,
    *,
    cases: Sequence[CaseId] = (),
    pictures: dict[SourceId, PictureFate] | None = None,
    replacing: Sequence[str] = (),
) -> Deleted:
    """Delete the child."""
    return withdrawal.delete_participant(
        project,
        participant=person(project, "Robin"),
        on="2026-11-29",
        by="Ada",
        cases=cases,
        pictures=pictures or {},
        replacing=replacing,
    )


def source_named(project: Project, name: str) -> SourceId:
    """The source of a name."""
    with project.reading() as session:
        return queries.source_named(session, name).id


# Rules


def test_words_are_taken_out_and_what_stays_is_known_where_it_stands() -> None:
    taken = take_out("A: one\nB: two\nA: three", [Span(0, 6), Span(14, 22)])
    assert taken.text == f"{INSTEAD}\nB: two\n{INSTEAD}"
    place = len(INSTEAD) + 1
    assert taken.kept(Span(10, 13)) == Span(place + 3, place + 6)
    assert taken.kept(Span(2, 13)) == Span(place - 1, place + 6), "from the end of what is gone"
    assert taken.kept(Span(3, 6)) is None
    assert taken.kept(Span(0, 22)) == Span(place - 1, place + 7)
    assert (taken.touches(Span(6, 14)), taken.touches(Span(5, 7))) == (False, True)


def test_so_many_words_in_a_row_are_a_quotation_however_they_are_written() -> None:
    found = Quotations(["They just put my BAGS in the car"]).in_text("So “they just put my bags, in” — he said.")
    assert [span.of("So “they just put my bags, in” — he said.") for span in found] == [
        "they just put my bags, in"
    ]
    assert Quotations(["just my bags"]).in_text("just my bags") == [], f"fewer than {QUOTED_WORDS} words"


@pytest.mark.parametrize(
    ("written", "sure", "perhaps"),
    [
        ("He said “my bags” twice", [], ["my bags"]),
        ("He said 'put my bags' twice", [], ["put my bags"]),
        ("‘my bags’ and ‘don’t know’, “his bags”", [], ["my bags", "don’t know"]),
        ("“just put … the car [now]”", [], ["just put", "the car"]),
        ("“They put my bags”: so", [], []),
        ("“just put my bags”: so", ["just put my bags"], []),
        ("They had put my bags in it", [], ["put my bags in"]),
        ("and then it was", [], []),
        ('she put my bags, my bags, "my bags" in mine', [], ["my bags"]),
        ("so: they just put my bags in: “some bags”", ["they just put my bags in"], []),
        ("so: they just put my bags in “my bags”", ["they just put my bags in"], ["my bags"]),
        ("my bags", [], []),
    ],
)
def test_a_few_words_are_a_quotation_between_marks_and_else_perhaps_one(
    written: str, sure: list[str], perhaps: list[str]
) -> None:
    said = Quotations([SAID, "and then it was quiet", "I don't know"], COMMON_WORDS)
    told = said.told(written)
    assert tuple([span.of(written) for span in spans] for spans in told) == (sure, perhaps)


def test_a_name_is_a_whole_word_and_one_that_is_a_plain_word_is_found_as_it_is_written() -> None:
    assert len(Names(["Robin"]).in_text("Robin’s ROBIN robinson, Robin")) == 3
    assert len(Names(["Will"], {"will"}).in_text("Will said I will")) == 1


# Stop, exclude


def test_who_stops_keeps_everything_and_is_not_asked_again(talk: Project) -> None:
    robin = person(talk, "Robin")
    withdrawal.stop(talk, participant=robin, on="29/11/2026", by="Ada")
    with talk.reading() as session:
        assert withdrawal.stopped(session) == {"Robin": "2026-11-29"}
        (row,) = withdrawal.withdrawals(session)
        assert next(one for one in queries.participants(session) if one.id == robin).counted
        recontact = next(c for c in queries.consents(session, robin) if c.scope is ConsentScope.RECONTACT)
    assert (row.kind, row.pseudonym, row.on, row.by) == (WithdrawalKind.STOP, "Robin", "2026-11-29", "Ada")
    assert (recontact.given, recontact.on) == (False, "2026-11-29")
    with pytest.raises(Problem, match="stopped taking part already"):
        withdrawal.stop(talk, participant=robin, on="2026-11-29", by="Ada")
    assert previewed(talk).stopped_on == "2026-11-29"
    withdrawal.take_up_again(talk, participant=robin)
    with talk.reading() as session:
        assert (withdrawal.stopped(session), withdrawal.withdrawals(session)) == ({}, [])


def test_who_is_excluded_is_counted_nowhere_until_it_is_undone(talk: Project) -> None:
    robin = person(talk, "Robin")
    withdrawal.exclude(talk, participant=robin, on="2026-11-29", by="Ada")
    assert previewed(talk).excluded
    with talk.reading() as session:
        assert [row.kind for row in withdrawal.withdrawals(session)] == [WithdrawalKind.EXCLUDE]
    talk.undo()
    assert not previewed(talk).excluded
    with pytest.raises(Problem, match="has its day"):
        withdrawal.exclude(talk, participant=robin, on="", by="Ada")


@pytest.mark.parametrize("again", ["take back", "include"])
def test_who_stopped_or_is_left_out_can_take_part_again(talk: Project, again: str) -> None:
    robin = person(talk, "Robin")
    withdrawal.stop(talk, participant=robin, on="2026-11-28", by="Ada")
    withdrawal.exclude(talk, participant=robin, on="2026-11-29", by="Ada")
    if again == "take back":
        withdrawal.take_back(talk, participant=robin)
    else:
        actions.set_excluded(talk, participant=robin, excluded=False)
    told = previewed(talk)
    assert (told.excluded, bool(told.stopped_on)) == (False, again == "include")
    with talk.reading() as session:
        assert [row.kind for row in withdrawal.withdrawals(session)] == ["stop"] * (again == "include")
    talk.undo()
    assert previewed(talk).excluded
    with talk.reading() as session:
        assert len(withdrawal.withdrawals(session)) == 2
    withdrawal.take_back(talk, participant=robin)
    with pytest.raises(Problem, match="take part"):
        withdrawal.take_back(talk, participant=robin)


# Preview


def test_the_preview_says_what_is_theirs_and_what_others_share(talk: Project) -> None:
    alone, together = source_named(talk, "Alone"), source_named(talk, "Together")
    code(talk, alone, "quiet", "Quiet")
    code(talk, together, SAID, "Leaving")
    told = previewed(talk)
    assert told.removed == ("Alone",)
    (shared,) = told.shared
    assert (shared.name, shared.others, shared.turns, shared.versions) == ("Together", ("Sam",), 2, 1)
    assert told.counts["turns"] == 3
    assert told.counts["words"] == len(f"{SAID} nobody told me why then it was quiet".split())
    assert told.counts["coded passages"] == 2
    said = [(place.where, place.words) for place in told.places if place.source]
    assert said == [("Together, turn 3", "Robin"), ("Carer, turn 1", "Robin’s"), ("Carer, turn 1", "robin")]
    assert not any(place.replaceable for place in told.places)


def test_the_preview_finds_them_by_their_real_name_where_the_key_tells_it(talk: Project) -> None:
    coding.write_note(talk, text="Kayleigh was late", author="Ada", kind=NoteKind.MEMO)
    assert not [place for place in previewed(talk).places if place.words == "Kayleigh"]
    with talk.reading() as session:
        told = withdrawal.preview(session, person(talk, "Robin"), real_names=["Kayleigh"])
    assert [place.words for place in told.places if place.table == "note"] == ["Kayleigh"]


# Delete


def test_only_their_turns_go_from_a_text_that_others_share(talk: Project) -> None:
    together = source_named(talk, "Together")
    for words, name in ((SAID, "Theirs"), ("cried all", "Others"), (f"{SAID}\nSam: Robin cried", "Both")):
        code(talk, together, words, name)
    code(talk, together, f"about the move.\nRobin: {SAID}", "Asked")
    deleted(talk)
    text = text_of(talk, together)
    assert text == (
        f"Interviewer: Tell me about the move.\n{INSTEAD}\nSam: Robin cried all the way\n"
        f"{INSTEAD}\nSam: I was not told either\n"
    )
    with talk.reading() as session:
        version = version_of(talk, together)
        turns = queries.turns(session, version)
        marks = {mark.name: mark.span.of(text) for mark in codings.codings_in(session, version)}
        assert [row.label for row in queries.speakers(session, together)] == [INTERVIEWER, "Sam"]
        names = [row.name for row in queries.sources(session)]
    assert [(turn.number, turn.speech.of(text)) for turn in turns] == [
        (1, "Tell me about the move."),
        (3, "Robin cried all the way"),
        (5, "I was not told either"),
    ]
    assert marks == {"Others": "cried all", "Both": "Robin cried"}
    assert names == ["Together", "Carer"]


def test_two_passages_that_become_one_keep_what_was_said_of_both(talk: Project) -> None:
    together = source_named(talk, "Together")
    version, words = version_of(talk, together), "Robin cried"
    start = place_of(talk, together, words)
    wide = Span(place_of(talk, together, SAID).start, start.end)
    coder = coding.coder_named(talk, name="Ada")
    leaving = coding.make_code_path(talk, path="Leaving")
    for span, memo in ((start, "narrow"), (wide, "wide")):
        coding.apply_code(talk, version=version, span=span, code=leaving, coder=coder, memo=memo)
    assert previewed(talk).counts["coded passages"] == 1
    deleted(talk)
    with talk.reading() as session:
        (mark,) = codings.codings_in(session, version_of(talk, together))
    assert sorted(mark.memo.split()) == ["narrow", "wide"]


def test_every_version_of_a_text_is_rewritten(talk: Project) -> None:
    together = source_named(talk, "Together")
    coding.correct_transcript(talk, source=together, text=text_of(talk, together).replace("cried", "wept"))
    deleted(talk)
    with talk.reading() as session:
        texts = [queries.text_of(session, row.id) for row in queries.versions(session, together)]
    assert len(texts) == 2
    assert not any("bags" in text or "told me why" in text for text in texts)


def test_a_field_note_stays_with_its_observer(talk: Project) -> None:
    note = actions.add_field_note(
        talk, name="Visit", observation="The door was open.\n\nRobin: mind the dog", observer="Ada"
    )
    deleted(talk)
    assert text_of(talk, note) == f"The door was open.\n\n{INSTEAD}"
    with talk.reading() as session:
        assert queries.source_named(session, "Visit").kind is SourceKind.FIELD_NOTE


def test_a_drawing_goes_with_them_and_one_of_several_hands_only_if_chosen(talk: Project) -> None:
    draw(talk, "River", "Robin")
    draw(talk, "Map", "Robin", "Sam")
    told = previewed(talk)
    assert told.removed == ("Alone", "River")
    (joint,) = told.joint
    assert (joint.name, joint.others) == ("Map", ("Sam",))
    deleted(talk)
    with talk.reading() as session:
        (row,) = queries.picture_sources(session)
    assert row.name == "Map"


def test_a_drawing_of_several_hands_goes_where_it_is_chosen(talk: Project) -> None:
    draw(talk, "Map", "Robin", "Sam")
    deleted(talk, pictures={previewed(talk).joint[0].id: PictureFate.WHOLE})
    with talk.reading() as session:
        assert queries.picture_sources(session) == []


@pytest.mark.parametrize("fate", [*PictureFate])
def test_of_a_picture_that_others_drew_too_becomes_what_is_chosen(talk: Project, fate: PictureFate) -> None:
    picture = draw(talk, "Map", "Robin", "Sam")
    coding.mark_region(talk, picture=picture, region=box(0.1, 0.1, 0.4, 0.4))
    signed_off(talk)
    source = row_of(talk, picture).source
    with talk.reading() as session:
        told = withdrawal.preview(session, person(talk, "Robin"), pictures={source: fate})
    (joint,) = told.joint
    assert (joint.fate, joint.regions) == (fate, 1)
    assert ("Map" in told.removed) is (fate is PictureFate.WHOLE)
    assert told.counts.get("regions", 0) == (0 if fate is PictureFate.COVER else 1)
    deleted(talk, pictures={source: fate})
    with talk.reading() as session:
        rows = queries.picture_sources(session)
        regions = codings.regions(session, picture)
        signed = session.connection().exec_driver_sql(f"SELECT count(*) FROM sign_off WHERE source_id = {source}")
        assert signed.scalar_one() == 0
    assert [row.name for row in rows] == ([] if fate is PictureFate.WHOLE else ["Map"])
    assert len(regions) == (1 if fate is PictureFate.COVER else 0)


def test_a_case_stays_unless_it_is_chosen_and_only_one_of_theirs_can_be(talk: Project) -> None:
    case, other = actions.add_case(talk, pseudonym="Wren"), actions.add_case(talk, pseudonym="Finch")
    actions.link_case(talk, case=case, participant=person(talk, "Robin"), relation=CaseRelation.SELF)
    assert [held.pseudonym for held in previewed(talk).cases] == ["Wren"]
    with pytest.raises(Problem, match="not one of this participant’s"):
        deleted(talk, cases=[other])
    deleted(talk, cases=[case])
    with talk.reading() as session:
        assert [row.pseudonym for row in queries.cases(session)] == ["Finch"]


def test_an_open_concern_keeps_everything_until_it_is_closed(talk: Project) -> None:
    together = source_named(talk, "Together")
    place = PassagePlace(version_of(talk, together), place_of(talk, together, SAID))
    concern = coding.raise_concern(talk, about=place, kind="Neglect", by="Ada")
    told = previewed(talk)
    assert [row.id for row in told.open_concerns] == [concern]
    with pytest.raises(Problem, match=r"still open\. Nothing was deleted"):
        deleted(talk)
    assert "bags" in text_of(talk, together)
    coding.close_concern(talk, concern=concern, by="Lead", on="2026-11-29")
    deleted(talk)
    with talk.reading() as session:
        assert codings.concerns(session) == []


def test_where_they_are_quoted_other_words_are_put_where_that_is_chosen(talk: Project) -> None:
    coding.write_note(talk, title="Moves", text=f"As one child said: “{SAID}”. Ask Robin.", author="Ada")
    leaving = coding.make_code_path(talk, path="Leaving")
    coding.edit_code(talk, code=leaving, example=SAID)
    coding.freeze_codebook(talk, name="First")
    told = previewed(talk)
    quoted = [place for place in told.places if place.trace is Trace.QUOTED]
    assert {place.table for place in quoted} == {"note", "code", "codebook_change", "codebook_version"}
    done = deleted(talk, replacing=[place.key for place in quoted])
    with talk.reading() as session:
        (note,) = codings.register(session, reader="Ada")
        (example,) = [row.example for row in codings.codes(session)]
        (frozen,) = codings.codebook_versions(session)
    assert note.text == f"As one child said: “{INSTEAD}”. Ask Robin."
    assert example == INSTEAD
    assert frozen.name == "First"
    assert {place.trace for place in done.left} == {Trace.NAMED}
    assert any(place.table == "note" for place in done.left)


def test_what_is_perhaps_quoted_is_listed_one_by_one_and_put_only_where_it_is_chosen(talk: Project) -> None:
    coding.write_note(talk, title="Bags", text="“my bags”, he said; and “the car”. My bags too.", author="Ada")
    actions.add_field_note(talk, name="Visit", observation="She quoted him: “nobody told me why”.", observer="Ada")
    perhaps = [place for place in previewed(talk).places if place.trace is Trace.PERHAPS]
    assert [(place.words, place.replaceable) for place in perhaps] == [("my bags", True), ("the car", True)]
    quoted = [place for place in previewed(talk).places if place.trace is Trace.QUOTED]
    assert [(place.where, place.words, place.replaceable) for place in quoted] == [
        ("Visit, turn 1", "nobody told me why", False)
    ]
    done = deleted(talk, replacing=[perhaps[0].key])
    with talk.reading() as session:
        (note,) = [row for row in codings.register(session, reader="Ada") if row.title == "Bags"]
    assert note.text == f"“{INSTEAD}”, he said; and “the car”. My bags too."
    assert {place.words for place in done.left if place.trace is Trace.PERHAPS} == {"the car"}


def test_every_place_leads_to_where_it_is_seen(talk: Project) -> None:
    together = source_named(talk, "Together")
    coding.write_note(talk, text="Ask Robin", author="Ada", about=Subject(AboutKind.SOURCE, together))
    leaving = coding.make_code_path(talk, path="Leaving")
    coding.edit_code(talk, code=leaving, example=SAID)
    coder = coding.coder_named(talk, name="Ada")
    place = place_of(talk, together, "cried all")
    version = version_of(talk, together)
    coding.apply_code(talk, version=version, span=place, code=leaving, coder=coder, memo="Robin’s")
    leads = {(one.table, one.column): one.lead for one in previewed(talk).places}
    assert leads["note", "text"] == Lead(Way.NOTES, subject=Subject(AboutKind.SOURCE, together))
    assert leads["code", "example"] == Lead(Way.CODE, leaving)
    assert leads["coding", "memo"] == Lead(Way.SOURCE, together, place)
    assert leads["version_text", "text"] is not None
    assert leads["codebook_change", "after"] == Lead(Way.CODE, leaving)


def test_a_tombstone_says_nothing_of_who_they_were(talk: Project, tmp_path: Path) -> None:
    report = tmp_path / "report.docx"
    report.write_bytes(b"words")
    robin = person(talk, "Robin")
    for title in ("Moves", "Leaving care"):
        record_export(
            talk, kind="theme summary", title=title, format="docx", path=report, by="Ada", people={robin: Held(2)}
        )
    with talk.reading() as session:
        number = next(row.id for row in exports(session) if row.title == "Moves")
    set_published(talk, export=number, on="2026-10-01")
    told = previewed(talk)
    assert [row.title for row in told.exports] == ["Leaving care", "Moves"]
    assert [row.title for row in told.published] == ["Moves"]
    done = deleted(talk)
    assert [row.title for row in done.exports] == ["Leaving care", "Moves"]
    with talk.reading() as session:
        (row,) = withdrawal.withdrawals(session)
    assert (row.kind, row.pseudonym, row.participant) == (WithdrawalKind.DELETE, "", None)
    assert (row.published, row.key_waits, row.counts) == (True, True, told.counts)


def test_a_study_knows_up_to_when_it_promised_that_data_can_be_withdrawn(talk: Project) -> None:
    withdrawal.set_withdrawal_deadline(talk, on="1 December 2026")
    assert previewed(talk).deadline == "2026-12-01"
    withdrawal.set_withdrawal_deadline(talk, on="")
    assert previewed(talk).deadline == ""


class Remembered:
    """An identity key that notes what it is told to forget."""

    def __init__(self) -> None:
        self.people: list[UUID] = []
        self.sources: list[UUID] = []
        self.originals: list[UUID] = []

    def forget(
        self,
        *,
        people: Collection[UUID] = (),
        sources: Collection[UUID] = (),
        replacements: Collection[UUID] = (),
    ) -> None:
        self.people += people
        self.sources += sources
        self.originals += replacements

    def held(self) -> set[UUID]:
        return set()


def test_the_identity_key_forgets_them_at_once_or_once_it_is_open(talk: Project) -> None:
    with talk.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT guid FROM participant WHERE pseudonym = 'Robin'")
        guid = UUID(bytes=rows.scalar_one())
    deleted(talk)
    key = Remembered()
    assert withdrawal.finish_key(talk, key=key) == 1
    assert (key.people, len(key.sources)) == ([guid], 2)
    assert withdrawal.finish_key(talk, key=key) == 0
    with talk.reading() as session:
        assert [row.key_waits for row in withdrawal.withdrawals(session)] == [False]
