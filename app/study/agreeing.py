"""Why something of a participant may not leave or be counted, in words: what `eligibility` asks in SQL, said."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.study.consent_rows import AgreementKind, AgreementRow
from app.study.rows import ConsentRow, ConsentScope


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is recorded of one participant."""

    consents: tuple[ConsentRow, ...] = ()
    """Those that are recorded."""
    agreements: tuple[AgreementRow, ...] = ()
    needs: frozenset[AgreementKind] = frozenset()
    """What their perspective needs before anything of theirs leaves."""
    child: bool = False

    def consent(self, scope: ConsentScope) -> ConsentRow | None:
        """What was said about a scope; None where nothing is recorded."""
        return next((row for row in self.consents if row.scope is scope and row.given is not None), None)


def hindrances(agreed: Agreed, scope: ConsentScope, today: str) -> tuple[str, ...]:
    """What keeps a scope from counting, each as a clause; nothing where it counts.

    The scope itself comes first: to renew an agreement does not help where the answer was no. To take part, what
    is not recorded is no hindrance.
    """
    return (*_of_scope(agreed, scope, today), *_of_agreements(agreed, scope, today))


def hindered(agreed: Agreed, scope: ConsentScope, today: str) -> str:
    """What keeps a scope from counting though the answer was yes, as one clause; empty where nothing does."""
    row = agreed.consent(scope)
    return "; ".join(hindrances(agreed, scope, today)) if row is not None and row.given else ""


def holds(row: ConsentRow | AgreementRow, today: str) -> bool:
    """Given, not taken back, and not run out."""
    return bool(row.given) and not row.withdrawn_on and not _ran_out(row, today)


def _of_scope(agreed: Agreed, scope: ConsentScope, today: str) -> Iterator[str]:
    row, wanted = agreed.consent(scope), f"consent to “{scope}”"
    if row is None:
        if scope is not ConsentScope.TAKE_PART:
            yield f"{wanted} is not recorded"
    elif row.withdrawn_on:
        yield f"{wanted} was taken back on {row.withdrawn_on}"
    elif not row.given:
        yield f"{wanted} was not given"
    elif _ran_out(row, today):
        yield f"{wanted} ran out on {row.until}"


def _of_agreements(agreed: Agreed, scope: ConsentScope, today: str) -> Iterator[str]:
    for kind in AgreementKind:
        rows = [row for row in agreed.agreements if row.kind is kind]
        if not rows and kind in agreed.needs and scope is not ConsentScope.TAKE_PART:
            yield f"{named(kind, child=agreed.child)} is not recorded"
        for row in rows:
            yield from _of_agreement(row, today, child=agreed.child)


def _of_agreement(row: AgreementRow, today: str, *, child: bool) -> Iterator[str]:
    what = named(row.kind, child=child)
    if row.withdrawn_on:
        yield f"{what} was taken back on {row.withdrawn_on}"
    elif not row.given:
        who = "the child has" if child else "they have"
        yield f"{who} not agreed" if row.kind is AgreementKind.OWN else f"{what} was refused"
    elif _ran_out(row, today):
        yield f"{what} ran out on {row.until}"


def named(kind: AgreementKind, *, child: bool) -> str:
    """An agreement inside a sentence."""
    if kind is AgreementKind.OWN:
        return "the child’s own agreement" if child else "their own agreement"
    return "permission" if kind is AgreementKind.PERMISSION else "the gatekeeper’s approval"


def _ran_out(row: ConsentRow | AgreementRow, today: str) -> bool:
    return bool(row.until) and row.until < today
