"""Reading a batch of transcripts: every file gives its turns or a sentence, and every label somebody."""

import hashlib
from pathlib import Path

import pytest

from app.exchange import transcripts
from app.exchange.speakers import SpeakerLine, SpeakerMapping
from app.exchange.transcripts import Reading, draft_of, expand, read_transcripts
from app.problems import Cancelled, Problem
from app.study.rows import SourceKind, SpeakerDraft
from tests.exchange.made_files import docx, docx_with_note, pdf

TALK = "INT: How was it?\nRobin: Just bags [00:01:05] in the car.\nINT: And then?\nRobin: Gone.\n"


def read_one(folder: Path, name: str, content: bytes | str = TALK) -> Reading:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (reading,) = read_transcripts([path])
    return reading


def test_a_reading_has_the_text_its_turns_and_the_hash_of_the_file(tmp_path: Path) -> None:
    reading = read_one(tmp_path, "Zoë – visit 1.txt")
    assert (reading.name, reading.problem) == ("Zoë – visit 1", None)
    assert reading.read is not None
    assert reading.read.text == TALK
    assert [TALK[turn.speech_start : turn.end] for turn in reading.turns] == [
        "How was it?", "Just bags [00:01:05] in the car.", "And then?", "Gone."
    ]  # fmt: skip
    assert [mark.of(TALK) for mark in reading.marks] == ["[00:01:05]"]
    assert reading.sha256 == hashlib.sha256(TALK.encode()).digest()


def test_the_preview_counts_turns_and_words_without_stamps(tmp_path: Path) -> None:
    labels = read_one(tmp_path, "a.txt").labels
    assert [(count.label, count.turns, count.words, count.first_words) for count in labels] == [
        ("INT", 2, 5, "How was it?"),
        ("Robin", 2, 6, "Just bags in the car."),
    ]


