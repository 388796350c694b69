"""The turns of a corrected text: they go on, are joined, split or relabelled, and never vanish unsaid."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.language.changes import changes_between
from app.language.spans import Span
from app.language.turns.carrying import CarriedTurns, carry_turns
from app.language.turns.finding import FoundTurn, find_turns
from tests.language.edited import edited_texts

OLD = (
    "Visit one\n"
    "Interviewer: so?\n"
    "Robin: just bags in the car\n"
    "Interviewer: and?\n"
    "Robn: nothing [00:01] else\n"
    "Kim: no\n"
)
LABELS = ("Interviewer", "Robin", "Robn", "Kim")


def turns_of(text: str, separator: str = ": ") -> list[FoundTurn]:
    """The turns of a text in which every line is one that begins with a label and a separator."""
    found, at = [], 0
    for line in text.split("\n"):
        label, parted, _ = line.partition(separator)
        if parted:
            found.append(FoundTurn(at, at + len(label) + len(separator), at + len(line), label))
        at += len(line) + 1
    return found


def carried(new: str, old: str = OLD) -> CarriedTurns:
    stamp = old.find("[00:01]")
    marks = [] if stamp < 0 else [Span(stamp, stamp + 7)]
    return carry_turns(old, new, turns_of(old), marks, changes_between(old, new))


def spoken(new: str, old: str = OLD) -> list[tuple[str, str]]:
    """Label and speech of every turn."""
    return [(one.turn.label, new[one.turn.speech_start : one.turn.end]) for one in carried(new, old).turns]


BEFORE = spoken(OLD)


def test_an_unchanged_text_keeps_its_turns_as_they_are() -> None:
    same = carried(OLD)
    assert [one.turn for one in same.turns] == turns_of(OLD)
    assert [one.was for one in same.turns] == [0, 1, 2, 3, 4]
    assert (same.gone, [mark.of(OLD) for mark in same.marks]) == ((), ["[00:01]"])


def test_words_typed_at_both_ends_of_what_was_said_belong_to_the_turn() -> None:
    new = OLD.replace("just bags in the car", "well, just bags in the car, so")
    assert spoken(new)[1] == ("Robin", "well, just bags in the car, so")


def test_a_corrected_label_is_the_other_speakers_and_the_turn_goes_on() -> None:
    new = OLD.replace("Robn", "Robin")
    assert [label for label, _ in spoken(new)] == ["Interviewer", "Robin", "Interviewer", "Robin", "Kim"]
    assert [one.was for one in carried(new).turns] == [0, 1, 2, 3, 4]
    assert spoken(OLD.replace("Kim: ", "KIM : "))[4] == ("Kim", "no")
    assert spoken(OLD.replace("Kim: ", "Aunt Jo: "))[4] == ("Aunt Jo", "no")


def test_a_line_that_begins_with_a_known_label_splits_a_turn() -> None:
    new = OLD.replace("bags in", "bags.\nKim: in")
    assert spoken(new)[1:3] == [("Robin", "just bags."), ("Kim", "in the car")]
    assert [one.was for one in carried(new).turns] == [0, 1, None, 2, 3, 4]
    split = OLD.replace("just bags", "just\nRobin: bags")
    assert spoken(split)[1:3] == [("Robin", "just"), ("Robin", "bags in the car")]


def test_a_new_speaker_is_recognised_as_in_an_import() -> None:
    more = "Carer: I said so\nCarer: ok\nCarer: and then\nCarer: no\n"
    assert [label for label, _ in spoken(OLD + more)].count("Carer") == 4


def test_a_label_taken_away_joins_its_words_to_the_turn_before_and_is_said() -> None:
    new = OLD.replace("\nRobin: just", " just")
    assert spoken(new)[0] == ("Interviewer", "so? just bags in the car")
    assert carried(new).gone == (1,)
    assert carried(OLD.replace("Interviewer: so?\n", "")).gone == (0,)


def test_an_ordinary_line_that_was_changed_is_no_turn() -> None:
    new = OLD.replace("so?", "so? It was\nso: I said").replace("the car", "the car\nBedtime: 8pm")
    assert [label for label, _ in spoken(new)] == [label for label, _ in BEFORE]


def test_what_was_no_turn_before_is_none_now_although_it_looks_like_one() -> None:
    old = "Kim: hello\nRobin: yes\nKim: so\n"
    turns = [turn for turn in turns_of(old) if turn.label == "Kim"]
    new = old.replace("so", "so there")
    found = carry_turns(old, new, turns, [], changes_between(old, new))
    assert [one.turn.label for one in found.turns] == ["Kim", "Kim"]


def test_a_stamp_that_was_typed_is_no_speech_and_a_changed_one_neither() -> None:
    new = OLD.replace("[00:01]", "[00:02]").replace("in the", "in [00:00:09] the")
    assert [mark.of(new) for mark in carried(new).marks] == ["[00:00:09]", "[00:02]"]
    stamped = OLD.replace("Kim: ", "[00:05] Kim: ")
    [*_, last] = carried(stamped).turns
    assert stamped[last.turn.start : last.turn.speech_start] == "[00:05] Kim: "


def test_labels_on_lines_of_their_own_are_corrected_too() -> None:
    old = "Interviewer\nso?\n\nRobn\njust bags\n\nInterviewer\nand?\n\nRobin\nno\n"
    turns = list(find_turns(old, known=["Robn", "Robin", "Interviewer"]).turns)
    assert [turn.label for turn in turns] == ["Interviewer", "Robn", "Interviewer", "Robin"]
    new = old.replace("Robn", "Robin")
    found = carry_turns(old, new, turns, [], changes_between(old, new))
    assert [one.turn.label for one in found.turns] == ["Interviewer", "Robin", "Interviewer", "Robin"]


def test_a_text_of_one_voice_without_labels_stays_one_turn() -> None:
    old = "We had bags. That is all.\nNobody said why."
    new = "So we had bags.\nNobody said why, ever."
    [only] = carry_turns(old, new, [FoundTurn(0, 0, len(old), "Robin")], [], changes_between(old, new)).turns
    assert (only.turn, only.was) == (FoundTurn(0, 0, len(new), "Robin"), 0)


def test_notes_behind_the_interview_stay_nobodys_words() -> None:
    old = "Robin: just bags\n\nNotes: a bare room"
    new = "Robin: just bags, I said\n\nNotes: a very bare room"
    [only] = carry_turns(old, new, [FoundTurn(0, 7, 16, "Robin")], [], changes_between(old, new)).turns
    assert new[only.turn.speech_start : only.turn.end] == "just bags, I said"


@settings(max_examples=100, deadline=None)
@given(edited_texts(), st.booleans())
def test_turns_are_in_order_and_none_vanishes_unsaid(edited: tuple[str, str], back: bool) -> None:
    old, new = edited[::-1] if back else edited
    turns = turns_of(old)
    found = carry_turns(old, new, turns, [], changes_between(old, new))
    end = 0
    for one in found.turns:
        assert end <= one.turn.start <= one.turn.speech_start <= one.turn.end <= len(new)
        end = one.turn.end
    kept = [one.was for one in found.turns if one.was is not None]
    assert sorted([*kept, *found.gone]) == list(range(len(turns)))
