"""A passage as it is copied: clean words, and whose they are and where they stand."""

from collections.abc import Sequence

from app.coding.rows import PassageRow, Voice

NOT_QUOTED = "not to be quoted"
RESTRICTED = "restricted: a safeguarding concern stands on these words"


def voice_words(voice: Voice) -> str:
    """A participant as they are named beside their words."""
    facts = ", ".join(filter(None, (voice.perspective_name, voice.role, voice.area_name)))
    return f"{voice.pseudonym} ({facts})" if facts else voice.pseudonym


def attributed(passage: PassageRow) -> str:
    """The words of a passage with their attribution; says so when they may not be quoted."""
    words = passage.speech or " ".join(passage.text.split())
    who = " and ".join(map(voice_words, passage.voices))
    where = f"{passage.source_name}, turn {passage.turn_number}"
    line = f"“{words}”\n— {who + ', ' if who else ''}{where}"
    quotable = all(voice.quotable for voice in passage.voices)
    return line if quotable else f"{line} [{NOT_QUOTED}]"


def all_attributed(passages: Sequence[PassageRow]) -> str:
    """Several passages, one below the other, without those on whose words a concern stands: how many they are."""
    free = [row for row in passages if not row.restricted]
    told = [*map(attributed, free)]
    if len(free) < len(passages):
        told.append(f"[{len(passages) - len(free)} left out: a safeguarding concern stands on their words]")
    return "\n\n".join(told)
