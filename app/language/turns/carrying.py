"""Carries the turns of a text into its corrected version, and reads the turns that the correction made.

A turn goes on while its head does: unchanged, with another label before the same separator, or with another stamp.
A line that was changed and now begins as turns of this text do begins a turn. What a turn is about is never
decided anew for lines that nobody changed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.language.anchoring import Anchoring
from app.language.changes import Change
from app.language.spans import Span
from app.language.turns.finding import FoundTurn, find_turns, in_order, parted, trimmed
from app.language.turns.labels import LONGEST_LABEL


@dataclass(frozen=True, slots=True)
class CarriedTurn:
    """A turn of the new text, and the number in the list of the turn it was; None for a turn that is new."""

    turn: FoundTurn
    was: int | None


@dataclass(frozen=True, slots=True)
class CarriedTurns:
    """The turns of the new text in order, its time stamps, and the old turns that are turns no more."""

    turns: tuple[CarriedTurn, ...]
    marks: tuple[Span, ...]
    gone: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a turn begins in the new text and where its speech does."""

    start: int
    speech_start: int
    label: str
    was: int | None


def carry_turns(
    old: str, new: str, turns: Sequence[FoundTurn], marks: Sequence[Span], changes: Sequence[Change]
) -> CarriedTurns:
    """The turns and time stamps of `new`, which `changes` made of `old` with its `turns` and `marks`."""
    return _Carrier(old, new, turns, marks, changes).carried()


def known_heads(text: str, turns: Sequence[FoundTurn]) -> re.Pattern[str] | None:
    """What heads of this text look like that are a label (group "label") and a separator; None where none is."""
    separators: set[str] = set()
    labels: dict[str, str] = {}
    for turn in turns:
        before, after = _around(text[turn.start : turn.speech_start], turn.label)
        if not before and (after.strip() or _parts(after)):
            separators.add(_written(after))
            labels[_key(turn.label)] = turn.label
    if not separators:
        return None
    either = "|".join(re.escape(label) for label in sorted(labels.values(), key=len, reverse=True))
    return re.compile(rf"^(?P<label>{either})(?:{'|'.join(sorted(separators))})", re.MULTILINE | re.IGNORECASE)


