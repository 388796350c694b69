"""Whose labels stand in the texts as they are now: a correction may have taken every turn of a label away."""

from sqlalchemy import ColumnElement, exists, select

from app.study.model import Speaker, TextVersion, Turn

_FIRST = 1


def speaks() -> ColumnElement[bool]:
    """The speaker has a turn in the current text of the source; asked only of texts that were corrected."""
    corrected = TextVersion.current & (TextVersion.number > _FIRST)
    silent = (
        select(Speaker.id)
        .join(TextVersion, TextVersion.source_id == Speaker.source_id)
        .where(corrected, ~exists().where(Turn.version_id == TextVersion.id, Turn.speaker_id == Speaker.id))
    )
    return Speaker.id.not_in(silent)
