"""Suggestions: the same for the same examples in any order, never sure without a reason, honest about luck."""

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.language.likeness import Reader
from app.language.spans import Span
from app.language.suggesting import PARTS, TARGETS, Answer, Examples, Stretch, Trial, dealt, suggest

BAGS = "bags suitcase packed boxes bin carried clothes wardrobe zip rucksack".split()
OTHER = "school dinner football garden teacher homework cousin kitchen music bus weather dog".split()
GLUE = "and then she said that we had the a of it was".split()
PEOPLE = frozenset({"Maya", "Old Tom"})


def sentence(lot: random.Random, topic: Sequence[str]) -> str:
    """Two words of a topic among words that say nothing."""
    return " ".join([*lot.choices(GLUE, k=4), *lot.sample(topic, 2), *lot.choices(GLUE, k=3)]) + "."


def examples(seed: int = 1, interviews: int = 8, reviewed: int = 6, *, luck: bool = False) -> Examples:
    """Interviews of 20 sentences, four of them about bags and coded; with `luck` any four are."""
    lot = random.Random(seed)
    coded, read, waiting = [], [], []
    for interview in range(1, interviews + 1):
        about_bags = set(lot.sample(range(20), 4))
        with_code = set(lot.sample(range(20), 4)) if luck else about_bags
        for number in range(20):
            words = sentence(lot, BAGS if number in about_bags else OTHER)
            one = Stretch(interview, number * 100, number * 100 + len(words), words)
            if interview <= reviewed:
                read.append(one)
                coded += [one] if number in with_code else []
            else:
                waiting.append(one)
    return Examples(coded, (), read, waiting, PEOPLE)


def told(asked: Examples, answer: Answer) -> list[tuple[object, ...]]:
    """What is suggested, by its words."""
    return [
        (asked.waiting[one.number], one.score, one.reasons, tuple(asked.coded[near] for near in one.nearest))
        for one in answer.suggested
    ]


@cache
def kept_reader() -> Reader:
    """A reader, made once: its tables take a while to read."""
    return Reader(PEOPLE)


def trial(answer: Answer, target: float) -> Trial:
    """The trial for a target."""
    return next(one for one in answer.trials if one.target == target)


def test_sentences_with_the_words_of_the_code_are_found_and_their_words_are_the_reason() -> None:
    asked = examples()
    answer = suggest(asked)
    assert [one.target for one in answer.trials] == list(TARGETS)
    found = [asked.waiting[one.number] for one in answer.suggested]
    assert {one.words for one in found} == {one.words for one in asked.waiting if set(words(one)) & set(BAGS)}
    for one in answer.suggested:
        because = {word for span in one.reasons for word in span.of(asked.waiting[one.number].words).split()}
        assert because & set(BAGS)
        assert all(set(words(asked.coded[near])) & set(words(asked.waiting[one.number])) for near in one.nearest)
    scores = [one.score for one in answer.suggested]
    assert scores == sorted(scores, reverse=True)


def test_on_words_that_leave_no_doubt_everything_suggested_is_right() -> None:
    answer = suggest(examples())
    sure = trial(answer, 0.9)
    assert sure.precision == 1
    assert sure.passages == 24
    assert sure.found == sure.right >= 18  # each part is held to the threshold of the others
    assert sure.waiting == len(answer.suggested) == 8
    assert answer.parts == PARTS


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 1000))
def test_the_order_of_what_is_given_never_matters(shuffle: random.Random, seed: int) -> None:
    asked = examples(seed)

    def shuffled(group: Sequence[Stretch]) -> list[Stretch]:
        return shuffle.sample(group, len(group))

    mixed = replace(
        asked,
        coded=shuffled(asked.coded),
        reviewed=shuffled([*asked.reviewed, *asked.reviewed[:3]]),
        waiting=shuffled(asked.waiting),
    )
    answer, again = suggest(asked), suggest(mixed)
    assert again.trials == answer.trials
    assert told(mixed, again) == told(asked, answer)


