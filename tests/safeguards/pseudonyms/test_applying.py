"""From decisions to texts without names: the key first, the study in one step, and all of it undone by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import studyfile
from app.coding import queries
from app.language.names.mentions import NameKind
from app.problems import Cancelled, Problem
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.keyfile import open_key
from app.safeguards.identity.rows import Decision
from app.safeguards.pseudonyms.applying import pseudonymise
from app.store.project import Project
from app.study import queries as study_queries
from app.study.model import Replacement
from app.study.queries.search import search
from tests.builders import code, text_of
from tests.safeguards.pseudonyms.studies import (
    PASSPHRASE,
    decide,
    guid_of,
    key_of_study,
    named_study,
    planned,
    suggested,
)
from tests.store.rows import all_rows


@pytest.fixture
def key(study: Project, tmp_path: Path) -> Iterator[IdentityKey]:
    named_study(study)
    with key_of_study(study, tmp_path) as opened:
        yield opened


def decide_all(key: IdentityKey) -> None:
    for words, replacement in {
        "Sarah Jones": "Robin",
        "Sarah": "Robin",
        "Maya": "Noor",
        "Leeds": "town",
        "Leeds City Council": "local authority",
        "Oakfield Primary": "primary school",
        "0113 496 0000": "phone number",
        "June 2019": "summer 2019",
        "11": None,
    }.items():
        decide(key, words, replacement)


def test_replacing_that_is_cancelled_midway_leaves_study_and_key_as_they_were(
    study: Project, key: IdentityKey
) -> None:
    decide_all(key)
    plan = planned(study, key)
    before, told = all_rows(study), list[tuple[int, int]]()

    def note(done: int, of: int, what: str) -> None:
        told.append((done, of))

    with pytest.raises(Cancelled):
        pseudonymise(study, plan=plan, key=key, progress=note, cancelled=lambda: len(told) > 1)
    assert told == [(0, 2), (1, 2)]
    assert all_rows(study) == before
    assert key.originals([one.guid for source in plan.sources for one in source.replacements]) == []
    pseudonymise(study, plan=plan, key=key)
    assert all_rows(study) != before


def test_every_name_that_was_decided_gives_way_everywhere(study: Project, key: IdentityKey) -> None:
    decide_all(key)
    plan = planned(study, key)
    pseudonymise(study, plan=plan, key=key, by="Ada")
    with study.reading() as session:
        one, two = study_queries.sources(session)
    assert one.name == "Robin, visit 1"
    assert text_of(study, one.id) == (
        "Interviewer: where did you live with [Robin]’s mum?\n"
        "[Robin]: in [town] 👩\u200d👧 and I went to [primary school], [TOWN] was big\n"
        "Interviewer: and your sister [Noor]?\n"
        "[Robin]: [Noor] stayed. I was 11, in [summer 2019], and may be [Robin] knows [town] better\n"
    )
    assert text_of(study, two.id) == (
        "Interviewer: tell me about [Robin]\n"
        "Kim: the other [Robin] works for [local authority], call [phone number]\n"
        "Kim: [Robin]’s number I lost in [town]\n"
    )
    assert suggested(study, key).keys() == {"11"}


def test_two_people_of_one_name_are_told_apart_by_source(study: Project, key: IdentityKey) -> None:
    with study.reading() as session:
        two = study_queries.sources(session)[1]
    decide(key, "Sarah", "Robin")
    decide(key, "Sarah", "social worker", guid_of(study, two.id))
    pseudonymise(study, plan=planned(study, key), key=key)
    assert "the other [social worker] works" in text_of(study, two.id)
    with study.reading() as session:
        assert "[Robin]’s mum" in text_of(study, study_queries.sources(session)[0].id)


def test_a_decision_can_be_applied_in_one_source_only(study: Project, key: IdentityKey) -> None:
    decide(key, "Leeds", "town")
    with study.reading() as session:
        one, two = [row.id for row in study_queries.sources(session)]
    pseudonymise(study, plan=planned(study, key, [two]), key=key)
    assert "Leeds" in text_of(study, one)
    assert "lost in [town]" in text_of(study, two)


def test_what_stood_there_is_in_the_key_and_nowhere_in_the_current_text(study: Project, key: IdentityKey) -> None:
    decide_all(key)
    pseudonymise(study, plan=planned(study, key), key=key, by="Ada", keep_unedited=True)
    with study.reading() as session:
        rows = session.query(Replacement).order_by(Replacement.id).all()
        sources = study_queries.sources(session)
        for gone in ("Oakfield", "Leeds", "Maya", "Sarah"):
            assert not search(session, gone).hits
        assert search(session, "primary school").hits
    kept = {one.replacement: one.words for one in key.originals({row.guid for row in rows})}
    assert {row.words: kept[row.guid] for row in rows if row.kind == "school"} == {
        "[primary school]": "Oakfield Primary"
    }
    assert len(kept) == len(rows)
    unedited = key.unedited(guid_of(study, sources[0].id))
    assert unedited is not None
    assert "Oakfield Primary" in unedited.text
    assert unedited.number == 1


def test_the_first_unedited_text_is_the_one_that_is_kept(study: Project, key: IdentityKey) -> None:
    decide(key, "Leeds", "town")
    pseudonymise(study, plan=planned(study, key), key=key, keep_unedited=True)
    decide(key, "Maya", "Noor")
    pseudonymise(study, plan=planned(study, key), key=key, keep_unedited=True)
    with study.reading() as session:
        source = study_queries.sources(session)[0].id
    unedited = key.unedited(guid_of(study, source))
    assert unedited is not None
    assert "Leeds" in unedited.text


def test_codes_keep_to_their_words_and_one_undo_brings_all_back(study: Project, key: IdentityKey) -> None:
    with study.reading() as session:
        source = study_queries.sources(session)[0].id
    code(study, source, "I went to Oakfield Primary", "School")
    code(study, source, "Sarah knows", "Cut")
    before = all_rows(study)
    decide_all(key)
    pseudonymise(study, plan=planned(study, key), key=key)
    with study.reading() as session:
        row = study_queries.transcript(session, source)
        words = [mark.span.of(row.text) for mark in queries.codings_in(session, row.version)]
    assert words == ["I went to [primary school]", "[Robin] knows"]
    assert not [fault for finding in studyfile.check(study) for fault in finding.faults]
    study.undo()
    assert all_rows(study) == before
    assert key.decisions()


def test_a_key_that_cannot_be_written_leaves_the_study_as_it_was(
    study: Project, key: IdentityKey, tmp_path: Path
) -> None:
    decide_all(key)
    plan = planned(study, key)
    before = all_rows(study)
    key.path.rename(tmp_path / "elsewhere.counterpoint-key")
    with pytest.raises(Problem, match="identity key"):
        pseudonymise(study, plan=plan, key=key)
    assert all_rows(study) == before


def test_a_text_that_was_changed_since_is_refused_and_the_key_forgets_what_it_was_told(
    study: Project, key: IdentityKey
) -> None:
    decide_all(key)
    plan = planned(study, key)
    with study.reading() as session:
        source = study_queries.sources(session)[0].id
    code(study, source, "Maya stayed", "Family")
    with pytest.raises(Problem, match="changed since"):
        pseudonymise(study, plan=plan, key=key)
    assert not key.originals({one.guid for held in plan.sources for one in held.replacements})


def test_decisions_live_in_the_key_and_go_on_when_it_is_opened_again(study: Project, key: IdentityKey) -> None:
    decide(key, "Leeds", "town")
    key.close()
    with open_key(key.path, PASSPHRASE, study=study.guid) as again:
        assert again.decisions() == [Decision(NameKind.PLACE, "Leeds", "town")]
        assert planned(study, again).replacements == 4
