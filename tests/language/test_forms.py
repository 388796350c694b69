"""Word forms are those somebody would look for, from tables, without spaCy."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.forms import WordForms, english


@pytest.fixture(scope="module")
def forms() -> WordForms:
    return english()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("care", {"care", "cares", "cared", "caring"}),
        ("leave", {"leave", "leaves", "left", "leaving"}),
        ("child", {"child", "children"}),
        ("go", {"go", "goes", "went", "gone", "going"}),
        ("be", {"be", "am", "is", "are", "was", "were", "been", "being"}),
        ("mum", {"mum", "mums"}),
        ("carer", {"carer", "carers"}),
        ("text", {"text", "texts", "texted", "texting"}),
        ("counsel", {"counsel", "counselled", "counselling"}),
        ("organise", {"organise", "organised", "organising"}),
        ("good", {"good", "better", "best"}),
        ("vlog", {"vlog", "vlogs"}),
    ],
)
def test_the_forms_of_a_word_are_found_with_it(forms: WordForms, typed: str, said: set[str]) -> None:
    for form in said:
        assert said <= set(forms.forms_of(form)), form
    assert said <= set(forms.forms_of(typed))


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("care", "career"),
        ("care", "carer"),
        ("care", "careful"),
        ("be", "bed"),
        ("be", "bees"),
        ("us", "use"),
        ("thing", "the"),
        ("his", "he"),
        ("worse", "wrong"),
        ("data", "datum"),
        ("social", "society"),
        ("bus", "busy"),
        ("as", "a"),
    ],
)
def test_what_only_looks_alike_is_not_a_form(forms: WordForms, typed: str, other: str) -> None:
    assert other not in forms.forms_of(typed)
    assert typed not in forms.forms_of(other)


def test_a_form_of_two_words_is_found_with_both(forms: WordForms) -> None:
    assert forms.words_of("left") == {"left", "leave"}
    assert {"left", "leave", "leaving", "lefts"} <= set(forms.forms_of("left"))
    assert {"life", "live", "lived"} <= set(forms.forms_of("lives"))


WORDS = st.one_of(
    st.text("abcdeginrst", min_size=1, max_size=8),
    st.sampled_from(["caring", "left", "boxes", "babies", "knives", "women", "better", "saw", "lying"]),
)


@given(WORDS)
def test_the_typed_form_comes_first_and_all_share_a_word_with_it(forms: WordForms, typed: str) -> None:
    first, *others = forms.forms_of(typed)
    assert first == typed
    assert others == sorted(set(others) - {typed})
    assert all(forms.words_of(typed) & forms.words_of(form) for form in others)


@given(WORDS, WORDS)
def test_being_forms_of_one_word_is_mutual(forms: WordForms, one: str, other: str) -> None:
    assert (other in forms.forms_of(one)) == (one in forms.forms_of(other))


def test_the_tables_are_read_without_spacy() -> None:
    script = "import sys; from app.language.forms import english; english(); print('spacy' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )
