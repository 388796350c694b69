"""The codes of a study as rows to tick."""

from collections.abc import Collection, Sequence

from app.coding.rows import CodeId, CodeRow
from app.ui.theme import Theme
from app.ui.widgets.swatch import swatch_icon
from app.ui.widgets.tick_list import Tickable


def code_ticks(theme: Theme, codes: Sequence[CodeRow], ticked: Collection[CodeId]) -> list[Tickable]:
    """Every code by its path; retired ones only where they are ticked already."""
    return [
        Tickable(row.id, row.path, swatch_icon(theme.code_colour(row.colour)), row.id in ticked)
        for row in codes
        if not row.retired or row.id in ticked
    ]
