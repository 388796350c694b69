"""The commands of assumptions: of their page, of the evidence on a sheet, and of weighing while one codes."""

from app.ui.commands.command import Command, Group

PAGE = (
    Command("assumptions.new", "New assumption…", "Write down what somebody holds true", ("Ctrl+Shift+N",)),
    Command("assumptions.open", "Open the evidence", "Show what speaks for and against the assumption at hand"),
    Command(
        "assumptions.decide",
        "Decide…",
        "Give the assumption at hand another status, with reasons and negative cases",
        ("Ctrl+D",),
    ),
    Command("assumptions.edit", "Edit assumption…", "Change what was written down of it", ("Ctrl+E",)),
    Command(
        "assumptions.negative",
        "Add negative case…",
        "Write down what was found that does not fit, or how it was looked for",
        ("Ctrl+Shift+X",),
    ),
    Command(
        "assumptions.hand",
        "Take this assumption in hand",
        "While coding, one key links words to the assumption in hand",
        ("Ctrl+Shift+H",),
    ),
    Command("assumptions.board", "Assumptions as a board", "Cards in columns by status"),
    Command("assumptions.table", "Assumptions as a table", "One row each, sorted by any column"),
    Command(
        "assumptions.worklist", "Show the worklist", "What still asks to be looked at before anything is claimed"
    ),
    Command(
        "assumptions.aside", "Put line of the worklist aside…", "Say why it needs no more work; it can come back"
    ),
    Command("assumptions.all", "All assumptions", "Back from the evidence to the board or table"),
    Command("assumptions.copy", "Copy what is shown", "The table, or the evidence with whose words it is"),
    Command("assumptions.earlier", "Move assumption earlier", "One place earlier in our own order", ("Alt+Up",)),
    Command("assumptions.later", "Move assumption later", "One place later in our own order", ("Alt+Down",)),
    Command("assumptions.remove", "Remove assumption", "With its evidence and decisions; Undo brings it back"),
)
EVIDENCE = (
    Command("evidence.open", "Open the passage", "Go to where the evidence at hand was said", ("Return",)),
    Command("evidence.supports", "It supports", "The evidence at hand supports the assumption", ("S",)),
    Command("evidence.challenges", "It challenges", "The evidence at hand challenges the assumption", ("C",)),
    Command("evidence.nuances", "It nuances", "The evidence at hand says that it depends", ("N",)),
    Command(
        "evidence.hand",
        "Second-hand, or first-hand again",
        "Say that somebody tells what others feel or went through",
        ("H",),
    ),
    Command("evidence.note", "Write a note on the evidence", "Why it stands so to the assumption", ("M",)),
    Command("evidence.remove", "Take it off the assumption", "The passage is evidence of it no more", ("Del",)),
    Command("evidence.copy", "Copy evidence with attribution", "The words, and who said them where", ("Ctrl+C",)),
)
WEIGHING = (
    Command(
        "text.challenges",
        "Challenges the assumption in hand",
        "Link the passage at hand to it: what is said speaks against it",
        ("C",),
    ),
    Command(
        "text.supports",
        "Supports the assumption in hand",
        "Link the passage at hand to it: what is said bears it out",
        ("S",),
    ),
    Command(
        "text.nuances",
        "Nuances the assumption in hand",
        "Link the passage at hand to it: what is said makes it depend on something",
        ("N",),
    ),
    Command(
        "text.in_hand",
        "Take another assumption in hand…",
        "Choose which assumption the keys for stances mean",
        ("A",),
    ),
    Command(
        "text.assumption",
        "Link to assumption…",
        "Choose the assumption, and say how the passage at hand stands to it",
        ("Shift+A",),
    ),
)
QUOTES = (
    Command(
        "quotes.challenges",
        "These words challenge",
        "Link them to the assumption in hand: they speak against it",
        ("C",),
    ),
    Command(
        "quotes.supports", "These words support", "Link them to the assumption in hand: they bear it out", ("S",)
    ),
    Command(
        "quotes.nuances", "These words nuance", "Link them to the assumption in hand: they make it depend", ("N",)
    ),
    Command(
        "quotes.in_hand",
        "Take an assumption in hand…",
        "Choose which assumption the keys for stances mean",
        ("A",),
    ),
    Command(
        "quotes.assumption",
        "Link words to assumption…",
        "Choose the assumption, and say how the words stand to it",
        ("Shift+A",),
    ),
)
OF_THEME = (
    Command(
        "themes.assumption",
        "Link passages to assumption…",
        "Say how the chosen passages stand to an assumption, in one step",
        ("Ctrl+Shift+L",),
    ),
)
OF_JOURNEY = (
    Command(
        "journeys.assumption",
        "Link mark to assumption…",
        "Say how the mark, person or region at hand stands to an assumption",
        ("Ctrl+Shift+L",),
    ),
)

_ON_PAGE = frozenset({"window", "assumptions"})

ASSUMPTIONS = (
    Group("assumptions", "Assumptions", PAGE, frozenset({"window"})),
    Group("evidence", "Evidence of an assumption", EVIDENCE, _ON_PAGE, letters=True, apart=True),
    Group("quotes", "Words beside the matrix", QUOTES, frozenset({"window", "compare"}), letters=True, apart=True),
    Group("themes", "Weighing passages", OF_THEME, frozenset({"window"})),
    Group("journeys", "Weighing marks", OF_JOURNEY, frozenset({"window"})),
    Group("text", "Weighing", WEIGHING, frozenset({"window", "transcripts"}), letters=True, apart=True),
)
