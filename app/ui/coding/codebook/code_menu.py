"""What can be done with the chosen codes, in one menu: with one of them, or with several together."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.coding.rows import CodeId, CodeRow, CodeSetRow
from app.ui.choosing.quick_keys import KEYS, QuickKeys
from app.ui.coding.codebook.code_changes import CodeChanges
from app.ui.coding.codebook.code_colours import COLOUR_NAMES
from app.ui.widgets.swatch import swatch_icon


def add_action(menu: QMenu, words: str, do: Callable[[], object], help_line: str = "") -> QAction:
    """One thing that can be done, with the line that explains it."""
    action = menu.addAction(words.replace("&", "&&"))
    action.setStatusTip(help_line)
    action.setToolTip(help_line)
    action.triggered.connect(lambda _=False: do())
    return action


def changes_menu(
    changes: CodeChanges,
    codes: Sequence[CodeRow],
    chosen: Sequence[CodeRow],
    sets: Sequence[CodeSetRow] | None,
    parent: QWidget,
) -> QMenu:
    """Colour, sets (where they are known), place and standing of the chosen codes; the owner adds what else."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    many = f"{len(chosen)} codes " if len(chosen) > 1 else ""
    ids = [row.id for row in chosen]
    _add_colours(menu.addMenu("Colour"), changes, chosen)
    if sets is not None:
        _add_sets(menu.addMenu("Sets"), changes, ids, sets)
    menu.addSeparator()
    add_action(
        menu,
        f"Move {many}below…",
        lambda: changes.ask_move(codes, chosen),
        "Put them below another code, or at the top",
    )
    add_action(
        menu,
        f"Merge {many}into…",
        lambda: changes.ask_merge(codes, chosen),
        "Make them one code: passages, notes and sub-codes go along, and nothing coded is lost",
    )
    _add_standing(menu, changes, codes, chosen)
    return menu


def add_keys(
    menu: QMenu, row: CodeRow, keys: QuickKeys, codes: Sequence[CodeRow], pin: Callable[[int | None], None]
) -> None:
    """The number keys a code can have."""
    names = {other.id: other.name for other in codes}
    for number in KEYS:
        holder = keys.code_on(number)
        other = None if holder is None or holder == row.id else names.get(holder)
        choice = menu.addAction(f"{number}" + (f"   (now “{other}”)".replace("&", "&&") if other else ""))
        choice.setCheckable(True)
        choice.setChecked(holder == row.id and keys.is_pinned(row.id))
        choice.triggered.connect(lambda _=False, number=number: pin(number))
    if keys.is_pinned(row.id):
        menu.addSeparator()
        menu.addAction("Not pinned").triggered.connect(lambda: pin(None))


def _add_colours(menu: QMenu, changes: CodeChanges, chosen: Sequence[CodeRow]) -> None:
    for colour, name in enumerate(COLOUR_NAMES):
        choice = add_action(menu, name, partial(changes.recolour, chosen, colour))
        choice.setIcon(swatch_icon(changes.theme.code_colour(colour)))
        choice.setCheckable(True)
        choice.setChecked(all(row.colour == colour for row in chosen))


def _add_sets(menu: QMenu, changes: CodeChanges, ids: Sequence[CodeId], sets: Sequence[CodeSetRow]) -> None:
    for held in sets:
        inside = set(ids) <= set(held.codes)
        choice = add_action(menu, held.name, partial(changes.put, held.id, ids, inside=not inside))
        choice.setCheckable(True)
        choice.setChecked(inside)
    if sets:
        menu.addSeparator()
    add_action(menu, "New set…", lambda: changes.ask_set(ids), "Hold codes together beside the tree")


def _add_standing(menu: QMenu, changes: CodeChanges, codes: Sequence[CodeRow], chosen: Sequence[CodeRow]) -> None:
    """Retired or offered, category or code."""
    retired = all(row.retired for row in chosen)
    add_action(
        menu,
        "Restore" if retired else "Retire",
        partial(changes.retire, codes, chosen, retired=not retired),
        "Offer it for coding again" if retired else "Keep what was coded, and offer the code no more",
    )
    if len(chosen) > 1:
        return
    [row] = chosen
    made = add_action(
        menu,
        "Make a code" if row.category else "Make a category",
        partial(changes.categorise, row, not row.category),
        "It can be put on passages" if row.category else "It only groups codes, and is put on no passage",
    )
    made.setEnabled(row.category or not row.passages)
