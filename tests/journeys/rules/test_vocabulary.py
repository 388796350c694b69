"""The built-in pick-lists say what DOMAIN §1.2 and §1.5 say, and can be changed by a study."""

import pytest

from app.journeys.rules.vocabulary import Listed, Mark, PickList, Term, Vocabulary, networks, ssda903

RETURN = ssda903()

CODES = {
    Listed.PLACEMENT: "U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 K2 R1 R3 S1 K1 R5 H5 P2 P3 R2 T0 T1 T2 T3 T4 Z1",
    Listed.PROVIDER: "PR0 PR1 PR2 PR3 PR4 PR5",
    Listed.LOCATION: "IN OUT",
    Listed.STARTED: "S L P B T U",
    Listed.REASON: "CARPL CLOSE CREQB CREQO CHILD LAREQ ALLEG STAND APPRR CUSTOD PLACE OTHER",
    Listed.LEGAL: "C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 L3",
    Listed.NEED: "N1 N2 N3 N4 N5 N6 N7 N8",
    Listed.WORKER: "MANAGE FCONTA ORGRST TSPROC LEFTRL ABSENC SWDIED CHCHAN PCCHAN OTHERS",
}


@pytest.mark.parametrize(("key", "codes"), CODES.items())
def test_the_return_has_exactly_these_codes(key: str, codes: str) -> None:
    assert [term.code for term in RETURN.list(key).terms] == codes.split()


def test_why_care_ended_has_at_least_the_codes_that_were_read() -> None:
    codes = {term.code for term in RETURN.list(Listed.ENDED).terms}
    assert codes >= set("X1 E11 E12 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E9 E17".split())


@pytest.mark.parametrize(
    ("key", "mark", "codes"),
    [
        (Listed.PLACEMENT, Mark.TEMPORARY, "T0 T1 T2 T3 T4"),
        (Listed.PLACEMENT, Mark.ADOPTION, "A3 A4 A5 A6"),
        (Listed.STARTED, Mark.NEW_CARER, "P B"),
        (Listed.STARTED, Mark.ENTRY, "S"),
        (Listed.STARTED, Mark.CONTINUES, "L"),
        (Listed.REASON, Mark.UNPLANNED, "CREQB CREQO CHILD LAREQ ALLEG STAND APPRR"),
        (Listed.REASON, Mark.NO_MOVE, "PLACE"),
    ],
)
def test_the_rules_find_what_they_look_for(key: str, mark: Mark, codes: str) -> None:
    assert [
        term.code for term in RETURN.list(key).terms if RETURN.is_marked(key, term.code, mark)
    ] == codes.split()


def test_labels_that_were_not_read_in_a_source_say_so() -> None:
    assert not any(term.checked for term in RETURN.list(Listed.LEGAL).terms)
    assert not any(term.checked for term in RETURN.list(Listed.WORKER).terms)
    assert all(term.checked for term in RETURN.list(Listed.REASON).terms)
    later = {term.code: term.checked for term in RETURN.list(Listed.PLACEMENT).terms}
    assert [code for code, checked in later.items() if not checked] == "A3 A4 A5 A6 H5 P2 P3".split()


@pytest.mark.parametrize("vocabulary", [RETURN, networks()])
def test_every_code_has_words_and_a_group_and_stands_once(vocabulary: Vocabulary) -> None:
    for key, listed in vocabulary.lists.items():
        assert key == listed.key
        assert listed.label
        codes = [term.code.casefold() for term in listed.terms]
        assert len(codes) == len(set(codes))
        for term in listed.terms:
            group = listed.group_of(term.code)
            assert group is not None
            assert term.label
            assert group.label


def test_networks_know_who_is_paid_to_be_there() -> None:
    sectors = networks().list(Listed.SECTOR)
    assert [term.code for term in sectors.terms] == "family home friends school professionals other".split()
    assert [term.code for term in sectors.terms if sectors.is_marked(term.code, Mark.PROFESSIONAL)] == [
        "professionals"
    ]


def test_codes_are_found_whatever_their_capitals_and_strange_ones_bear_no_mark() -> None:
    assert RETURN.is_marked(Listed.PLACEMENT, " t4 ", Mark.TEMPORARY)
    assert not RETURN.is_marked(Listed.PLACEMENT, "made up", Mark.TEMPORARY)
    assert not RETURN.is_marked("no such list", "T4", Mark.TEMPORARY)
    assert RETURN.list("no such list") == PickList("no such list", "no such list", (), ())


def test_a_study_changes_a_list_without_touching_the_built_in_one() -> None:
    own = RETURN.with_terms(Listed.PLACEMENT, [Term("W1", "Placed under other rules", "other")])
    assert [term.code for term in own.list(Listed.PLACEMENT).terms] == ["W1"]
    assert own.list(Listed.REASON) is RETURN.list(Listed.REASON)
    assert ssda903() == RETURN
