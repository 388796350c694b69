"""A journey as JSON: what was told, by whom, how precisely, and what is worked out from it."""

from collections.abc import Sequence

from app.journeys.fact_rows import AccountsCompared, EventCompared, JourneyHead, TellerMeasures
from app.journeys.journey_rows import AccountRow, EvidenceRow, JourneyRow, MarkId, SpellRow
from app.journeys.measuring import accounts_compared, facts, when_words
from app.journeys.rules import Bounds, Difference, Range, Status, When, age_told
from app.study.rows import ParticipantId

Json = dict[str, object]


def journey_as_json(journey: JourneyRow) -> Json:
    """Everything of a journey; a teller is named by pseudonym, the official record by its name."""
    return _Journey(journey).whole()


def head_as_json(head: JourneyHead) -> Json:
    """A journey among all journeys."""
    return {
        "case": head.pseudonym,
        "area": head.area_name,
        "told_by": [teller.name for teller in head.tellers],
        "placements": head.placements,
        "moves": head.moves,
        "moves_not_said": head.moves_unsaid,
        "unplanned_moves": head.unplanned,
        "gaps": head.gaps,
        "gap_days": range_as_json(head.gap_days),
        "placements_by": head.placed_by.name if head.placed_by else None,
        "age_at_entry": bounds_as_json(head.entry),
        "entry_by": head.entry_by.name if head.entry_by else None,
        "lowest": head.lowest,
        "lowest_by": head.lowest_by.name if head.lowest_by else None,
        "accounts": {status.value: head.accounts[status] for status in Status},
    }


def range_as_json(days: Range | None) -> Json | None:
    """A number as well as it is known."""
    return None if days is None else {"at_least": days.at_least, "at_most": days.at_most}


def bounds_as_json(bounds: Bounds | None) -> Json | None:
    """An age as well as it is known, in days."""
    if bounds is None:
        return None
    return {"told": age_told(bounds), "first_day": bounds.earliest, "last_day": bounds.latest}


