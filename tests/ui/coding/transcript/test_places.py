"""Where the caret can go: from turn to turn, and what a sentence is."""

from app.language.spans import Span
from app.ui.coding.transcript.passage_edges import Snap, settled
from app.ui.coding.transcript.places import label_zones, next_turn, previous_turn, sentence_at, turn_at
from app.ui.text_positions import TextPositions
from tests.ui.coding.samples import INTERVIEW, transcript

ROW = transcript(*INTERVIEW)


def where(words: str) -> int:
    return ROW.text.index(words)


def test_turns_forward_and_back() -> None:
    here = where("the dog")
    following, before = next_turn(ROW, here), previous_turn(ROW, here)
    assert following is not None
    assert following.number == 3
    assert before is not None
    assert before.number == 2, "first to the beginning of the own turn"
    assert next_turn(ROW, where("unplanned")) is None
    assert previous_turn(ROW, 0) is None


def test_the_turn_at_a_place() -> None:
    turn = turn_at(ROW, where("voicemail"))
    assert turn is not None
    assert turn.label == "Carer"


def test_a_sentence_ends_at_its_stop_and_begins_after_the_label() -> None:
    first = sentence_at(ROW, where("the dog"))
    last = sentence_at(ROW, where("Nobody"))
    assert first is not None
    assert first.of(ROW.text) == "I liked the dog there."
    assert last is not None
    assert last.of(ROW.text) == "Nobody said why \U0001f615 we moved."


def test_at_the_end_of_a_turn_its_last_sentence_is_meant() -> None:
    end = where("unplanned way.") + len("unplanned way.")
    found = sentence_at(ROW, end)
    assert found is not None
    assert found.of(ROW.text) == "The placement ended in an unplanned way."


def test_there_is_no_sentence_in_a_label() -> None:
    assert sentence_at(ROW, where("Robin") + 1) is None


def test_labels_that_a_stretch_touches() -> None:
    zones = label_zones(ROW, Span(where("the dog"), where("voicemail")))
    assert [zone.of(ROW.text) for zone in zones] == ["INT: ", "Carer: "]


def meant(span: Span, *, words: bool) -> str | None:
    snap = Snap.WORDS if words else Snap.NOTHING
    found = settled(ROW, TextPositions(ROW.text), span, snap)
    return found.of(ROW.text) if found else None


def test_a_selection_means_whole_words_without_labels_and_blanks() -> None:
    assert meant(Span(where("ked the"), where("g there")), words=True) == "liked the dog"
    assert meant(Span(where("ked the"), where("g there")), words=False) == "ked the do"
    assert meant(Span(where("Robin"), where("I liked") + 7), words=True) == "I liked"
    assert meant(Span(where("Robin"), where("Robin") + 3), words=True) is None
    assert meant(Span(where(" \U0001f615 we"), where("we moved")), words=False) == "\U0001f615"
