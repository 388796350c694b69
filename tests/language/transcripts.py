"""Made-up transcripts with the answer beside them: what each style writes, and whose words are whose.

Everybody in them is invented; the speech is everyday words with the lines that mislead left in.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.language.spans import Span

_SPEECH = """
    we went to the park and then she asked about school because nobody had told me why I was moving so
    my bags were in the car before breakfast it felt strange but kind people helped with my things later
    the social worker rang about contact on Sunday and I wanted to stay near my brother after the review
"""
_WORDS = _SPEECH.split()

MISLEADING = (
    "So I said: well, that is not fair.",
    "For example: the time we missed the bus.",
    "She told me: you are going on Friday.",
    "It was on https://example.org/help somewhere.",
    "https://example.org/leaflet",
    "Note: the recorder was moved here.",
    "12:30 was when they came.",
    "And the thing is: nobody asked.",
    "Bedtime: 8pm",
    "[laughs] no, never.",
    "There were three of us: me, Sam and the baby.",
    "Yes",
    "Subject: moving day",
)


@dataclass(slots=True)
class Transcript:
    """A text, its turns as (start of label, label, speech), and what a file format knows besides."""

    text: str = ""
    turns: list[tuple[int, str, str]] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    rows: list[list[Span]] = field(default_factory=list)

    def add(self, before: str, label: str, shown: str, speech: str, after: str) -> None:
        """One turn: what stands before the speech, the speech, and what stands after it."""
        self.turns.append((len(self.text), shown, speech))
        if label:
            at = len(self.text) + before.index(label)
            self.bold.append(Span(at, at + len(label)))
        self.text += before + speech + after

    def add_row(self, cells: Sequence[str], speaker: int) -> None:
        """One turn as a table row, the talk in the last cell."""
        start = len(self.text)
        spans: list[Span] = []
        for cell in cells:
            self.text += "\t" * bool(spans)
            spans.append(Span(len(self.text), len(self.text) + len(cell)))
            self.text += cell
        self.text += "\n"
        self.rows.append(spans)
        self.turns.append((start, cells[speaker], cells[-1]))


Writer = Callable[[str, int], str]
"""The head of a turn from a label and the seconds since the start."""


def clock(seconds: int, *, hours: bool = True) -> str:
    """A clock as transcribers write it."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


COMMON: dict[str, tuple[Sequence[str], Writer]] = {
    "INT and P1": (("INT", "P1"), lambda label, _: f"{label}: "),
    "roles": (("Interviewer", "Foster carer"), lambda label, _: f"{label}: "),
    "numbered roles": (("Interviewer 1", "Carer 3", "Carer 4"), lambda label, _: f"{label}: "),
    "names": (("Interviewer", "Robin"), lambda label, _: f"{label}: "),
    "names with ages": (("Researcher", "Robin (11)", "Zoë (9)"), lambda label, _: f"{label}: "),
    "names of many kinds": (("INT", "Siân O'Neil", "Nguyễn Thị Lan", "Dr Patel"), lambda label, _: f"{label}: "),
    "codes": (("I", "CYP07", "SW3a"), lambda label, _: f"{label}: "),
    "capitals": (("INTERVIEWER", "ROBIN"), lambda label, _: f"{label}: "),
    "question and answer": (("Q", "A"), lambda label, _: f"{label}: "),
    "tabs": (("INT", "Robin"), lambda label, _: f"{label}\t"),
    "colon and tab": (("INT", "Robin"), lambda label, _: f"{label}:\t"),
    "Otter": (("Robin Hale", "Sam Okoro"), lambda label, at: f"{label}  {clock(at, hours=False)}\n"),
    "Teams": (("Robin Hale", "Sam Okoro"), lambda label, at: f"{label}   {clock(at, hours=False)}\n"),
    "Word online": (("Robin", "Speaker 2"), lambda label, at: f"{clock(at)} {label}\n"),
    "tab and clock": (("Robin", "Speaker 2"), lambda label, at: f"{label}\t{clock(at, hours=False)}\n"),
    "stamp before": (("Robin", "INT"), lambda label, at: f"[{clock(at)}] {label}: "),
    "stamp after": (("Robin", "INT"), lambda label, at: f"{label} [{clock(at)}]: "),
    "round stamp": (("Speaker 1", "Speaker 2"), lambda label, at: f"{label} ({clock(at)}): "),
    "f4": (("I", "B"), lambda label, at: f"#{clock(at)}-4# {label}: "),
    "WebVTT voices": (("Robin Hale", "Sam Okoro"), lambda label, _: f"<v {label}>"),
    "Zoom": (("Robin Hale", "Sam Okoro"), lambda label, _: f"{label}: "),
    "Markdown": (("Robin", "Interviewer"), lambda label, _: f"**{label}:** "),
    "Markdown, colon outside": (("Robin", "Interviewer"), lambda label, _: f"**{label}**: "),
    "Markdown without colon": (("Robin", "Interviewer"), lambda label, _: f"**{label}** "),
    "label alone": (("Robin", "Interviewer"), lambda label, _: f"{label}\n"),
    "label and colon alone": (("Robin", "Interviewer"), lambda label, _: f"{label}:\n"),
    "square brackets": (("Interviewer", "Robin"), lambda label, _: f"[{label}] "),
    "square brackets and colon": (("Interviewer", "Robin"), lambda label, _: f"[{label}]: "),
    "dashes": (("INT", "Robin"), lambda label, _: f"{label} – "),
    "hyphens": (("INT", "Robin"), lambda label, _: f"{label} - "),
    "numbered turns": (("INT", "Robin"), lambda label, at: f"{at}. {label}: "),
    "code and space": (("INT", "P1"), lambda label, _: f"{label} "),
    "Welsh": (("Cyfwelydd", "Plentyn"), lambda label, _: f"{label}: "),
    "lower case": (("int", "robin"), lambda label, _: f"{label}: "),
    "Arabic": (("المحاور", "سارة"), lambda label, _: f"{label}: "),
}
"""Each style: who speaks, and how a turn begins."""


