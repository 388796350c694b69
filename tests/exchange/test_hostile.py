"""Files made to harm give a sentence (or text), in time and within memory, and never stop the others."""

from pathlib import Path

import pytest

from app.exchange.transcripts import Parsed, Reading, parse, read_transcripts
from app.problems import Problem
from app.workers.worker import Worker
from tests.exchange.hostile_files import HOSTILE, SECRET, flipped
from tests.exchange.made_files import docx, odt, pdf

TALK = ("INT: How was it?", "Robin: Just bags in the car.", "INT: And then?", "Robin: Gone.")

READ = {
    "a long picture.rtf",
    "a page without end.pdf",
    "a table without end.md",
    "a word for a parameter.rtf",
    "brackets.md",
    "deep tables.docx",
    "quotes.md",
    "skips without end.rtf",
    "stars.md",
    "tags without end.vtt",
    "two thousand million spaces.odt",
    "mark upon mark.txt",
    "marks that contradict.txt",
    "half of a pair.txt",
    "signs that turn.txt",
    "letters upon letters.txt",
    "half of a pair.rtf",
    "a quotation that turns.srt",
    "a time without end.vtt",
    "a number without end.docx",
    "a number without end.odt",
    "a number without end.rtf",
}
"""Read as text: the harm is taken out or is none, and what is left is a document."""


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """All of them read in one batch, between two good documents; nothing but them is in the folder after it."""
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text(SECRET, encoding="utf-8")
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good first.docx").write_bytes(docx(*TALK))
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make(str(outside)))
    (folder / "good last.docx").write_bytes(docx(*TALK))
    names = ["good first.docx", *HOSTILE, "good last.docx"]
    found = read_transcripts([folder / name for name in names])
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    return dict(zip(names, found, strict=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_a_sentence(readings: dict[str, Reading], name: str) -> None:
    reading = readings[name]
    assert (reading.read is not None) == (name in READ)
    if reading.problem is not None:
        assert "Counterpoint" not in reading.problem, "a bug, not a refusal"
        assert "takes too long" not in reading.problem, "the limits of the process are the last resort"
        assert "too much memory" not in reading.problem
        assert "stops its reader" not in reading.problem


@pytest.mark.parametrize("name", ["good first.docx", "good last.docx"])
def test_the_good_files_beside_them_are_read(readings: dict[str, Reading], name: str) -> None:
    assert [(count.label, count.turns) for count in readings[name].labels] == [("INT", 2), ("Robin", 2)]


def test_no_word_of_another_file_ever_comes_in(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        assert SECRET not in (reading.read.text if reading.read else str(reading.problem))


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(docx(*TALK), id="docx"),
        pytest.param(odt(*TALK), id="odt"),
        pytest.param(pdf([(72, 700 - 14 * number, line) for number, line in enumerate(TALK)]), id="pdf"),
        pytest.param(b"{\\rtf1\\ansi " + b"\\par ".join(line.encode() for line in TALK) + b"}", id="rtf"),
    ],
)
def test_damage_anywhere_gives_text_or_a_sentence(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "damaged"
    with Worker() as worker:
        for number in range(100):
            path.write_bytes(flipped(sound, 30 + number) if number % 2 else sound[: len(sound) * number // 100])
            try:
                parsed: Parsed = worker.call(f"{parse.__module__}:{parse.__name__}", str(path), ())
            except Problem:
                continue
            assert parsed.read.text.strip()