def test_first_words_are_few(tmp_path: Path) -> None:
    long = "INT: Yes?\n" + "Robin: " + "word " * 50 + "\nINT: Yes?\nRobin: " + "x" * 5000
    assert [len(count.first_words) for count in read_one(tmp_path, "a.txt", long).labels] == [4, 12 * 5 - 1]


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    files: dict[str, bytes] = {
        "a.docx": docx("INT: hi", "P1: yes", "INT: so", "P1: no"),
        "b.docx": b"PK\x03\x04 cut off",
        "c.txt": TALK.encode(),
        "d.txt": b"",
        "e.pdf": pdf([(72, 700, "INT: hi"), (72, 680, "P1: yes")]),
        "f.png": b"\x89PNG\r\n\x1a\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    paths = [tmp_path / name for name in [*files, "gone.txt", "gone.docx"]]
    heard: list[tuple[int, int, str]] = []
    readings = read_transcripts(paths, progress=lambda done, total, name: heard.append((done, total, name)))
    assert [reading.path for reading in readings] == paths
    assert [reading.problem is None for reading in readings] == [
        True,
        False,
        True,
        False,
        True,
        False,
        False,
        False,
    ]
    assert all(reading.read is None for reading in readings if reading.problem)
    assert heard == [*((done, 8, path.name) for done, path in enumerate(paths)), (8, 8, "")]


def test_a_bug_in_a_reader_costs_one_file_and_is_named_without_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: bytes, ending: str) -> None:
        raise KeyError(data)

    (tmp_path / "a.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(docx("INT: hi"))
    monkeypatch.setattr(transcripts, "read_content", broken)
    first, second = read_transcripts([tmp_path / "a.txt", tmp_path / "b.docx"])
    assert first.problem is not None
    assert "KeyError in" in first.problem
    assert "Robin" not in first.problem
    assert second.problem is None


def test_cancelling_stops_the_batch(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(docx("INT: hi"))
    names: list[str] = []
    with pytest.raises(Cancelled):
        read_transcripts(
            [tmp_path / "a.txt", tmp_path / "b.docx", tmp_path / "a.txt"],
            progress=lambda done, total, name: names.append(name),
            cancelled=lambda: len(names) > 1,
        )
    assert names == ["a.txt", "b.docx"]
    with pytest.raises(Cancelled):
        read_transcripts([tmp_path / "a.txt", tmp_path / "a.txt"], cancelled=lambda: True)


def test_known_labels_are_found_even_when_they_speak_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("My day by the sea\n\nqweri: it was long and I said nothing\n", encoding="utf-8")
    assert read_transcripts([path])[0].turns == ()
    assert [turn.label for turn in read_transcripts([path], known=["qweri"])[0].turns] == ["qweri"]


def test_folders_give_their_transcripts_in_natural_order(tmp_path: Path) -> None:
    for name in ["P10.txt", "p2.docx", "P1.md", "sub/a.PDF", "~$p2.docx", ".hidden.txt", ".git/x.txt", "a.png",
                 ".~lock.p2.docx#", "__MACOSX/P1.md", "notes.csv"]:  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in expand([tmp_path, tmp_path / "P1.md"])] == [
        "P1.md", "p2.docx", "P10.txt", "sub/a.PDF"
    ]  # fmt: skip


def test_files_come_in_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    given = [tmp_path / "gone.txt", tmp_path / "a.png", tmp_path / "P10.txt", tmp_path / "P2.txt"]
    assert expand([*given, given[0]]) == given


def test_without_a_table_labels_are_the_interviewers_or_people_of_that_name(tmp_path: Path) -> None:
    draft = draft_of(read_one(tmp_path, "visit.txt"))
    assert draft.speakers == (
        SpeakerDraft("INT", interviewer=True),
        SpeakerDraft("Robin", interviewer=False, participant="Robin"),
    )
    assert (draft.name, draft.kind, draft.format, draft.encoding) == (
        "visit",
        SourceKind.INTERVIEW,
        "txt",
        "utf-8",
    )
    assert (draft.file_name, draft.file_bytes) == ("visit.txt", None)


def test_a_text_without_turns_is_one_turn_of_a_participant_named_after_it(tmp_path: Path) -> None:
    text = "We lived by the sea and nobody asked."
    draft = draft_of(read_one(tmp_path, "Interviewer.txt", text))
    assert [(turn.start, turn.speech_start, turn.end) for turn in draft.turns] == [(0, 0, len(text))]
    assert draft.speakers == (SpeakerDraft("Interviewer", interviewer=False, participant="Interviewer"),)


def test_a_file_of_the_interviewer_alone_is_fine(tmp_path: Path) -> None:
    draft = draft_of(read_one(tmp_path, "a.txt", "INT: one\nINT: two\nINT: three\nINT: four\n"))
    assert draft.speakers == (SpeakerDraft("INT", interviewer=True),)


def test_a_table_says_whose_labels_are_and_the_rule_the_rest(tmp_path: Path) -> None:
    talk = TALK.replace("INT: And", "Sam: And") + "INT: So?\nSam: No.\n"
    mapping = SpeakerMapping(
        [
            SpeakerLine("visit", "robin", "CYP07", "Children", "child", "North"),
            SpeakerLine("", "SAM", ""),
            SpeakerLine("elsewhere", "INT", "Wrong"),
        ]
    )
    draft = draft_of(read_one(tmp_path, "visit.txt", talk), mapping)
    assert draft.speakers == (
        SpeakerDraft("INT", interviewer=True),
        SpeakerDraft("Robin", False, "CYP07", "Children", "child", "North"),
        SpeakerDraft("Sam", interviewer=True),
    )


@pytest.mark.parametrize("source", ["notes", "Notes.txt", ""])
@pytest.mark.parametrize("label", ["notes", ""])
def test_a_text_without_turns_can_be_given_to_somebody(tmp_path: Path, source: str, label: str) -> None:
    reading = read_one(tmp_path, "notes.txt", "We lived by the sea.")
    draft = draft_of(reading, SpeakerMapping([SpeakerLine(source, label, "CYP07")]))
    assert draft.speakers == (SpeakerDraft("notes", interviewer=False, participant="CYP07"),)


def test_how_many_people_speak_tells_the_kind(tmp_path: Path) -> None:
    def talk(*names: str) -> str:
        return "".join(f"INT: So?\n{name}: Yes.\n" for name in names * 3)

    assert draft_of(read_one(tmp_path, "a.txt", talk("Robin", "Sam"))).kind == SourceKind.JOINT
    assert draft_of(read_one(tmp_path, "b.txt", talk("Robin", "Sam", "Ada", "Kit"))).kind == SourceKind.GROUP


def test_the_bytes_and_the_name_of_the_file_are_kept_as_agreed(tmp_path: Path) -> None:
    reading = read_one(tmp_path, "a.txt")
    draft = draft_of(reading, keep_bytes=True, keep_name=False)
    assert (draft.file_name, draft.file_bytes) == ("", TALK.encode())
    reading.path.write_text("something else", encoding="utf-8")
    with pytest.raises(Problem, match="changed"):
        draft_of(reading, keep_bytes=True)


def test_a_file_that_was_not_read_gives_no_draft(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="empty"):
        draft_of(read_one(tmp_path, "a.txt", ""))


def test_footnotes_are_text_but_nobody_says_them(tmp_path: Path) -> None:
    reading = read_one(tmp_path, "a.docx", docx_with_note("INT: hi", "Robin: yes", note="added by the typist"))
    assert reading.read is not None
    assert reading.read.text.rstrip().endswith("added by the typist")
    assert "typist" not in "".join(reading.read.text[turn.start : turn.end] for turn in reading.turns)
    assert len(reading.turns) == 2
