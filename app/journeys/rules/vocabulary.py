"""The pick-lists of journeys and networks, and what the rules look for in them (DOMAIN §1.2, §1.5).

The built-in lists ship as data; a study starts from them and may change every one, so rules take a vocabulary as a
value and ask it about marks, never about codes.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.paths import resource


class Listed(StrEnum):
    """The pick-lists the product knows by name; a study may have others."""

    PLACEMENT = "placement"
    PROVIDER = "provider"
    LOCATION = "location"
    STARTED = "started"
    REASON = "reason"
    LEGAL = "legal"
    NEED = "need"
    ENDED = "ended"
    WORKER = "worker"
    RING = "ring"
    SECTOR = "sector"
    KIND = "kind"
    SUPPORT = "support"
    TIE = "tie"


class Mark(StrEnum):
    """What a rule looks for in a code or its group; the values are stored."""

    TEMPORARY = "temporary"
    """A placement that is never counted as one, nor as a move."""
    ADOPTION = "adoption"
    """Placed for adoption."""
    UNPLANNED = "unplanned"
    """A reason that is not planned, or protective."""
    NO_MOVE = "no_move"
    """A reason by which only the status of a placement changed."""
    NEW_CARER = "new_carer"
    """An episode that starts with another carer."""
    ENTRY = "entry"
    """An episode with which care began."""
    CONTINUES = "continues"
    """An episode in which the placement before it goes on, or an end by which care goes on."""
    PROFESSIONAL = "professional"
    """A part of life in which people are paid to be there."""


@dataclass(frozen=True, slots=True)
class Group:
    """Codes that belong together: one pattern on the map, one glyph, one side of a comparison."""

    key: str
    label: str
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a pick-list; `checked` is false where its label is general knowledge, not read in a source."""

    code: str
    label: str
    group: str
    checked: bool = True
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class PickList:
    """The codes of one field in their order."""

    key: str
    label: str
    groups: tuple[Group, ...]
    terms: tuple[Term, ...]
    """Those that are offered."""
    retired: tuple[Term, ...] = ()
    """Those that are offered no longer: what was told with them is known as before."""

    _known: Mapping[str, tuple[Term, Group | None]] = field(init=False, repr=False, compare=False)
    """Every term and its group by its folded code: measures ask often."""

    def __post_init__(self) -> None:
        groups = {group.key: group for group in self.groups}
        known = {
            term.code.casefold(): (term, groups.get(term.group)) for term in (*self.retired, *reversed(self.terms))
        }
        object.__setattr__(self, "_known", known)

    def term(self, code: str) -> Term | None:
        """The term of a code, whatever its capitals; None for one that is not listed."""
        return self._found(code)[0]

    def group_of(self, code: str) -> Group | None:
        """The group a code belongs to; None for one that is not listed."""
        return self._found(code)[1]

    def is_retired(self, code: str) -> bool:
        """Whether a code is offered no longer."""
        term = self.term(code)
        return term is not None and term not in self.terms

    def is_marked(self, code: str, mark: Mark) -> bool:
        """Whether a code or its group bears a mark; a code that is not listed bears none."""
        return any(found is not None and mark in found.marks for found in self._found(code))

    def _found(self, code: str) -> tuple[Term, Group | None] | tuple[None, None]:
        return self._known.get(code.strip().casefold(), (None, None))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pick-lists of a study by their keys (§1.2)."""

    lists: Mapping[str, PickList] = field(default_factory=dict)

    def list(self, key: str) -> PickList:
        """A pick-list; an empty one where the study has none of that key."""
        return self.lists.get(key) or PickList(key, key, (), ())

    def is_marked(self, key: str, code: str, mark: Mark) -> bool:
        """Whether a code of a pick-list bears a mark."""
        return self.list(key).is_marked(code, mark)

    def with_terms(
        self,
        key: str,
        terms: Iterable[Term],
        groups: Iterable[Group] | None = None,
        retired: Iterable[Term] = (),
    ) -> "Vocabulary":
        """The same vocabulary with the terms, and if given the groups, of one list replaced (§1.2: editable)."""
        there = self.list(key)
        changed = replace(
            there,
            terms=tuple(terms),
            groups=there.groups if groups is None else tuple(groups),
            retired=tuple(retired),
        )
        return Vocabulary({**self.lists, key: changed})


def ssda903() -> Vocabulary:
    """The built-in pick-lists of care journeys, as the return of England has them (§1.2)."""
    return _read("journeys/ssda903.toml")


def networks() -> Vocabulary:
    """The built-in pick-lists of support networks (§1.5)."""
    return _read("journeys/networks.toml")


def _read(name: str) -> Vocabulary:
    said = tomllib.loads(resource(name).read_text("utf-8"))
    return Vocabulary({entry["key"]: _pick_list(entry) for entry in said["lists"]})


def _pick_list(entry: Mapping[str, object]) -> PickList:
    groups, terms = [], []
    listed = entry["groups"]
    assert isinstance(listed, list)
    for group in listed:
        groups.append(Group(group["key"], group["label"], _marks(group)))
        terms += [
            Term(term["code"], term["label"], group["key"], term.get("checked", True), _marks(term))
            for term in group["terms"]
        ]
    return PickList(str(entry["key"]), str(entry["label"]), tuple(groups), tuple(terms))


def _marks(entry: Mapping[str, Iterable[str]]) -> frozenset[Mark]:
    return frozenset(Mark(mark) for mark in entry.get("marks", ()))
