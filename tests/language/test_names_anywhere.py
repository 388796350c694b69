"""Whatever a text holds, what is found in it stands in its speech, apart from each other, and not twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.language.names.finding import NameFinder, tells_capitals
from app.language.names.known import KnownNames
from app.language.names.mentions import NameKind
from app.language.spans import Span
from tests.language.named_speech import LOOKED_AT

FINDER = NameFinder(KnownNames(people=("Zoë Bell", "عمر", "Ang"), places=("Hull",), pseudonyms=("Robin",)))

_WORDS = st.sampled_from(
    [
        *"Zoe\u0308 Zoë Bell ZOË عمر Ang Hull Robin said to Mr. Khan [Robin] [Ang] called Åse St Mary's".split(),
        *"at 12 Acacia Road, I’m fourteen 07700 900123 LS6 3QS 03/04/2011 . ? … “ ” ( ) x@y.org".split(),
        *("\n", "👩\u200d👩\u200d👧", "🇬🇧", "Oakfield", "Primary", "School", "Leeds’s"),
    ]
)
texts = st.one_of(
    st.lists(_WORDS, max_size=40).map(" ".join),
    st.text(max_size=200),
    st.text(st.sampled_from("aAbB \u0301’'-.\n[]👜\u200dé١1 ש"), max_size=80),
)


@given(texts, st.data())
def test_mentions_stand_in_speech_in_order_and_apart(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    speech = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    found = FINDER.find(text, speech)
    for one in found:
        assert one.span.of(text).strip() == one.span.of(text) != ""
        assert any(span.contains(one.span) for span in _joined(speech))
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


@given(texts)
def test_what_was_replaced_is_not_found_again(text: str) -> None:
    """Nothing is found in the brackets; what stood alone as known is found nowhere any more."""
    found = FINDER.find(text, [Span(0, len(text))])
    parts, places, at = [], [], 0
    for one in found:
        parts.append(text[at : one.span.start])
        start = sum(map(len, parts))
        parts.append("[Someone]")
        places.append(Span(start, start + len("[Someone]")))
        at = one.span.end
    after = "".join([*parts, text[at:]])
    for again in FINDER.find(after, [Span(0, len(after))]):
        assert not any(again.span.overlaps(place) for place in places)


@given(texts)
def test_the_same_text_gives_the_same_mentions_and_an_answer_on_its_capitals(text: str) -> None:
    whole = [Span(0, len(text))]
    assert FINDER.find(text, whole) == FINDER.find(text, whole)
    assert isinstance(tells_capitals(text, whole), bool)


def test_speech_without_capitals_is_told_from_speech_with_them() -> None:
    text = LOOKED_AT.text
    assert tells_capitals(text, [Span(0, len(text))])
    assert not tells_capitals(text.lower(), [Span(0, len(text))])
    assert not tells_capitals(text.upper(), [Span(0, len(text))])


def test_a_pseudonym_is_wanted_where_it_stands_but_not_the_person_of_that_name() -> None:
    text = "I told Robin and Robin Hughes. Ask [Robin]."
    found = FINDER.find(text, [Span(0, len(text))])
    assert [(one.kind, one.span.of(text)) for one in found] == [(NameKind.PERSON, "Robin Hughes")]
    real = NameFinder(KnownNames(people=("Robin",), pseudonyms=("Robin",)))
    assert [one.span.start for one in real.find(text, [Span(0, len(text))])] == [7, 17]


def _joined(speech: list[Span]) -> list[Span]:
    """Stretches that touch are one: nothing stands between them."""
    joined: list[Span] = []
    for span in speech:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
