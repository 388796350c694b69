"""Looking through transcripts for names, off the GUI thread: what the review shows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.language.names.mentions import Mention, NameKind, Why
from app.safeguards.identity.key import IdentityKey
from app.safeguards.pseudonyms.occurrences import Strings, is_all_lower, key_of
from app.safeguards.pseudonyms.people import CalledByName, called_by_name, proposed
from app.safeguards.pseudonyms.planning import plan_replacements
from app.safeguards.pseudonyms.rows import PseudonymPlan, Suggestion
from app.safeguards.pseudonyms.scanning import Find, known_in, scan, texts_to_scan
from app.safeguards.pseudonyms.suggesting import suggestions, told_by, undecided_capitals
from app.store.project import Project
from app.study.rows import SourceId
from app.ui.tasks import IsCancelled, Progress


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be looked through, and what somebody found by hand."""

    source: SourceId | None = None
    """None: every transcript."""
    by_hand: tuple[str, ...] = field(default=(), repr=False)
    last_look: bool = False
    """Every word with a capital that nobody decided on, in place of what was found."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and the strings of it."""

    found: Mapping[SourceId, Sequence[Mention]]
    rows: tuple[Suggestion, ...]
    small: int
    """How many of the transcripts have next to no capitals."""
    called: Sequence[tuple[CalledByName, str]] = field(default=(), repr=False)
    """Participants who go by what may be their real names, each with the pseudonym that is proposed."""


def look(
    project: Project,
    key: IdentityKey,
    wish: Wish,
    progress: Progress,
    cancelled: IsCancelled,
    find: Find | None = None,
) -> Looked:
    """Look through one transcript, or all of them."""
    with project.reading() as session:
        texts = texts_to_scan(session, None if wish.source is None else [wish.source])
        known = known_in(session, key.known_names())
    found = scan(texts, known, progress=progress, cancelled=cancelled, find=find)
    with project.reading(cancelled) as session:
        told = told_by(session, key.people(), key.decisions())
        for text in texts:
            found[text.source] = (*found[text.source], *_by_hand(text.words, wish.by_hand, told.put_in))
        listed = undecided_capitals if wish.last_look else suggestions
        rows = listed(session, found, told)
        named = called_by_name(session, told.people, told.decisions)
        called = tuple(zip(named, proposed(session, named, told.people), strict=True)) if named else ()
    by_hand = {key_of(words) for words in wish.by_hand}
    rows = [
        replace(row, why=None) if row.why is Why.AGAIN and key_of(row.words) in by_hand else row for row in rows
    ]
    return Looked(found, tuple(rows), sum(is_all_lower(text.words) for text in texts), called)


def look_ahead(project: Project, key: IdentityKey, looked: Looked) -> PseudonymPlan:
    """What the decisions do to the transcripts that were looked through."""
    with project.reading() as session:
        return plan_replacements(session, looked.found, told_by(session, key.people(), key.decisions()))


def _by_hand(text: str, words: Collection[str], put_in: Collection[str]) -> list[Mention]:
    kinds = dict.fromkeys(words, NameKind.PERSON)
    return [Mention(span, NameKind.PERSON, Why.AGAIN) for span, _ in Strings(kinds, put_in).places(text)]
