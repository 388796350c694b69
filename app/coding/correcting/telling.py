"""What a correction does, in plain sentences: the same for the window and the command line."""

from app.coding.correcting.rows import CorrectionPlan, TurnFate
from app.language.anchoring import Fate


def summary(plan: CorrectionPlan) -> list[str]:
    """What would become of the text, its turns and its passages; only what there is to say."""
    kept, changed, found, lost = (len(plan.of(fate)) for fate in (Fate.KEPT, Fate.CHANGED, Fate.FOUND, Fate.LOST))
    told = [_counted(len(plan.changes), "change to the text", "changes to the text")]
    if kept:
        told.append(_counted(kept, "passage keeps its words", "passages keep their words"))
    if changed:
        told.append(_counted(changed, "passage was changed inside", "passages were changed inside"))
    if found:
        told.append(_counted(found, "passage was found in another place", "passages were found in another place"))
    if lost:
        told.append(_counted(lost, "passage could not be placed", "passages could not be placed"))
    for fate, one, many in (
        (TurnFate.NEW, "new turn", "new turns"),
        (TurnFate.RELABELLED, "turn with another label", "turns with another label"),
        (TurnFate.GONE, "turn is a turn no more", "turns are turns no more"),
    ):
        number = sum(change.fate is fate for change in plan.turn_changes)
        if number:
            told.append(_counted(number, one, many))
    return told


def whose_labels(plan: CorrectionPlan) -> list[str]:
    """Whose the labels are taken to be that the transcript did not have."""
    return [
        f"“{speaker.label}” is "
        + (
            "the interviewer."
            if speaker.interviewer
            else f"{speaker.pseudonym}."
            if speaker.pseudonym
            else "nobody’s label yet: say whose it is under “Whose labels are these”."
        )
        for speaker in plan.new_speakers
    ]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
