"""The sample study: whole, well formed, and worth comparing."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app import studyfile
from app.coding import queries as coding
from app.coding.model import Coding
from app.coding.note_rows import AboutKind, NoteKind
from app.coding.passages import passages
from app.coding.rows import CoderId
from app.exchange.sample import SampleStudy, make_sample, read_sample, source_draft
from app.journeys.queries import journeys
from app.language.normalise import normalise
from app.language.turns.labels import is_interviewer
from app.paths import resource
from app.perspectives.queries import compare
from app.perspectives.rows import Comparison, ComparisonLine
from app.safeguards.reminders import reminders
from app.store.project import Project
from app.study import queries as study
from app.study.consent_rows import AgreementKind, RetentionKind
from app.study.rows import CaseRelation, ConsentScope, SourceKind, SourceStatus, SpeakerDraft


@pytest.fixture(scope="module")
def sample() -> SampleStudy:
    return read_sample()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("sample")
    with studyfile.create(folder / "sample.counterpoint", None, name="Sample", home=folder) as made:
        make_sample(made)
        yield made


# What is written


def test_every_transcript_of_the_folder_is_a_source_and_every_mark_closes(sample: SampleStudy) -> None:
    # `sample` has read every transcript: a mark left open would have stopped it.
    files = {path.name for path in resource("sample/transcripts").iterdir()}
    assert files == {source.file for source in sample.sources} == set(sample.transcripts)
    for plain in sample.transcripts.values():
        assert not set("⟦⟧") & set(plain.text)
        assert normalise(plain.text) == plain.text


def test_every_key_and_memo_of_a_mark_is_in_the_study_and_none_is_there_for_nothing(sample: SampleStudy) -> None:
    marks = [mark for plain in sample.transcripts.values() for mark in plain.marks]
    above = {code.key for code in sample.codes if " / " not in code.path}
    assert {mark.key for mark in marks} == {code.key for code in sample.codes} - above
    assert {mark.memo for mark in marks} - {""} == set(sample.memos)


def test_every_code_says_what_it_is_when_to_use_it_when_not_and_gives_an_example(sample: SampleStudy) -> None:
    for code in sample.codes:
        assert all([code.definition, code.when_to_use, code.when_not, code.example]), code.path
        assert 0 <= code.colour <= 6
    assert len({code.path for code in sample.codes}) == len({code.key for code in sample.codes})


def test_no_two_participants_share_a_pseudonym(sample: SampleStudy) -> None:
    names = Counter(person.pseudonym.casefold() for person in sample.people)
    assert names.most_common(1)[0][1] == 1
    assert not {name.casefold() for name in sample.coders} & set(names)


def test_every_speaker_of_every_transcript_is_who_the_study_says(sample: SampleStudy) -> None:
    people = {person.pseudonym for person in sample.people}
    for source in sample.sources:
        draft = source_draft(source, sample.transcripts[source.file])
        heard = {speaker.label for speaker in draft.speakers if not speaker.interviewer}
        assert heard == set(source.speakers) <= people, source.file
        assert SpeakerDraft(draft.turns[0].label, interviewer=True) in draft.speakers, source.file


def test_every_label_at_the_beginning_of_a_line_begins_a_turn(sample: SampleStudy) -> None:
    for source in sample.sources:
        draft = source_draft(source, sample.transcripts[source.file])
        written = re.findall(r"^(?:\[[\d:]+\] )?([A-Z][a-z]+): ", draft.text, re.MULTILINE)
        assert [turn.label for turn in draft.turns] == written, source.file


def test_every_marked_passage_lies_in_what_one_participant_said(sample: SampleStudy) -> None:
    for source in sample.sources:
        draft = source_draft(source, sample.transcripts[source.file])
        said = [turn for turn in draft.turns if not is_interviewer(turn.label)]
        for mark in sample.transcripts[source.file].marks:
            whose = [turn for turn in said if turn.speech_start <= mark.span.start and mark.span.end <= turn.end]
            assert len(whose) == 1, (source.file, mark)
            words = mark.span.of(draft.text)
            assert words == words.strip()


def test_it_reads_like_interviews(sample: SampleStudy) -> None:
    words = [len(plain.text.split()) for plain in sample.transcripts.values()]
    assert 18_000 <= sum(words) <= 25_000
    assert min(words) >= 300
    everything = "\n".join(plain.text for plain in sample.transcripts.values())
    assert "lorem" not in everything.casefold()
    turns = Counter(line for line in everything.splitlines() if len(line) > 60)
    assert turns.most_common(1)[0][1] == 1, "a long turn stands twice"
    for odd in ("\u00a0", "ł", "🐶", "[pause]", "[laughs]", "’", "[00:01:06]"):
        assert odd in everything


def test_nothing_in_it_looks_like_a_real_trace(sample: SampleStudy) -> None:
    everything = "\n".join(plain.text for plain in sample.transcripts.values())
    assert not re.search(r"\S@\S|https?:|\b0\d{9,10}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b", everything)


def test_memos_and_examples_give_nobody_away(sample: SampleStudy) -> None:
    pseudonyms = re.compile(r"\b(" + "|".join(person.pseudonym for person in sample.people) + r")\b")
    assert not [memo for memo in sample.memos.values() if pseudonyms.search(memo)]
    silent = {person.pseudonym for person in sample.people if "quote words" in person.refused or person.excluded}
    for source in sample.sources:
        draft = source_draft(source, sample.transcripts[source.file])
        private = "\n".join(draft.text[turn.start : turn.end] for turn in draft.turns if turn.label in silent)
        for code in sample.codes:
            for quote in re.findall("“([^”]+)”", code.example):
                assert quote.rstrip(".") not in private, (code.key, source.file)


# What a newcomer opens


def test_the_counts_of_the_small_demonstration_hold(project: Project) -> None:
    with project.reading() as session:
        people = study.participants(session)
        sources = study.sources(session)
        areas = [row.name for row in study.areas(session)]
    assert areas == ["Area A", "Area B", "Area C", "Area D"]
    perspectives = Counter(person.perspective_name for person in people)
    assert perspectives == {"Children and young people": 12, "Carers": 10, "Practitioners": 12}
    assert all(person.role and person.area_name and person.attributes and person.sources for person in people)
    assert sum(person.excluded for person in people) == 1
    assert [person.pseudonym for person in people if person.quote_consent is False] == ["Jaydan", "Carol"]
    kinds = Counter(source.kind for source in sources)
    assert kinds == {
        SourceKind.INTERVIEW: 25,
        SourceKind.JOINT: 2,
        SourceKind.GROUP: 1,
        SourceKind.FIELD_NOTE: 4,
    }
    statuses = Counter(source.status for source in sources)
    assert statuses == {SourceStatus.CODED: 30, SourceStatus.CODING: 1, SourceStatus.NEW: 1}
    group = next(source for source in sources if source.kind is SourceKind.GROUP)
    assert len(group.participants) == 5


def test_five_cases_of_which_three_are_heard_from_all_sides(project: Project) -> None:
    with project.reading() as session:
        cases = study.cases(session)
        agreed = {
            link[0]: {row.scope: row.given for row in study.consents(session, link[0])}
            for case in cases
            for link in case.links
        }
    assert len(cases) == 5
    triads = [case for case in cases if {link[2] for link in case.links} == set(CaseRelation)]
    assert len(triads) == 3
    assert all(scopes[ConsentScope.LINK] for scopes in agreed.values())


def test_agreements_stand_behind_consent_and_leave_nobody_out_who_is_counted(project: Project) -> None:
    with project.reading() as session:
        people, agreed = study.participants(session), study.agreed(session)
        dates = {row.kind: row for row in study.retention_dates(session)}
        due = [row.sentence for row in reminders(session, date(2026, 11, 29))]
    [left_out] = [row for row in people if not row.counted]
    assert left_out.pseudonym == "Nathan"
    assert False in [row.given for row in agreed[left_out.id].agreements]
    children = [row for row in people if row.perspective_palette == 0]
    own = [row for row in children if AgreementKind.OWN in {one.kind for one in agreed[row.id].agreements}]
    assert own == children
    allowed = [
        row for row in children if AgreementKind.PERMISSION in {one.kind for one in agreed[row.id].agreements}
    ]
    assert {row.role for row in children} - {row.role for row in allowed} == {"Care leaver"}
    assert due == [
        "Theo: consent to “recontact” ran out on 2026-06-30; it does not count until renewed.",
        "The study is to be looked at again by 2026-11-30.",
    ]
    assert dates[RetentionKind.AUDIO].done_by == "Ines"


def test_two_coders_share_the_work(project: Project) -> None:
    with project.reading() as session:
        names = {coder.id: coder.name for coder in coding.coders(session)}
        by = Counter(names[CoderId(coder)] for coder in session.scalars(select(Coding.coder_id)))
        memos = list(session.scalars(select(Coding.memo).where(Coding.memo != "")))
    assert set(by) == {"Ines", "Martin"}
    assert 430 <= by.total() <= 500
    assert 0.55 <= by["Ines"] / by.total() <= 0.65
    assert len(memos) >= 10


def test_the_code_tree_has_seven_groups_in_the_order_written(project: Project, sample: SampleStudy) -> None:
    with project.reading() as session:
        rows = coding.codes(session)
    assert [row.path for row in rows] == [code.path for code in sample.codes]
    assert [row.name for row in rows if row.depth == 0] == [
        "Moves",
        "Relationships",
        "Voice",
        "Wellbeing",
        "School",
        "Leaving care",
        "The system",
    ]
    assert all(row.definition and row.when_to_use and row.when_not and row.example for row in rows)


def _line(comparison: Comparison, path: str) -> ComparisonLine:
    return next(line for line in comparison.lines if line.path == path)


@pytest.mark.parametrize(
    ("path", "children", "carers", "practitioners"),
    [
        ("Moves / Not being told", (9, 11), (4, 10), (1, 10)),
        ("Moves / Warning and preparation", (2, 11), (5, 10), (7, 10)),
        ("Moves / Belongings in bags", (7, 11), (3, 10), (0, 10)),
        ("Wellbeing / Whose job it is", (3, 11), (5, 10), (9, 10)),
        ("Wellbeing / Being known", (9, 11), (8, 10), (3, 10)),
        ("Voice / Reviews", (0, 11), (4, 10), (7, 10)),
        ("Relationships / Workers changing", (9, 11), (8, 10), (8, 10)),
        ("The system / Thresholds and caseloads", (0, 11), (3, 10), (9, 10)),
    ],
)
def test_the_perspectives_differ_where_the_sample_means_them_to(
    project: Project,
    path: str,
    children: tuple[int, int],
    carers: tuple[int, int],
    practitioners: tuple[int, int],
) -> None:
    with project.reading() as session:
        line = _line(compare(session), path)
    assert [(cell.k, cell.n) for cell in line.cells] == [children, carers, practitioners]


def test_pending_people_are_neither_counted_nor_silent(project: Project) -> None:
    with project.reading() as session:
        comparison = compare(session)
    assert [(group.participants, group.pending) for group in comparison.groups] == [(12, 1), (10, 0), (11, 1)]
    bags = _line(comparison, "Moves / Belongings in bags")
    assert [cell.pending_k for cell in bags.cells] == [0, 0, 1]


def test_one_child_says_that_a_good_carer_was_not_enough(project: Project) -> None:
    with project.reading() as session:
        rows = passages(session, coding.code_at(session, "Relationships / A good carer").id)
    exceptions = [row for row in rows if row.memo.startswith("Does not fit the pattern")]
    assert [row.voices[0].pseudonym for row in exceptions] == ["Leah"]
    assert {voice.perspective_name for row in rows for voice in row.voices} == {
        "Children and young people",
        "Carers",
        "Practitioners",
    }


def test_there_are_notes_of_every_kind_and_the_journal_is_its_authors(project: Project) -> None:
    with project.reading() as session:
        rows = coding.register(session, reader="Ines")
        hers = Counter(row.kind for row in rows)
        everybody = coding.register(session, reader="somebody else")
        links = coding.links(session)
    assert set(hers) == set(NoteKind)
    assert hers[NoteKind.INTERPRETATION] == 4
    assert hers[NoteKind.JOURNAL] == 2
    assert not [row for row in everybody if row.private]
    assert {row.about.kind for row in rows} == set(AboutKind)
    assert {link.kind for link in links} == {"contradicts", "explains", "supports", "asks about"}
    assert len({link.start.source_name for link in links}) > 2


def test_a_field_note_keeps_what_was_seen_apart_from_what_is_made_of_it(project: Project) -> None:
    with project.reading() as session:
        for source in study.sources(session):
            if source.kind is SourceKind.FIELD_NOTE:
                beside = study.field_note(session, source.id)
                assert beside is not None
                assert all([beside.on, beside.place, beside.present, beside.interpretation, beside.observer])
                assert beside.interpretation[:40] not in study.text_of(session, source.version)


def test_nothing_is_drawn_by_lot(project: Project, tmp_path: Path) -> None:
    with studyfile.create(tmp_path / "again.counterpoint", None, name="Again", home=tmp_path) as again:
        make_sample(again)
        assert _everything(again) == _everything(project)
        assert again.undo_label == "Make sample study"


def _everything(project: Project) -> list[object]:
    with project.reading() as session:
        sources = study.sources(session)
        return [
            study.participants(session),
            study.cases(session),
            coding.codes(session),
            sources,
            [coding.codings_in(session, source.version) for source in sources],
            journeys(session),
        ]
