"""Participants who go by what may be their real names: found, and given pseudonyms (E-06).

Whoever was brought in with an unedited transcript goes by the label that stood in it. What is written of them then
names them, wherever their pseudonym stands.
"""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.names.known import names_in_labels
from app.language.names.mentions import NameKind
from app.problems import Problem
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Decision, Identity
from app.safeguards.pseudonyms.new_names import NewNames
from app.safeguards.pseudonyms.occurrences import key_of
from app.store.project import Project
from app.study import actions
from app.study.model import Participant, TextVersion, VersionText
from app.study.rows import ParticipantId

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class CalledByName:
    """A participant of whom nothing says that what they are called is a pseudonym."""

    participant: ParticipantId
    guid: UUID
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPseudonym:
    """Somebody, and the pseudonym they are to have; None: what they are called is one already."""

    person: CalledByName
    pseudonym: str | None


def called_by_name(
    session: Session, people: Sequence[Identity] = (), decisions: Sequence[Decision] = ()
) -> list[CalledByName]:
    """Who goes by a name of which the key says neither whose it really is nor that it gives nobody away.

    Without what the key knows: everybody who goes by a name and not by a role or a code.
    """
    known = {one.participant: key_of(one.real_name) for one in people if one.real_name}
    stays = {key_of(one.original) for one in decisions if one.replacement is None and one.source is None}
    rows = session.execute(
        select(Participant.id, Participant.guid, Participant.pseudonym).order_by(Participant.id)
    )
    everybody = [CalledByName(ParticipantId(number), guid, name) for number, guid, name in rows]
    return [
        one
        for one in everybody
        if names_in_labels([one.name])
        and key_of(one.name) not in stays
        and known.get(one.guid, key_of(one.name)) == key_of(one.name)
    ]


def proposed(session: Session, wanted: Sequence[CalledByName], people: Sequence[Identity] = ()) -> list[str]:
    """A pseudonym for each: nobody's in the study, nobody's real name, and said in no transcript."""
    taken = {*session.scalars(select(Participant.pseudonym))}
    taken |= {word for one in people for name in (one.real_name, *one.other_names) for word in name.split()}
    new = NewNames(taken, _said(session))
    return [new.instead_of(one.name) for one in wanted]


def name_people(project: Project, *, key: IdentityKey, wanted: Sequence[NewPseudonym]) -> int:
    """Put what people are called into the key as their real names, then give them pseudonyms as one step.

    Of whom it is said that they go by a pseudonym already, that is kept; returns how many got one.
    """
    changing = {one.person.participant: one.pseudonym for one in wanted if one.pseudonym is not None}
    stay = [Decision(NameKind.PERSON, one.person.name, None) for one in wanted if one.pseudonym is None]
    if changing:
        known = {one.participant: one for one in key.people()}
        before = [known.get(one.person.guid, Identity(one.person.guid, "")) for one in wanted if one.pseudonym]
        called = {one.person.guid: one.person.name for one in wanted}
        key.set_people([replace(one, real_name=called[one.participant]) for one in before])
        try:
            actions.give_pseudonyms(project, names=changing)
        except BaseException:
            with suppress(Problem):
                key.set_people(before)
            raise
    if stay:
        key.set_decisions(stay)
    return len(changing)


def _said(session: Session) -> Collection[str]:
    texts = session.scalars(select(VersionText.text).join(TextVersion).where(TextVersion.current))
    return {word.casefold() for text in texts for word in _WORD.findall(text)}
