"""Groups of participants beside each other, on the command line."""

import argparse
from collections.abc import Sequence
from typing import Any

from app.cli.commands.case_beside import case_beside
from app.cli.terminal import Terminal
from app.perspectives.ordering import Order, Pair, ordered
from app.perspectives.queries import compare as compare_in
from app.perspectives.queries import thresholds
from app.perspectives.rows import CellRow, Comparison, ComparisonLine, GroupRow, LineKind, Only, Scope
from app.perspectives.rules import Interval, groups_apart, newcombe, wilson
from app.perspectives.wording import APART, FIGURES, only_words, silence_words, small_groups, small_words
from app.problems import Problem
from app.store.project import Session
from app.study.queries import approach
from app.study.rows import Approach, SourceKind

_ORDERS = (Order.DIFFERENCE, Order.PATTERN, Order.CODEBOOK, Order.NAME)


def compare(given: argparse.Namespace, terminal: Terminal) -> int:
    """Set the groups beside each other, the largest difference first unless it is said otherwise."""
    if given.case is not None:
        return case_beside(given, terminal)
    scope = _scope(given)
    with terminal.reading(given.study, given.passphrase_file) as session:
        if given.figures:
            _refuse_figures(session)
        found, drawn = compare_in(session, scope), thresholds(session)
    lines = _sorted(found, given)
    if given.json:
        terminal.say_json(_as_json(found, lines, small_groups(found, drawn), figures=given.figures))
        return 0
    for words in only_words(found.scope):
        terminal.say(f"Only {words}")
    for group in found.groups:
        pending = f", {group.pending} pending" if group.pending else ""
        terminal.say(f"{group.name}: {group.participants} participants{pending}")
    for line in lines:
        cells = "; ".join(
            f"{group.name} {_cell_words(cell)}" for group, cell in zip(found.groups, line.cells, strict=True)
        )
        terminal.say(f"{line.path}: {cells} — {_badge_words(line, found.groups)}")
        if given.figures and line.widest is not None:
            terminal.say(f"    {_range_words(line, line.widest, found.groups)}")
    if given.figures:
        _say_apart(found, lines, terminal)
    if found.left_out:
        terminal.warn(f"Left out, for they are built from no code yet: {', '.join(found.left_out)}.")
    if warning := small_words(found, drawn):
        terminal.warn(warning)
    return 0


def _scope(given: argparse.Namespace) -> Scope:
    answers: dict[str, list[str]] = {}
    for typed in given.where:
        dimension, sign, answer = typed.partition("=")
        if not sign:
            raise Problem("A filter is written WHAT=ANSWER.", "For example: --where area=North")
        answers.setdefault(dimension.strip().casefold(), []).append(answer.strip())
    kinds = {kind.value: kind for kind in SourceKind}
    strange = [typed for typed in given.kind if typed.strip().casefold() not in kinds]
    if strange:
        raise Problem("There is no kind of source of that name.", f"The kinds: {', '.join(kinds)}.")
    return Scope(
        by=given.by,
        beside=given.beside,
        lines=LineKind.THEMES if given.rows == "themes" else LineKind.CODES,
        only=tuple(Only(dimension, tuple(given_to)) for dimension, given_to in answers.items()),
        coders=tuple(given.coder),
        kinds=tuple(kinds[typed.strip().casefold()] for typed in given.kind),
    )


def _refuse_figures(session: Session) -> None:
    if approach(session) is Approach.REFLEXIVE:
        raise Problem("A reflexive study sees no screening figures.", "Leave out --figures.")


def _sorted(found: Comparison, given: argparse.Namespace) -> list[ComparisonLine]:
    lines = [line for line in found.lines if given.rows != "top" or line.depth == 0]
    if given.between is not None:
        one, other = (_group(found, name) for name in given.between)
        return ordered(lines, Order.BETWEEN, (one, other))
    if given.sort in _ORDERS:
        return ordered(lines, Order(given.sort))
    return ordered(lines, Order.SHARE, (_group(found, given.sort), 0))


