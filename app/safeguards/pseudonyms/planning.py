"""From decisions to a plan: every place a decided string stands in, what stands there then, source by source.

A decision for one source goes before one for the whole study, so that two people of one name are told apart.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.correcting.replacement_rows import Wanted
from app.coding.correcting.replacing import plan_replacements as plan_words
from app.language.names.mentions import Mention, NameKind
from app.language.spans import Span
from app.safeguards.identity.rows import Decision
from app.safeguards.pseudonyms.occurrences import Strings, key_of
from app.safeguards.pseudonyms.rows import PseudonymPlan
from app.safeguards.pseudonyms.suggesting import Told, strings_in
from app.study import queries as study
from app.study.model import Source
from app.study.rows import SourceId

_BY_HAND = "by hand"
_TITLE_KINDS = frozenset({NameKind.PERSON, NameKind.PLACE, NameKind.SCHOOL, NameKind.ORGANISATION})
"""What is replaced in the name of a transcript, too."""


def plan_replacements(
    session: Session,
    found: Mapping[SourceId, Sequence[Mention]],
    told: Told,
    sources: Collection[SourceId] | None = None,
) -> PseudonymPlan:
    """What the decisions do to some of the texts that were looked through, or to all of them."""
    chosen = [source for source in found if sources is None or source in sources]
    plans = []
    for source in chosen:
        guid = session.scalars(select(Source.guid).filter_by(id=source)).one()
        held = {key_of(one.original): one for one in told.decisions if one.source is None}
        held |= {key_of(one.original): one for one in told.decisions if one.source == guid}
        row = study.transcript(session, source)
        # What nobody decided on is looked for as well: a name inside a longer one is not replaced by itself.
        kinds = strings_in([row], found, told)
        places = Strings(kinds, told.put_in).places(row.text, found[source])
        why = {one.span: one.why.value for one in found[source]}
        wanted = list(_wanted(row.text, places, held, why))
        if wanted:
            plans.append(plan_words(session, source, wanted, _new_name(row.name, held)))
    return PseudonymPlan(tuple(plans))


def in_brackets(replacement: str, original: str) -> str:
    """What stands in the text: in square brackets, in capitals where the name was."""
    shouted = original.isupper() and sum(letter.isalpha() for letter in original) > 1
    return f"[{replacement.upper() if shouted else replacement}]"


def _wanted(
    text: str, places: Sequence[tuple[Span, str]], held: Mapping[str, Decision], why: Mapping[Span, str]
) -> Iterator[Wanted]:
    for span, words in places:
        decision = held.get(key_of(words))
        if decision is not None and decision.replacement is not None:
            there = span.of(text)
            put = in_brackets(decision.replacement, there if there != decision.original else there.lower())
            yield Wanted(span, put, decision.kind.value, why.get(span, _BY_HAND))


def _new_name(name: str, held: Mapping[str, Decision]) -> str:
    """The name of the transcript with the same words replaced, without brackets."""
    by_key = {key: one for key, one in held.items() if one.kind in _TITLE_KINDS}
    new, at = "", 0
    for span, words in Strings({one.original: one.kind for one in by_key.values()}).places(name):
        decision = by_key[key_of(words)]
        if decision.replacement is not None:
            new += name[at : span.start] + decision.replacement
            at = span.end
    return new + name[at:]