def test_where_the_code_was_put_by_chance_nothing_is_suggested() -> None:
    answers = [suggest(examples(seed, luck=True)) for seed in range(10)]
    assert [trial(answer, 0.9).threshold for answer in answers] == [None] * 10
    assert sum(trial(answer, 0.7).threshold is not None for answer in answers) <= 1
    assert all(not one.suggested for one in answers if all(trial.threshold is None for trial in one.trials))


def test_a_target_is_named_as_reached_only_where_the_trial_reached_it() -> None:
    for seed in range(6):
        asked = examples(seed)
        lot = random.Random(seed)
        doubtful = replace(asked, coded=[one for one in asked.coded if lot.random() < 0.7])
        answer = suggest(doubtful)
        for one in answer.trials:
            assert one.threshold is None or one.precision >= one.target - 0.05
            assert one.right <= one.suggested
            assert one.found <= one.passages
        reached = [one for one in answer.trials if one.threshold is not None]
        assert all((a.threshold or 0) <= (b.threshold or 0) for a, b in pairwise(reached))
        assert all(a.waiting >= b.waiting for a, b in pairwise(reached))


def test_what_was_refused_weighs_against_its_like() -> None:
    asked = examples()
    refused = [one for one in asked.waiting if "suitcase" in words(one)]
    assert refused
    before = {asked.waiting[one.number]: one.score for one in suggest(asked).suggested}
    after = {asked.waiting[one.number]: one.score for one in suggest(replace(asked, others=refused * 9)).suggested}
    assert all(after.get(one, -9.0) < before[one] for one in refused)


def test_without_passages_or_without_anything_reviewed_there_is_no_answer() -> None:
    asked = examples()
    assert suggest(replace(asked, coded=())) == Answer((), 0, ())
    assert suggest(replace(asked, reviewed=())) == Answer((), 0, ())
    assert suggest(replace(asked, waiting=())).suggested == ()


def test_no_interview_is_in_two_parts_and_every_part_has_passages() -> None:
    asked = examples(reviewed=7)
    coded = {*asked.coded}
    hits = [frozenset({1}) if one in coded else frozenset[int]() for one in asked.reviewed]
    parts = dealt(asked.reviewed, hits)
    assert set(parts) == {one.interview for one in asked.reviewed}
    assert set(parts.values()) == set(range(PARTS))


def test_names_are_no_feature_and_forms_of_a_word_are_one() -> None:
    read = kept_reader().features("Maya carried Old Tom’s bags, Maya carries a bag.")
    assert not any("maya" in feature or "tom" in feature or "old" in feature for feature in read)
    assert read.count("~carry") == 2
    assert read.count("~bag") == 2
    assert "=a bag" in read
    assert "=carried bags" not in read  # a name stands between them


@settings(deadline=None)
@given(st.text(alphabet="aAbé’' -.\n😀Maya", max_size=60))
def test_reasons_are_words_of_the_stretch_in_order(text: str) -> None:
    reader = kept_reader()
    weights = dict.fromkeys(reader.features(text), 1.0)
    reasons = reader.reasons(text, weights)
    assert list(reasons) == sorted(reasons)
    assert all(one.end < other.start for one, other in pairwise(reasons)) or len(reasons) < 2
    for span in reasons:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
    assert bool(reasons) == bool(weights)


def test_neighbours_are_one_reason() -> None:
    reader = kept_reader()
    words = "I still have not received my new card"
    weights = {"=my new": 2.0, "=new card": 1.5, "~new": 0.5}
    assert [span.of(words) for span in reader.reasons(words, weights)] == ["my new"]
    assert [span.of(words) for span in reader.reasons(words, weights | {"~card": 1.0})] == ["new card"]
    assert reader.reasons(words, {"=card": -1.0}) == ()


def words(one: Stretch) -> list[str]:
    """The words of a stretch."""
    return one.words.rstrip(".").split()


def test_a_stretch_is_where_it_says() -> None:
    assert Stretch(1, 3, 7, "abcd").span == Span(3, 7)
