"""What must never be a turn, how many are found and missed, and what holds for any text."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.language.spans import Span
from app.language.turns.finding import TurnMap, find_turns
from tests.language import transcripts
from tests.language.transcripts import Transcript

TALK = "INT: How are things?\n\nRobin: I am fine.\n\nINT: And home?\n\nRobin: Good.\n\n"
NEVER = (
    "For example: a bus",
    "For instance: this",
    "https://example.org/a",
    "https: it said",
    "Note: the bell rang",
    "Transcriber's note: unclear",
    "Date: 3 May",
    "Time: 12:30",
    "12:30",
    "12:30: we ate",
    "12:30 we ate",
    "So I said: well",
    "And then she goes: no",
    "He said, she said: nothing",
    "Robin said: hello",
    "Bedtime: 8pm",
    "Curfew: 9pm",
    "Pocket money: £5",
    "Subject: moving",
    "Interview 2: the second",
    "Section 3: home",
    "1. Support: enough",
    "a) School: fine",
    "- Food: good",
    "What I want: peace",
    "My mum: she was great",
    "The rule was: no phones",
    "Honestly: no",
    "Unfortunately: no",
    "First: they came",
    "Dear Robin: thank you",
    "Me: no",
    "Yes",
    "Well – I think so",
    "Child Protection: they came",
    "[laughs] no",
    "[Name] came too",
    "[Sister] came too",
    "(pause) yes",
    "I think so",
    "PS: thanks",
    "This is a longer sentence which has, near its end: a colon",
)


@pytest.mark.parametrize("line", NEVER)
def test_a_line_that_only_looks_like_a_label_is_none(line: str) -> None:
    labels = {"INT", "Robin"}
    assert {turn.label for turn in find_turns(TALK + line + "\n" + TALK).turns} == labels
    assert {turn.label for turn in find_turns(TALK * 3 + (line + "\n" + TALK) * 4).turns} == labels
    assert find_turns("Some prose here.\n" + f"{line}\nMore prose, which goes on.\n" * 6).turns == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Just a field note about a visit. We talked.\n\nIt was raining.",
        "A: Housing\nB: School\nC: Health",
        "Aims\nMethods\nFindings\n\nWe found: nothing.",
        "Wardrobe: blue\nWalls: white\nFloor: bare",
    ],
)
def test_a_text_without_speakers_has_no_turns(text: str) -> None:
    assert find_turns(text).turns == ()


@pytest.mark.parametrize(
    "top",
    [
        "Interview 2\nDate: 3 May\nVenue: home\n\n",
        "Interviewer: Sam Jones\nParticipant: Robin\nDate: 3 May\n\n",
        "Date: 3 May\nInterviewer: Sam Jones\nParticipant: CYP07\n\n",
        "INT: Interviewer\nR: Respondent\n\n",
        "Participant: P07\nInterviewer: Ann\n\n",
        "Interviewee: Robin\nResearcher: Ann\n\n",
        "Participants: Robin, Kim and Lee\nFacilitator: Ann\n\n",
    ],
)
def test_what_stands_above_the_talk_belongs_to_no_turn(top: str) -> None:
    found = find_turns(top + TALK)
    assert found.turns[0].start == len(top)
    assert len(found.turns) == 4


@pytest.mark.parametrize(
    "line", ["For example: this is it", "https: no", "Note: recording paused", "Date: unknown", "So I said: well"]
)
@pytest.mark.parametrize("first", ["Hello", "Welcome", "Tell me about it", "go on"])
def test_short_first_turns_are_talk_whatever_comes_later(first: str, line: str) -> None:
    found = find_turns(f"INT: {first}\nRobin: ok so it was cold\n{line}\nINT: ok\nRobin: yes\n")
    assert [turn.label for turn in found.turns] == ["INT", "Robin", "INT", "Robin"]


def test_a_speaker_who_speaks_once_is_found() -> None:
    labels = [turn.label for turn in find_turns(TALK * 5 + "Sarah: I should like to add this.\n\n" + TALK).turns]
    assert labels.count("Sarah") == 1
    labels = [turn.label for turn in find_turns(TALK * 5 + "Carer 2: And I this.\n\n" + TALK).turns]
    assert labels.count("Carer 2") == 1


def measured(made: Transcript) -> tuple[float, float]:
    """Precision and recall of turns, a turn being right when start, label and speech are."""
    found = find_turns(made.text, bold=made.bold, rows=made.rows)
    got = {(turn.start, turn.label, made.text[turn.speech_start : turn.end]) for turn in found.turns}
    right = len(got & set(made.turns))
    return right / max(len(got), 1), right / len(made.turns)


@pytest.mark.parametrize("style", transcripts.COMMON)
def test_common_styles_are_read_almost_without_fault(style: str) -> None:
    for seed, gap in (("a", "\n\n"), ("b", "\n"), ("c", "\n\n")):
        precision, recall = measured(transcripts.interview(seed, style, gap=gap))
        assert precision >= 0.98
        assert recall >= 0.98


@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_focus_groups_are_read_with_few_faults(seed: str) -> None:
    precision, recall = measured(transcripts.focus_group(seed))
    assert precision >= 0.90
    assert recall >= 0.90


@pytest.mark.parametrize("seed", ["a", "b"])
def test_bold_labels_and_tables_are_read_almost_without_fault(seed: str) -> None:
    for made in (transcripts.in_bold(seed), transcripts.in_table(seed, 2), transcripts.in_table(seed, 3)):
        precision, recall = measured(made)
        assert precision >= 0.98
        assert recall >= 0.98


PIECES = """INT: a|Robin: b|Robin|[00:00:01] Robin: c|00:12|<v Robin>d</v>|**INT:** e|INT\tf|Robin  0:12|1
0:01 --> 0:02|[Robin]|[00:01] [00:02]|#00:00:01-2#|INT [00:01]|Robin:|**|>> INT:| |Date: x|P1 g
[Robin] 14:03:22|(INT) h|INT – i|**[00:01] Robin:**"""
LINES = st.one_of(st.text(max_size=40), st.sampled_from(PIECES.replace("\n", "|").split("|")))


@st.composite
def marked_up(draw: st.DrawFn) -> tuple[str, list[Span], list[list[Span]]]:
    text = "\n".join(draw(st.lists(LINES, max_size=12)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    width = draw(st.integers(2, 3))
    return text, spans, [spans[at : at + width] for at in range(0, len(spans) - width + 1, width)]


def assert_sound(text: str, found: TurnMap) -> None:
    at = 0
    for turn in found.turns:
        assert at <= turn.start <= turn.speech_start <= turn.end <= len(text)
        assert turn.label == " ".join(turn.label.split()) != ""
        spoken = text[turn.speech_start : turn.end]
        assert spoken == spoken.strip()
        at = turn.end
    last = 0
    for mark in found.marks:
        assert last <= mark.start < mark.end <= len(text)
        assert not any(turn.start <= mark.start < turn.speech_start for turn in found.turns)
        last = mark.end


@settings(deadline=None, max_examples=300)
@given(marked_up())
def test_turns_and_marks_are_in_order_and_inside_any_text(
    drawn: tuple[str, list[Span], list[list[Span]]],
) -> None:
    text, bold, rows = drawn
    assert_sound(text, find_turns(text))
    found = find_turns(text, bold=bold, rows=rows, known=["Robin"])
    assert_sound(text, found)
    assert found == find_turns(text, bold=bold, rows=rows, known=["Robin"])


@pytest.mark.parametrize(
    "text",
    [
        ":" * 1_000_000,
        "[" * 1_000_000,
        "[ " * 500_000,
        "[00:00:01]" * 100_000,
        "Robin " * 170_000,
        " " * 1_000_000 + "x",
        "1:" * 500_000,
        "\t" * 1_000_000,
        "#1" * 500_000,
        "*_" * 500_000,
        "<v " * 330_000,
        "((((" * 250_000 + "Robin:",
        "e\u0301" * 500_000,
    ],
    ids=lambda text: repr(text[:4]),
)
def test_a_hostile_line_of_a_million_characters_is_read_to_its_end(text: str) -> None:
    assert find_turns(text).turns == ()
    assert len(find_turns(f"INT: a\n{text}\nRobin: b").turns) == 2


def test_many_different_labels_are_read_to_their_end() -> None:
    rng = random.Random("labels")
    names = ["".join(rng.choices("abcdefghij", k=6)).capitalize() for _ in range(20_000)]
    text = "".join(f"{name}: as I said\n" for name in names) + "INT: So?\n" * 10_000
    assert len(find_turns(text).turns) >= 10_000
