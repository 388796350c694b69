"""Asking who somebody is: two names that people use of one person, in all snapshots alike."""

from PySide6.QtWidgets import QWidget

from app.journeys.network_rows import NetworksRow, PersonId, PersonRow
from app.problems import Problem
from app.ui.journeys.network.asking import AskingDialog
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice

NOBODY_ELSE = "Nobody else is around this child."
ADD_FIRST = "Add the other one to a snapshot first."


class SameDialog(AskingDialog):
    """Everywhere the one stands, the other stands from then on, with the other's name."""

    def __init__(self, theme: Theme, row: NetworksRow, person: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(theme, f"{person.name} is the same as…", "They are the same", parent)
        self.who = Choice()
        for other in sorted(row.people, key=lambda other: other.name.casefold()):
            if other.id != person.id:
                self.who.addItem(", ".join(filter(None, (other.name, other.relation))), other.id)
        self.add("Who it is", self.who, "The name that is kept")
        self.fit(self.who)

    @property
    def kept(self) -> PersonId:
        """Whose name is kept; a Problem where there is nobody else."""
        chosen = self.who.currentData()
        if not isinstance(chosen, int):
            raise Problem(NOBODY_ELSE, ADD_FIRST)
        return PersonId(chosen)
