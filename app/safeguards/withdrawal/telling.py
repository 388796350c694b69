"""Withdrawal in plain sentences: the same for the window and the command line, and for the note that is kept."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.safeguards.register import ExportRow
from app.safeguards.withdrawal.rows import (
    Deleted,
    PictureFate,
    SharedSource,
    Trace,
    WithdrawalKind,
    WithdrawalPreview,
)

_ONE = {
    "turns": "turn",
    "words": "word",
    "passages": "passage",
    "regions": "region",
    "sources": "source",
    "pages of pictures": "page of a picture",
    "coded passages": "coded passage",
    "pieces of evidence": "piece of evidence",
    "passages of themes": "passage of a theme",
    "links between passages": "link between passages",
    "accounts of events": "account of an event",
    "events that nobody else told of": "event that nobody else told of",
    "times on journey maps": "time on a journey map",
    "points of wellbeing": "point of wellbeing",
    "networks told": "network told",
    "people placed in networks": "person placed in a network",
    "framework summaries": "framework summary",
    "notes": "note",
    "consents": "consent",
    "agreements": "agreement",
    "attributes": "attribute",
    "links to cases": "link to a case",
    "safeguarding concerns": "safeguarding concern",
    "sign-offs": "sign-off",
    "original files": "original file",
    "entries in the register of exports": "entry in the register of exports",
    "cases": "case",
}
CHOICES = {
    WithdrawalKind.STOP: "Stop further involvement",
    WithdrawalKind.EXCLUDE: "Leave out of the study",
    WithdrawalKind.DELETE: "Delete for good",
}
FATES = {
    PictureFate.BARE: "Stays; all that is marked and coded on it goes",
    PictureFate.COVER: "Stays with what is marked on it; their part is painted over next",
    PictureFate.WHOLE: "Goes whole, the others’ part too",
}
MEANING = {
    WithdrawalKind.STOP: "What they gave stays and is counted. They are asked for nothing more.",
    WithdrawalKind.EXCLUDE: "They vanish from every count, list and document. You can take them back in.",
    WithdrawalKind.DELETE: "Everything that is theirs is deleted. Nothing brings it back, not even a backup.",
}
REPLACE_THEM = "Ask whoever has one of these documents to replace it: files that left are outside of this program."
OUTSIDE = (
    "Copies of the study on sticks, on other computers or with colleagues still hold them: delete those.",
    "Recordings, consent forms and e-mails are not in the study: deal with them as your ethics approval says.",
)

KEY_KNOWS = (
    "The identity key was closed. If this study has one, it still knows who they were: open it, and it forgets "
    "them. Delete other copies of the key, elsewhere."
)
OTHER_KEYS = "Other copies of the identity key, elsewhere, still know who they were: delete those."
KEY_WILL_FORGET = "The identity key is open: it forgets who they are, and every name of theirs, at the same time."
KEY_STAYS = (
    "The identity key is closed: it will still know who they are. Open it before, or at any time after: it then "
    "forgets them by itself."
)

KEY_READ_ONLY = (
    "The identity key is open to read only: it will still know who they are, until it is opened where it can be "
    "written."
)


def counted(counts: Mapping[str, int]) -> list[str]:
    """What there is of somebody, a line each: "3 turns"."""
    return [f"{many:,} {_ONE.get(called, called) if many == 1 else called}" for called, many in counts.items()]


def consequences(kind: WithdrawalKind, told: WithdrawalPreview) -> list[str]:
    """What one kind of withdrawal does to what is shared with others, in sentences."""
    if kind is WithdrawalKind.STOP:
        return ["Who brings new material of theirs in is told that they stopped. They are not contacted again."]
    if kind is WithdrawalKind.EXCLUDE:
        return ["Nothing is deleted.", *_left(told)]
    lines = []
    drawn = {one.name for one in told.joint}
    alone = [name for name in told.removed if name not in drawn]
    if alone:
        lines.append(f"Deleted whole, for nobody else is heard in them: {_listed(alone)}.")
    for one in told.shared:
        turns = "1 turn of theirs becomes" if one.turns == 1 else f"{one.turns} turns of theirs become"
        beside = f"; what {_listed(one.others)} said stays" if one.others else ""
        lines.append(f"{one.name}: {turns} “[participant withdrew]”{beside}.")
    lines += [_joint(one) for one in told.joint]
    if told.files:
        lines.append(f"Original files that go: {_listed(told.files)}.")
    for held in told.cases:
        if not told.rows.get("study_case"):
            marks = "1 mark" if held.others == 1 else f"{held.others} marks"
            lines.append(f"The case of {held.pseudonym} stays, with {marks} that others told.")
    return [*lines, *_left(told)]


def hindrance(told: WithdrawalPreview) -> str:
    """Why nothing can be deleted now; empty where it can."""
    many = len(told.open_concerns)
    if not many:
        return ""
    concerns = "A safeguarding concern is" if many == 1 else f"{many} safeguarding concerns are"
    where = _listed([row.where for row in told.open_concerns])
    return (
        f"{concerns} still open about them ({where}). What was said there may be needed to protect somebody: "
        "nothing can be deleted until the designated lead has closed it."
    )


def deadline(told: WithdrawalPreview, today: str) -> str:
    """That the day up to which withdrawal was promised has passed, or when it is; empty without one."""
    if not told.deadline:
        return ""
    if told.deadline < today:
        return (
            f"The study promised that data can be withdrawn up to {told.deadline}. That day has passed; "
            "you can still do so."
        )
    return f"The study promised that data can be withdrawn up to {told.deadline}."


def done(deleted: Deleted) -> list[str]:
    """What was done, in sentences."""
    lines = ["They are deleted from the study, with everything that was theirs.", *counted(deleted.counts)]
    lines.append("The study’s file was written anew, so that no trace of them is left in it, and backed up.")
    if deleted.backups:
        older = "1 older backup was" if deleted.backups == 1 else f"{deleted.backups} older backups were"
        lines.append(f"{older} removed.")
    return lines


def backups_told(taken: Sequence[datetime], copies: Sequence[Path]) -> str:
    """What becomes of the study as it was: its backups, and the copies of it that are known of."""
    lines = ["There are no older backups."]
    if taken:
        days = [at.astimezone().date() for at in (min(taken), max(taken))]
        when = f"of {days[0]:%d %B %Y}" if days[0] == days[1] else f"of {days[0]:%d %B %Y} to {days[1]:%d %B %Y}"
        many = "The only backup" if len(taken) == 1 else f"All {len(taken)} backups"
        lines = [f"{many}, {when}, {'goes' if len(taken) == 1 else 'go'}: a new one without them is taken first."]
    if copies:
        lines.append(f"Copies of the study lie beside it and stay: {_listed([copy.name for copy in copies])}.")
    lines.append("Copies anywhere else, on sticks, other computers or with others, cannot be reached from here.")
    return " ".join(lines)


def key_forgot(many: int) -> str:
    """That the identity key has forgotten those who were deleted while it was closed."""
    who = "1 person who was deleted" if many == 1 else f"{many} people who were deleted"
    return f"The identity key has forgotten {who} while it was closed."


def remaining(deleted: Deleted) -> list[str]:
    """What is left to do outside of the study, in sentences."""
    lines = [f"They are in this document. {export_told(one)}." for one in deleted.exports]
    if lines:
        lines.append(REPLACE_THEM)
    lines.append(OTHER_KEYS if deleted.key_cleaned else KEY_KNOWS)
    lines += [f"A copy of the study as it was lies beside it: {copy.name}." for copy in deleted.copies]
    return [*lines, *OUTSIDE]


def inside(deleted: Deleted) -> list[str]:
    """What is left to look at in the study, in sentences."""
    lines = []
    for trace, words in (
        (Trace.QUOTED, "Words of theirs are still quoted in {}."),
        (Trace.PERHAPS, "Words of theirs are perhaps still quoted in {}: look at each."),
        (Trace.NAMED, "They are still named in {} of the study."),
    ):
        many = sum(place.trace is trace for place in deleted.left)
        if many:
            lines.append(words.format("1 place" if many == 1 else f"{many} places"))
    return lines


def note(deleted: Deleted, *, study: str, on: str) -> str:
    """What remains to be done, as a text to keep: it says nothing of who they were."""
    lines = [f"Withdrawal from “{study}”, {on}", ""]
    for where, left in (("in", inside(deleted)), ("outside of", remaining(deleted))):
        lines += (
            [f"What is left to do {where} the study:", "", *(f"- {line}" for line in left), ""] if left else []
        )
    return "\n".join(lines)


def export_told(row: ExportRow) -> str:
    """Which document it is, and when it left."""
    day = datetime.fromtimestamp(row.at, UTC).astimezone().date()
    public = f"; published on {row.published_on}, and stays so" if row.published_on else ""
    return f"{row.kind.capitalize()} “{row.title}” ({row.format}), written on {day:%d %B %Y}{public}"


def _joint(one: SharedSource) -> str:
    """What becomes of a picture that others drew with them."""
    drawn = f"{one.name} was drawn with {_listed(one.others) or 'others'}"
    regions = "1 region" if one.regions == 1 else f"{one.regions} regions"
    if one.fate is PictureFate.WHOLE:
        return f"{drawn}: it goes whole, the others’ part too."
    stays = f"{drawn}: it stays, without their name, and leaves the study only once it is signed off again"
    if one.fate is PictureFate.COVER:
        return f"{stays}. Paint over their part next."
    return f"{stays}. {f'The {regions} marked on it go.' if one.regions else 'Nothing is marked on it.'}"


def _left(told: WithdrawalPreview) -> list[str]:
    lines = []
    if told.exports:
        many = "1 document" if len(told.exports) == 1 else f"{len(told.exports)} documents"
        lines.append(f"{many} with words or pictures of theirs left the study already.")
    if told.published:
        many = "1 of them is" if len(told.published) == 1 else f"{len(told.published)} of them are"
        lines.append(f"{many} published: nobody can be taken out of what is public.")
    return lines


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(dict.fromkeys(names))
