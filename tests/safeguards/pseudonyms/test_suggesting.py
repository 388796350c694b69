"""What is suggested to be replaced: one row a string, with its places, why, and by what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.language.names.known import KnownNames
from app.language.names.mentions import NameKind, Why
from app.safeguards.identity.key import IdentityKey
from app.safeguards.pseudonyms.proposing import Proposer
from app.safeguards.pseudonyms.scanning import known_in, scan, texts_to_scan
from app.safeguards.pseudonyms.suggesting import told_by, undecided_capitals
from app.store.project import Project
from app.study import actions
from app.study.rows import SourceDraft, TurnDraft
from tests.builders import CHILD, add, dialogue, person, speaker
from tests.safeguards.pseudonyms.studies import decide, find, guid_of, key_of_study, named_study, suggested


@pytest.fixture
def key(study: Project, tmp_path: Path) -> Iterator[IdentityKey]:
    named_study(study)
    with key_of_study(study, tmp_path) as opened:
        yield opened


def test_each_string_is_one_row_with_all_its_places(study: Project, key: IdentityKey) -> None:
    rows = suggested(study, key)
    assert {words: len(row.places) for words, row in rows.items()} == {
        "Sarah Jones": 2,
        "Sarah": 5,
        "Maya": 2,
        "Leeds": 4,
        "Oakfield Primary": 1,
        "Leeds City Council": 1,
        "0113 496 0000": 1,
        "June 2019": 1,
        "11": 1,
    }
    assert rows["Leeds"].sources == 2


def test_the_place_is_told_with_the_words_around_it(study: Project, key: IdentityKey) -> None:
    [place] = suggested(study, key)["Oakfield Primary"].places
    assert place.before.endswith("and I went to ")
    assert place.after.startswith(", LEEDS was big")
    assert place.turn == 2
    assert not place.label


def test_a_label_that_is_a_name_is_a_place_of_it(study: Project, key: IdentityKey) -> None:
    row = suggested(study, key)["Sarah Jones"]
    assert all(place.label for place in row.places)
    assert row.why is Why.KNOWN


def test_a_name_written_small_is_found_where_it_is_no_other_word(study: Project, key: IdentityKey) -> None:
    assert "sarah" in {place.words for place in suggested(study, key)["Sarah"].places}


def test_people_of_the_key_go_by_their_pseudonym_and_others_by_a_new_name(
    study: Project, key: IdentityKey
) -> None:
    rows = suggested(study, key)
    assert rows["Sarah Jones"].proposed == "Robin"
    assert rows["Sarah"].proposed == "Robin"
    assert rows["Sarah"].participant is not None
    new = rows["Maya"].proposed
    assert new
    assert new[0] != "M"
    assert new not in ("Robin", "Kim")


def test_what_is_no_person_goes_by_what_it_is(study: Project, key: IdentityKey) -> None:
    rows = suggested(study, key)
    assert rows["Oakfield Primary"].proposed == "primary school"
    assert rows["Leeds"].proposed == "town"
    assert rows["Leeds City Council"].proposed == "local authority"
    assert rows["0113 496 0000"].proposed == "phone number"
    assert rows["June 2019"].proposed == "June 2019"
    assert rows["11"].proposed == "aged 10 to 12"


def test_one_name_is_proposed_for_all_forms_of_it(study: Project, key: IdentityKey) -> None:
    decide(key, "Maya", "Noor")
    add(study, dialogue("Third", [("Kim", "Maya Patel came")]))
    assert suggested(study, key)["Maya"].proposed == "Noor"


def test_a_decision_for_one_source_goes_before_one_for_all(study: Project, key: IdentityKey) -> None:
    with study.reading() as session:
        one, two = [text.source for text in texts_to_scan(session)]
    decide(key, "Sarah", "Robin")
    decide(key, "Sarah", "social worker", guid_of(study, two))
    row = suggested(study, key)["Sarah"]
    here, there = row.decision(guid_of(study, one)), row.decision(guid_of(study, two))
    assert here is not None
    assert there is not None
    assert (here.replacement, there.replacement) == ("Robin", "social worker")
    assert row.decided
    assert row.replacing == 5


def test_a_string_decided_for_one_source_only_is_not_decided(study: Project, key: IdentityKey) -> None:
    with study.reading() as session:
        one, _ = [text.source for text in texts_to_scan(session)]
    decide(key, "Leeds", None, guid_of(study, one))
    assert not suggested(study, key)["Leeds"].decided


def test_people_who_are_excluded_are_not_seen(study: Project, key: IdentityKey) -> None:
    actions.set_excluded(study, participant=person(study, "Kim"), excluded=True)
    rows = suggested(study, key)
    assert "0113 496 0000" not in rows
    assert rows["Leeds"].sources == 1


def test_the_last_look_lists_words_with_a_capital_nobody_decided(study: Project, key: IdentityKey) -> None:
    add(study, dialogue("Third", [("Kim", "then Zbigniew came on Tuesday. And Robin went to Leeds")]))
    decide(key, "Tuesday", None)
    with study.reading() as session:
        found = scan(texts_to_scan(session), known_in(session, key.known_names()), find=find)
        rows = undecided_capitals(session, found, told_by(session, key.people(), key.decisions()))
    assert [row.words for row in rows] == ["Interviewer", "Zbigniew"]
    assert {row.kind for row in rows} == {NameKind.OTHER}


def test_the_search_runs_in_a_process_of_its_own(study: Project, key: IdentityKey) -> None:
    with study.reading() as session:
        texts, known = texts_to_scan(session), known_in(session, key.known_names())
    told: list[tuple[int, int, str]] = []
    found = scan(texts, known, progress=lambda *now: told.append(now))
    assert found.keys() == {text.source for text in texts}
    assert told[-1][:2] == (len(texts), len(texts))
    words = {mention.span.of(text.words) for text in texts for mention in found[text.source]}
    assert {"Sarah Jones", "0113 496 0000"} <= words


def test_names_beside_the_turns_are_looked_for_too(study: Project) -> None:
    text = "Interview with Maya\nRobin: In Leeds.\nTyped by Sarah Jones\n"
    start, end = text.index("Robin"), text.index("Typed")
    turn = TurnDraft(start, start + len("Robin: "), end, "Robin")
    add(study, SourceDraft("Visit", text, (turn,), speakers=(speaker("Robin", CHILD),)))
    with study.reading() as session:
        [read] = texts_to_scan(session)
    found = find(read.words, read.speech, KnownNames())
    assert [one.span.of(text) for one in found] == ["Maya", "Leeds", "Sarah Jones"]


@pytest.mark.parametrize(
    ("said", "proposed"),
    [
        ("twelve", "aged 10 to 12"),
        ("sixteen-year-old", "aged 16 to 17"),
        ("forty-two", "in their 40s"),
        ("nine and a half", "aged 5 to 9"),
        ("old", "age"),
    ],
)
def test_an_age_in_words_becomes_a_band(said: str, proposed: str) -> None:
    assert Proposer([], {}, (), ()).propose(said, NameKind.AGE).words == proposed
