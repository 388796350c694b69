"""Sentences as a reader would count them, in messy speech."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.language.tokens import SentenceFinder, sentences

FINDER = SentenceFinder()


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        ("I went home. She said no! Really? Yes.", ["I went home.", "She said no!", "Really?", "Yes."]),
        ("said[laughs]ok. Then we left.Then I slept", ["said[laughs]ok.", "Then we left.", "Then I slept"]),
        ("I was... going. It went... Gone.", ["I was... going.", "It went...", "Gone."]),
        ("Well… maybe. Well… Maybe.", ["Well… maybe.", "Well…", "Maybe."]),
        ("Dr. Patel came. Mr. J. Smith left.", ["Dr. Patel came.", "Mr. J. Smith left."]),
        ("He left. [pause] Then he rang.", ["He left.", "[pause] Then he rang."]),
        ("(He left.) She stayed.", ["(He left.)", "She stayed."]),
        ("She said “no way.” Then I left.", ["She said “no way.”", "Then I left."]),
        ("no stop\nnew line", ["no stop", "new line"]),
        ("What?! No", ["What?!", "No"]),
        ("It cost 3.50 today. Fine.", ["It cost 3.50 today.", "Fine."]),
        ("سلام۔ کیا؟ हम। हाँ", ["سلام۔", "کیا؟", "हम।", "हाँ"]),
        ("Lovely 😀! 👩‍👩‍👧 came.", ["Lovely 😀!", "👩‍👩‍👧 came."]),
        ("  \n\u00a0 One.  \n\n Two. ", ["One.", "Two."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_speech_parts_into_sentences(speech: str, expected: list[str]) -> None:
    assert [span.of(speech) for span in sentences(speech)] == expected


@settings(deadline=None)
@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(".?! \n[]()'\"…a A😀"))))
def test_sentences_hold_every_word_once_and_in_order(speech: str) -> None:
    found = FINDER.sentences(speech)
    at = 0
    for span in found:
        assert not speech[at : span.start].strip()
        assert span.of(speech).strip() == span.of(speech) != ""
        at = span.end
    assert not speech[at:].strip()


def test_spacy_is_not_loaded_before_a_sentence_is_asked_for() -> None:
    program = "import sys, app.language.tokens as t; t.SentenceFinder(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
