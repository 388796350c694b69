"""Whether a voice says something inside a passage: what Find looks for in turns, looked for in passages.

Of words that must all be said, each may stand in another turn of that voice, as long as all are in the passage.
"""

from collections import defaultdict
from dataclasses import replace

from sqlalchemy.orm import Session

from app.coding.asking.material import Material, Voiced
from app.coding.asking.neighbours import Neighbours, Stretch
from app.language.forms import english
from app.language.query import Either, Every, Pattern, Query
from app.problems import Problem
from app.study.queries.finding import Question, Scope, worded
from app.study.queries.finding.looking import Looking


def saying(session: Session, material: Material, typed: str, among: set[Voiced]) -> set[Voiced]:
    """The passages and voices among them where that voice says what is typed; of nothing typed, none."""
    question = worded(typed, Scope(interviewer=True), forms=english)
    return set() if question is None else _Saying(session, material, question).of(question.query, among)


class _Saying:
    """Narrows passages part by part of what is looked for."""

    def __init__(self, session: Session, material: Material, question: Question) -> None:
        self._session = session
        self._material = material
        self._question = question

    def of(self, query: Query, among: set[Voiced]) -> set[Voiced]:
        """Those among them where the voice says it."""
        match query:
            case Every(parts, without):
                for part in parts:
                    among = self.of(part, among)
                for part in without:
                    among = among - self.of(part, among)
                return among
            case Either(parts):
                return set[Voiced]().union(*(self.of(part, among) for part in parts))
            case Pattern():
                raise Problem("A pattern between slashes cannot be asked of passages.", "Look for it with Find.")
            case _:
                return self._standing(query, among)

    def _standing(self, query: Query, among: set[Voiced]) -> set[Voiced]:
        """Those in which it stands whole."""
        heard, places = self._material.heard, self._material.places
        looking = Looking(self._session, replace(self._question, query=query))
        touched = {turn for segment, _ in among for _, turn, *_ in heard(segment)}
        hits: dict[tuple[int, int | None], list[Stretch]] = defaultdict(list)
        for turn, _, spans in looking.found([turn for turn in looking.turns() if turn.id in touched]):
            whose = turn.version, looking.speaker(turn).participant
            hits[whose] += (Stretch(span.start, span.end) for span in spans)
        said = {whose: Neighbours(stretches) for whose, stretches in hits.items()}
        found = set()
        for segment, voice in among:
            _, version, start, end = places[segment]
            there = said.get((version, voice))
            if there is not None and there.lie_in(Stretch(start, end)):
                found.add((segment, voice))
        return found
