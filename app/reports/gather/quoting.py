"""Which words a report quotes and what stands below them: chosen by hand or by the app, always past the gates."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.coding.rows import CodeId, SegmentId, Voice
from app.coding.spoken import Spoken, spoken_in
from app.perspectives.claim_rows import Stance
from app.perspectives.rows import GroupRow
from app.perspectives.rules import Thresholds
from app.reports.below import Below, Loosening
from app.reports.gather.offering import Candidate, Chosen, Offering
from app.reports.material import QuoteMaterial
from app.reports.quotes import cut_quote, kept_words
from app.reports.spec import ChosenQuote, ReportSpec
from app.safeguards.gates import Fault, NamesIn, export_faults
from app.safeguards.reasons import Reason, left_out_sentences
from app.safeguards.refusing import no_names
from app.study.rows import ParticipantId


class Quoting:
    """Quotes for all parts of one report, remembering whom it has quoted already and what was left out."""

    def __init__(
        self,
        session: Session,
        spec: ReportSpec,
        groups: Sequence[GroupRow],
        thresholds: Thresholds,
        names_in: NamesIn = no_names,
    ) -> None:
        self._session, self._spec, self._groups, self._names_in = session, spec, groups, names_in
        self._below = Below.of(session, spec, thresholds.shared_by)
        self._so_far = Chosen(Counter(), {})
        self._offered: dict[int, Reason] = {}
        self.faults: list[Fault] = []
        self.left_out: Counter[Reason] = Counter()

    @property
    def left_out_said(self) -> tuple[str, ...]:
        """What could not be quoted, how much of it and why; questions alone are nothing to quote."""
        told = self.left_out + Counter(self._offered.values())
        del told[Reason.NOBODY]
        return left_out_sentences(told)

    @property
    def loosened(self) -> tuple[Loosening, ...]:
        """Whose attribution says less than was asked for."""
        return tuple(self._below.loosened.values())

    @property
    def too_few(self) -> tuple[str, ...]:
        """The pseudonyms of those whom even their perspective alone points at."""
        return tuple(sorted(self._below.too_few))

    def offered(self, offering: Offering, codes: Collection[CodeId]) -> tuple[QuoteMaterial, ...]:
        """Quotes that the app chooses from the passages of codes, so many of each perspective."""
        by_group: list[list[Candidate]] = [[] for _ in self._groups]
        for one in offering.of(codes):
            group = self._group_named(one.person.perspective is not None, one.person.perspective_name)
            if group is not None:
                by_group[group].append(one)
        chosen = offering.choose(
            by_group, self._spec.quotes_per_perspective, self._so_far, names_in=self._names_in
        )
        self._offered.update(offering.left_out)
        return tuple(self._quote(row.voices[0], row.speech, row.segment) for rows in chosen for row in rows)

    def chosen(self, wanted: Sequence[ChosenQuote]) -> tuple[QuoteMaterial, ...]:
        """The quotes somebody chose, perspective by perspective; what of them may not leave is a fault."""
        clean, spoken = self._clean([one.segment for one in wanted])
        found = []
        for one in wanted:
            if one.segment not in clean:
                continue
            said = spoken[one.segment]
            if one.keep and one.of != len(said.words):
                self.faults.append(_recut(one.segment, said))
                continue
            words = kept_words(said.words, one.keep)
            found.append(self._quote(said.voices[0], words, one.segment, cut=not one.keep))
        self._so_far.quoted.update(one.participant for one in found)
        return tuple(sorted(found, key=lambda quote: quote.group))

    def possible(self, segments: Sequence[SegmentId]) -> list[tuple[SegmentId, Voice, str]]:
        """Of some passages those that may leave, with who says what; the others are left out and counted."""
        faults = export_faults(self._session, segments=segments, names_in=self._names_in)
        first: dict[SegmentId, Reason] = {}
        for fault in faults:
            if fault.segment is not None:
                first.setdefault(fault.segment, fault.reason)
        self.left_out.update(first.values())
        spoken = spoken_in(self._session, segments)
        return [
            (one, spoken[one].voices[0], spoken[one].words)
            for one in dict.fromkeys(segments)
            if one not in first and one in spoken and spoken[one].words
        ]

    def quote(
        self,
        segment: SegmentId,
        voice: Voice,
        words: str,
        *,
        stance: Stance | None = None,
        first_hand: bool = True,
    ) -> QuoteMaterial:
        """One quote that was possible."""
        self._so_far.quoted[voice.participant] += 1
        return replace(self._quote(voice, words, segment), stance=stance, first_hand=first_hand)

    def times(self, person: ParticipantId) -> int:
        """How often somebody is quoted so far."""
        return self._so_far.quoted[person]

    def group_of(self, voice: Voice) -> int | None:
        """Which group a speaker belongs to."""
        return self._group_named(voice.perspective is not None, voice.perspective_name)

    def _group_named(self, named: bool, name: str) -> int | None:
        for number, group in enumerate(self._groups):
            if group.named == named and (not named or group.name == name):
                return number
        return None

    def _clean(self, segments: Sequence[SegmentId]) -> tuple[set[SegmentId], dict[SegmentId, Spoken]]:
        faults = export_faults(self._session, segments=segments, names_in=self._names_in)
        self.faults += [fault for fault in faults if fault not in self.faults]
        spoken = spoken_in(self._session, segments)
        bad = {fault.segment for fault in faults}
        return {one for one in segments if one not in bad and one in spoken}, spoken

    def _quote(self, voice: Voice, words: str, segment: SegmentId, *, cut: bool = True) -> QuoteMaterial:
        return QuoteMaterial(
            group=self.group_of(voice) or 0,
            participant=voice.participant,
            pseudonym=voice.pseudonym,
            words=cut_quote(words, self._spec.words_per_quote) if cut else words,
            attribution=self._below.words(voice),
            segment=segment,
        )


def _recut(segment: SegmentId, said: Spoken) -> Fault:
    return Fault(
        Reason.WAITING,
        f"A quote of {said.voices[0].pseudonym}",
        "Its words were corrected since it was cut.",
        "Cut it anew.",
        segment=segment,
        person=said.voices[0].participant,
    )


def first_of_each(
    quoting: Quoting, rows: Iterable[tuple[SegmentId, Voice, str]], most: int
) -> list[tuple[SegmentId, Voice, str]]:
    """At most so many, of other people first and of those quoted less."""
    left = list(rows)
    found: list[tuple[SegmentId, Voice, str]] = []
    while left and len(found) < most:
        had = Counter(voice.participant for _, voice, _ in found)
        best = min(
            range(len(left)),
            key=lambda n: (had[left[n][1].participant], quoting.times(left[n][1].participant), n),
        )
        found.append(left.pop(best))
    return found
