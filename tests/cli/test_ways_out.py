"""Every file a command writes, against every scope of consent: what somebody did not agree to is not in it (E-01).

- report (whole, two-pager, assumption and journey sheet): words, pseudonyms, maps. Asks for quote words; for maps
  also reproduce drawings, link accounts, administrative data.
- report --table, evidence: words and counts. Quote words.
- framework: summaries and words in them. Quote words.
- journey, journeys: accounts, drawn curves, the official record. Quote words, reproduce drawings, link accounts,
  administrative data.
- network: who is around a child. Quote words; where two tellers are set together, link accounts.
- picture: a safe copy. Reproduce drawings of everybody who drew it.
- codebook: examples may quote somebody. Quote words.
- audit: no words of participants. Nothing.
- participants --out: who they are and what they agreed to, the study's own keeping. Nothing.
- backup: the study itself, as it is. Nothing; a copy to be handed on asks `may_be_archived`.
- every one of them holds counts. Take part, and every agreement.

What a command prints is reading, as in the window: it is marked there what may not be quoted, and
`--quotable` leaves it out.
"""

import argparse
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.parser import make_parser
from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.exchange.sample import make_sample
from app.store.project import Project
from app.study import actions, queries
from app.study.consent_rows import AgreementKind
from app.study.rows import CaseRelation, ConsentScope, ParticipantId
from tests.builders import person, signed_off
from tests.cli.conftest import Typed
from tests.made_studies import Copies, open_copy

READ = {
    "decisions", "people", "files", "speakers", "list", "text", "table", "spec", "tables", "key",
    "passphrase_file", "key_passphrase_file", "new_passphrase_file", "new_key_passphrase_file",
}  # fmt: skip
"""What is read, not written."""
WRITTEN = {
    ("audit", "out"),
    ("backup", "to"),
    ("participants", "out"),
    ("picture", "out"),
    ("codebook", "out"),
    ("framework", "out"),
    ("report", "out"),
    ("journey", "png"),
    ("journey", "svg"),
    ("journey", "docx"),
    ("journeys", "png"),
    ("journeys", "svg"),
    ("network", "png"),
    ("network", "svg"),
}
LINES = 7
"""So many words in a row are somebody's own."""


def test_a_new_way_out_is_put_on_the_list_above_and_tested_below() -> None:
    commands = next(one for one in make_parser()._actions if isinstance(one, argparse._SubParsersAction))
    paths = {
        (name, action.dest)
        for name, parser in commands.choices.items()
        for action in parser._actions
        if action.type is Path and action.dest != "study"
    }
    assert {way for way in paths if way[1] not in READ} == WRITTEN


@pytest.fixture
def sample(copies: Copies, tmp_path: Path) -> Iterator[Project]:
    """The sample study, signed off as a whole."""
    with open_copy(copies, tmp_path, "sample to leave", _fill) as project:
        yield project


def _fill(project: Project) -> None:
    make_sample(project)
    signed_off(project)


def child_of_a_journey(project: Project) -> tuple[str, str]:
    """A child who tells their own journey, and the case it is."""
    with project.reading() as session:
        quotable = {row.id for row in queries.participants(session) if row.quotable}
        for case in queries.cases(session):
            for who, name, relation in case.links:
                if relation is CaseRelation.SELF and who in quotable and len(case.links) > 2:
                    return name, case.pseudonym
    raise AssertionError("the sample has no triad")


def runs(words: str) -> set[str]:
    """Every so many words in a row, without what differs between a transcript and a quotation."""
    plain = re.findall(r"\w+", words.casefold())
    return {" ".join(plain[at : at + LINES]) for at in range(len(plain) - LINES + 1)}


def said_by(project: Project, who: ParticipantId) -> set[str]:
    """What only this person said."""
    own: set[str] = set()
    others: set[str] = set()
    with project.reading() as session:
        for source in queries.sources(session):
            row = queries.transcript(session, source.id)
            for turn in row.turns:
                (own if turn.participant == who else others).update(runs(turn.speech.of(row.text)))
    assert len(own) > 100
    return own - others


