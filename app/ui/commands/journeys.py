"""The commands of the Journeys page: of the page, and of the map while it has the keyboard."""

from app.ui.commands.command import Command, Group

PAGE = (
    Command("journeys.child", "Add child…", "Add a child of the study, by pseudonym"),
    Command("journeys.lists", "Pick-lists…", "The words for placements, legal status, reasons, ties and the rest"),
    Command("journeys.all", "All children", "Look at every journey beside the others"),
    Command(
        "journeys.word",
        "Save journey as Word…",
        "The child’s map, lifegrid, measures, accounts and words; only what those who tell them agreed to",
    ),
    Command(
        "journeys.record",
        "Import official record…",
        "From tables of the SSDA903 return, without identifiers; they can be dropped on the page, too",
    ),
    Command(
        "journeys.no_record", "Remove official record", "Take all that the official record tells of the child"
    ),
)
ALL = (
    Command(
        "journeys.small", "Small multiples or table", "Look at all journeys drawn below each other, or as a table"
    ),
    Command(
        "journeys.aligned",
        "All journeys by age or from entry to care",
        "Lay the rows along the age of each child, or from the day care began",
    ),
    Command("journeys.table", "Copy journeys as a table", "For Word or Excel"),
    Command(
        "journeys.picture",
        "Save picture of all journeys…",
        "As PNG or SVG, the journeys as they stand; only what those who tell them agreed to",
    ),
)
MOVING = (
    Command("map.earlier", "Move the mark earlier", "By the smallest step its time was told in", ("Ctrl+Left",)),
    Command("map.later", "Move the mark later", "By the smallest step its time was told in", ("Ctrl+Right",)),
    Command(
        "map.higher", "Move the mark up", "Wellbeing a step higher, a spell into the lane above", ("Ctrl+Up",)
    ),
    Command(
        "map.lower", "Move the mark down", "Wellbeing a step lower, a spell into the lane below", ("Ctrl+Down",)
    ),
    Command("map.start_earlier", "Start earlier", "Let the spell at hand begin a step before", ("Alt+Shift+Up",)),
    Command("map.start_later", "Start later", "Let the spell at hand begin a step after", ("Alt+Shift+Down",)),
    Command("map.end_earlier", "End earlier", "Let the spell at hand end a step before", ("Alt+Shift+Left",)),
    Command("map.end_later", "End later", "Let the spell at hand end a step after", ("Alt+Shift+Right",)),
)
CODING = tuple(
    Command(
        f"map.key_{number}",
        f"Code the mark with key {number}",
        f"Put the code of key {number} on the mark at hand",
        (str(number),),
    )
    for number in range(1, 10)
)
MAP = (
    Command(
        "map.event", "Add event…", "Tell of something that happened, at the time and in the lane at hand", ("E",)
    ),
    Command(
        "map.spell", "Add spell…", "Tell where the child lived, or who was there, from when until when", ("S",)
    ),
    Command("map.point", "Add wellbeing point…", "Tell how the child stood at the time at hand", ("W",)),
    Command("map.account", "Add account…", "Tell what another teller says of the event at hand", ("A",)),
    Command("map.edit", "Edit the mark", "Go to the fields of the mark at hand", ("F2",)),
    Command("map.remove", "Remove the mark", "Take the mark at hand off the map", ("Del",)),
    Command("map.open", "Open the words behind it", "Go to the first passage linked to the mark at hand", ("O",)),
    Command("map.link", "Link words…", "Choose words of a transcript that tell of the mark at hand", ("L",)),
    Command("map.code", "Code the mark…", "Choose a code for the mark at hand, as for words", ("C",)),
    Command(
        "map.concern",
        "Raise a concern…",
        "Say that the mark at hand worries you, and who was told; it leaves every picture until that is closed",
        ("Shift+W",),
    ),
    Command("map.copy", "Copy the mark as text", "What is told, when and by whom, in words", ("Ctrl+C",)),
    Command("map.text", "Copy the journey as text", "Its facts and all its marks, in words"),
    Command("map.picture", "Save picture…", "As PNG for Word and print, or as SVG, as far as consent goes"),
    Command("map.copy_picture", "Copy the picture", "For Word or a slide, as far as consent goes"),
    Command(
        "map.axis", "Axis by age or by calendar", "Lay the map along the child’s age, or along the years", ("X",)
    ),
    Command("map.wider", "Draw time wider", "Give each year of the map more room", ("+",)),
    Command("map.narrower", "Draw time narrower", "Give each year of the map less room", ("-",)),
    Command("map.whole", "Draw the whole journey", "Fit the whole time into the window", ("0",)),
)
LIFEGRID = (
    Command(
        "lifegrid.more",
        "Another line in this year",
        "For one more thing in a cell that is taken",
        ("Ctrl+Return",),
    ),
    Command(
        "lifegrid.on",
        "Goes on into this year",
        "Let what stands above in this lane go on, or what is at hand into the year after",
        ("Ctrl+D",),
    ),
    Command("lifegrid.still", "Goes on still", "It has no end yet", ("Ctrl+Shift+D",)),
    Command("lifegrid.times", "When it was…", "As precisely as it was told, and no more", ("F4",)),
    Command("lifegrid.earlier", "Move a year earlier", "What is at hand was a year before", ("Alt+Up",)),
    Command("lifegrid.later", "Move a year later", "What is at hand was a year after", ("Alt+Down",)),
    Command("lifegrid.left", "Move to the lane before", "What is at hand is of another lane", ("Alt+Shift+Left",)),
    Command("lifegrid.right", "Move to the next lane", "What is at hand is of another lane", ("Alt+Shift+Right",)),
    Command(
        "lifegrid.remove", "Take it away", "Off the lifegrid and the map; one that goes on ends before", ("Del",)
    ),
    Command("lifegrid.open", "Open the words behind it", "Go to the first passage linked to it", ("Alt+Return",)),
    Command("lifegrid.teller", "Write what the next person tells", "Who tells what is typed from now on", ("F9",)),
    Command("lifegrid.copy", "Copy cells as text", "The cells that are selected, tabs between them", ("Ctrl+C",)),
    Command("lifegrid.table", "Copy the lifegrid as a table", "All of it, for Word or Excel"),
    Command("lifegrid.order", "Latest years first, or last", "Turn the order of the lifegrid’s years around"),
)
ACCOUNTS = (
    Command("accounts.open", "Open the words of an account", "Go to the first passage linked to it", ("O",)),
    Command("accounts.judge", "Judge how accounts agree…", "Over what is computed, with a reason", ("J",)),
    Command(
        "accounts.computed",
        "Let the computed agreement hold",
        "Take back what was judged of the event at hand",
        ("Shift+J",),
    ),
    Command("accounts.filter", "Next kind of events", "Conflicts, told by the child only, and so on", ("F",)),
    Command("accounts.order", "Widest differences or time first", "Turn to the other order", ("X",)),
    Command("accounts.copy", "Copy the account as text", "Everything that stands in the cell", ("Ctrl+C",)),
    Command("accounts.table", "Copy the accounts as a table", "The events that are shown, for Word or Excel"),
)
MEASURES = (
    Command("measures.show", "Show what is counted on the map", "The spell or the event at hand in the list"),
    Command("measures.table", "Copy the measures as a table", "Of every teller, for Word or Excel"),
)
JOURNEYS = (
    Group("journeys", "Journeys", (*PAGE, *ALL, *MEASURES), frozenset({"window"})),
    Group("map", "Journey map", MAP, frozenset({"window", "journeys"}), letters=True, apart=True),
    Group("map", "Number keys on the map", CODING, frozenset({"window", "journeys"}), letters=True, apart=True),
    Group("map", "Moving marks on the map", MOVING, frozenset({"window", "journeys"}), letters=True, apart=True),
    Group("accounts", "Accounts", ACCOUNTS, frozenset({"window", "journeys"}), letters=True, apart=True),
    Group("lifegrid", "Lifegrid", LIFEGRID, frozenset({"window", "journeys"}), apart=True),
)
