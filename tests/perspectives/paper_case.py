"""A small study worked out on paper: what every screen, the command line and Word must say of it.

The claim A-01, "Children are told before they move.", is held by practitioners. It speaks of North and South
alone. Everybody has one interview of their own, but Jon and Kim, who were interviewed together; Ben drew, and Cal
told of a journey too.

    person  area   what there is                                           stance
    Children and young people
    Ann     North  two passages challenge                                  challenges
    Ben     North  a region of his drawing challenges                      challenges
    Cal     South  one passage challenges; his mark of a journey supports  mixed
    Dot     South  one passage challenges, one nuances                     challenges (nuances are ignored)
    Eli     South  nothing; asked                                          silent, asked
    Fay     South  nothing; not asked                                      silent, not asked
    Gil     North  one passage challenges; still being coded               pending: outside k and n
    Hal     North  one passage challenges; excluded                        in no number
    Ivy     West   one passage challenges                                  out of scope
    Carers
    Jon     North  one passage supports, in which Kim speaks too           supports
    Kim     North  the same passage                                        supports
    Lou     South  one passage nuances                                     nuances
    Max     South  nothing; nobody said whether he was asked               silent, unknown
    Practitioners, who hold it
    Nat     North  one passage supports, second-hand about children        supports
    Oda     South  one passage supports, second-hand about children        supports
    Pia     South  one passage: for Ada it supports, second-hand about     mixed
                   children; for Bea it challenges
    Quy     South  nothing; nobody said                                    silent, unknown

    group          n   S  C  N  M   voiced   silent (asked, not, unknown)   lean
    children       6   0  3  0  1   4        2 (1, 1, 0)                    3 of 4 challenge, over 2/3: challenges
    carers         4   2  0  1  0   3        1 (0, 0, 1)                    2 of 3 support, exactly 2/3: supports
    practitioners  4   2  0  0  1   3        1 (0, 0, 1)                    2 of 3 support: supports

Supports and challenges are both there: dissonance; nobody's group is silent. Those who hold it do not lean against
it, and children, who do not hold it, do: challenged across perspectives.

In scope are 7 + 4 + 4 = 15 people, 14 of them fully coded. Passages: Ann 2, Ben 1, Cal 2, Dot 2, Gil 1, Ivy 1, Jon
and Kim 1, Lou 1, Nat 1, Oda 1, Pia 1 = 14; Hal's is in no list.

Flags. Of people who challenge (Ann, Ben, Cal, Dot, Pia) three of five are in South, more than half: concentration.
Of the challenging passages (Ann 2, Ben, Cal, Dot, Pia: 6) Ann supplies two, not more than half. The supporting
passages are Cal's mark, Jon and Kim's, Nat's, Oda's and Pia's: three of five are others' words about children:
spoken-for. Two people coded. Of the two silent children one was not asked. 14 of 15 are coded, and evidence was
found in Gil already.
"""

from pathlib import Path

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.coding.rows import CoderId, SegmentId
from app.journeys import actions as journeys
from app.journeys.draft_rows import AccountDraft, EventDraft
from app.journeys.journey_rows import EventKind
from app.journeys.rules import When
from app.perspectives import actions
from app.perspectives.claim_rows import (
    ClaimId,
    FlagKind,
    Lean,
    Limit,
    Pattern,
    Signal,
    Stance,
)
from app.pictures.regions.region import Region, Shape
from app.store.project import Project
from app.study import actions as study
from app.study import queries
from app.study.picture_rows import PictureDraft, PictureKind
from app.study.rows import CaseRelation, ConsentScope, PerspectiveId, SourceStatus, SpeakerDraft
from tests.builders import (
    CARER,
    CHILD,
    INTERVIEWER,
    PRACTITIONER,
    add,
    allow_quotes,
    dialogue,
    new_study,
    person,
    place_of,
    speaker,
    version_of,
)
from tests.store.picture_edits import page