class _Journey:
    """One journey on its way to JSON."""

    def __init__(self, journey: JourneyRow) -> None:
        self._journey = journey
        self._names = {teller.participant: teller.name for teller in journey.tellers}
        self._lanes = {lane.id: lane.name for lane in journey.lanes}
        self._mark_teller: dict[int, str] = {}
        for event in journey.events:
            for account in event.accounts:
                self._mark_teller[account.mark] = self._names[account.teller]

    def whole(self) -> Json:
        journey, known = self._journey, facts(self._journey)
        return {
            "case": journey.pseudonym,
            "area": journey.area_name,
            "born": journey.born,
            "reviewed_on": journey.reviewed_on,
            "age_at_review": bounds_as_json(known.age),
            "summary": journey.summary,
            "tellers": [
                {
                    "name": teller.name,
                    "letter": teller.letter,
                    "perspective": teller.perspective_name,
                    "relation": None if teller.relation is None else teller.relation.value,
                    "interviewed": teller.interviewed,
                }
                for teller in journey.tellers
            ],
            "lanes": [{"name": lane.name, "kind": lane.kind.value} for lane in journey.lanes],
            "spells": [self._spell(spell) for spell in journey.spells],
            "events": self._events(accounts_compared(journey)),
            "wellbeing": [
                {
                    "told_by": self._names[point.teller],
                    "when": self._when(point.when),
                    "value": point.value,
                    "method": point.method.value,
                    "words": point.words,
                    **self._behind(point.mark),
                }
                for point in journey.points
            ],
            "measures": [self._measures(one) for one in known.measures],
            "accounts": {status.value: known.accounts[status] for status in Status},
        }

    def _spell(self, spell: SpellRow) -> Json:
        return {
            "lane": self._lanes[spell.lane],
            "told_by": self._names[spell.teller],
            "start": self._when(spell.start),
            "end": None if spell.end is None else self._when(spell.end),
            "code": spell.code,
            "label": spell.label,
            "carer": spell.carer,
            "new_home": spell.new_home,
            "unplanned": spell.unplanned,
            "began_because": spell.began_because,
            "ended_because": spell.ended_because,
            "provider": spell.provider,
            "in_area": spell.in_area,
            "miles": spell.miles,
            "mid_year": spell.mid_year,
            "note": spell.note,
            **self._behind(spell.mark),
        }

    def _events(self, compared: AccountsCompared) -> list[Json]:
        return [
            {
                "title": one.event.title,
                "kind": one.event.kind.value,
                "named_critical_by_child": one.event.critical,
                "status": one.status.value,
                "computed_status": one.comparison.computed.value,
                "judged_because": one.event.judged_because,
                "differences": self._differences(one.comparison.differences),
                "differences_within_a_perspective": self._differences(one.comparison.within),
                "differences_from_the_record": self._differences(one.differs_from_record),
                "silent": self._silent(one),
                "accounts": [self._account(account) for account in one.event.accounts],
            }
            for one in compared.events
        ]

    def _account(self, account: AccountRow) -> Json:
        return {
            "told_by": self._names[account.teller],
            "when": self._when(account.when),
            "reason": account.reason,
            "reason_group": account.reason_group,
            "planned": account.planned,
            "told_why": account.told_why,
            "had_say": account.had_say,
            "effect": account.effect,
            "first_hand": account.first_hand,
            "words": account.words,
            **self._behind(account.mark),
        }

    def _differences(self, found: Sequence[Difference]) -> list[Json]:
        return [
            {
                "between": [self._mark_teller[one.one], self._mark_teller[one.other]],
                "attribute": one.attribute.value,
                "match": one.match.value,
                "apart": one.apart,
            }
            for one in found
        ]

    def _silent(self, compared: EventCompared) -> list[Json]:
        return [{"name": self._names[ParticipantId(one.teller)], "asked": one.asked} for one in compared.silent]

    def _measures(self, measured: TellerMeasures) -> Json:
        placed, schools, workers = measured.placements, measured.schools, measured.workers
        told: Json = {"told_by": measured.teller.name, "measured_by": measured.axis.value}
        if placed is not None:
            told |= {
                "records": placed.records,
                "placements": placed.placements,
                "moves": len(placed.moves),
                "moves_not_said": placed.moves_unsaid,
                "unplanned_moves": {"known": placed.unplanned.known, "not_said": placed.unplanned.unsaid},
                "durations": [range_as_json(days) for _, days in placed.durations],
                "longest": range_as_json(placed.longest),
                "gaps": [range_as_json(gap.days) for gap in placed.gaps],
                "possible_gaps": [range_as_json(gap.days) for gap in placed.possible_gaps],
                "placements_a_year": {year.name: range_as_json(year.placements) for year in placed.years},
                "three_in_a_year": placed.three_in_a_year.value,
                "long_term_stability": {"value": placed.stable.value, "why_not_known": placed.stable.reason},
            }
        if schools is not None:
            told |= {"school_moves": schools.moves.known, "mid_year_school_moves": schools.mid_year.known}
        if workers is not None:
            told |= {"social_workers": workers.workers, "social_worker_changes": workers.changes}
        low = measured.lowest
        return told | {
            "age_at_entry": bounds_as_json(measured.entry),
            "days_in_care": range_as_json(measured.in_care),
            "legal_status": measured.legal,
            "lowest": None if low is None else {"value": low.low.value, "when": self._when(low.low.when)},
        }

    def _when(self, when: When) -> Json:
        return {"told": when_words(when, self._journey), "precision": when.precision.value, "words": when.words}

    def _behind(self, mark: MarkId) -> Json:
        behind = self._journey.evidence.get(mark, EvidenceRow())
        return {"passages": behind.passages, "regions": behind.regions, "codes": len(behind.codes)}
