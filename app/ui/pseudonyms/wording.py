"""What the review says: how many, why, and that the assistant misses some."""

from app.language.names.mentions import NameKind
from app.safeguards.pseudonyms.rows import PseudonymPlan, Suggestion

MISSED = (
    "This is a help, not a proof: on real speech about one name in twenty is missed. Read a transcript through "
    "before you sign it off."
)
NO_KEY = (
    "The identity key is an encrypted file of its own, with its own passphrase. It keeps who the pseudonyms are, "
    "what you decide here, and what stood in the transcripts before. The study works without it; replacing names "
    "does not."
)
NOTHING = "Nothing that looks like a name was found here. Read the text yourself: names are missed."
READ_ONLY_KEY = "The identity key is open to read only: copy it to where it can be written, and open it there."
UNDECIDED, KEPT_HERE, KEPT = "", "stays here", "stays"
MIXED = "differs by transcript"


def kind_words(kind: NameKind) -> str:
    """A kind of name, as a choice says it."""
    return kind.value[:1].upper() + kind.value[1:]


def decision_words(row: Suggestion) -> str:
    """What was decided of a string, in a word or two."""
    held = {place.source_guid: row.decision(place.source_guid) for place in row.places}
    told = {None if one is None else one.replacement or "" for one in held.values()}
    if len(told) > 1:
        return MIXED
    said = next(iter(told), None)
    if said is None:
        return UNDECIDED
    if said:
        return f"[{said}]"
    return KEPT if row.everywhere is not None and row.everywhere.replacement is None else KEPT_HERE


def why_words(row: Suggestion) -> str:
    """Why a string is in the list."""
    return "found by hand" if row.why is None else row.why.value.replace("'", "’")


def decided_words(rows: tuple[Suggestion, ...]) -> str:
    """How far deciding has come."""
    if not rows:
        return ""
    return f"{sum(row.decided for row in rows):,} of {len(rows):,} decided"


def small_words(small: int, of: int) -> str:
    """That names are hard to find without capitals; empty where there are some."""
    if not small:
        return ""
    which = "This transcript is" if of == 1 else f"{small} of {of} transcripts are"
    return (
        f"{which} written in small letters, as machines write speech down. Most names are missed there: put the "
        "capitals in first, or list the names in the identity key."
    )


def called_words(many: int) -> str:
    """That participants may go by their real names."""
    if many == 1:
        return "1 participant is called by what may be a real name: the identity key does not know them. "
    return f"{many:,} participants are called by what may be real names: the identity key does not know them. "


def summary(plan: PseudonymPlan) -> list[str]:
    """What a plan does, in plain sentences."""
    told = [f"{counted(plan.replacements, 'place')} in {counted(len(plan.sources), 'transcript')}"]
    if plan.passages:
        told.append(f"{counted(len(plan.passages), 'coded passage')} with a name in it")
    if plan.grown:
        told.append(f"{counted(len(plan.grown), 'passage')} made longer to hold a whole pseudonym")
    labels = sum(len(source.labels) for source in plan.sources)
    if labels:
        told.append(counted(labels, "speaker label"))
    named = sum(source.new_name != source.source_name for source in plan.sources)
    if named:
        told.append(f"{counted(named, 'name')} of transcripts")
    return told


def counted(number: int, one: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"
