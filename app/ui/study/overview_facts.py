"""What the overview tells of a study, and which next steps follow from it; no widget here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.coding import queries as coding
from app.coding.concern_rows import ConcernRow
from app.coding.correcting.waiting import waiting_count
from app.coding.recent import RecentCoding, recent_codings
from app.safeguards.holding import Holding, holds_real_names
from app.safeguards.reminders import Reminder, reminders
from app.safeguards.tombstones import deleted_on
from app.store.project import Project
from app.study import queries as study
from app.study.rows import ParticipantRow, PerspectiveRow, SourceId, SourceRow, SourceStatus
from app.study.rules import this_day


@dataclass(frozen=True, slots=True)
class Group:
    """The included people of a perspective, and how many of them are not fully coded yet."""

    name: str
    palette: int | None
    people: int
    pending: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the page shows."""

    groups: tuple[Group, ...]
    people: int
    left_out: int
    sources: tuple[SourceRow, ...]
    codes: int
    passages: int
    quote_unknown: int
    without_perspective: int
    recent: tuple[RecentCoding, ...]
    waiting: dict[SourceId, int]
    """How many passages corrections could not place, by transcript."""
    concerns: tuple[ConcernRow, ...]
    """Those that are not closed yet."""
    holding: Holding
    """Whether real names may still be in the study."""
    reminders: tuple[Reminder, ...] = ()
    """What is due soon or overdue."""
    deleted_on: tuple[str, ...] = ()
    """The days on which somebody was deleted from the study, the newest first."""

    @property
    def words(self) -> int:
        """How many words all transcripts have together."""
        return sum(source.words for source in self.sources)

    def sources_that_are(self, status: SourceStatus) -> list[SourceRow]:
        """The sources whose coding has come this far."""
        return [source for source in self.sources if source.status is status]


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something worth doing now: why, the button's words, and where it leads (a screen, or "import")."""

    why: str
    button: str
    leads_to: str
    source: SourceId | None = None
    """The transcript to open there."""


def gather(project: Project) -> Facts:
    """Read what the page shows."""
    with project.reading() as session:
        people = study.participants(session)
        counted = [person for person in people if person.counted]
        codes = coding.codes(session)
        return Facts(
            groups=tuple(_groups(study.perspectives(session), counted)),
            people=len(counted),
            left_out=len(people) - len(counted),
            sources=tuple(study.sources(session)),
            codes=len(codes),
            passages=sum(code.passages for code in codes),
            quote_unknown=sum(person.quote_consent is None for person in counted),
            without_perspective=sum(person.perspective is None for person in counted),
            recent=tuple(recent_codings(session)),
            waiting=waiting_count(session),
            concerns=tuple(row for row in coding.concerns(session) if row.open),
            holding=holds_real_names(session),
            reminders=tuple(reminders(session, this_day())),
            deleted_on=tuple(deleted_on(session)),
        )


def deleted_words(days: Sequence[str]) -> str:
    """How many were deleted from the study and when, of whom nothing else is known; empty where nobody was."""
    if not days:
        return ""
    each = Counter(days)
    on = [f"{day}{f' ({many})' if many > 1 else ''}" for day, many in sorted(each.items())]
    who = "1 person withdrew and was" if len(days) == 1 else f"{len(days)} people withdrew and were"
    return f"{who} deleted: {', '.join(on)}."


def _groups(perspectives: list[PerspectiveRow], people: list[ParticipantRow]) -> list[Group]:
    groups = [
        _group(row.name, row.palette, [person for person in people if person.perspective == row.id])
        for row in perspectives
    ]
    nobodys = [person for person in people if person.perspective is None]
    if nobodys:
        groups.append(_group("No perspective yet", None, nobodys))
    return groups


def _group(name: str, palette: int | None, people: list[ParticipantRow]) -> Group:
    return Group(name, palette, len(people), sum(person.pending > 0 for person in people))


def next_steps(facts: Facts) -> list[NextStep]:
    """What to do next, the first thing first; at most four."""
    if not facts.sources:
        return [
            NextStep(
                "Nothing has been brought in yet. Word, text, PDF and subtitle files all work, and may be "
                "dropped on this window; you see who speaks before anything is stored.",
                "Import transcripts…",
                "import",
            )
        ]
    steps = []
    if facts.without_perspective:
        steps.append(
            NextStep(
                f"{_people(facts.without_perspective)} no perspective yet, and cannot be compared.",
                "Say who they are",
                "participants",
            )
        )
    if facts.waiting:
        many = counted_words(sum(facts.waiting.values()), "passage waits", "passages wait")
        where = "a corrected transcript" if len(facts.waiting) == 1 else "corrected transcripts"
        steps.append(
            NextStep(
                f"{many} for a place in {where}, in no count until then.",
                "Place them",
                "transcripts",
                next(iter(facts.waiting)),
            )
        )
    open_sources = len(facts.sources) - len(facts.sources_that_are(SourceStatus.CODED))
    if open_sources:
        many = f"{open_sources} of {len(facts.sources)} transcripts"
        steps.append(
            NextStep(
                f"{many} {'is' if open_sources == 1 else 'are'} not fully coded.", "Go on coding", "transcripts"
            )
        )
    if facts.quote_unknown:
        steps.append(
            NextStep(
                f"For {facts.quote_unknown} of {facts.people} people nothing is recorded about being quoted: "
                "their words stay out of reports.",
                "Record consent",
                "participants",
            )
        )
    unsigned = [source for source in facts.sources if not (source.signed_off or source.excluded)]
    if facts.passages and unsigned:
        many = f"{len(unsigned)} of {len(facts.sources)} transcripts"
        steps.append(
            NextStep(
                f"{many} {'is' if len(unsigned) == 1 else 'are'} not signed off as pseudonymised: nothing of "
                f"{'it' if len(unsigned) == 1 else 'them'} is quoted.",
                "Sign off",
                "transcripts",
                unsigned[0].id,
            )
        )
    if facts.passages:
        steps.append(NextStep("See which themes differ between perspectives.", "Compare", "compare"))
        steps.append(NextStep("Hand a theme summary to your team.", "Make a report", "outputs"))
    return steps[:4]


def _people(many: int) -> str:
    return "1 person has" if many == 1 else f"{many} people have"


def counted_words(number: int, one: str, more: str) -> str:
    """ "1 passage", "1,204 passages"."""
    return f"{number:,} {one if number == 1 else more}"
