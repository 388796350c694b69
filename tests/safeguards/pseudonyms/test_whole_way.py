"""The whole way of one evening: bring in, code, look, decide, replace, take back, sign off, remove for good."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from app import studyfile
from app.coding import queries
from app.coding.model import Segment
from app.exchange.transcripts import draft_of, read_transcripts
from app.language.spans import Span, words_hash
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.keyfile import create
from app.safeguards.identity.rows import Decision, Identity
from app.safeguards.pseudonyms.applying import pseudonymise
from app.safeguards.pseudonyms.planning import plan_replacements
from app.safeguards.pseudonyms.purging import remove_unedited
from app.safeguards.pseudonyms.rows import PseudonymPlan, Suggestion
from app.safeguards.pseudonyms.scanning import known_in, scan, texts_to_scan
from app.safeguards.pseudonyms.suggesting import suggestions, told_by
from app.store.project import Project
from app.study import actions
from app.study import queries as study_queries
from app.study.model import Participant, Replacement
from app.study.queries.search import search
from app.study.rows import SourceId, SpeakerDraft
from tests.builders import code, new_study, text_of
from tests.store.rows import all_rows, index_differs

PASSPHRASE = "five grey geese"
SPOKEN = (
    "Interviewer: Where did you live before, Zephyrine?\n"
    "Zephyrine Quillfeather: In Harrogate 👩\u200d👧 with Auntie Ottoline. I went to Snodsworth Primary School.\n"
    "[00:01:12]\n"
    "Interviewer: And who took you to Leeds?\n"
    "Zephyrine Quillfeather: Mrs Marchbanks did. Zephyrine's bags! HARROGATE is far. Ring 0113 496 0000.\n"
    "Interviewer: When was that?\n"
    "Zephyrine Quillfeather: 14 March 2019. Ottoline cried, and the social worker wrote it down.\n"
)
GONE = (
    "Zephyrine",
    "Quillfeather",
    "Harrogate",
    "HARROGATE",
    "Ottoline",
    "Snodsworth",
    "Marchbanks",
    "496 0000",
    "14 March",
)
CODED = {
    "I went to Snodsworth Primary School": "I went to [primary school]",
    "worth Primary": "[primary school]",
    "Zephyrine's bags": "[Robin]'s bags",
    "the social worker wrote it down": "the social worker wrote it down",
}


def brought_in(study: Project, folder: Path) -> SourceId:
    """The interview from its file, which bears the name too and is kept."""
    path = folder / "Zephyrine Quillfeather.txt"
    path.write_text(SPOKEN, "utf-8")
    [reading] = read_transcripts([path])
    draft = draft_of(reading, keep_bytes=True)
    robin = SpeakerDraft("Zephyrine Quillfeather", False, "Robin", "Children and young people")
    speakers = tuple(robin if one.label == robin.label else one for one in draft.speakers)
    path.unlink()
    [source] = actions.add_sources(study, drafts=[replace(draft, speakers=speakers)])
    return source


class Evening:
    """A study and its key, with the real search for names."""

    def __init__(self, study: Project, key: IdentityKey) -> None:
        self.study, self.key = study, key

    def looked(self) -> tuple[list[Suggestion], PseudonymPlan]:
        with self.study.reading() as session:
            texts, known = texts_to_scan(session), known_in(session, self.key.known_names())
        found = scan(texts, known)
        with self.study.reading() as session:
            told = told_by(session, self.key.people(), self.key.decisions())
            return suggestions(session, found, told), plan_replacements(session, found, told)

    def decide_as_proposed(self) -> None:
        """Everything that is suggested is replaced by what is proposed."""
        rows, _ = self.looked()
        self.key.set_decisions([Decision(row.kind, row.words, row.proposed, row.participant) for row in rows])

    def coded_words(self, source: SourceId) -> dict[str, str]:
        with self.study.reading() as session:
            row = study_queries.transcript(session, source)
            return {mark.name: mark.span.of(row.text) for mark in queries.codings_in(session, row.version)}


def faults_of(study: Project) -> list[str]:
    found = [fault for finding in studyfile.check(study) for fault in finding.faults]
    return [*found, *map(str, index_differs(study))]


def left_in(folder: Path) -> set[tuple[str, str]]:
    """Which names stand in the bytes of the study, its log and its backups."""
    files = [path for path in folder.rglob("*") if path.is_file() and ".counterpoint-key" not in path.name]
    return {(name, path.name) for path in files for name in GONE if name.encode() in path.read_bytes()}


def test_an_evening_from_the_real_names_to_a_study_without_them(tmp_path: Path) -> None:
    with (
        new_study(tmp_path) as study,
        create(tmp_path / "n.counterpoint-key", PASSPHRASE, study=study.guid) as key,
    ):
        source = brought_in(study, tmp_path)
        with study.reading() as session:
            robin = session.scalars(select(Participant.guid).filter_by(pseudonym="Robin")).one()
        key.set_person(Identity(robin, "Zephyrine Quillfeather"))
        for place, words in enumerate(CODED):
            code(study, source, words, f"Code {place}")
        evening = Evening(study, key)
        rows, _ = evening.looked()
        assert {"Harrogate", "Ottoline", "Leeds", "0113 496 0000"} <= {row.words for row in rows}
        evening.decide_as_proposed()
        before = all_rows(study)

        rows, plan = evening.looked()
        assert all(row.decided for row in rows)
        pseudonymise(study, plan=plan, key=key, by="Ada", keep_unedited=True)
        text = text_of(study, source)
        assert not [name for name in GONE if name in text]
        assert "[Robin]: In [town] 👩\u200d👧 with Auntie [" in text
        assert "[00:01:12]" in text
        assert list(evening.coded_words(source).values()) == list(CODED.values())
        with study.reading() as session:
            for row in session.query(Segment):
                assert row.words_hash == words_hash(Span(row.start, row.end).of(text))
            assert search(session, "primary school").hits
            assert not search(session, "Harrogate").hits
            assert [row.name for row in study_queries.sources(session)] == ["Robin"]
        assert faults_of(study) == []

        study.undo()
        assert all_rows(study) == before
        study.redo()
        assert text_of(study, source) == text

        rows, _ = evening.looked()
        assert rows == []
        actions.sign_off(study, sources=[source], by="Ada", on="2026-11-29")
        study.back_up()
        assert left_in(tmp_path)
        remove_unedited(study, sources=[source])
        assert left_in(tmp_path) == set()
        assert faults_of(study) == []
        assert list(evening.coded_words(source).values()) == list(CODED.values())
        with study.reading() as session:
            log = session.query(Replacement).all()
        assert all(text[one.start : one.end] == one.words for one in log)
        assert len(key.originals({one.guid for one in log})) == len(log)
    assert left_in(tmp_path) == set()
