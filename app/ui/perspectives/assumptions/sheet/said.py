"""What the sheet of an assumption says in sentences, each number a way to the people behind it (P-02). No Qt."""

from collections.abc import Collection, Iterator, Sequence

from app.coding.rows import SegmentId
from app.coding.rules import NOT_QUOTED
from app.perspectives.claim_rows import (
    Assessed,
    EvidenceRow,
    GroupTally,
    Lean,
    ParticipantStance,
)
from app.reports.quotes import lower_first
from app.study.rows import ParticipantId
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.perspectives.assumptions.reading import ReadSheet
from app.ui.perspectives.cell_words import many
from app.ui.perspectives.people_menu import Part
from app.ui.weighing.stance_words import stance_words
from app.ui.widgets.linked_sentence import Words

ALL, PENDING = "all", "pending"
_VERBS = {
    Lean.CHALLENGES: ("challenge", ParticipantStance.CHALLENGES),
    Lean.SUPPORTS: ("support", ParticipantStance.SUPPORTS),
}


def key_of(group: int, what: str) -> str:
    """The key of a number in a sentence: of which perspective, and which of its people."""
    return f"{group}:{what}"


def leaning_sentence(assessed: Assessed) -> list[Words]:
    """Where each perspective leans, child first: "Leans: children challenge (9 of 12) · carers divided …"."""
    said = [Words("Leans: ")]
    for place, group in enumerate(assessed.groups):
        said += [Words(" · ")] if place else []
        said += _leaning(place, group)
    return said


def _leaning(place: int, group: GroupTally) -> Iterator[Words]:
    name = lower_first(group.name)
    if group.lean in _VERBS:
        verb, stance = _VERBS[group.lean]
        yield Words(f"{name} {verb} (")
        yield Words(f"{len(people_of(group, stance))} of {group.n}", key_of(place, stance.value))
    elif group.lean is Lean.NOT_SAMPLED:
        yield Words(f"{name}: {words.LEAN_WORDS[group.lean]} (")
        yield Words(f"{len(group.pending)} pending", key_of(place, PENDING))
    else:
        yield Words(f"{name}: {words.LEAN_WORDS[group.lean]} (")
        yield Words(f"{group.voiced} of {group.n} say something of it", key_of(place, ALL))
    yield Words(")")
    if group.pending_voiced:
        yield Words(" +")
        yield Words(f"{len(group.pending_voiced)} pending", key_of(place, PENDING))


def count_sentence(place: int, group: GroupTally) -> list[Words]:
    """The head of a perspective's column: "9 challenge, 1 supports of 12"; each number opens people."""
    stances = (
        ParticipantStance.CHALLENGES,
        ParticipantStance.MIXED,
        ParticipantStance.NUANCES,
        ParticipantStance.SUPPORTS,
    )
    told = [(stance, verb, k) for stance, (verb, k) in zip(stances, words.counts(group), strict=True) if k]
    if not told:
        said = [Words(words.sentence_of(group), key_of(place, ALL))]
    else:
        said = []
        for number, (stance, verb, k) in enumerate(told):
            said += [Words(", ")] if number else []
            said += [Words(str(k), key_of(place, stance.value)), Words(f" {words.verb(verb, k)}")]
        said += [Words(" of "), Words(str(group.n), key_of(place, ALL))]
        if group.pending_voiced:
            said += [Words(" · +"), Words(f"{len(group.pending_voiced)} pending", key_of(place, PENDING))]
    return said


def people_of(group: GroupTally, stance: ParticipantStance) -> tuple[ParticipantId, ...]:
    """The people of a perspective who stand to the claim in a way; of the silent nobody is named here."""
    return {
        ParticipantStance.SUPPORTS: group.supports,
        ParticipantStance.CHALLENGES: group.challenges,
        ParticipantStance.NUANCES: group.nuances,
        ParticipantStance.MIXED: group.mixed,
        ParticipantStance.SILENT: (),
    }[stance]


def people_parts(read: ReadSheet, key: str) -> list[Part]:
    """Who is behind a number, under headings."""
    place, _, what = key.partition(":")
    group = read.sheet.assessed.groups[int(place)]
    if what == PENDING:
        return _pending(read, group)
    if what == ALL:
        return [*_voiced(read, group), *silent_parts(read, group), *_pending(read, group)]
    stance = ParticipantStance(what)
    return [(_HEADINGS[stance], read.of(people_of(group, stance)))]


