"""Of whom a claim speaks: people of one of its areas, with one of the answers it names of each attribute."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from app.perspectives.claim_rows import Limit
from app.study.rows import AreaId, AttributeId

_RANGE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[-–]\s*(-?\d+(?:\.\d+)?)\s*")


def in_scope(
    scope: Iterable[Limit],
    area: AreaId | None,
    answers: Mapping[AttributeId, str],
    answered: Collection[AttributeId],
) -> bool:
    """Whether a claim speaks of somebody of this area with these answers.

    `answered` are the attributes that anybody of their perspective has an answer to: where nobody has (a carer's
    age in care), the attribute is not about them and leaves them in.
    """
    areas = set[AreaId]()
    values: dict[AttributeId, list[str]] = defaultdict(list)
    for limit in scope:
        if limit.area is not None:
            areas.add(limit.area)
        elif limit.attribute is not None:
            values[limit.attribute].append(limit.value)
    if areas and area not in areas:
        return False
    return all(
        _is_one_of(answers.get(attribute, ""), wanted)
        for attribute, wanted in values.items()
        if attribute in answered
    )


def _is_one_of(answer: str, wanted: Sequence[str]) -> bool:
    return bool(answer) and any(_fits(answer, value) for value in wanted)


def _fits(answer: str, value: str) -> bool:
    """The same answer whatever its case, or a number within a range ("14-17")."""
    if answer.casefold() == value.casefold():
        return True
    ends = _RANGE.fullmatch(value)
    number = _number(answer)
    return ends is not None and number is not None and float(ends[1]) <= number <= float(ends[2])


def _number(answer: str) -> float | None:
    try:
        return float(answer)
    except ValueError:
        return None
