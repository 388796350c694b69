"""How the groups of a comparison are drawn: perspectives in their own colour and shape, others neutral."""

from app.perspectives.rows import GroupRow
from app.ui.theme import MarkShape, PerspectiveLook, Theme


def look_of(theme: Theme, group: GroupRow) -> PerspectiveLook:
    """A perspective's look; areas, roles and answers are told apart by their names, not by a colour."""
    if group.palette is not None:
        return theme.perspective(group.palette)
    roles = theme.roles
    return PerspectiveLook(roles.muted, roles.text, MarkShape.FILLED if group.named else MarkShape.DASH)
