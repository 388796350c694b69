"""Roles worn by Qt: a palette, and a short style sheet for what a palette cannot say."""

from string import Template

from PySide6.QtGui import QColor, QPalette

from app.paths import resource
from app.problems import Problem
from app.ui.theme.contrast import blend
from app.ui.theme.roles import Roles

_SHEET = Template("""
QLabel[look="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[look="heading"] { font-weight: 600; }
QLabel[look="section"] { font-size: ${small}pt; font-weight: 600; color: $muted; }
QLabel[look="small"] { font-size: ${small}pt; }
QLabel[look="quiet"] { color: $muted; }
QFrame[look="hint"] { font-size: ${small}pt; color: $muted; }
QLabel[look="danger"] { color: $danger; }
QLabel[look="amber"] { font-size: ${small}pt; color: $amber; }
QFrame[look="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[look="card"]:hover { border-color: $edge; }
QFrame[look="card"]:focus { border: 2px solid $focus; }
QFrame[look="popup"] { background: $raised; border: 1px solid $edge; border-radius: 9px; }
QFrame[look="strip"] { background: $raised; border: none; border-top: 1px solid $line; }
QFrame[look="alarm"] { background: $alarm; border: none; border-bottom: 2px solid $danger; }
QFrame[look="rule"] { background: $line; border: none; }
QMainWindow, QDialog { background: $surface; }
QDialog[look="popup"] { background: $edge; }
* { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px; }
QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 4px 8px; min-height: ${line_height}px; selection-background-color: $selection;
  selection-color: $selection_text; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus {
  border: 2px solid $focus; padding: 3px 7px; }
QComboBox { combobox-popup: 0; }
QComboBox QLineEdit, QComboBox QLineEdit:focus {
  background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox QAbstractItemView { border: 1px solid $edge; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QAbstractSpinBox { padding-top: 2px; padding-bottom: 3px; }
QAbstractSpinBox:focus { padding-top: 1px; padding-bottom: 2px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; background: transparent; border: none; width: 24px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 1px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 1px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($chevron_up); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url($chevron); width: 10px; height: 10px; }
QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  background: $raised; border: 1px solid $edge; width: 14px; height: 14px; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; width: 12px; height: 12px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url($tick); }
QRadioButton::indicator:checked { background: $raised; border: 5px solid $accent; width: 6px; height: 6px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $hover; }
QPushButton, QToolButton {
  outline: none; background: transparent; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 4px 12px; min-height: ${line_height}px; }
QLineEdit QToolButton { border: none; padding: 0; min-height: 0; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 3px 11px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-color: $line; }
QPushButton:default, QPushButton[primary="true"] {
  background: $accent; color: $accent_text; border-color: $accent; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton:default:disabled, QPushButton[primary="true"]:disabled {
  background: $hover; color: $muted; border-color: $line; }
QToolButton:checked, QPushButton:checked { background: $selection; color: $selection_text; border-color: $accent; }
QToolButton[quiet="true"], QPushButton[quiet="true"] { border: 2px solid transparent; padding: 3px 11px; }
QToolButton[quiet="true"]:focus, QPushButton[quiet="true"]:focus { border-color: $focus; }
QFileDialog QToolButton { border-color: transparent; padding: 2px; min-height: 0; }
QAbstractItemView {
  background: $raised; color: $text; border: none; outline: none;
  selection-background-color: $selection; selection-color: $selection_text; }
QTreeView::item, QListView::item, QTableView::item { min-height: 24px; padding: 1px 4px; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
  background: $selection; color: $selection_text; }
QTableView { gridline-color: $line; }
QHeaderView::section {
  background: $surface; color: $muted; border: none; border-bottom: 1px solid $line; padding: 4px 8px; }
QTableView[look="counts"], QTableView[look="counts"] QHeaderView { background: $surface; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 32px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar { background: $surface; color: $text; }
QMenuBar::item:selected { background: $hover; }
QStatusBar { background: $surface; color: $muted; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $thumb; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def style_sheet(roles: Roles, *, small: float, title: float, line_height: int) -> str:
    """The style sheet of the whole application, every colour of it a role."""
    return _SHEET.substitute(
        small=f"{small:.1f}",
        title=f"{title:.1f}",
        line_height=line_height,
        surface=roles.surface,
        raised=roles.raised,
        hover=roles.hover,
        line=roles.line,
        edge=roles.edge,
        text=roles.text,
        muted=roles.muted,
        accent=roles.accent,
        accent_text=roles.accent_text,
        focus=roles.focus,
        selection=roles.selection,
        selection_text=roles.selection_text,
        danger=roles.danger,
        alarm=roles.alarm,
        tick=_drawing("tick", roles),
        chevron=_drawing("chevron", roles),
        chevron_up=_drawing("chevron_up", roles),
        amber=roles.amber,
        thumb=blend(roles.edge, roles.surface, 0.55),
    )


def _drawing(name: str, roles: Roles) -> str:
    """The file of a drawing that a style sheet can only name, in the twin for light or dark."""
    try:
        return resource(f"icons/{name}_{'dark' if roles.dark else 'light'}.svg").as_posix()
    except Problem:
        return ""


def qt_palette(roles: Roles) -> QPalette:
    """The roles as Qt's palette."""
    palette = QPalette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for which, colour in (
        (role.Window, roles.surface),
        (role.Base, roles.raised),
        (role.AlternateBase, roles.surface),
        (role.Button, roles.surface),
        (role.ToolTipBase, roles.raised),
        (role.WindowText, roles.text),
        (role.Text, roles.text),
        (role.ButtonText, roles.text),
        (role.ToolTipText, roles.text),
        (role.PlaceholderText, roles.muted),
        (role.Highlight, roles.selection),
        (role.HighlightedText, roles.selection_text),
        (role.Link, roles.accent),
        (role.LinkVisited, roles.accent),
        (role.Accent, roles.accent),
        (role.Mid, roles.line),
        (role.Light, roles.raised),
    ):
        palette.setColor(which, QColor(colour))
    palette.setColor(group.Inactive, role.Highlight, QColor(roles.selection_idle))
    palette.setColor(group.Inactive, role.HighlightedText, QColor(roles.text))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, QColor(roles.muted))
    return palette
