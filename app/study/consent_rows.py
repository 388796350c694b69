"""Agreements behind consent, and the days by which things go: frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

AgreementId = NewType("AgreementId", int)
RetentionId = NewType("RetentionId", int)


class AgreementKind(StrEnum):
    """Whose agreement stands behind what a participant agreed to; none of them stands for another (DOMAIN §4)."""

    OWN = "own"
    PERMISSION = "permission"
    GATEKEEPER = "gatekeeper"


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement behind consent: the participant's own, a permission-holder's, or a gatekeeper's."""

    id: AgreementId
    kind: AgreementKind
    given: bool
    """As it was answered; taken back later or not."""
    by: str = ""
    """Who gave it: the local authority, a parent, both."""
    basis: str = ""
    """On what: parental responsibility, a care order."""
    form: str = ""
    """Which version of the form."""
    explained: str = ""
    """How it was explained."""
    on: str = ""
    until: str = ""
    """The last day it holds; empty: without an end."""
    withdrawn_on: str = ""
    note: str = ""


class RetentionKind(StrEnum):
    """What is to be done by a day (DOMAIN E-08)."""

    AUDIO = "audio deleted"
    KEY = "key destroyed"
    REVIEW = "project reviewed"
    DESTROY = "project destroyed"


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """A day by which something is to be deleted, destroyed or looked at again, and whether that was done."""

    id: RetentionId
    kind: RetentionKind
    due_on: str
    note: str = ""
    done_on: str = ""
    done_by: str = ""

    @property
    def done(self) -> bool:
        """Whether somebody said that it was done."""
        return bool(self.done_on)
