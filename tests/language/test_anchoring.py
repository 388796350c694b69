"""Passages in a corrected text: what survives is found with exactly its words, and nothing is mistaken for it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.language.anchoring import Anchoring, Fate
from app.language.changes import changes_between
from app.language.snapping import whole_words
from app.language.spans import Span
from tests.language.edited import edited_texts


def fate(old: str, new: str, words: str, *, at: int = 0) -> tuple[Fate, str]:
    """What becomes of words of a text, from a place on."""
    start = old.index(words, at)
    placed = Anchoring(old, new, changes_between(old, new)).place(Span(start, start + len(words)))
    return placed.fate, "" if placed.span is None else placed.span.of(new)


@settings(max_examples=100, deadline=None)
@given(edited_texts())
def test_passages_whose_words_survive_are_found_again_with_exactly_those_words(edited: tuple[str, str]) -> None:
    """Words that stand once in both texts survived, wherever the edits put them."""
    old, new = edited
    there = Anchoring(old, new, changes_between(old, new))
    for span in every_passage(old):
        words = span.of(old)
        if words.strip() != words or not is_once(old, words) or not is_once(new, words):
            continue
        again = Span(new.index(words), new.index(words) + len(words))
        if whole_words(new, again) == again:
            assert there.place(span).span == again, words


@settings(max_examples=100, deadline=None)
@given(edited_texts())
def test_every_passage_has_a_place_with_words_or_is_said_to_have_none(edited: tuple[str, str]) -> None:
    old, new = edited
    there = Anchoring(old, new, changes_between(old, new))
    for span in every_passage(old):
        placed = there.place(span)
        if placed.span is None:
            assert placed.fate is Fate.LOST
            continue
        assert 0 <= placed.span.start < placed.span.end <= len(new)
        if placed.fate in (Fate.KEPT, Fate.FOUND):
            assert placed.span.of(new) == span.of(old)
        else:
            assert placed.fate is Fate.CHANGED
            assert placed.span.of(new).strip()


@given(edited_texts())
def test_where_nothing_was_changed_everything_is_where_it_was(edited: tuple[str, str]) -> None:
    old, _ = edited
    there = Anchoring(old, old, ())
    assert all(there.place(span).span == span for span in every_passage(old))


def every_passage(text: str) -> list[Span]:
    """Passages of one to five words in a row."""
    edges = [
        place for place in range(len(text) + 1) if whole_words(text, Span(place, place)) == Span(place, place)
    ]
    starts = [place for place in edges if place < len(text) and not text[place].isspace()]
    starts = [place for place in starts if place == 0 or whole_words(text, Span(place, place + 1)).start == place]
    found = []
    for number, start in enumerate(starts):
        for last in starts[number : number + 5]:
            found.append(whole_words(text, Span(start, last + 1)))
    return [span for span in found if span.of(text).strip()]


def is_once(text: str, words: str) -> bool:
    return text.count(words) == 1 and text.find(words, text.find(words) + 1) < 0


def test_words_put_in_beside_a_passage_do_not_join_it() -> None:
    assert fate("we had bags then", "we never had bags and then", "had bags") == (Fate.KEPT, "had bags")
    assert fate("we had bags then", "so we had bags then", "we had") == (Fate.KEPT, "we had")
    assert fate("we had bags", "we had bags there", "bags") == (Fate.KEPT, "bags")


def test_a_corrected_word_is_part_of_its_passage_at_every_place_in_it() -> None:
    for old, new in (("teh", "the"), ("bgas", "bags"), ("therer", "there")):
        text = "we had teh few bgas in therer somehow"
        corrected = text.replace(old, new)
        assert fate(text, corrected, "teh few bgas in therer") == (
            Fate.CHANGED,
            "teh few bgas in therer".replace(old, new),
        )


def test_a_passage_of_one_misspelt_word_is_the_corrected_word_and_not_another_one() -> None:
    assert fate("we had bgas then", "we had bags then", "bgas") == (Fate.CHANGED, "bags")
    assert fate("we had bags then", "we had friends then", "bags") == (Fate.LOST, "")
    assert fate("in the home then", "in the homes then", "home") == (Fate.CHANGED, "homes")


def test_what_is_left_of_a_shortened_passage_is_the_passage() -> None:
    old = "They moved me on a Tuesday, no reason, and I had a bag."
    assert fate(old, "They moved me on a Tuesday and I had a bag.", old) == (
        Fate.CHANGED,
        "They moved me on a Tuesday and I had a bag.",
    )


_WORDS = [f"{first}{second}{first}{second}" for first in "bdfgklm" for second in "aeiouywrtz"]
"""Seventy words of one length, no two of them alike."""


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=6, max_value=60), st.data())
def test_a_shortened_passage_needs_a_third_of_its_words(many: int, data: st.DataObject) -> None:
    left = data.draw(st.sets(st.integers(0, many - 1), max_size=many - 1))
    words = _WORDS[:many]
    old = f"Robin: Before. {' '.join(words)}. After."
    new = f"Robin: Before. {' '.join(word for place, word in enumerate(words) if place in left)}. After."
    became, _ = fate(old, new, " ".join(words))
    if 3 * len(left) >= many:
        assert became is Fate.CHANGED
    else:
        assert became is not Fate.CHANGED


def test_a_long_passage_cut_to_one_word_waits_for_a_place() -> None:
    long = " ".join(_WORDS[:60])
    assert fate(f"Robin: {long}. Yes.", f"Robin: {_WORDS[30]}. Yes.", long) == (Fate.LOST, "")


def test_a_passage_rewritten_altogether_is_not_taken_for_the_same_evidence() -> None:
    old = "Robin: I was never told why.\nKim: yes"
    assert fate(old, "Robin: They explained everything to us.\nKim: yes", "I was never told why.") == (
        Fate.LOST,
        "",
    )


def test_a_paragraph_moved_elsewhere_is_found_there() -> None:
    old = "Robin: first\nKim: they packed it all in bags\nRobin: last\n"
    new = "Robin: first\nRobin: last\nKim: they packed it all in bags\n"
    assert fate(old, new, "they packed it all in bags")[1] == "they packed it all in bags"
    assert fate(old, new, "packed it")[1] == "packed it"


def test_the_same_words_said_by_another_person_are_never_taken_for_a_deleted_passage() -> None:
    old = "Robin: I don't know\nKim: I think so\nSam: I don't know\n"
    new = "Kim: I think so\nSam: I don't know\n"
    assert fate(old, new, "I don't know") == (Fate.LOST, "")
    assert fate(old, new, "I don't know", at=old.index("Sam")) == (Fate.KEPT, "I don't know")


def test_a_passage_cut_in_the_middle_of_a_changed_stretch_ends_at_whole_words() -> None:
    old, new = "they said leave your bags here", "they said leaving yr bags here"
    assert fate(old, new, "said leave")[1] == "said leaving"
    assert fate(old, new, "your bags") == (Fate.CHANGED, "yr bags")


def test_right_to_left_words_and_emoji_keep_their_places_behind_what_was_put_in() -> None:
    old = "Amina: שלום עליכם 👩\u200d👧 cafe\u0301 end"
    new = "👩\u200d👧 Amina: well, שלום עליכם 👩\u200d👧 cafe\u0301 end"
    for words in ("שלום עליכם", "👩\u200d👧 cafe\u0301", "cafe\u0301"):
        assert fate(old, new, words) == (Fate.KEPT, words)
