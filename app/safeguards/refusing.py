"""Stopping what may not leave the study, and looking for real names in words that nobody quoted."""

from pathlib import Path

from app.problems import Problem
from app.safeguards.gates import Fault, NamesIn, no_names
from app.safeguards.reasons import Reason

MOST_FAULTS = 10
"""So many passages that may not leave are named in one sentence."""
A_NAME = "A real name stands there."
INSTEAD = (
    "Write the pseudonym instead, where these words come from; if it is no name there, decide among the suggested "
    "names that it stays."
)


__all__ = ["A_NAME", "INSTEAD", "Looking", "MayNotLeave", "no_names"]


class MayNotLeave(Problem):
    """A file that holds what may not leave the study: which passages and places, and why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        many = len(faults)
        named = "; ".join(f"{fault.where}: {fault.why.rstrip('.')}" for fault in faults[:MOST_FAULTS])
        more = f"; and {many - MOST_FAULTS} more" if many > MOST_FAULTS else ""
        what = "1 thing in this file may" if many == 1 else f"{many} things in this file may"
        super().__init__(
            f"{what} not leave the study. {named}{more}.",
            " ".join(dict.fromkeys(fault.what_to_do for fault in faults[:MOST_FAULTS])),
        )
        self.faults = faults


class Looking:
    """Looks for real names, place by place; the name itself is never repeated, nor a place called by one."""

    def __init__(self, names_in: NamesIn) -> None:
        self._names_in = names_in
        self.faults: list[Fault] = []

    def at(self, where: str, *words: str) -> None:
        """Look at a place; `where` may hold no words that were not looked at."""
        if any(one and self._names_in(one) for one in words):
            self.faults.append(Fault(Reason.RAW_NAME, where, A_NAME, INSTEAD))

    def called(self, words: str, otherwise: str) -> str:
        """What a place is called, in quotation marks; `otherwise` where that is itself a name, or nothing."""
        return f"“{words}”" if words.strip() and not self._names_in(words) else otherwise

    def at_file(self, out: Path) -> None:
        """Look at what a file is called."""
        self.at("The name of the file", out.stem)

    def refuse(self) -> None:
        """A `MayNotLeave` where anything was found."""
        if self.faults:
            raise MayNotLeave(tuple(dict.fromkeys(self.faults)))
