"""What is said of an assumption: counts of people, child first, silence and the pending apart."""

from dataclasses import replace

from app.perspectives.claim_rows import Lean
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.perspectives.assumptions.board.ordering import Choice, Order, chosen, holders
from app.ui.perspectives.assumptions.board.register_table import cells_of
from tests.ui.assumptions.made import board, tally


def test_a_bar_in_words_says_k_of_n_and_what_speaks_against_it_first() -> None:
    said = words.tally_words(tally(0, 42, (1, 17, 3, 1), Lean.CHALLENGES, pending=2))
    assert said == "17 of 42 challenge, 1 mixed, 3 nuance, 1 supports · +2 pending"
    assert words.tally_words(tally(1, 4, (0, 1, 0, 0), Lean.TOO_FEW)) == "1 of 4 challenges"


def test_silence_nobody_yet_and_nobody_in_scope_are_told_apart() -> None:
    silent, nobody = tally(0, 12, (0, 0, 0, 0), Lean.SILENT), tally(2, 0, (0, 0, 0, 0), Lean.NOT_SAMPLED)
    assert words.tally_words(silent) == "silent, 0 of 12: whether they were asked is not recorded"
    assert words.tally_words(nobody) == "nobody in scope"
    waiting = tally(2, 0, (0, 0, 0, 0), Lean.NOT_SAMPLED, pending=2)
    assert words.tally_words(waiting) == "nobody yet · +2 pending"


def test_a_card_is_told_whole() -> None:
    told = words.spoken_card(board()[1])
    assert told == (
        "A-06: Reviews are where children have their say. Held by programme team. Children and young people: "
        "silent, 0 of 42: whether they were asked is not recorded. Carers: 1 of 56 challenges, 1 nuances, "
        "9 support. Practitioners: 2 of 80 challenge, 1 mixed, 1 nuances, 20 support. Negative cases to examine. "
        "Convergence · silence: children and young people. not asked"
    )


def test_the_strongest_signal_stands_first_and_references_go_by_number() -> None:
    def refs(choice: Choice) -> list[str]:
        return [row.claim.ref for row in chosen(board(), choice)]

    assert refs(Choice()) == ["A-01", "A-03", "A-02", "A-06", "A-10"]
    assert refs(Choice(order=Order.REF)) == ["A-01", "A-02", "A-03", "A-06", "A-10"]
    assert refs(Choice(order=Order.OWN)) == ["A-02", "A-06", "A-03", "A-01", "A-10"]


def test_filters_narrow_by_words_holder_and_signal() -> None:
    assert [row.claim.ref for row in chosen(board(), Choice(words="unsettles contact"))] == ["A-03"]
    assert [row.claim.ref for row in chosen(board(), Choice(holder="policy"))] == ["A-03"]
    assert holders(board()) == ["Practitioners", "programme team", "Carers", "policy"]


def test_a_row_of_the_table_says_what_the_card_says() -> None:
    cells = cells_of(board()[0])
    assert cells[:6] == [
        "A-02",
        "Children are told why they move.",
        "Practitioners",
        "Under test",
        "Challenged across perspectives",
        "Dissonance",
    ]
    assert cells[6] == "17 of 42 challenge, 1 mixed, 3 nuance, 1 supports · +2 pending"
    assert cells[-2:] == ["spoken-for, coding incomplete", "178 of 180"]


def test_what_is_to_mind_of_two_stances_is_named_once() -> None:
    spoken_for, incomplete = board()[0].flags
    assert words.flag_names(replace(board()[0], flags=(spoken_for, spoken_for, incomplete))) == [
        "spoken-for",
        "coding incomplete",
    ]
