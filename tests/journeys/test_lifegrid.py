"""The lifegrid says year by year what the map draws."""

from app.journeys.measuring.lifegrid import lifegrid
from app.store.project import Project
from tests.journeys.made import child_case, felt, journey_of, spell


def test_what_has_no_end_goes_on_until_the_last_year_that_is_told_of(study: Project) -> None:
    """Nobody said when the review was, nor when the child was born: the map draws it so, too."""
    case = child_case(study)
    spell(study, case, "7", by="Robin", label="Nan’s")
    felt(study, case, "Robin", "10", 1)
    grid = lifegrid(journey_of(study, case))
    homes = {row.name: [entry.told for entry in row.cells[0]] for row in grid.rows}
    assert homes == {
        "Age 7": ["Y: Nan’s"],
        "Age 8": ["… Y: Nan’s"],
        "Age 9": ["… Y: Nan’s"],
        "Age 10": ["… Y: Nan’s"],
    }