def speech(rng: random.Random, *, misleading: bool) -> str:
    """A few sentences, some on lines of their own, some of them made to be mistaken for labels."""
    paragraphs = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        words = rng.choices(_WORDS, k=rng.randint(4, 30))
        paragraphs.append(" ".join(words).capitalize() + rng.choice(".?."))
        if misleading and rng.random() < 0.15:
            paragraphs.append(rng.choice(MISLEADING))
    return "\n".join(paragraphs)


def interview(seed: str, style: str, *, turns: int = 60, gap: str = "\n\n") -> Transcript:
    """A talk in one of the COMMON styles."""
    rng = random.Random(f"{seed}:{style}")
    speakers, head = COMMON[style]
    made = Transcript()
    made.text = "Interview 2\nDate: 3 May\nVenue: at home\n\n"
    last = ""
    for number in range(turns):
        label = speakers[number % 2] if rng.random() < 0.8 else rng.choice(speakers)
        label = speakers[0] if label == last and label != speakers[0] else label
        last = label
        made.add(head(label, number * 7 + 1), "", label, speech(rng, misleading=True), gap)
    return made


def focus_group(seed: str, people: int = 7, turns: int = 80) -> Transcript:
    """Seven people, two of whom speak once or twice, with an interpreter."""
    rng = random.Random(f"group:{seed}")
    names = ["Amara", "Ben Ali", "Ceri", "Dafydd", "Eilidh", "Femi", "Grace O'Hara", "Hana"][:people]
    made = Transcript()
    plan = ["Facilitator" if number % 4 == 0 else rng.choice(names[:-2]) for number in range(turns)]
    plan[turns // 3] = names[-1]
    plan[turns // 2] = names[-2]
    plan[turns // 5] = "Interpreter"
    for label in plan:
        made.add(f"{label}: ", "", label, speech(rng, misleading=True), "\n")
    return made


def in_bold(seed: str, turns: int = 40) -> Transcript:
    """A Word interview whose labels are bold and nothing else."""
    rng = random.Random(f"bold:{seed}")
    made = Transcript()
    for number in range(turns):
        label = ("Interviewer", "Robin")[number % 2]
        made.add(f"{label} ", label, label, speech(rng, misleading=True), "\n")
    return made


def in_table(seed: str, columns: int, turns: int = 40) -> Transcript:
    """A transcript set as a table of speaker and talk, with a time before them when there are three."""
    rng = random.Random(f"table:{seed}:{columns}")
    made = Transcript()
    for number in range(turns):
        label = ("Interviewer", "Robin")[number % 2]
        cells = [clock(number * 5), label, speech(rng, misleading=True)]
        made.add_row(cells[3 - columns :], columns - 2)
    return made
