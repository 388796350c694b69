"""Words that are not shown: those of people who are left out of the study."""

from collections.abc import Sequence

from app.language.spans import Span

LEFT_OUT = " […] "
NOT_QUOTED = "[not to be quoted]"
"""What stands where words may not leave the study; it tells nothing of why."""


def without(hidden: Sequence[Span], span: Span, text: str) -> str:
    """The words in a span, the turns of excluded participants replaced."""
    if not hidden:
        return span.of(text)
    kept, at = [], span.start
    for turn in hidden:
        if turn.overlaps(span):
            kept += [text[at : max(at, turn.start)], LEFT_OUT.strip()]
            at = min(span.end, turn.end)
    return "".join([*kept, text[at : span.end]])
