"""What is agreed before pictures are stored: whose each is and which pages are wanted; no widget, no storing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.exchange.pictures.drafts import draft_of, said_of
from app.exchange.pictures.looking import LookedAt
from app.exchange.pictures.reading import Reading, Wanted
from app.study.picture_rows import PictureDraft, PictureKind
from app.study.rows import CaseId, CaseRelation, CaseRow, ParticipantRow, SpeakerDraft

ASK_FIRST = "bring this in only if they agreed to it."
FEW_PAGES = 12
"""Of a file with more, nothing is wanted before somebody says which."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the study knows already of those who may have drawn."""

    people: Mapping[str, ParticipantRow] = field(default_factory=dict)
    """By pseudonym, in small letters."""
    cases: Sequence[CaseRow] = ()
    perspectives: Sequence[str] = ()
    stopped: Mapping[str, str] = field(default_factory=dict)
    """Who takes no further part, by pseudonym -> since when."""

    def who_stopped(self, names: Sequence[str]) -> list[str]:
        """Of those who drew, who takes no further part, each in a sentence."""
        wanted = {name.casefold() for name in names}
        return [
            f"{name} stopped taking part on {on}: {ASK_FIRST}"
            for name, on in self.stopped.items()
            if name.casefold() in wanted
        ]

    def person(self, name: str) -> ParticipantRow | None:
        """The participant of that pseudonym."""
        return self.people.get(name.strip().casefold())

    def self_of(self, case: CaseId | None) -> str:
        """The child of a case as a participant; empty where it is none."""
        links = next((row.links for row in self.cases if row.id == case), ())
        return next((name for _, name, relation in links if relation is CaseRelation.SELF), "")

    def linked(self, name: str) -> dict[CaseId, CaseRelation]:
        """The children that somebody is linked to, and how."""
        person = self.person(name)
        return {
            row.id: relation
            for row in self.cases
            for participant, _, relation in row.links
            if person is not None and participant == person.id
        }


@dataclass(frozen=True, slots=True)
class Agreed:
    """One file that was looked at, with what is agreed about it."""

    looked: LookedAt
    wanted: bool = True
    pages: tuple[int, ...] = ()
    """The numbers of those that are wanted."""
    name: str = ""
    drawn_by: str = ""
    """Pseudonyms, with commas between."""
    perspective: str = ""
    """Of those who are new to the study."""
    case: CaseId | None = None
    relation: CaseRelation = CaseRelation.SELF
    kind: PictureKind = PictureKind.DRAWING

    @property
    def path(self) -> Path:
        """The file."""
        return self.looked.path

    @property
    def makers(self) -> tuple[str, ...]:
        """Who drew it, by pseudonym."""
        return tuple(dict.fromkeys(name.strip() for name in self.drawn_by.split(",") if name.strip()))

    @property
    def lacks(self) -> str:
        """What has to be said before it can be stored; empty where nothing has."""
        if not self.wanted or self.looked.problem is not None:
            return ""
        if not self.pages:
            return "no page is chosen"
        if not self.makers:
            return "nobody has said who drew it"
        return "" if self.name.strip() else "it has no name"

    @property
    def ready(self) -> bool:
        """Whether it is wanted and can be stored."""
        return self.wanted and self.looked.problem is None and not self.lacks

    @property
    def said(self) -> tuple[str, ...]:
        """What is to be known of its wanted pages, each sentence once."""
        contents = self.looked.contents
        if contents is None:
            return ()
        shown = zip(contents.pages, self.looked.pages, strict=True)
        pages = [preview for page, preview in shown if preview is not None and page.number in self.pages]
        return tuple(dict.fromkeys(sentence for preview in pages for sentence in said_of(preview)))

    def reads(self) -> list[Wanted]:
        """The pages to be read."""
        return [Wanted(self.path, page) for page in self.pages]

    def draft(self, readings: Sequence[Reading]) -> PictureDraft:
        """The source of these pages, read in the order of `reads`."""
        makers = [
            SpeakerDraft(one, interviewer=False, participant=one, perspective=self.perspective)
            for one in self.makers
        ]
        return draft_of(self.name, readings, makers, kind=self.kind, case=self.case, relation=self.relation)


def proposed(looked: LookedAt, known: Known, case: CaseId | None) -> Agreed:
    """What holds unless somebody says otherwise: the child at hand drew it, every page of a few is wanted."""
    if looked.contents is None:
        return Agreed(looked, wanted=False)
    pages = tuple(page.number for page in looked.contents.pages)
    return Agreed(
        looked,
        pages=pages if len(pages) <= FEW_PAGES else (),
        name=looked.path.stem,
        drawn_by=known.self_of(case),
        case=case,
    )
