"""A report's settings as JSON: how they are kept, and how a person may write them.

Kept, a thing is written by a key that no renaming changes; a person writes its name (of an assumption its
reference). Both are read. Passages have keys alone. What is left out is as in a new report.

    {"format": 1, "kind": "theme summary", "date": "2026-03-31", "title": "What children told us",
     "version": "2", "stage": "draft", "circulate": "the study team", "question": "What helps?",
     "themes": [{"theme": "Telling", "quotes": [{"passage": "4f…", "keep": [[0, 40], [60, 90]], "of": 120}]},
                {"code": "Moves / Belongings"}],
     "assumptions": "all", "journeys": ["Robin"],
     "quotes per perspective": 2, "words per quote": 80, "counts": "words and counts",
     "scale": {"almost all": 80, "most": 50, "about half": 40, "some": 20},
     "attribution": "traits", "age": "Age band", "placement": "Placement type",
     "appendices": ["codebook", "audit"]}
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.coding.rows import CodeId, SegmentId, ThemeId
from app.language.reading_json import read_json
from app.perspectives.claim_rows import ClaimId
from app.problems import Problem
from app.reports.rules import Scale
from app.reports.spec import (
    Appendix,
    Attribution,
    ChosenQuote,
    ClaimChoice,
    ReportKind,
    ReportSpec,
    Stage,
    ThemeChoice,
    Wording,
)
from app.reports.spec_keys import Keys, Named
from app.study.rows import AttributeId, CaseId

FORMAT = 1
ALL = "all"
MOST_QUOTES, MOST_WORDS = 50, 1000
LONGEST = 2000
"""Of a text in the settings, in characters."""
Choice = TypeVar("Choice", bound=StrEnum)


class NotUnderstood(Problem):
    """Settings that are not written as this version writes them."""

    def __init__(self, place: str, what: str) -> None:
        where = f" at “{place}”" if place else ""
        super().__init__(
            f"These report settings cannot be read{where}: {what}.",
            "“counterpoint report STUDY --print-spec” shows how they are written.",
        )


@dataclass(frozen=True, slots=True)
class ReadSpec:
    """Settings as they were read; `gone` says in sentences what they name that the study no longer has."""

    spec: ReportSpec
    gone: tuple[str, ...]


def spec_json(session: Session, spec: ReportSpec) -> str:
    """The settings as they are kept: the same every time, and no words of participants in them."""
    return json.dumps(_written(Keys(session), spec), ensure_ascii=False, indent=1)


def read_spec(session: Session, written: str, *, today: date | None = None) -> ReadSpec:
    """The settings somebody wrote, at `today`; NotUnderstood, or a Problem at a name the study does not have."""
    try:
        given = read_json(written)
    except ValueError:
        raise NotUnderstood("", "they are not JSON") from None
    return _Reading(Keys(session), today).spec(given)


def options_json(themes: Sequence[Mapping[str, str]], claims: Sequence[str], journeys: Sequence[str]) -> str:
    """Settings that name these parts and leave everything else as in a new report."""
    return json.dumps({"themes": list(themes), "assumptions": list(claims), "journeys": list(journeys)})


def whole_spec(read: ReadSpec) -> ReportSpec:
    """The settings, when the study still has everything they name; else a Problem."""
    if read.gone:
        raise Problem(read.gone[0], "Choose the parts of this report again.")
    return read.spec


def _written(keys: Keys, spec: ReportSpec) -> dict[str, Any]:
    named = {
        name: keys.key(Named.ATTRIBUTE, attribute)
        for name, attribute in (("age", spec.age), ("placement", spec.placement))
        if attribute is not None
    }
    return {
        "format": FORMAT,
        "kind": spec.kind.value,
        "date": spec.date.isoformat(),
        "title": spec.title,
        "version": spec.version,
        "stage": spec.stage.value,
        "circulate": spec.circle,
        "question": spec.question,
        "themes": ALL if spec.themes is None else [_theme(keys, choice) for choice in spec.themes],
        "assumptions": ALL if spec.claims is None else [_claim(keys, choice) for choice in spec.claims],
        "journeys": [keys.key(Named.CASE, case) for case in spec.journeys],
        "quotes per perspective": spec.quotes_per_perspective,
        "words per quote": spec.words_per_quote,
        "counts": spec.wording.value,
        "scale": {name: getattr(spec.scale, field) for name, field in _SCALE.items()},
        "attribution": spec.attribution.value,
        **named,
        "appendices": [one.value for one in Appendix if one in spec.appendices],
    }


def _theme(keys: Keys, choice: ThemeChoice) -> dict[str, Any]:
    what = (
        {"theme": keys.key(Named.THEME, choice.theme)}
        if choice.theme is not None
        else {"code": keys.key(Named.CODE, choice.code or 0)}
    )
    return {**what, **_quotes(keys, choice.quotes)}


def _claim(keys: Keys, choice: ClaimChoice) -> dict[str, Any]:
    return {"assumption": keys.key(Named.CLAIM, choice.claim), **_quotes(keys, choice.quotes)}


def _quotes(keys: Keys, quotes: tuple[ChosenQuote, ...] | None) -> dict[str, Any]:
    if quotes is None:
        return {}
    return {
        "quotes": [
            {"passage": keys.key(Named.SEGMENT, quote.segment)}
            | ({"keep": [list(part) for part in quote.keep], "of": quote.of} if quote.keep else {})
            for quote in quotes
        ]
    }


_SCALE = {"almost all": "almost_all", "most": "most", "about half": "about_half", "some": "some"}
_TOP = (
    "format",
    "kind",
    "date",
    "title",
    "version",
    "stage",
    "circulate",
    "question",
    "themes",
    "assumptions",
    "journeys",
    "quotes per perspective",
    "words per quote",
    "counts",
    "scale",
    "attribution",
    "age",
    "placement",
    "appendices",
)


class _Reading:
    """Reads settings, the things they name found by key or name; collects what is gone."""

    def __init__(self, keys: Keys, today: date | None) -> None:
        self._keys = keys
        self._today = today
        self._gone: list[str] = []

    def spec(self, given: object) -> ReadSpec:
        told = _object(given, "", _TOP)
        if told.get("format", FORMAT) != FORMAT:
            raise NotUnderstood("format", f"it is not {FORMAT}, so they may come from a newer Counterpoint")
        fresh = ReportSpec(date.min)
        spec = ReportSpec(
            date=self._day(told.get("date")),
            kind=_one_of(ReportKind, told.get("kind", fresh.kind), "kind"),
            title=_text(told, "title", fresh.title),
            version=_text(told, "version", fresh.version),
            stage=_one_of(Stage, told.get("stage", fresh.stage), "stage"),
            circle=_text(told, "circulate", fresh.circle),
            question=_text(told, "question", fresh.question),
            themes=self._chosen(told.get("themes", ALL), "themes", self._theme),
            claims=self._chosen(told.get("assumptions", ALL), "assumptions", self._claim),
            journeys=self._journeys(told.get("journeys", [])),
            quotes_per_perspective=_whole(
                told, "quotes per perspective", fresh.quotes_per_perspective, 0, MOST_QUOTES
            ),
            words_per_quote=_whole(told, "words per quote", fresh.words_per_quote, 1, MOST_WORDS),
            wording=_one_of(Wording, told.get("counts", fresh.wording), "counts"),
            scale=_scale(told.get("scale", {})),
            attribution=_one_of(Attribution, told.get("attribution", fresh.attribution), "attribution"),
            age=self._attribute(told, "age"),
            placement=self._attribute(told, "placement"),
            appendices=_appendices(
                told.get("appendices", [one.value for one in Appendix if one in fresh.appendices])
            ),
        )
        return ReadSpec(spec, tuple(dict.fromkeys(self._gone)))

    def _day(self, given: object) -> date:
        if given is None and self._today is not None:
            return self._today
        if isinstance(given, str):
            try:
                return date.fromisoformat(given)
            except ValueError:
                pass
        raise NotUnderstood("date", "it is a day such as 2026-03-31")

    def _chosen(
        self, given: object, place: str, read: Callable[[object, str], "Choices | None"]
    ) -> "tuple[Choices, ...] | None":
        if given == ALL:
            return None
        found = [read(one, f"{place}[{number}]") for number, one in enumerate(_list(given, place), 1)]
        return tuple(one for one in found if one is not None)

    def _theme(self, given: object, place: str) -> ThemeChoice | None:
        told = _object(given, place, ("theme", "code", "quotes"))
        if ("theme" in told) == ("code" in told):
            raise NotUnderstood(place, "it names a theme or a code")
        quotes = self._quotes(told, place)
        if "theme" in told:
            theme = self._find(Named.THEME, told["theme"], place)
            return None if theme is None else ThemeChoice(theme=ThemeId(theme), quotes=quotes)
        code = self._find(Named.CODE, told["code"], place)
        return None if code is None else ThemeChoice(code=CodeId(code), quotes=quotes)

    def _claim(self, given: object, place: str) -> ClaimChoice | None:
        told = {"assumption": given} if isinstance(given, str) else _object(given, place, ("assumption", "quotes"))
        if "assumption" not in told:
            raise NotUnderstood(place, "it names an assumption")
        quotes = self._quotes(told, place)
        claim = self._find(Named.CLAIM, told["assumption"], place)
        return None if claim is None else ClaimChoice(ClaimId(claim), quotes)

    def _quotes(self, told: Mapping[str, Any], place: str) -> tuple[ChosenQuote, ...] | None:
        if "quotes" not in told:
            return None
        place = f"{place}.quotes"
        found = [self._quote(one, f"{place}[{n}]") for n, one in enumerate(_list(told["quotes"], place), 1)]
        return tuple(one for one in found if one is not None)

    def _quote(self, given: object, place: str) -> ChosenQuote | None:
        told = _object(given, place, ("passage", "keep", "of"))
        keep = tuple(_stretch(one, f"{place}.keep") for one in _list(told.get("keep", []), f"{place}.keep"))
        ends = [0, *(end for part in keep for end in part)]
        of = _whole(told, "of", 0, 0, 10**9, place)
        if ends != sorted(ends) or ends[-1] > of:
            raise NotUnderstood(f"{place}.keep", "stretches follow each other and end within “of”")
        segment = self._find(Named.SEGMENT, told.get("passage"), place)
        return None if segment is None else ChosenQuote(SegmentId(segment), keep, of if keep else 0)

    def _journeys(self, given: object) -> tuple[CaseId, ...]:
        found = [
            self._find(Named.CASE, one, f"journeys[{n}]") for n, one in enumerate(_list(given, "journeys"), 1)
        ]
        return tuple(CaseId(one) for one in found if one is not None)

    def _attribute(self, told: Mapping[str, Any], name: str) -> AttributeId | None:
        if told.get(name) is None:
            return None
        found = self._find(Named.ATTRIBUTE, told[name], name)
        return None if found is None else AttributeId(found)

    def _find(self, kind: Named, given: object, place: str) -> int | None:
        """The id of what is named; None, and a sentence among what is gone, for a key of something removed."""
        if not isinstance(given, str) or not given.strip():
            raise NotUnderstood(place, f"it names a {kind} by its key or name")
        found = self._keys.find(kind, given)
        if found is None:
            self._gone.append(f"A {kind} of this report is no longer in the study.")
        return found


Choices = TypeVar("Choices", ThemeChoice, ClaimChoice)


def _object(given: object, place: str, names: Sequence[str]) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise NotUnderstood(place, "it is not an object")
    unknown = sorted(set(given) - set(names))
    if unknown:
        raise NotUnderstood(f"{place}.{unknown[0]}".lstrip("."), "it is not known here")
    return given


def _list(given: object, place: str) -> list[Any]:
    if not isinstance(given, list):
        raise NotUnderstood(place, "it is a list")
    return given


def _one_of(kind: type[Choice], given: object, place: str) -> Choice:
    for choice in kind:
        if choice.value == given:
            return choice
    raise NotUnderstood(place, f"it is one of {', '.join(choice.value for choice in kind)}")


def _text(told: Mapping[str, Any], name: str, unless: str) -> str:
    given = told.get(name, unless)
    if not isinstance(given, str) or len(given) > LONGEST:
        raise NotUnderstood(name, f"it is a text of at most {LONGEST} characters")
    return given


def _whole(told: Mapping[str, Any], name: str, unless: int, least: int, most: int, place: str = "") -> int:
    given = told.get(name, unless)
    if not isinstance(given, int) or isinstance(given, bool) or not least <= given <= most:
        raise NotUnderstood(f"{place}.{name}".lstrip("."), f"it is a whole number from {least} to {most}")
    return given


def _stretch(given: object, place: str) -> tuple[int, int]:
    match given:
        case [int(start), int(end)] if 0 <= start < end and not isinstance(start, bool):
            return start, end
        case _:
            raise NotUnderstood(place, "every stretch is two whole numbers, its beginning and its end")


def _scale(given: object) -> Scale:
    told = _object(given, "scale", tuple(_SCALE))
    fresh = Scale()
    bounds = {field: _whole(told, name, getattr(fresh, field), 1, 100, "scale") for name, field in _SCALE.items()}
    values = list(bounds.values())
    if values != sorted(set(values), reverse=True):
        raise NotUnderstood("scale", "each bound is lower than the one before")
    return Scale(**bounds)


def _appendices(given: object) -> frozenset[Appendix]:
    return frozenset(_one_of(Appendix, one, "appendices") for one in _list(given, "appendices"))
