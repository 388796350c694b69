"""A passage as it is copied: clean words, and whose they are and where they stand."""

from collections.abc import Sequence

from app.coding.rows import PassageRow, Voice
from app.coding.rules import NOT_QUOTED
from app.ui.models.leaving import KeptBack


def voice_words(voice: Voice) -> str:
    """A participant as they are named beside their words."""
    facts = ", ".join(filter(None, (voice.perspective_name, voice.role, voice.area_name)))
    return f"{voice.pseudonym} ({facts})" if facts else voice.pseudonym


def words_of(passage: PassageRow) -> str:
    """The words of a passage, clean."""
    return passage.speech or " ".join(passage.text.split())


def attributed(passage: PassageRow, *, kept: bool) -> str:
    """The words of a passage with their attribution; where they are kept back, the attribution alone."""
    who = " and ".join(map(voice_words, passage.voices))
    where = f"{passage.source_name}, turn {passage.turn_number}"
    words = NOT_QUOTED if kept else f"“{words_of(passage)}”"
    return f"{words}\n— {who + ', ' if who else ''}{where}"


def all_attributed(passages: Sequence[PassageRow], kept_back: KeptBack) -> str:
    """Several passages, one below the other; of those that may not leave, only whose they are."""
    kept = kept_back({row.segment for row in passages})
    return "\n\n".join(attributed(row, kept=row.segment in kept) for row in passages)