def words_in(path: Path) -> str:
    """All that can be read in a file, whatever it is packed in."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            told = " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    else:
        told = path.read_bytes().decode("utf-8", "replace")
    # Between the runs of one sentence stand tags; between sentences too, which only makes more of them one.
    return re.sub(r"<[^>]*>", " ", told)


def everything(typed: Typed, study: Path, case: str) -> dict[str, Path]:
    """Every file with words or counts that the commands write; those refused are not there."""
    folder = study.parent / "out"
    folder.mkdir(exist_ok=True)
    ways: dict[str, tuple[str, ...]] = {
        "report.docx": ("report", "--out", "@", "--journey", case),
        "brief.docx": ("report", "--kind", "two-pager", "--out", "@"),
        "codebook.docx": ("report", "--kind", "codebook", "--out", "@"),
        "tables.xlsx": ("report", "--table", "evidence", "--out", "@"),
        "framework.csv": ("framework", "--out", "@"),
        "framework.xlsx": ("framework", "--out", "@"),
        "framework.docx": ("framework", "--out", "@"),
        "journey.svg": ("journey", case, "--svg", "@"),
        "journey.docx": ("journey", case, "--docx", "@"),
        "journeys.svg": ("journeys", "--svg", "@"),
        "network.svg": ("network", case, "--svg", "@"),
        "codes.csv": ("codebook", "--out", "@"),
        "people.csv": ("participants", "--out", "@"),
        "audit.csv": ("audit", "--out", "@"),
    }
    found = {}
    for name, (command, *words) in ways.items():
        typed(command, study, *(str(folder / name) if word == "@" else word for word in words))
        for path in folder.glob(f"{Path(name).stem}*{Path(name).suffix}"):
            found[path.name] = path
    return found


def lose(project: Project, who: ParticipantId, how: str) -> None:
    """Take away what lets words leave."""
    if how == "quote words ran out":
        actions.set_consent(project, participant=who, scope=ConsentScope.QUOTE, given=True, until="2001-01-01")
    elif how == "take part refused":
        actions.set_consent(project, participant=who, scope=ConsentScope.TAKE_PART, given=False)
    elif how == "own agreement taken back":
        actions.set_agreement(project, participant=who, kind=AgreementKind.OWN, given=True, withdrawn_on="2025")
    elif how == "a concern on all words":
        worry(project, who)
    else:
        actions.set_agreement(project, participant=who, kind=AgreementKind.PERMISSION, given=True, until="2001")


LOSSES = (
    "quote words ran out",
    "take part refused",
    "own agreement taken back",
    "permission ran out",
    "a concern on all words",
)


def worry(project: Project, who: ParticipantId) -> None:
    """An open concern on everything somebody says."""
    with project.reading() as session:
        every = [queries.transcript(session, source.id) for source in queries.sources(session)]
    with project.step("Worry"):
        for row in every:
            for turn in row.turns:
                if turn.participant == who and len(turn.speech):
                    place = PassagePlace(row.version, turn.speech)
                    coding.raise_concern(project, about=place, kind="Neglect", by="Ines")


def test_somebodys_words_do_leave_while_they_agree(sample: Project, typed: Typed) -> None:
    """Or the next test would prove nothing."""
    name, case = child_of_a_journey(sample)
    who = person(sample, name)
    own = said_by(sample, who)
    sample.close()
    files = everything(typed, sample.path, case)
    assert len(files) >= 12, sorted(files)
    told = {name: len(own & runs(words_in(path))) for name, path in files.items()}
    assert told["report.docx"] > 0
    assert "journey.svg" in files


def test_nothing_that_somebody_did_not_agree_to_is_in_any_file(sample: Project, typed: Typed) -> None:
    """Each of five people loses what lets their words leave in another way."""
    name, case = child_of_a_journey(sample)
    with sample.reading() as session:
        talkers = [row.id for row in queries.participants(session) if row.quotable and row.pseudonym != name]
    losing = dict(zip([person(sample, name), *talkers[1:]], LOSSES, strict=False))
    own = {how: said_by(sample, who) for who, how in losing.items()}
    for who, how in losing.items():
        lose(sample, who, how)
    sample.close()
    files = {one: runs(words_in(path)) for one, path in everything(typed, sample.path, case).items()}
    told = {(how, one): len(theirs & words) for how, theirs in own.items() for one, words in files.items()}
    assert {which for which, many in told.items() if many} == set()


def test_a_drawing_leaves_while_everybody_who_made_it_agrees(
    sample: Project, typed: Typed, tmp_path: Path
) -> None:
    with sample.reading() as session:
        row = next(row for row in queries.pictures(session) if row.safe and not row.hindrance)
        out = tmp_path / f"out{queries.picture_to_leave(session, row.id).ending}"
    written = ("picture", sample.path, row.source_name, "--out", out)
    sample.close()
    assert typed(*written).exit_code == 0
    out.unlink()
    maker = row.makers[0].pseudonym
    assert typed("consent", sample.path, maker, "--set", "reproduce drawings", "withdrawn").exit_code == 0
    assert typed(*written).exit_code == 1
    assert not out.exists()


def test_what_is_printed_can_be_only_what_may_leave(typed: Typed, study: Path) -> None:
    """Reading is not leaving: who may not be quoted is printed unless --quotable is asked for."""
    assert (
        typed(
            "code", study, "--source", "robin", "--start", "40", "--end", "60", "--code", "Bags", "--coder", "Ada"
        ).exit_code
        == 0
    )
    asked = (("text", "robin"), ("passages", "--code", "Bags"), ("search", "bin bags"))
    for command, *words in asked:
        assert "bin" in typed(command, study, *words).out
        assert "bin" not in typed(command, study, *words, "--quotable").out
    assert "signed this source off" in typed("text", study, "robin", "--quotable").err
    assert typed("signoff", study, "--all").exit_code == 0
    for command, *words in asked:
        assert "bin" not in typed(command, study, *words, "--quotable").out
    assert typed("consent", study, "Robin", "--set", "quote words", "yes").exit_code == 0
    for command, *words in asked:
        assert "bin" in typed(command, study, *words, "--quotable").out
    whole, leaving = typed("text", study, "robin").out, typed("text", study, "robin", "--quotable").out
    assert len(whole) == len(leaving), "every place stays where it is"
    raised = typed("concerns", study, "--raise", "Neglect", "--source", "robin", "--start", "40", "--end", "60")
    assert raised.exit_code == 0
    for command, *words in asked:
        assert "in bin bags" not in typed(command, study, *words, "--quotable").out


def test_who_is_left_out_stands_as_dots_where_a_text_is_printed(typed: Typed, study: Path) -> None:
    whole = typed("text", study, "robin").out
    assert typed("consent", study, "Robin", "--agreement", "own", "--answer", "no").exit_code == 0
    printed = typed("text", study, "robin").out
    assert "Robin" in whole
    assert "Robin" not in printed
    assert "bags" not in printed
    assert "What happened then?" in printed
    assert len(printed) == len(whole)