_HEADINGS = {
    ParticipantStance.CHALLENGES: "Challenge it",
    ParticipantStance.MIXED: "Say both",
    ParticipantStance.NUANCES: "Nuance it",
    ParticipantStance.SUPPORTS: "Support it",
}


def _voiced(read: ReadSheet, group: GroupTally) -> list[Part]:
    return [(heading, read.of(people_of(group, stance))) for stance, heading in _HEADINGS.items()]


def silent_parts(read: ReadSheet, group: GroupTally) -> list[Part]:
    """The silent of a perspective by whether they were asked."""
    return [
        ("Silent: asked, nothing said", read.of(group.silent_asked)),
        ("Silent: not asked", read.of(group.silent_not_asked)),
        ("Silent: whether asked is not recorded", read.of(group.silent_unknown)),
    ]


def _pending(read: ReadSheet, group: GroupTally) -> list[Part]:
    waiting = tuple(one for one in group.pending if one not in set(group.pending_voiced))
    return [
        ("Pending, evidence found already", read.of(group.pending_voiced)),
        ("Pending: not fully coded yet", read.of(waiting)),
    ]


def told_first_hand(row: EvidenceRow, read: ReadSheet) -> str:
    """How somebody knows: "first-hand", or "second-hand, about children"."""
    about = "" if row.about is None else f", about {lower_first(read.perspectives.get(row.about, ''))}"
    return (
        "first-hand" if row.first_hand and not about else f"{'first' if row.first_hand else 'second'}-hand{about}"
    )


def copied_evidence(row: EvidenceRow, read: ReadSheet, kept: Collection[SegmentId]) -> str:
    """A piece of evidence with whose words they are, for another program; not the words of those kept back."""
    who = " and ".join(_attribution(read, one) for one in row.voices)
    note = f"\nNote: {row.note}" if row.note else ""
    words = NOT_QUOTED if row.segment in kept else f"“{row.words}”"
    told = f"{stance_words(row.stance)}, {told_first_hand(row, read)}, judged by {row.coder}"
    return f"{words}\n— {who}, {row.source_name}\n{told}{note}"


def copied_sheet(read: ReadSheet, kept: Collection[SegmentId]) -> str:
    """The whole sheet as text: the claim, its numbers, every piece of evidence with its attribution, decisions."""
    sheet, assessed = read.sheet, read.sheet.assessed
    claim = assessed.claim
    lines = [
        f"{claim.ref} {claim.statement}",
        words.held_by_words(assessed),
        f"Status: {words.STATUS_WORDS[claim.status]}",
        f"{words.signal_words(assessed.signal)}. {words.pattern_words(assessed)}".strip(),
        *map(words.spoken_group, assessed.groups),
        *(flag.sentence for flag in assessed.flags),
    ]
    parts = ["\n".join(lines)]
    for place, group in enumerate(assessed.groups):
        rows = evidence_of(sheet.evidence, read, place)
        if rows:
            parts += [group.name, *(copied_evidence(row, read, kept) for row in rows)]
    parts += [
        f"{row.on} {words.STATUS_WORDS[row.status]} ({row.by}; {row.coded} of {many(row.of, 'person', 'people')} "
        f"fully coded; {row.signal}): {row.rationale}"
        for row in sheet.decisions
    ]
    parts += [
        f"{row.on} {'Found' if row.found else 'Looked for, none found'} ({row.by}): {row.words}"
        for row in sheet.negative_cases
    ]
    return "\n\n".join(parts)


def evidence_of(rows: Sequence[EvidenceRow], read: ReadSheet, place: int) -> list[EvidenceRow]:
    """The evidence in which somebody of a perspective is heard."""
    group = read.sheet.assessed.groups[place]
    return [
        row
        for row in rows
        if any(one in read.people and read.people[one].perspective == group.perspective for one in row.voices)
    ]


def _attribution(read: ReadSheet, person: ParticipantId) -> str:
    row = read.people.get(person)
    if row is None:
        return ""
    facts = ", ".join(filter(None, (row.perspective_name, row.role, row.area_name)))
    return f"{row.pseudonym} ({facts})" if facts else row.pseudonym
