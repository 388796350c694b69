"""Why something may not leave the study, what to say of it, and what would change it (R-01)."""

from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """Why something may not leave the study."""

    GONE = "no longer in the study"
    WAITING = "waiting for its place in the corrected text"
    NOBODY = "nobody who took part speaks there"
    LEFT_OUT = "somebody left out of the study"
    SEVERAL = "several people speak"
    NO_CONSENT = "no consent to be quoted"
    CONCERN = "a concern stands on it"
    CONCERN_ASTRAY = "a concern in its transcript waits for its place"
    NOT_SIGNED_OFF = "source not signed off"
    NAMES_LEFT_OUT = "names somebody who is left out of the study"
    RAW_NAME = "a real name in it"
    PICTURE = "picture may not be shown"


def left_out_sentences(counts: Mapping[Reason, int]) -> tuple[str, ...]:
    """How many passages were left out for which reason, and what would change that."""
    return tuple(
        f"{_passages(counts[reason])} left out: {reason.value}. {ADVICE[reason]}"
        for reason in Reason
        if counts.get(reason)
    )


def _passages(count: int) -> str:
    return "1 passage is" if count == 1 else f"{count:,} passages are"


WHY = {
    Reason.GONE: "It is no longer in the study.",
    Reason.WAITING: "A correction of the transcript could not place it in the new text.",
    Reason.NOBODY: "Nobody who took part speaks there.",
    Reason.LEFT_OUT: "{who} is left out of the study.",
    Reason.SEVERAL: "Several people speak there, so that its words do not say whose they are.",
    Reason.NO_CONSENT: "{who} has not agreed to be quoted, or that is not recorded.",
    Reason.CONCERN: "A safeguarding concern stands on its words.",
    Reason.CONCERN_ASTRAY: "The words of a concern in this transcript could not be placed after a correction.",
    Reason.NOT_SIGNED_OFF: "Nobody has signed the source off as pseudonymised.",
    Reason.NAMES_LEFT_OUT: "Its words name somebody who is left out of the study.",
    Reason.RAW_NAME: "A real name stands in its words.",
}
ADVICE = {
    Reason.GONE: "Choose something else.",
    Reason.WAITING: "Place it on the Transcripts page, or choose another passage.",
    Reason.NOBODY: "Choose words of somebody who took part.",
    Reason.LEFT_OUT: "Take it out of the document.",
    Reason.SEVERAL: "Code what one person says there, and quote that.",
    Reason.NO_CONSENT: "Record “quote words” on the Participants page, or choose another passage.",
    Reason.CONCERN: "Choose another passage, or let the designated lead close the concern and release its words.",
    Reason.CONCERN_ASTRAY: "Place the passage of the concern on the Transcripts page.",
    Reason.NOT_SIGNED_OFF: "Read it for names and sign it off on the Transcripts page.",
    Reason.NAMES_LEFT_OUT: "Choose another passage, or words that do not name them.",
    Reason.RAW_NAME: "Replace the name in the transcript, then sign it off anew.",
    Reason.PICTURE: "Record the consent of those who drew it, and make its safe copy.",
}