REF, STATEMENT = "A-01", "Children are told before they move."
QUESTION = "Did anybody tell you?"
_SAID: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "Ann": (CHILD, "North", ("They packed while I was at school.", "I found out from the bags.")),
    "Ben": (CHILD, "North", ("I like drawing.",)),
    "Cal": (CHILD, "South", ("It was in the car that she said it.",)),
    "Dot": (CHILD, "South", ("Nobody told me the first time.", "The second time it was half and half.")),
    "Eli": (CHILD, "South", ("I don't remember.",)),
    "Fay": (CHILD, "South", ("School is fine.",)),
    "Gil": (CHILD, "North", ("I heard it from my brother.",)),
    "Hal": (CHILD, "North", ("A lady read it off a form.",)),
    "Ivy": (CHILD, "West", ("It just happened one day.",)),
    "Lou": (CARER, "South", ("It depends on whether there is a week.",)),
    "Max": (CARER, "South", ("We have a dog.",)),
    "Nat": (PRACTITIONER, "North", ("Every child I moved was told.",)),
    "Oda": (PRACTITIONER, "South", ("They always know.",)),
    "Pia": (PRACTITIONER, "South", ("They know, mostly, or they pretend to.",)),
    "Quy": (PRACTITIONER, "South", ("I am new here.",)),
}
"""Who says what in an interview of their own: perspective, area, turns."""
TOGETHER = ("She knew the day.", "And what was for tea.")
"""What Jon and Kim say, one after the other."""

_COUNTED = ("n", "supports", "challenges", "nuances", "mixed", "silent", "asked", "not_asked")
TALLIES = {
    CHILD: dict(zip(_COUNTED, (6, 0, 3, 0, 1, 2, 1, 1), strict=True)),
    CARER: dict(zip(_COUNTED, (4, 2, 0, 1, 0, 1, 0, 0), strict=True)),
    PRACTITIONER: dict(zip(_COUNTED, (4, 2, 0, 0, 1, 1, 0, 0), strict=True)),
}
LEANS = {CHILD: Lean.CHALLENGES, CARER: Lean.SUPPORTS, PRACTITIONER: Lean.SUPPORTS}
WHO = {
    CHILD: {"supports": [], "challenges": ["Ann", "Ben", "Dot"], "nuances": [], "mixed": ["Cal"]},
    CARER: {"supports": ["Jon", "Kim"], "challenges": [], "nuances": ["Lou"], "mixed": []},
    PRACTITIONER: {"supports": ["Nat", "Oda"], "challenges": [], "nuances": [], "mixed": ["Pia"]},
}
PENDING = {CHILD: (1, 1), CARER: (0, 0), PRACTITIONER: (0, 0)}
"""How many are pending, and in how many of them evidence was found already."""
PATTERN, SIGNAL = Pattern.DISSONANCE, Signal.ACROSS
CODED, PEOPLE, PASSAGES = 14, 15, 14
FLAGS = [
    (FlagKind.CONCENTRATION, "3 of 5 people who challenge it are in one area (South)."),
    (FlagKind.SPOKEN_FOR, f"3 of 5 passages that support it are others’ words about {CHILD}."),
    (FlagKind.NOT_ASKED, f"Of the silent, not asked: {CHILD} 1 of 2."),
    (
        FlagKind.INCOMPLETE,
        "14 of 15 people in scope are fully coded. Evidence was found in 1 of the others already.",
    ),
]


def paper_case(folder: Path) -> Project:
    """The study in a file of its own; the caller closes it."""
    project = new_study(folder, name="Paper case")
    furnish(project)
    return project


def furnish(project: Project) -> ClaimId:
    """Make the study in an empty one, through the actions a researcher uses; returns its claim."""
    drafts = [
        dialogue(
            name,
            [(INTERVIEWER, QUESTION), *((name, words) for words in turns)],
            [speaker(name, perspective, area=area, role=perspective)],
        )
        for name, (perspective, area, turns) in _SAID.items()
    ]
    carers = [speaker(name, CARER, area="North", role=CARER) for name in ("Jon", "Kim")]
    together = list(zip(("Jon", "Kim"), TOGETHER, strict=True))
    add(project, *drafts, dialogue("Jon and Kim", [(INTERVIEWER, QUESTION), *together], carers))
    allow_quotes(project, *_SAID, "Jon", "Kim")
    claim = _claim(project)
    ada, bea = (coding.coder_named(project, name=name) for name in ("Ada", "Bea"))
    with project.reading() as session:
        children = queries.perspectives(session)[0].id
    _link_words(project, claim, ada, bea, children)
    drawn, told = _drawing(project), _journey(project)
    actions.link_evidence(project, claim=claim, segment=drawn, stance=Stance.CHALLENGES, coder=ada)
    actions.link_evidence(project, claim=claim, segment=told, stance=Stance.SUPPORTS, coder=ada)
    _finish(project)
    return claim


