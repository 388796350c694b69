"""Assumptions as JSON: the numbers, who they are, and what they rest on."""

from collections.abc import Iterable
from typing import Any

from app.coding import queries as coding
from app.perspectives.claim_rows import Assessed, EvidenceRow, EvidenceSheet, GroupTally
from app.store.project import Session
from app.study import queries as study
from app.study.rows import ParticipantId


class Names:
    """What people, codes, themes and perspectives are called."""

    def __init__(self, session: Session) -> None:
        self._people = {row.id: row.pseudonym for row in study.participants(session)}
        self.perspectives = {row.id: row.name for row in study.perspectives(session)}
        self.attributes = {row.id: row.name for row in study.attributes(session)}
        self.codes = coding.code_paths(session)
        self.themes = {row.id: row.name for row in coding.themes(session)}

    def people(self, wanted: Iterable[ParticipantId]) -> list[str]:
        """Pseudonyms, in the order given."""
        return [self._people[person] for person in wanted]


def assessed_json(row: Assessed, names: Names) -> dict[str, Any]:
    """An assumption with all that is computed of it."""
    claim = row.claim
    return {
        "ref": claim.ref,
        "kind": claim.kind.value,
        "statement": claim.statement,
        "held_by": [*claim.held_by],
        "origin": None if claim.origin is None else claim.origin.value,
        "reference": claim.origin_reference,
        "scope": [
            {"area": limit.value}
            if limit.attribute is None
            else {"attribute": names.attributes[limit.attribute], "answer": limit.value}
            for limit in claim.scope
        ],
        "if_true": claim.if_true,
        "would_surprise": claim.would_surprise,
        "why_it_matters": claim.why_it_matters,
        "rival": claim.rival,
        "track": None if claim.track is None else claim.track.value,
        "status": claim.status.value,
        "codes": [names.codes[code] for code in claim.codes],
        "themes": [names.themes[theme] for theme in claim.themes],
        "pattern": row.pattern.value,
        "silent": [*row.silent],
        "signal": row.signal.value,
        "flags": [
            {"kind": flag.kind.value, "sentence": flag.sentence, "people": names.people(flag.people)}
            for flag in row.flags
        ],
        "coded": row.coded,
        "people": row.people,
        "passages": row.passages,
        "perspectives": [_group_json(group, names) for group in row.groups],
    }


def sheet_json(sheet: EvidenceSheet, names: Names) -> dict[str, Any]:
    """The evidence sheet: the same, and every passage, decision and negative case."""
    return assessed_json(sheet.assessed, names) | {
        "evidence": [_evidence_json(row, names) for row in sheet.evidence],
        "decisions": [
            {
                "status": row.status.value,
                "on": row.on,
                "by": row.by,
                "rationale": row.rationale,
                "coded": row.coded,
                "of": row.of,
                "signal": row.signal,
            }
            for row in sheet.decisions
        ],
        "negative_cases": [
            {"found": row.found, "words": row.words, "by": row.by, "on": row.on} for row in sheet.negative_cases
        ],
    }


def _group_json(group: GroupTally, names: Names) -> dict[str, Any]:
    voices = {
        "supports": group.supports,
        "challenges": group.challenges,
        "nuances": group.nuances,
        "mixed": group.mixed,
    }
    return {
        "perspective": group.name,
        "holds": group.holds,
        "n": group.n,
        **{stance: len(people) for stance, people in voices.items()},
        "silent": group.silent,
        "asked": group.asked,
        "not_asked": group.not_asked,
        "unknown": group.unknown,
        "pending": len(group.pending),
        "pending_voiced": len(group.pending_voiced),
        "lean": group.lean.value,
        "who": {stance: names.people(people) for stance, people in voices.items()},
    }


def _evidence_json(row: EvidenceRow, names: Names) -> dict[str, Any]:
    return {
        "number": row.id,
        "stance": row.stance.value,
        "participants": names.people(row.voices),
        "first_hand": row.first_hand,
        "about": None if row.about is None else names.perspectives[row.about],
        "source": row.source_name,
        "words": row.words,
        "note": row.note,
        "coder": row.coder,
        "quotable": row.quotable,
    }
