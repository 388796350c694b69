"""What somebody has judged of a code already: the passages that have it, and the suggestions that were refused."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Code, Coding, RefusedSuggestion, Segment
from app.coding.queries import not_hidden, subtree
from app.coding.queries.found import Overlaps
from app.coding.rows import CodeId, CodingId
from app.language.spans import Span, words_hash
from app.store.bulk import one_of
from app.study.model import TextVersion
from app.study.rows import SourceId, VersionId

Place = tuple[VersionId, Span]


@dataclass(frozen=True, slots=True)
class Refused:
    """A stretch of which somebody said that the code, or one above it, does not hold."""

    source: SourceId
    version: VersionId
    span: Span
    hash: bytes


class Judged:
    """The coding of the current texts as it stands to one code and those below it."""

    def __init__(self, session: Session, code: CodeId) -> None:
        wanted = set(subtree(session, code))
        self.coded: dict[Place, CodingId] = {}
        """Every passage of the code, with its oldest coding."""
        others: set[Place] = set()
        for coding, theirs, version, start, end in session.execute(
            select(Coding.id, Coding.code_id, TextVersion.id, Segment.start, Segment.end)
            .join(Segment, Coding.segment_id == Segment.id)
            .join(TextVersion, Segment.version_id == TextVersion.id)
            .where(TextVersion.current, not_hidden(session, Coding.segment_id))
            .order_by(Coding.id)
        ):
            place = VersionId(version), Span(start, end)
            if theirs in wanted:
                self.coded.setdefault(place, CodingId(coding))
            else:
                others.add(place)
        self._has_code = _overlaps(self.coded)
        self.others = sorted(place for place in others if not self._has_code(*place))
        """The passages of other codes that touch none of this."""
        self.refused = [one for one in _refused(session, code) if not self._has_code(one.version, one.span)]
        self._is_refused = _overlaps((one.version, one.span) for one in self.refused)
        self._refused_words = {(one.source, one.hash) for one in self.refused}

    def has_code(self, version: VersionId, span: Span) -> bool:
        """Whether a stretch touches a passage of the code."""
        return self._has_code(version, span)

    def is_refused(self, source: SourceId, version: VersionId, span: Span, words: str) -> bool:
        """Whether a stretch was refused; in a corrected text it is known again by its words."""
        return self._is_refused(version, span) or (source, words_hash(words)) in self._refused_words


def _overlaps(places: Iterable[Place]) -> Overlaps:
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for version, span in places:
        spans[version].append((span.start, span.end))
    return Overlaps({version: sorted(theirs) for version, theirs in spans.items()})


def _refused(session: Session, code: CodeId) -> list[Refused]:
    """What was refused of the code and of those above it, for what they do not hold of it does not either."""
    parents = dict(session.execute(select(Code.id, Code.parent_id)).all())
    line: list[int] = []
    at: int | None = code
    while at is not None:
        line.append(at)
        at = parents[at]
    return [
        Refused(SourceId(source), VersionId(version), Span(start, end), words)
        for source, version, start, end, words in session.execute(
            select(
                TextVersion.source_id,
                RefusedSuggestion.version_id,
                RefusedSuggestion.start,
                RefusedSuggestion.end,
                RefusedSuggestion.words_hash,
            )
            .join(TextVersion, RefusedSuggestion.version_id == TextVersion.id)
            .where(one_of(RefusedSuggestion.code_id, line))
            .order_by(RefusedSuggestion.id)
        )
    ]