def _group(found: Comparison, name: str) -> int:
    names = [group.name for group in found.groups]
    for place, known in enumerate(names):
        if known.casefold() == name.strip().casefold():
            return place
    raise Problem("There is no group of that name in this comparison.", f"The groups: {', '.join(names)}.")


def _cell_words(cell: CellRow) -> str:
    said = f"{cell.k} of {cell.n}"
    if cell.k < cell.n and cell.asked + cell.not_asked:
        said += f" ({cell.asked} asked, {cell.not_asked} not asked, {cell.unknown} not recorded)"
    return f"{said} +{cell.pending_k} pending" if cell.pending_k else said


def _badge_words(line: ComparisonLine, groups: Sequence[GroupRow]) -> str:
    return ", ".join(filter(None, (line.convergence.value, silence_words(line.silent, groups))))


def _range_words(line: ComparisonLine, pair: Pair, groups: Sequence[GroupRow]) -> str:
    one, other = (line.cells[place] for place in pair)
    found = newcombe(one.k, one.n, other.k, other.n)
    span = f" ({found.low:+.2f} to {found.high:+.2f})" if found is not None else ""
    between = f"{groups[pair[0]].name} less {groups[pair[1]].name}"
    return f"{between}: {one.k / one.n - other.k / other.n:+.2f}{span}"


def _say_apart(found: Comparison, lines: Sequence[ComparisonLine], terminal: Terminal) -> None:
    terminal.say(FIGURES)
    for apart in groups_apart(lines, _named(found)):
        pair = f"{found.groups[apart.one].name} and {found.groups[apart.other].name}"
        profile = "" if apart.profile is None else f", profile difference {apart.profile:.3f}"
        terminal.say(f"{pair}: mean difference {apart.mean:.3f} over {apart.lines} rows{profile}")
    terminal.say(APART)


def _named(found: Comparison) -> list[int]:
    return [place for place, group in enumerate(found.groups) if group.named]


def _as_json(
    found: Comparison, lines: Sequence[ComparisonLine], small: list[str], *, figures: bool
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "by": found.by,
        "and": found.scope.beside,
        "only": only_words(found.scope),
        "groups": [
            {"name": group.name, "participants": group.participants, "pending": group.pending}
            for group in found.groups
        ],
        "small_groups": small,
        "rows": [_line_as_json(line, found.groups, figures=figures) for line in lines],
        "left_out": list(found.left_out),
    }
    if figures:
        made["figures"] = {
            "note": FIGURES,
            "apart": [
                {
                    "groups": [found.groups[apart.one].name, found.groups[apart.other].name],
                    "mean_difference": apart.mean,
                    "profile_difference": apart.profile,
                    "rows": apart.lines,
                }
                for apart in groups_apart(lines, _named(found))
            ],
        }
    return made


def _line_as_json(line: ComparisonLine, groups: Sequence[GroupRow], *, figures: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "code" if line.theme is None else "theme": line.path,
        "groups": {
            group.name: _cell_as_json(cell, figures=figures)
            for group, cell in zip(groups, line.cells, strict=True)
        },
        "difference": line.difference,
        "between": None if line.widest is None else [groups[place].name for place in line.widest],
        "badge": line.convergence.value,
        "silent": [groups[place].name for place in line.silent],
    }
    if figures and line.widest is not None:
        one, other = (line.cells[place] for place in line.widest)
        made["range"] = _interval_as_json(newcombe(one.k, one.n, other.k, other.n))
    return made


def _cell_as_json(cell: CellRow, *, figures: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "k": cell.k,
        "n": cell.n,
        "passages": cell.passages,
        "areas": cell.areas,
        "pending": cell.pending_k,
        "asked": cell.asked,
        "not_asked": cell.not_asked,
        "unknown": cell.unknown,
    }
    if figures:
        made["range"] = _interval_as_json(wilson(cell.k, cell.n))
    return made


def _interval_as_json(found: Interval | None) -> list[float] | None:
    return None if found is None else [found.low, found.high]
