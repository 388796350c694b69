"""Handwriting: words as lines of a hand that is one child's and nobody else's."""

from dataclasses import dataclass
from math import cos, radians, sin
from random import Random

from app.exchange.sample.drawings.letters import BASE, LETTERS, SMALL
from app.exchange.sample.drawings.strokes import Line, Point, curve


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody writes."""

    slant: float = 0.0
    """To the right, per height."""
    uneven: float = 0.35
    """How far points of letters miss, in parts of a letter."""
    drift: float = 0.6
    """How far letters leave the line."""
    spread: float = 1.0
    """How wide letters are."""
    space: float = 1.6
    """Between letters."""
    growth: float = 0.12
    """How much letters differ in size."""
    joined: float = 0.0
    """How often a letter runs into the next."""
    small: float = 1.0
    """How high small letters are, of what a schoolbook says."""
    rings: float = 0.0
    """How large the rings are that stand for the dots on i and j; none are dots."""


def written(words: str, at: Point, size: float, angle: float, hand: Hand, chance: Random) -> list[Line]:
    """The strokes of a line of words that begins at a point of its base line; `size` is a capital's height."""
    turn = radians(angle)
    here, there = cos(turn), sin(turn)
    unit = size / BASE
    lines: list[Line] = []
    pen, rise, last = 0.0, 0.0, None
    for letter in words:
        strokes = LETTERS.get(letter)
        if strokes is None:
            pen += 4.6 * hand.spread * chance.uniform(0.85, 1.25)
            last = None
            continue
        grown = 1 + chance.gauss(0, hand.growth)
        rise = rise * 0.7 + chance.gauss(0, hand.drift)
        lean = hand.slant + chance.gauss(0, hand.uneven / 8)
        placed = []
        for stroke in strokes:
            line = []
            for number, (x, y) in enumerate(stroke):
                missed = hand.uneven * (1 if number else 0.7)
                across = x * hand.spread * grown + chance.gauss(0, missed / 2)
                down = _low(letter, y, hand) * grown + chance.gauss(0, missed / 2) + rise
                across = pen + across - lean * down
                line.append(
                    (at[0] + unit * (across * here - down * there), at[1] + unit * (across * there + down * here))
                )
            placed.append(line)
        if hand.rings and letter in "ij":
            x, y = placed[-1][0]
            radius = unit * hand.rings
            placed[-1] = [(x, y - radius), (x - radius, y), (x, y + radius), (x + radius, y), (x, y - radius)]
        if last is not None and letter.isalpha() and chance.random() < hand.joined:
            placed[0] = [last, *placed[0]]
        last = placed[0][-1] if len(placed) == 1 or letter in "ijt" else placed[-1][-1]
        if not letter.islower():
            last = None
        lines += [curve(line, 4.0) for line in placed]
        pen += (max(x for stroke in strokes for x, _ in stroke) * hand.spread + hand.space) * grown
        pen += abs(chance.gauss(0, 0.35))
    return lines


def _low(letter: str, y: float, hand: Hand) -> float:
    """How far below the base line a point of a letter is; above is less than nothing."""
    above = y - BASE
    if letter.islower() and SMALL <= y <= BASE:
        return above * hand.small
    return above