class _Carrier:
    def __init__(
        self, old: str, new: str, turns: Sequence[FoundTurn], marks: Sequence[Span], changes: Sequence[Change]
    ) -> None:
        self._old, self._new = old, new
        self._turns, self._marks = turns, marks
        self._there = Anchoring(old, new, changes)
        self._back = Anchoring(new, old, [Change(change.new, change.old) for change in changes])
        self._labels = {_key(turn.label): turn.label for turn in turns if turn.label}

    def carried(self) -> CarriedTurns:
        heads: dict[int, _Head] = {}
        for number in range(len(self._turns)):
            head = self._moved(number)
            if head is not None:
                heads.setdefault(head.start, head)
        found = find_turns(self._new, known=self._labels.values())
        made = [_Head(turn.start, turn.speech_start, turn.label, None) for turn in found.turns]
        for head in [*self._known_heads(), *made]:
            self._add(heads, head)
        marks = in_order(
            [
                *(mark for old in self._marks if (mark := self._there.unchanged(old)) is not None),
                *(mark for mark in found.marks if self._back.unchanged(mark) is None),
            ]
        )
        turns, marks = self._assembled([heads[start] for start in sorted(heads)], marks)
        gone = set(range(len(self._turns))) - {turn.was for turn in turns}
        return CarriedTurns(tuple(turns), tuple(marks), tuple(sorted(gone)))

    # Heads of old turns

    def _moved(self, number: int) -> _Head | None:
        """The head of an old turn as it is now; None when there is none any more."""
        turn = self._turns[number]
        head = Span(turn.start, turn.speech_start)
        if not len(head):
            return self._without_head(number)
        kept = self._there.unchanged(head)
        if kept is not None:
            return _Head(kept.start, kept.end, turn.label, number)
        start, end = self._there.place_before(head.start), self._there.place_before(head.end)
        before, after = _around(head.of(self._old), turn.label)
        now = self._new[start:end]
        if not now.strip() or not after or not now.endswith(after):
            return self._with_other_stamp(number, start, end)
        named = now[: len(now) - len(after)]
        begin = named.rfind("\n") + 1
        label = " ".join(named[begin:].removeprefix(before).split())
        if not label or len(label) > LONGEST_LABEL or (after.isspace() and not _parts(after)):
            return self._with_other_stamp(number, start, end)
        if before.strip() and not named[begin:].startswith(before):
            return self._with_other_stamp(number, start, end)
        return _Head(start + begin, end, self._labels.get(_key(label), label), number)

    def _with_other_stamp(self, number: int, start: int, end: int) -> _Head | None:
        """A changed head that still holds its label."""
        label = self._turns[number].label
        now = self._new[start:end]
        place = now.casefold().rfind(label.casefold()) if label else -1
        if place < 0:
            return None
        return _Head(start + now.rfind("\n", 0, place) + 1, end, label, number)

    def _without_head(self, number: int) -> _Head | None:
        """A turn without a label goes on while any of its words does."""
        turn = self._turns[number]
        start = self._there.place_before(turn.start)
        if number and not self._new[start : self._there.place_of(turn.end)].strip():
            return None
        return _Head(start, start, turn.label, number)

    # Heads that are new

    def _known_heads(self) -> Iterable[_Head]:
        """Lines that begin with a label of this text as its turns do."""
        pattern = known_heads(self._old, self._turns)
        for found in pattern.finditer(self._new) if pattern else ():
            yield _Head(found.start("label"), found.end(), found["label"], None)

    def _add(self, heads: dict[int, _Head], head: _Head) -> None:
        """Take a head in that the correction made; not one that was there before and is no turn."""
        begin = self._new.rfind("\n", 0, head.start) + 1
        before = self._back.unchanged(Span(begin, head.speech_start))
        if before is not None and (before.start == 0 or self._old[before.start - 1] == "\n"):
            return
        for known in heads.values():
            if known.speech_start == head.speech_start and known.start > head.start >= begin:
                del heads[known.start]  # a stamp was put in before it
                heads[head.start] = replace(known, start=head.start)
                return
            if known.start <= head.start < max(known.speech_start, known.start + 1):
                return
            if head.start <= known.start < head.speech_start:
                return
        heads[head.start] = replace(head, label=self._labels.setdefault(_key(head.label), head.label))

    # From heads to turns

    def _assembled(self, heads: Sequence[_Head], marks: list[Span]) -> tuple[list[CarriedTurn], list[Span]]:
        stops = sorted(self._stops())
        starts = [mark.start for mark in marks]
        turns: list[CarriedTurn] = []
        loose = set(marks)
        for place, head in enumerate(heads):
            following = heads[place + 1] if place + 1 < len(heads) else None
            limit = len(self._new) if following is None else following.start
            same = self._as_it_was(head, following)
            if same is not None:
                turns.append(same)
                continue
            stop = bisect_left(stops, head.speech_start)
            limit = min(limit, stops[stop]) if stop < len(stops) else limit
            speech, end = trimmed(self._new, min(head.speech_start, limit), limit)
            inside = marks[bisect_left(starts, head.start) : bisect_left(starts, limit)]
            if inside:
                speech, end, rest = parted(self._new, speech, end, inside)
                loose -= set(inside) - set(rest)
            turns.append(CarriedTurn(FoundTurn(head.start, speech, end, head.label), head.was))
        return turns, sorted(loose)

    def _as_it_was(self, head: _Head, following: _Head | None) -> CarriedTurn | None:
        """A turn in which nothing was changed, to where the next one begins."""
        if head.was is None:
            return None
        turn = self._turns[head.was]
        kept = self._there.unchanged(Span(turn.start, self._limit(head.was)))
        if (
            kept is None
            or kept.start != head.start
            or kept.end != (following.start if following else len(self._new))
        ):
            return None
        shift = kept.start - turn.start
        moved = FoundTurn(kept.start, turn.speech_start + shift, turn.end + shift, head.label)
        return CarriedTurn(moved, head.was)

    def _limit(self, number: int) -> int:
        """Where the next turn begins in the old text."""
        return self._turns[number + 1].start if number + 1 < len(self._turns) else len(self._old)

    def _stops(self) -> Iterable[int]:
        """Where turns end although no other begins: before notes, or at the end of a cell."""
        stamps = [mark.start for mark in self._marks]
        for number, turn in enumerate(self._turns):
            at, limit, rest = turn.end, self._limit(number), ""
            for mark in self._marks[bisect_left(stamps, turn.end) : bisect_left(stamps, limit)]:
                rest += self._old[at : mark.start]
                at = max(at, mark.end)
            if (rest + self._old[at:limit]).strip():
                yield self._there.place_of(turn.end)


def _around(head: str, label: str) -> tuple[str, str]:
    """What stands before and after the label in a head; nothing after it where it is not there."""
    place = head.casefold().find(label.casefold()) if label else -1
    return (head[:place], head[place + len(label) :]) if place >= 0 else (head, "")


def _parts(after: str) -> bool:
    """Whether a blank parts a label from speech by itself."""
    return "\t" in after or "\n" in after


def _written(after: str) -> str:
    """A separator as a pattern, the blanks around it however they are."""
    blank = r"[^\S\n]*"
    if after.strip():
        return f"{blank}{re.escape(after.strip())}{blank}"
    return rf"{blank}\n" if "\n" in after else rf"{blank}\t{blank}"


def _key(label: str) -> str:
    return " ".join(label.casefold().split())
