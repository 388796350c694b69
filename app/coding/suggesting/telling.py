"""Suggestions in plain words: how far they can be trusted, why there are none, and what speaks for each."""

from app.coding.found_rows import Reach
from app.coding.suggestion_rows import (
    FEWEST_INTERVIEWS,
    FEWEST_PASSAGES,
    Basis,
    Standing,
    SuggestionRow,
    Suggestions,
)
from app.language.suggesting import Trial

REACHES = {Reach.SENTENCE: "Sentences", Reach.TURN: "Whole turns"}
LONGEST = 90
"""Of a passage like it so many letters are shown."""
WHY_NONE = {
    Standing.FEW_EXAMPLES: "Not enough examples yet",
    Standing.FEW_REVIEWED: "Nothing to test suggestions on yet",
    Standing.NOTHING_LEFT: "Nothing left to look through",
}


def in_ten(share: float) -> str:
    """A share as people say it; it never says all or none where that is not so."""
    tenths = round(10 * share)
    if share == 1:
        return "all"
    if tenths == 10:
        return "nearly all"
    return f"about {tenths} in 10" if tenths else "fewer than 1 in 10"


def trust_told(trial: Trial, parts: int) -> str:
    """How often suggestions like these were right, and how many passages they find."""
    right, found = in_ten(trial.precision), in_ten(trial.recall)
    return (
        f"{right[:1].upper()}{right[1:]} of these were right when tested on your own coding "
        f"({trial.right} of {trial.suggested}, on {parts} held-out parts of the interviews). "
        f"They find {found} of the passages you would code."
    )


def not_reached_told(trial: Trial, reach: Reach) -> str:
    """Why there are no suggestions that are right so often."""
    best = f" In the test {trial.right} of {trial.suggested} were." if trial.suggested else ""
    return (
        f"Tested on your own coding, no likeness in words found {REACHES[reach].lower()} of this code that were "
        f"right {round(10 * trial.target)} times in 10.{best} So nothing is suggested: a code that is about "
        "meaning more than about words has to be found by reading."
    )


def why_none(basis: Basis) -> str:
    """What is missing before anything can be suggested."""
    if basis.standing is Standing.FEW_EXAMPLES:
        return (
            f"Not enough examples: {min(basis.passages, FEWEST_PASSAGES)} of {FEWEST_PASSAGES} passages, from "
            f"{min(basis.interviews, FEWEST_INTERVIEWS)} of {FEWEST_INTERVIEWS} interviews. "
            "Code more passages, then ask again."
        )
    if basis.standing is Standing.FEW_REVIEWED:
        return (
            f"Suggestions are tested on interviews that are fully coded. Of those that have this code, "
            f"{basis.reviewed} of {FEWEST_INTERVIEWS} {'is' if basis.reviewed == 1 else 'are'}. "
            "Mark interviews as fully coded where you have read to the end."
        )
    return "Suggestions are looked for in interviews that are not yet fully coded, and all of them are."


def found_told(suggestions: Suggestions, trial: Trial) -> str:
    """How many there are, and where they were looked for."""
    looked = _many(suggestions.basis.open, "interview that is", "interviews that are")
    shown = len(suggestions.reaching(trial.target))
    first = f" The likeliest {shown} are shown." if shown < trial.waiting else ""
    return f"{_many(trial.waiting, 'passage')} in the {looked} not yet fully coded.{first}"


def reasons_told(row: SuggestionRow) -> str:
    """What spoke for a suggestion, and the coded passages most like it."""
    lines = [f"Because of: {' · '.join(row.reason_words)}"] if row.reasons else []
    for near in row.nearest:
        who = " and ".join(voice.pseudonym for voice in near.voices) or near.source_name
        lines.append(f"Like {who}: “{_shortened(near.speech or near.text)}”")
    return "\n".join(lines)


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]} …"


def _many(count: int, one: str, several: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count} {several or one + 's'}"
