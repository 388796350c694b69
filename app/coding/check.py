"""Whether the texts are the ones that were stored and every segment still holds the words that were coded."""

import hashlib

from sqlalchemy import BLOB, cast, select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.language.spans import Span, words_hash
from app.store.check import Finding
from app.study.model import TextVersion, Turn, VersionText


def check_coding(session: Session) -> list[Finding]:
    """Compare every text with its hash, every turn and segment with its text, every segment with its words."""
    texts = turns = segments = 0
    changed = outside = moved = 0
    versions = session.execute(select(TextVersion.id, TextVersion.characters, TextVersion.sha256)).all()
    for version, characters, sha256 in versions:
        # As bytes: a damaged text need not be text any more.
        stored = session.scalars(select(cast(VersionText.text, BLOB)).filter_by(version_id=version)).one_or_none()
        texts += 1
        if stored is None or hashlib.sha256(stored).digest() != sha256 or len(stored.decode()) != characters:
            changed += 1
            continue
        text = stored.decode()
        for start, speech_start, end in session.execute(
            select(Turn.start, Turn.speech_start, Turn.end).filter_by(version_id=version)
        ):
            turns += 1
            outside += not 0 <= start <= speech_start <= end <= characters
        for start, end, known in session.execute(
            select(Segment.start, Segment.end, Segment.words_hash).filter_by(version_id=version)
        ):
            segments += 1
            if not 0 <= start < end <= characters:
                outside += 1
            elif words_hash(Span(start, end).of(text)) != known:
                moved += 1
    return [
        Finding(f"the words of {texts} texts against their hashes", _if(changed, "texts were changed.")),
        Finding(
            f"that {turns} turns and {segments} segments lie inside their texts",
            _if(outside, "turns or segments lie outside their texts."),
        ),
        Finding(
            f"the words of {segments} segments against their hashes",
            _if(moved, "segments no longer hold the words that were coded."),
        ),
    ]


def _if(many: int, what: str) -> tuple[str, ...]:
    return (f"{many} {what}",) if many else ()
