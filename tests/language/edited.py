"""Transcripts and what somebody made of them: random edits of random texts, in several scripts and with emoji."""

from hypothesis import strategies as st

WORDS = (
    *(
        "bags",
        "moved",
        "Tuesday",
        "cafe\u0301",
        "naïve",
        "👩\u200d👧",
        "🏳️\u200d🌈",
        "שלום",
        "عليكم",
        "नमस्ते",
        "𝔟old",
    ),
    *("it’s", "care-home", "[laughs]", "100%", "one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nobody", "said", "why", "we", "had", "a", "the", "and"),
)
LABELS = ("Robin: ", "Kim: ", "Interviewer: ")


@st.composite
def lines(draw: st.DrawFn) -> str:
    """One turn: a label and some words, here and there with a no-break space."""
    words = draw(st.lists(st.sampled_from(WORDS), max_size=12))
    parted = "".join(word + draw(st.sampled_from((" ", " ", " ", "\u00a0", ", ", ". "))) for word in words)
    return draw(st.sampled_from(LABELS)) + parted.rstrip(" ")


@st.composite
def edits(draw: st.DrawFn, text: str) -> str:
    """One edit: something typed, deleted, replaced, moved, or a line split or joined."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 40)))
    match draw(st.sampled_from(("type", "delete", "replace", "move", "line", "join"))):
        case "type":
            return text[:start] + draw(st.sampled_from((*WORDS, " ", "\n", "x"))) + text[start:]
        case "delete":
            return text[:start] + text[end:]
        case "replace":
            return text[:start] + " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=4))) + text[end:]
        case "move":
            rest = text[:start] + text[end:]
            to = draw(st.integers(0, len(rest)))
            return rest[:to] + text[start:end] + rest[to:]
        case "line":
            return text[:start] + "\n" + draw(st.sampled_from((*LABELS, ""))) + text[start:]
    return text[:start] + text[start:].replace("\n", " ", 1)


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, str]:
    """A transcript and its corrected version."""
    old = "\n".join(draw(st.lists(lines(), min_size=1, max_size=8)))
    new = old
    for _ in range(draw(st.integers(0, 4))):
        new = draw(edits(new))
    return old, new
