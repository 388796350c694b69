"""The commands of the Journeys page: of the page, and of the map while it has the keyboard."""

from app.ui.commands.command import Command, Group

PAGE = (
    Command("journeys.child", "Add child…", "Add a child of the study, by pseudonym"),
    Command("journeys.all", "All children", "Look at every journey beside the others"),
)
ALL = (Command("journeys.table", "Copy journeys as a table", "For Word or Excel"),)
MAP = (
    Command("map.open", "Open the words behind it", "Go to the first passage linked to the mark at hand", ("O",)),
    Command("map.copy", "Copy the mark as text", "What is told, when and by whom, in words", ("Ctrl+C",)),
    Command(
        "map.axis", "Axis by age or by calendar", "Lay the map along the child’s age, or along the years", ("X",)
    ),
    Command("map.wider", "Draw time wider", "Give each year of the map more room", ("+",)),
    Command("map.narrower", "Draw time narrower", "Give each year of the map less room", ("-",)),
    Command("map.whole", "Draw the whole journey", "Fit the whole time into the window", ("0",)),
)
JOURNEYS = (
    Group("journeys", "Journeys", (*PAGE, *ALL), frozenset({"window"})),
    Group("map", "Journey map", MAP, frozenset({"window", "journeys"}), letters=True, apart=True),
)