def place(project: Project, name: str, turn: int = 0) -> PassagePlace:
    """Where somebody says something, the label before it left out."""
    with project.reading() as session:
        source = queries.source_named(session, name).id
    return PassagePlace(version_of(project, source), place_of(project, source, _SAID[name][2][turn]))


def _claim(project: Project) -> ClaimId:
    code = coding.make_code_path(project, path="Moves / Told")
    question = study.add_guide_question(project, text=QUESTION)
    coding.set_guide_codes(project, question=question, codes=[code])
    with project.reading() as session:
        ids = {row.name: row.id for row in queries.sources(session)}
        areas = {row.name: row.id for row in queries.areas(session)}
        holder = queries.perspectives(session)[2].id
    study.set_asked(project, questions=[question], sources=[ids["Eli"]], asked=True)
    study.set_asked(project, questions=[question], sources=[ids["Fay"]], asked=False)
    return actions.add_claim(
        project,
        statement=STATEMENT,
        holders=[holder],
        scope=[Limit(areas[name], None, name) for name in ("North", "South")],
        if_true="Children would say who told them.",
        would_surprise="A child who found out from a bag.",
        codes=[code],
        by="Ada",
    )


def _link_words(project: Project, claim: ClaimId, ada: CoderId, bea: CoderId, children: PerspectiveId) -> None:
    for name, turn, stance in (
        ("Ann", 0, Stance.CHALLENGES),
        ("Ann", 1, Stance.CHALLENGES),
        ("Cal", 0, Stance.CHALLENGES),
        ("Dot", 0, Stance.CHALLENGES),
        ("Dot", 1, Stance.NUANCES),
        ("Gil", 0, Stance.CHALLENGES),
        ("Hal", 0, Stance.CHALLENGES),
        ("Ivy", 0, Stance.CHALLENGES),
        ("Lou", 0, Stance.NUANCES),
    ):
        at = place(project, name, turn)
        actions.link_evidence(project, claim=claim, place=at, stance=stance, coder=ada)
    for name in ("Nat", "Oda", "Pia"):
        actions.link_evidence(
            project,
            claim=claim,
            place=place(project, name),
            stance=Stance.SUPPORTS,
            coder=ada,
            first_hand=False,
            about=children,
        )
    at = place(project, "Pia")
    actions.link_evidence(project, claim=claim, place=at, stance=Stance.CHALLENGES, coder=bea)
    with project.reading() as session:
        joint = queries.source_named(session, "Jon and Kim").id
    both = place_of(project, joint, f"{TOGETHER[0]}\nKim: {TOGETHER[1]}")
    at = PassagePlace(version_of(project, joint), both)
    actions.link_evidence(project, claim=claim, place=at, stance=Stance.SUPPORTS, coder=ada)


def _drawing(project: Project) -> SegmentId:
    """Ben's drawing with a region on it."""
    maker = SpeakerDraft("Ben", interviewer=False, participant="Ben")
    draft = PictureDraft("Ben draws", (page(90, 60),), makers=(maker,), kind=PictureKind.DRAWING)
    study.add_pictures(project, drafts=[draft])
    with project.reading() as session:
        [picture] = queries.pictures(session)
    region = Region.of(Shape.RECTANGLE, [(0.1, 0.1), (0.5, 0.5)])
    return coding.mark_region(project, picture=picture.id, region=region, label="Bags in a hall")


def _journey(project: Project) -> SegmentId:
    """What Cal tells of his move."""
    case, cal = study.add_case(project, pseudonym="Cal's way"), person(project, "Cal")
    study.link_case(project, case=case, participant=cal, relation=CaseRelation.SELF)
    study.set_consent(project, participant=cal, scope=ConsentScope.LINK, given=True)
    move = EventDraft(EventKind.MOVE, "The second move")
    account = AccountDraft(cal, When.unknown(), words="That time they said it a week before.")
    _, mark = journeys.add_event(project, case=case, event=move, account=account)
    return mark


def _finish(project: Project) -> None:
    """Everything is coded but Gil's interview; Hal is excluded."""
    with project.reading() as session:
        done = [row.id for row in queries.sources(session) if row.name != "Gil"]
        done += [row.id for row in queries.picture_sources(session)]
        [waits] = [row.id for row in queries.sources(session) if row.name == "Gil"]
    study.set_status(project, sources=done, status=SourceStatus.CODED)
    study.set_status(project, sources=[waits], status=SourceStatus.CODING)
    study.set_excluded(project, participant=person(project, "Hal"), excluded=True)
