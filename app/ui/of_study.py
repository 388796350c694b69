"""What a window does with the study that is open in it: nothing while none is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.safe import Safe
    from app.ui.study_desk import StudyDesk


class OfStudy:
    """The commands of the menus that are the open study’s."""

    desk: "StudyDesk | None"
    _safe: "Safe"

    def lock(self) -> None:
        self._safe.lock()

    def change_passphrase(self) -> None:
        self._with_desk(self._safe.change_passphrase)

    def show_recovery_sheet(self) -> None:
        self._with_desk(self._safe.show_sheet)

    def choose_transcripts(self) -> None:
        self._with_desk(lambda desk: desk.choose_transcripts())

    def new_field_note(self) -> None:
        self._with_desk(lambda desk: desk.new_field_note())

    def back_up(self) -> None:
        self._with_desk(lambda desk: desk.back_up())

    def check(self) -> None:
        self._with_desk(lambda desk: desk.check())

    def copy_backup(self) -> None:
        self._with_desk(lambda desk: desk.copy_backup())

    def show_audit(self) -> None:
        self._with_desk(lambda desk: desk.show_audit())

    def rename_study(self) -> None:
        self._with_desk(lambda desk: desk.rename())

    def choose_approach(self) -> None:
        self._with_desk(lambda desk: desk.choose_approach())

    def choose_thresholds(self) -> None:
        self._with_desk(lambda desk: desk.choose_thresholds())

    def show_retention(self) -> None:
        self._with_desk(lambda desk: desk.show_retention())

    def say_saved(self) -> None:
        self._with_desk(lambda desk: desk.say_saved())

    def undo(self) -> None:
        self._with_desk(lambda desk: desk.undo())

    def redo(self) -> None:
        self._with_desk(lambda desk: desk.redo())

    def find_words(self) -> None:
        self._with_desk(lambda desk: desk.start_finding())

    def find_everywhere(self) -> None:
        self._with_desk(lambda desk: desk.find_everywhere())

    def go(self, name: str) -> None:
        self._with_desk(lambda desk: desk.go(name))

    def go_back(self) -> None:
        self._with_desk(lambda desk: desk.workspace.go_back())

    def next_pane(self, step: int) -> None:
        self._with_desk(lambda desk: desk.go_to_next_pane(step))

    def zoom(self, steps: int) -> None:
        self._with_desk(lambda desk: desk.zoom(steps))

    def _with_desk(self, do: "Callable[[StudyDesk], None]") -> None:
        if self.desk is not None:
            do(self.desk)
