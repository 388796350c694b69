"""Positions of ours and of Qt's name the same place, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from app.language.spans import Span
from app.ui.text_positions import TextPositions

TEXTS = st.text(st.sampled_from("ab \n\u00a0é\u0301م\U0001f615\U0001d518\U0001f3fd\u200d\U0001f469\U0001f467"))


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_place_is_where_qt_counts_it(text: str) -> None:
    positions = TextPositions(text)
    assert positions.qt_length == utf16_units(text)
    for place in range(len(text) + 1):
        unit = utf16_units(text[:place])
        assert positions.to_qt(place) == unit
        assert positions.from_qt(unit) == place


@given(TEXTS)
def test_the_middle_of_a_pair_is_the_character_itself(text: str) -> None:
    positions = TextPositions(text)
    for place, letter in enumerate(text):
        if ord(letter) > 0xFFFF:
            assert positions.from_qt(positions.to_qt(place) + 1) == place


@given(TEXTS, st.data())
def test_snapping_only_grows_and_is_final(text: str, data: st.DataObject) -> None:
    positions = TextPositions(text)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    snapped = positions.snapped(span)
    assert positions.snapped(snapped) == snapped
    assert not len(span) or snapped.contains(span)


def test_a_family_is_one_character() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    positions = TextPositions(f"a{family}b")
    assert positions.snapped(Span(2, 3)) == Span(1, 1 + len(family))


def test_an_accent_stays_with_its_letter() -> None:
    assert TextPositions("cafe\u0301!").snapped(Span(3, 4)) == Span(3, 5)


def test_an_empty_span_stays_empty() -> None:
    assert TextPositions("cafe\u0301").snapped(Span(4, 4)) == Span(3, 3)
