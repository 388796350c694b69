"""The commands of the window, by the menus they stand in."""

from PySide6.QtGui import QKeySequence

from app.ui.commands.command import Command, Group
from app.ui.rail import RAIL

Std = QKeySequence.StandardKey

STUDY = (
    Command("study.new", "&New study…", "Begin a study in a file of its own", ("Ctrl+N",), Std.New),
    Command("study.open", "&Open study…", "Open a study from its file", ("Ctrl+O",), Std.Open),
    Command("study.sample", "&Sample study", "Look round in a study of invented people"),
    Command("study.fresh_sample", "Sample study, started afresh", "Put the sample study back to how it was"),
    Command("study.rename", "Rena&me study…", "Give the study another name"),
    Command(
        "study.approach",
        "&Approach…",
        "Codebook, coding reliability or reflexive: what the study shows and suggests",
    ),
    Command(
        "study.thresholds",
        "&Thresholds…",
        "From where on a perspective leans, accounts differ, and small counts are hidden",
    ),
    Command(
        "study.retention",
        "Retention dates…",
        "By when recordings, the identity key and the study are to go, and that it was done",
    ),
    Command(
        "study.import",
        "&Import transcripts…",
        "Bring interviews in from Word, text, PDF or subtitle files",
        ("Ctrl+Shift+I",),
    ),
    Command(
        "study.field_note",
        "New &field note…",
        "Write down a visit or a meeting: what was seen, where, who was there",
    ),
    Command("study.back_up", "&Back up now", "Keep a copy of the study as it is now"),
    Command("study.open_backup", "Open a backup…", "Look at an earlier copy of the study"),
    Command(
        "study.copy_backup", "&Copy a backup to…", "Put a copy of the study as it is now on a stick or elsewhere"
    ),
    Command(
        "study.passphrase",
        "&Passphrase…",
        "Give the study another passphrase, its first one, or none; its backups follow",
    ),
    Command("study.recovery", "&Recovery sheet…", "What opens the study when its passphrase is forgotten"),
    Command("study.audit", "&Audit…", "What was done in this study, when and by whom; it holds no words of it"),
    Command(
        "study.rescue", "Rescue a &damaged study…", "Make a new file of all that can be read of a damaged one"
    ),
    Command("study.check", "Chec&k study", "See whether the study’s file is whole"),
    Command(
        "study.saved",
        "Is everything sa&ved?",
        "Every step is saved at once: say when it was",
        ("Ctrl+S",),
        Std.Save,
    ),
    Command(
        "study.preferences",
        "&Preferences…",
        "How Counterpoint looks and works on this computer",
        ("Ctrl+,",),
        Std.Preferences,
    ),
    Command(
        "study.lock",
        "&Lock now",
        "Show nothing of the study until its passphrase is typed; what you were typing is kept",
        ("Ctrl+L",),
    ),
    Command("study.close", "&Close study", "Close the study and go to the first page", ("Ctrl+W",), Std.Close),
    Command("study.quit", "&Quit", "Close the study and leave Counterpoint", ("Ctrl+Q",), Std.Quit),
)
EDIT = (
    Command(
        "edit.undo", "&Undo", "Take back the last step, or typing in the field at hand", ("Ctrl+Z",), Std.Undo
    ),
    Command("edit.redo", "&Redo", "Do again what was taken back", ("Ctrl+Shift+Z", "Ctrl+Y"), Std.Redo),
    Command(
        "edit.find",
        "&Find on this page…",
        "Go to the search field of this page, or find words in this transcript",
        ("Ctrl+F",),
        Std.Find,
    ),
    Command("edit.find_all", "Find in &all transcripts", "Find words in the whole study", ("Ctrl+Shift+F",)),
)


PAGES_BY_LETTER = {"assumptions": "Ctrl+Shift+A", "outputs": "Ctrl+Shift+R"}
"""There are more pages than numbers: these two have a letter, R for reports."""
_NUMBERED = [page.name for page in RAIL if page.name not in PAGES_BY_LETTER]


def page_keys(name: str) -> str:
    """The keys of a page: its number among those in the rail that have one, or its letter."""
    return PAGES_BY_LETTER.get(name) or f"Ctrl+{_NUMBERED.index(name) + 1}"


_PAGES = tuple(
    Command(f"view.{page.name}", page.title, f"Go to the page “{page.title}”", (page_keys(page.name),))
    for page in RAIL
)
VIEW = (
    *_PAGES,
    Command("view.back", "&Back", "Go where you were before", ("Alt+Left",), Std.Back),
    Command("view.next_pane", "Next &pane", "Move the keyboard to the next part of the page", ("F6",)),
    Command("view.pane_before", "Pane before", "Move the keyboard to the part of the page before", ("Shift+F6",)),
    Command(
        "view.larger",
        "&Larger text or map",
        "Show transcripts in larger letters, or time on a map wider",
        ("Ctrl++", "Ctrl+="),
        Std.ZoomIn,
    ),
    Command(
        "view.smaller",
        "S&maller text or map",
        "Show transcripts in smaller letters, or time on a map narrower",
        ("Ctrl+-",),
        Std.ZoomOut,
    ),
    Command(
        "view.usual",
        "Usual text or map",
        "Show transcripts in letters of the usual size, or the whole of a map",
        ("Ctrl+0",),
    ),
    Command("view.system", "Appearance as the system’s", "Light or dark as the system is"),
    Command("view.light", "Light appearance", "Dark letters on a light ground"),
    Command("view.dark", "Dark appearance", "Light letters on a dark ground"),
)
HELP = (
    Command("help.commands", "&All commands…", "Find whatever can be done here, by typing", ("Ctrl+K",)),
    Command("help.keys", "&Keyboard shortcuts", "Look keys up, and choose others", ("F1",), Std.HelpContents),
    Command("help.about", "A&bout Counterpoint", "Which version this is, and what it is made of"),
)

WINDOW = (
    Group("window", "Study", STUDY),
    Group("window", "Edit", EDIT),
    Group("window", "View", VIEW),
    Group("window", "Help", HELP),
)
