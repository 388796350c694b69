"""What stands below a quote: as much of who said it as enough others share (DOMAIN E-10)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.coding.rows import Voice
from app.reports.quotes import lower_first
from app.reports.spec import Attribution, ReportSpec
from app.safeguards.people import people
from app.safeguards.rules import Person, Trait, age_band, attribute
from app.study import queries as study
from app.study.rows import AttributeId, ParticipantId, ParticipantRow

_BESIDE_A_NAME = frozenset({Trait.ROLE, Trait.AREA})


@dataclass(frozen=True, slots=True)
class Loosening:
    """Somebody whose attribution says less than was asked for, because too few others would fit it."""

    participant: ParticipantId
    pseudonym: str
    dropped: tuple[Trait, ...]
    said: str
    """In a clause: "without the area, which only one person here would fit"."""


class Below:
    """Whose words they are, by name or by traits: worked out once for each person."""

    def __init__(self, everyone: Mapping[ParticipantId, Person], smallest: int, *, by_name: bool = True) -> None:
        self._people, self._smallest, self._by_name = everyone, smallest, by_name
        self._lines: dict[ParticipantId, str] = {}
        self.loosened: dict[ParticipantId, Loosening] = {}
        self.too_few: set[str] = set()

    @classmethod
    def of(cls, session: Session, spec: ReportSpec, smallest: int) -> "Below":
        """As the author of a report asked for."""
        everyone = _with_chosen_traits(session, people(session), spec)
        return cls(everyone, smallest, by_name=spec.attribution is Attribution.PSEUDONYM)

    def words(self, voice: Voice) -> str:
        """The pseudonym with what may stand beside it, or the traits alone."""
        if voice.participant not in self._lines:
            self._lines[voice.participant] = self._made(voice)
        return self._lines[voice.participant]

    def _made(self, voice: Voice) -> str:
        person = self._people.get(voice.participant)
        if person is None:
            return voice.pseudonym
        shown = _BESIDE_A_NAME if self._by_name else frozenset(Trait)
        told = attribute(person, self._people.values(), shown, self._smallest)
        if told.loosened:
            dropped = tuple(one.trait for one in told.loosened)
            self.loosened[voice.participant] = Loosening(voice.participant, voice.pseudonym, dropped, told.said)
        if told.too_few:
            self.too_few.add(voice.pseudonym)
        if not self._by_name:
            return told.words or "Somebody who took part"
        return ", ".join(filter(None, (voice.pseudonym, lower_first(told.words))))


def _with_chosen_traits(
    session: Session, everyone: dict[ParticipantId, Person], spec: ReportSpec
) -> dict[ParticipantId, Person]:
    """Everybody with the age and placement from the attributes the author chose, where they chose any."""
    if spec.age is None and spec.placement is None:
        return everyone
    names = {row.id: row.name for row in study.attributes(session)}
    rows = {row.id: row for row in study.participants(session)}

    def answer(row: ParticipantRow, attribute: AttributeId | None, unless: str) -> str:
        return unless if attribute is None else dict(row.attributes).get(names.get(attribute, ""), "")

    return {
        known: replace(
            person,
            age=age_band(answer(rows[known], spec.age, person.age)),
            placement=lower_first(answer(rows[known], spec.placement, person.placement)),
        )
        for known, person in everyone.items()
    }
