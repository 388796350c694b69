"""Two interviews full of names, an identity key, and a finder of names that knows them: all invented."""

import re
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from app.language.names.known import KnownNames
from app.language.names.mentions import Mention, NameKind, Why
from app.language.spans import Span
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.keyfile import create
from app.safeguards.identity.rows import Decision, Identity
from app.safeguards.pseudonyms.planning import plan_replacements
from app.safeguards.pseudonyms.rows import PseudonymPlan, Suggestion
from app.safeguards.pseudonyms.scanning import known_in, scan, texts_to_scan
from app.safeguards.pseudonyms.suggesting import suggestions, told_by
from app.store.project import Project
from app.study.model import Participant, Source
from app.study.rows import SourceId, SpeakerDraft
from tests.builders import CARER, CHILD, INTERVIEWER, add, dialogue, speaker

PASSPHRASE = "a passphrase of the key"
ROBIN = [
    (INTERVIEWER, "where did you live with Sarah’s mum?"),
    ("Sarah Jones", "in Leeds 👩\u200d👧 and I went to Oakfield Primary, LEEDS was big"),
    (INTERVIEWER, "and your sister Maya?"),
    ("Sarah Jones", "Maya stayed. I was 11, in June 2019, and may be Sarah knows Leeds better"),
]
KIM = [
    (INTERVIEWER, "tell me about Sarah"),
    ("Kim", "the other Sarah works for Leeds City Council, call 0113 496 0000"),
    ("Kim", "sarah’s number I lost in Leeds"),
]
NAMES = {
    "Sarah Jones": NameKind.PERSON,
    "Sarah": NameKind.PERSON,
    "Maya": NameKind.PERSON,
    "Leeds City Council": NameKind.ORGANISATION,
    "Leeds": NameKind.PLACE,
    "Oakfield Primary": NameKind.SCHOOL,
    "0113 496 0000": NameKind.PHONE,
    "June 2019": NameKind.DATE,
    "11": NameKind.AGE,
}


def find(words: str, speech: tuple[Span, ...], known: KnownNames) -> Sequence[Mention]:
    """Finds the names above in speech, the longest first; each place once."""
    found: list[Mention] = []
    for name, kind in NAMES.items():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words):
            span = Span(*match.span())
            heard = any(turn.contains(span) for turn in speech)
            if heard and not any(span.overlaps(one.span) for one in found):
                found.append(Mention(span, kind, Why.LISTED))
    return sorted(found, key=lambda one: one.span)


def named_study(study: Project) -> tuple[SourceId, SourceId]:
    """Two interviews: of Robin, whose label is her real name, and of Kim."""
    robin = SpeakerDraft("Sarah Jones", False, "Robin", CHILD)
    one, two = add(
        study, dialogue("Sarah Jones, visit 1", ROBIN, [robin]), dialogue("Kim", KIM, [speaker("Kim", CARER)])
    )
    return one, two


def guid_of(study: Project, source: SourceId) -> UUID:
    with study.reading() as session:
        return session.scalars(select(Source.guid).filter_by(id=source)).one()


def key_of_study(study: Project, folder: Path) -> IdentityKey:
    """A key that knows who Robin is."""
    key = create(folder / "names.counterpoint-key", PASSPHRASE, study=study.guid)
    with study.reading() as session:
        robin = session.scalars(select(Participant.guid).filter_by(pseudonym="Robin")).one()
    key.set_person(Identity(robin, "Sarah Jones", ("Saz",)))
    return key


def suggested(study: Project, key: IdentityKey) -> dict[str, Suggestion]:
    """Every suggestion, by its words."""
    with study.reading() as session:
        texts, known = texts_to_scan(session), known_in(session, key.known_names())
        found = scan(texts, known, find=find)
        return {
            one.words: one for one in suggestions(session, found, told_by(session, key.people(), key.decisions()))
        }


def planned(study: Project, key: IdentityKey, sources: Sequence[SourceId] | None = None) -> PseudonymPlan:
    """What the decisions of the key do."""
    with study.reading() as session:
        texts, known = texts_to_scan(session), known_in(session, key.known_names())
        found = scan(texts, known, find=find)
        return plan_replacements(session, found, told_by(session, key.people(), key.decisions()), sources)


def decide(key: IdentityKey, words: str, replacement: str | None, source: UUID | None = None) -> None:
    key.set_decisions([Decision(NAMES.get(words, NameKind.OTHER), words, replacement, source=source)])
