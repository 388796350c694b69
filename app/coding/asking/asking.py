"""Asking a question: which passages it holds of, from how many people, and their words.

The unit of the answer is the passage, a coded segment: where the question asks for Moves that overlap Reviews,
the passages of Moves. A segment coded twice, by two coders or with two codes, is one passage; it is shown by the
code the question asks for first.
"""

from collections import defaultdict

from sqlalchemy.orm import Session

from app.coding.asking.conditions import Coded, Condition, leaves
from app.coding.asking.counting import count_groups
from app.coding.asking.holding import CodesMeant, Holding, material_for
from app.coding.asking.material import Material
from app.coding.asking.rows import Answer, Found
from app.coding.asking.vocabulary import Vocabulary, vocabulary
from app.coding.passages import passages_shown_by
from app.coding.rows import CodingId, PassageRow, SegmentId
from app.store.bulk import undisturbed
from app.study.rows import ParticipantId


@undisturbed()
def ask(session: Session, where: Condition, known: Vocabulary | None = None) -> Answer:
    """Every passage that the condition holds of, with the voices it holds of."""
    known = known or vocabulary(session)
    meant = CodesMeant(session)
    material = material_for(session, known, where, meant)
    holding = Holding(session, material, meant)
    voices: dict[int, list[ParticipantId]] = defaultdict(list)
    for segment, voice in holding.of(where, holding.everything(where)):
        voices[segment] += [] if voice is None else [ParticipantId(voice)]
    shown_by = _shown_by(material, where, meant)
    places, sources = material.places, material.sources

    def by_place(segment: int) -> tuple[bool, int, int, int]:
        """In texts first, source by source; then what is in none."""
        _, version, start, end = places[segment]
        apart = version not in sources
        return apart, segment if apart else sources[version].id, start, end

    found = tuple(
        Found(SegmentId(segment), CodingId(shown_by[segment]), tuple(sorted(voices[segment])))
        for segment in sorted(voices, key=by_place)
    )
    everybody = {person for one in found for person in one.people}
    people, groups = count_groups(session, known.people, everybody)
    return Answer(where, found, people, groups)


def answered_passages(
    session: Session, answer: Answer, *, limit: int | None = None, offset: int = 0
) -> list[PassageRow]:
    """The passages of an answer with their words, in its order."""
    last = None if limit is None else offset + limit
    return passages_shown_by(session, [one.coding for one in answer.found[offset:last]])


def _shown_by(material: Material, where: Condition, meant: CodesMeant) -> dict[int, int]:
    """Segment -> its coding of the code asked for first; of several, the oldest."""
    asked = [leaf for leaf, denied in leaves(where) if isinstance(leaf, Coded) and not denied]
    rank: dict[int, int] = {}
    for place, leaf in enumerate(asked):
        for code in meant.of(leaf.codes):
            rank.setdefault(code, place)
    last = len(asked)

    best: dict[int, tuple[int, int]] = {}
    for segment, code, _, number in material.codings:
        standing = rank.get(code, last), number
        if segment not in best or standing < best[segment]:
            best[segment] = standing
    return {segment: number for segment, (_, number) in best.items()}
