"""The tools over a picture: each by its name and key, one of them in hand."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QToolButton, QWidget

from app.ui.commands import ChosenKeys, command_called
from app.ui.commands.chosen_keys import written
from app.ui.journeys.drawings.canvas.shown import Tool
from app.ui.widgets.flow_row import FlowRow

COMMANDS: Mapping[Tool, str] = {
    Tool.SELECT: "drawing.select",
    Tool.BOX: "drawing.box",
    Tool.ELLIPSE: "drawing.ellipse",
    Tool.SHAPE: "drawing.shape",
    Tool.FREEHAND: "drawing.freehand",
    Tool.REDACT: "drawing.redact",
}


class ToolRow(QWidget):
    """`taken` tells the `Tool` that was pressed; the size buttons do what they are given."""

    taken = Signal(object)

    def __init__(self, keys: ChosenKeys, zoom: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self._keys = keys
        self._group = QButtonGroup(self)
        self.buttons: dict[Tool, QToolButton] = {}
        self._choices: dict[Tool, QAction] = {}
        self._now = Tool.SELECT
        row = FlowRow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for tool in Tool:
            button = QToolButton()
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[tool] = button
            row.addWidget(button)
            button.clicked.connect(lambda _=False, tool=tool: self.taken.emit(tool))
        self.menu_button = self._with_menu()
        row.addWidget(self.menu_button)
        for words, name in (("−", "drawing.smaller"), ("+", "drawing.larger"), ("Whole", "drawing.whole")):
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(command_called(name).title)
            button.setToolTip(command_called(name).help)
            button.clicked.connect(lambda _=False, do=zoom[name]: do())
            row.addWidget(button)
        self.show_tool(Tool.SELECT)
        keys.changed.connect(self._tell_keys)
        self._tell_keys()

    def show_tool(self, tool: Tool) -> None:
        """This tool is in hand."""
        self._now = tool
        self.buttons[tool].setChecked(True)
        self.menu_button.setText(self.buttons[tool].text())
        self.menu_button.setAccessibleName(f"Tool in hand: {tool.value}")

    def fold(self, *, narrow: bool) -> None:
        """Put the tools into a menu where they would take several lines."""
        for button in self.buttons.values():
            button.setVisible(not narrow)
        self.menu_button.setVisible(narrow)

    def allow(self, *, changing: bool) -> None:
        """Offer the tools that draw only where something can be changed."""
        for tool, button in self.buttons.items():
            button.setEnabled(changing or tool is Tool.SELECT)
            self._choices[tool].setEnabled(button.isEnabled())

    def _tell_keys(self) -> None:
        for tool, button in self.buttons.items():
            command = command_called(COMMANDS[tool])
            keys = self._keys.of(command.name)
            key = written(keys[0]) if keys else ""
            button.setText(f"{tool.value}  {key}" if key else tool.value)
            button.setAccessibleName(f"{tool.value}: {command.help}")
            button.setToolTip(f"{command.help} ({key})" if key else command.help)
            self._choices[tool].setText(button.text())
            self._choices[tool].setStatusTip(command.help)
        self.menu_button.setText(self.buttons[self._now].text())

    def _with_menu(self) -> QToolButton:
        button = QToolButton()
        menu = QMenu(button)
        for tool in Tool:
            self._choices[tool] = menu.addAction(tool.value)
            self._choices[tool].triggered.connect(lambda _=False, tool=tool: self.taken.emit(tool))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip("The tool in hand, and all others")
        button.hide()
        return button
