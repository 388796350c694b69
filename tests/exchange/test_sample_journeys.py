"""The journeys of the sample study: what a newcomer sees of each, and that every rule has something to show."""

from collections.abc import Iterator, Mapping

import pytest

from app import studyfile
from app.exchange.sample import SampleStudy, make_sample, read_sample, source_draft
from app.exchange.sample.journeys import RECORD
from app.journeys.check import check_journeys
from app.journeys.fact_rows import JourneyHead
from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring import accounts_compared, curve_told, facts, timeline_of
from app.journeys.queries import journey_heads, journeys
from app.journeys.rules import Axis, Precision, Status, Stroke
from app.language.turns.labels import is_interviewer
from app.store.project import Project
from app.study import queries as study
from app.study.rows import ConsentScope


@pytest.fixture(scope="module")
def sample() -> SampleStudy:
    return read_sample()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("sample")
    with studyfile.create(folder / "sample.counterpoint", None, name="Sample", home=folder) as made:
        make_sample(made)
        yield made


@pytest.fixture(scope="module")
def told(project: Project) -> Mapping[str, JourneyRow]:
    with project.reading() as session:
        return {row.pseudonym: row for row in journeys(session)}


@pytest.fixture(scope="module")
def heads(project: Project) -> Mapping[str, JourneyHead]:
    with project.reading() as session:
        return {head.pseudonym: head for head in journey_heads(session)}


# What is written


def test_what_a_teller_says_stands_on_their_own_words(sample: SampleStudy) -> None:
    turns = {source.stem: source_draft(source, sample.transcripts[source.file]).turns for source in sample.sources}
    texts = {source.stem: sample.transcripts[source.file].text for source in sample.sources}
    for journey in sample.journeys:
        told = [(account.by, account.behind) for event in journey.events for account in event.accounts]
        told += [(spell.by, spell.behind) for spell in journey.spells]
        told += [(point.by, point.behind) for point in journey.points]
        for by, behind in told:
            for name, words in behind:
                assert texts[name].count(words) == 1, words
                start = texts[name].index(words)
                whose = [
                    turn.label for turn in turns[name] if turn.start <= start and start + len(words) <= turn.end
                ]
                assert whose == [by], words
                assert not is_interviewer(whose[0])


def test_every_account_but_the_files_has_words_behind_it(sample: SampleStudy) -> None:
    for journey in sample.journeys:
        for event in journey.events:
            for account in event.accounts:
                assert bool(account.behind) is (account.by != RECORD)


# What a newcomer opens


def test_all_five_cases_have_a_journey_three_of_them_told_from_all_sides(heads: Mapping[str, JourneyHead]) -> None:
    assert set(heads) == {"Amira", "Bilal", "Kieran", "Robin", "Zofia"}
    assert not any(head.empty for head in heads.values())
    tellers = {name: [teller.letter for teller in head.tellers] for name, head in heads.items()}
    assert tellers == {
        "Amira": ["Y", "C", "P"],
        "Bilal": ["Y", "C"],
        "Kieran": ["Y", "P", "R"],
        "Robin": ["Y", "C", "P", "R"],
        "Zofia": ["Y", "C", "P"],
    }


def test_homes_moves_and_gaps_are_counted_as_told(heads: Mapping[str, JourneyHead]) -> None:
    counted = {
        name: (head.placements, head.moves, head.moves_unsaid, head.unplanned, head.gaps)
        for name, head in heads.items()
    }
    assert counted == {
        "Amira": (4, 3, 0, 1, 0),
        "Bilal": (2, 1, 0, 0, 0),
        "Kieran": (5, 4, 0, 1, 0),
        "Robin": (4, 2, 0, 1, 1),
        "Zofia": (2, 1, 0, 0, 0),
    }
    days = heads["Robin"].gap_days
    assert days is not None
    assert (days.at_least, days.at_most) == (14, 14)


def test_every_agreement_is_to_be_seen(heads: Mapping[str, JourneyHead]) -> None:
    shown = [Status.AGREE, Status.PARTLY, Status.CONFLICT, Status.ONE_ACCOUNT]
    counts = {name: [head.accounts[status] for status in shown] for name, head in heads.items()}
    assert counts == {
        "Amira": [1, 3, 1, 1],
        "Bilal": [3, 0, 1, 2],
        "Kieran": [3, 0, 0, 1],
        "Robin": [2, 2, 1, 2],
        "Zofia": [3, 1, 1, 1],
    }


def test_one_agreement_is_somebodys_judgement_and_the_computed_one_stays_visible(
    told: Mapping[str, JourneyRow],
) -> None:
    judged = [event for row in told.values() for event in row.events if event.judged]
    assert [(event.title, event.judged, event.judged_by) for event in judged] == [
        ("Review in the front room", "partly", "Ines")
    ]
    assert judged[0].judged_because
    compared = next(one for one in accounts_compared(told["Amira"]).events if one.event.id == judged[0].id)
    assert (compared.comparison.computed, compared.comparison.status) == (Status.CONFLICT, Status.PARTLY)


def test_the_file_differs_from_people_without_making_a_conflict(told: Mapping[str, JourneyRow]) -> None:
    wednesday = next(
        one for one in accounts_compared(told["Kieran"]).events if one.event.title.startswith("Out by")
    )
    assert wednesday.comparison.record
    assert wednesday.comparison.status is Status.AGREE


def test_times_are_as_precise_as_they_were_told(told: Mapping[str, JourneyRow]) -> None:
    times = [account.when for row in told.values() for event in row.events for account in event.accounts]
    times += [spell.start for row in told.values() for spell in row.spells]
    assert {when.precision for when in times} == set(Precision)
    assert "when I was little" in {when.words for when in times}


def test_a_curve_is_drawn_inferred_and_broken_by_silence(told: Mapping[str, JourneyRow]) -> None:
    strokes = {
        (row.pseudonym, teller.name): {
            piece.stroke for piece in curve_told(row, teller.participant, timeline_of(row), Axis.AGE).pieces
        }
        for row in told.values()
        for teller in row.tellers
        if teller.participant is not None
    }
    assert strokes["Kieran", "Kieran"] == {Stroke.SOLID, Stroke.BROKEN}
    assert strokes["Robin", "Theo"] >= {Stroke.BROKEN}
    assert strokes["Bilal", "Nasreen"] == {Stroke.DASHED}


def test_four_workers_and_a_temporary_stay_are_in_the_file(told: Mapping[str, JourneyRow]) -> None:
    record = next(one for one in facts(told["Robin"]).measures if one.teller.participant is None)
    assert record.workers is not None
    assert record.placements is not None
    assert record.workers.workers == 4
    assert (record.placements.records, record.placements.placements) == (5, 4)


def test_robins_drawing_may_not_be_shown_and_the_others_may(project: Project) -> None:
    with project.reading() as session:
        people = {row.pseudonym: row.id for row in study.participants(session)}
        said = {
            name: consent.given
            for name, person in people.items()
            for consent in study.consents(session, person)
            if consent.scope is ConsentScope.DRAWINGS and consent.given is not None
        }
    assert said == {"Amira": True, "Bilal": True, "Kieran": True, "Poppy": True, "Robin": False, "Zofia": True}


def test_every_mark_is_whole(project: Project) -> None:
    with project.reading() as session:
        assert not [finding for finding in check_journeys(session) if finding.faults]
