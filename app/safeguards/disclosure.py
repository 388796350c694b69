"""What a document says of the thresholds of disclosure that shaped it (DOMAIN E-10, E-11)."""

from app.perspectives.rules.thresholds import Thresholds
from app.safeguards.rules import cells_said


def sentences(thresholds: Thresholds) -> tuple[str, str]:
    """Which counts are not shown, and what stands below a quotation; the thresholds are the study's own."""
    below = (
        f"What stands below a quotation fits at least {thresholds.shared_by} people who took part; where it "
        "would not, the area is left out, then the placement, then the age, then the role."
    )
    return cells_said(thresholds.small_cell, thresholds.group), below
