"""How a `When` is kept: five columns of a table under one prefix (`start_low`, `happened_words` …)."""

from app.journeys.rules.when import RELATIVE, Precision, When

Column = str | int | float | None


def columns_of(prefix: str, when: When) -> dict[str, Column]:
    """The values to store for a time."""
    return {
        f"{prefix}_precision": when.precision.value,
        f"{prefix}_low": when.low,
        f"{prefix}_high": when.high,
        f"{prefix}_words": when.words,
        f"{prefix}_event_id": when.event,
    }


def when_of(precision: str, low: int | None, high: int | None, words: str, event: int | None) -> When:
    """A time as it was stored; before or after an event that is gone, nobody can say any more when it was."""
    told = Precision(precision)
    if told in RELATIVE and event is None:
        return When.unknown(words)
    return When(told, low, high, event, words)
