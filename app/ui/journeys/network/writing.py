"""What is said of somebody in a network, stored: every function is one step, and refuses with a Problem."""

from dataclasses import replace

from app.journeys import actions
from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import EventId, MarkId
from app.journeys.network_rows import (
    NetworkId,
    NetworksRow,
    NodeDraft,
    NodeRow,
    PersonDraft,
    PersonId,
    PersonRow,
)
from app.journeys.rules import Direction, Listed, Tie
from app.store.project import Project
from app.ui.journeys.network import picks


def told(project: Project, node: NodeRow, column: str, value: object, row: NetworksRow) -> None:
    """Store another value in a column of the table."""
    person, here = PersonDraft.of(node.person), NodeDraft.of(node)
    words = " ".join(str(value).split())
    match column:
        case "Who":
            person = replace(person, name=words)
        case "Kind":
            person = replace(person, kind=words)
        case "Relation":
            person = replace(person, relation=words)
        case "Part of life":
            here = replace(here, sector=words, place=None)
        case "Ring" if isinstance(value, int):
            here = replace(here, ring=value)
        case "Tie":
            here = replace(here, tie=Tie(str(value)))
        case "Direction":
            here = replace(here, direction=Direction(str(value)))
        case "Gives":
            here = replace(here, supports=as_supports(words, row))
        case "How often":
            here = replace(here, frequency=words)
        case "Supervised":
            here = replace(here, supervised=value if isinstance(value, bool) else None)
        case "Since":
            here = replace(here, since=words)
        case "Until":
            here = replace(here, until=words)
        case "Lost at":
            here = replace(here, lost_at=EventId(value) if isinstance(value, int) else None)
        case _:
            here = replace(here, note=str(value).strip())
    store(project, node, person, here)


def store(project: Project, node: NodeRow, person: PersonDraft, here: NodeDraft) -> None:
    """Store what is said of somebody and of where they stand, in one step; what is the same is left alone."""
    with project.step("Edit person in network"):
        if person != PersonDraft.of(node.person):
            actions.edit_person(project, person=node.person.id, draft=person)
        if here != NodeDraft.of(node):
            actions.edit_node(project, mark=node.mark, node=here)


def add(
    project: Project, network: NetworkId, known: PersonRow | None, person: PersonDraft, here: NodeDraft
) -> MarkId:
    """Let somebody stand in a network: who is known already, with what is said of them anew, or somebody new."""
    with project.step("Place person"):
        who: PersonId | PersonDraft = person
        if known is not None:
            who = known.id
            if person != PersonDraft.of(known):
                actions.edit_person(project, person=known.id, draft=person)
        return actions.place_person(project, network=network, person=who, node=here)


def as_supports(words: str, row: NetworksRow) -> tuple[str, ...]:
    """The codes of supports that were typed, with commas between them; what is not listed is its own code."""
    known = {label.casefold(): str(code) for label, code in picks.supports(row)}
    known |= {term.code.casefold(): term.code for term in row.journey.vocabulary.list(Listed.SUPPORT).terms}
    typed = [part.strip() for part in words.split(",")]
    return tuple(dict.fromkeys(known.get(part.casefold(), part) for part in typed if part))


def gone_words(loss: Loss) -> str:
    """What went with somebody, in a sentence."""
    gone = ((loss.links, "link"), (loss.codings, "code"), (loss.notes, "note"))
    with_it = ", ".join(f"{many} {what}{'' if many == 1 else 's'}" for many, what in gone if many)
    return f"Removed{f' with {with_it}' if with_it else ''}. Undo brings it back."
