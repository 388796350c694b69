"""The commands of the other pages."""

from app.ui.commands.command import Command, Group

PARTICIPANTS = (
    Command("participants.add", "Add participant", "Add somebody who takes part", ("Ctrl+Shift+P",)),
    Command("participants.groups", "Perspectives and areas…", "Name the perspectives and areas people belong to"),
    Command(
        "participants.withdraw", "Withdraw…", "Somebody stops, is left out, or is deleted for good: look first"
    ),
    Command("participants.withdrawals", "Withdrawals…", "Who withdrew, and up to when the study promised it"),
    Command("participants.copy", "Copy participants as a table", "For Word or Excel"),
    Command(
        "participants.open_key", "Open identity key…", "Look up who somebody is, in a file apart from the study"
    ),
    Command("participants.close_key", "Close identity key", "No real name stays on screen"),
    Command("participants.make_key", "Make identity key…", "Begin an encrypted file for real names and contacts"),
    Command("participants.key_list", "Import names into the key…", "A CSV list: pseudonym, real name, contact"),
    Command("participants.key_passphrase", "Change the key’s passphrase…", "The key and the copy beside it"),
    Command("participants.choose_key", "Open another identity key…", "The key lies in another place now"),
    Command(
        "participants.forget_gone",
        "Forget who is not in the study…",
        "The key still knows somebody who was deleted: let it forget them",
    ),
    Command("participants.forget_key", "Forget where the key lies", "On this computer; the key itself stays"),
)
COMPARE = (
    Command("compare.copy", "Copy the comparison as a table", "For Word or Excel"),
    Command("compare.perspective", "Compare by perspective", "Children beside carers beside practitioners"),
    Command("compare.area", "Compare by area", "One area beside the other"),
    Command("compare.role", "Compare by role", "One role beside the other"),
    Command("compare.top", "Compare top-level codes", "Count a code with all codes below it"),
    Command("compare.all", "Compare all codes", "Count each code by itself"),
    Command("compare.themes", "Compare themes", "Each theme with all its codes"),
    Command("compare.only", "Compare only some…", "Only some people, one coder, or one kind of source"),
    Command("compare.pattern", "Sort by pattern", "Where perspectives do not agree comes first"),
    Command("compare.figures", "Screening figures", "Ranges and mean differences: help to look, never proof"),
    Command(
        "compare.cases", "Compare a child's case", "The child's account beside those of the people around them"
    ),
    Command("compare.words", "Compare words", "Words that one perspective uses more than the others"),
    Command("compare.framework", "Show the framework matrix", "Each person under each theme, in your own words"),
)
FRAMEWORK = (
    Command("framework.write", "Write summary", "Write what this person says under this theme", ("F2",)),
    Command(
        "framework.draft",
        "Draft from quotes",
        "Fill the cell with this person's quotes, each with its place",
        ("Ctrl+D",),
    ),
    Command(
        "framework.next", "Next cell to summarise", "Go to the next cell with passages and no summary", ("F8",)
    ),
    Command("framework.columns", "Choose columns…", "Tick the themes and codes that are columns"),
    Command(
        "framework.left", "Move column left", "Put the column before the one at its left", ("Ctrl+Shift+Left",)
    ),
    Command(
        "framework.right", "Move column right", "Put the column behind the one at its right", ("Ctrl+Shift+Right",)
    ),
    Command("framework.copy", "Copy the matrix as a table", "For Word or Excel"),
    Command("framework.save", "Save matrix…", "Put the matrix as it is shown into a Word, Excel or CSV file"),
)
NOTES = (
    Command("notes.memo", "New memo", "Write what you think about something in the study", ("Ctrl+Shift+N",)),
    Command("notes.journal", "New journal entry", "Write in your journal: private, of today", ("Ctrl+Shift+J",)),
)
OUTPUTS = (
    Command("outputs.write", "Write Word report…", "Put the report into a Word file"),
    Command("outputs.tables", "Write tables…", "The report’s tables for a spreadsheet: XLSX, or CSV"),
    Command("outputs.framework", "Write framework matrix…", "People by theme, to Word, XLSX or CSV"),
    Command("outputs.new", "New report", "Begin another report"),
    Command("outputs.save", "Save report", "Keep what is chosen under the report’s name"),
    Command("outputs.save_as", "Save report as…", "Keep what is chosen under another name"),
    Command("outputs.duplicate", "Duplicate report…", "Go on with a copy of the saved report"),
    Command("outputs.rename", "Rename report…", "Give the saved report another name"),
    Command("outputs.remove", "Remove saved report", "Forget the saved report; files written from it stay"),
    Command(
        "outputs.register", "What has left the study", "Every file that was written, and whose words are in it"
    ),
    Command("outputs.contents", "Contents of the report", "Choose what the report is about, and in which order"),
    Command("outputs.quotes", "Quotes of the report", "Choose whose words each section quotes"),
    Command("outputs.settings", "Settings of the report", "Title, wording, attribution, appendices"),
    Command(
        "outputs.checks", "Checks of the report", "What stands in its way, and what was changed to protect people"
    ),
    Command(
        "outputs.choose", "Let the app choose quotes", "Spread over people and areas, for the section at hand"
    ),
    Command("outputs.cut", "Cut quote…", "Leave part of the quote at hand out, with […] in its place"),
)

CLAIMS = (
    Command("themes.for", "Speaks for the theme", "Name the chosen passages as speaking for the theme", ("+",)),
    Command(
        "themes.against", "Speaks against the theme", "Name the chosen passages as speaking against it", ("-",)
    ),
)

THEMES = (
    Command("themes.merge", "Merge code into…", "Make the chosen codes one: nothing coded is lost"),
    Command("themes.move", "Move code below…", "Put the chosen codes below another one"),
    Command(
        "themes.suggest",
        "Passages like these…",
        "Look through the interviews not yet fully coded for passages like those of the code; you answer each",
    ),
    Command("themes.set", "New set of codes…", "Hold the chosen codes together beside the tree"),
    Command("themes.history", "History of the codebook", "Every change with its reason, and the frozen versions"),
    Command("themes.freeze", "Freeze version of the codebook…", "Keep the codebook as it is now under a name"),
    Command("themes.versions", "Frozen versions…", "Give frozen versions other names, or remove them"),
    Command("themes.import", "Import codebook from a table…", "Bring codes and definitions in from a file"),
    Command("themes.frame", "Begin with a starter frame…", "Bring in the codes of a published framework"),
    Command("themes.export", "Export codebook…", "Put the codebook into a Word or table file"),
)
SUGGESTED = (
    Command("suggested.code", "Code it", "Put the code on the chosen suggestions, in one step", ("Y",)),
    Command("suggested.refuse", "Not this", "The code does not hold of them: suggest them no more", ("N",)),
    Command("suggested.open", "Open in transcript", "Read the suggested passage where it was said", ("O",)),
)
FIND = (
    Command("find.code", "Code what was found…", "Put a code on the places found, after a look at each"),
    Command("find.copy", "Copy the lines as a table", "For Word or Excel"),
    Command(
        "find.beside", "Words beside what was found…", "Which words stand beside it, and with how many people"
    ),
    Command("find.before", "Sort by the words before", "Put the lines in the order of what stands before"),
    Command("find.after", "Sort by the words after", "Put the lines in the order of what stands after"),
    Command("find.person", "Sort by who says it", "Put the lines of each person together"),
    Command("find.place", "Sort by transcript and place", "Put the lines in the order in which they were said"),
)
ASKING = (
    Command("asking.passages", "Ask for passages", "Passages where conditions hold, of codes, people and places"),
    Command("asking.pairs", "Show co-occurrence", "How often two codes are on the same words"),
    Command("asking.matrix", "Show the matrix", "Codes against any attribute, in people and passages"),
    Command(
        "asking.save",
        "Save this question…",
        "Keep the question under a name: it is asked anew whenever you open it",
    ),
    Command("asking.copy", "Copy all passages", "Every passage in the list, with whose it is"),
    Command("asking.table", "Copy passages as a table", "One row a passage, for Excel"),
    Command("asking.code", "Code all passages…", "Put one code on every passage in the list, in one step"),
)

PSEUDONYMS = (
    Command(
        "pseudonyms.apply",
        "Replace in transcripts…",
        "Look at what your decisions do to the transcripts, and do it in one step that can be undone",
        ("Ctrl+Return",),
    ),
    Command(
        "pseudonyms.leaks",
        "Look everywhere for names…",
        "Look through all the study holds for real names: titles, notes, codes, older texts and kept files too",
    ),
    Command(
        "pseudonyms.list",
        "Your own list of names…",
        "Local names, schools and places to be found wherever they are said; kept in the identity key",
    ),
    Command(
        "pseudonyms.people",
        "Give pseudonyms…",
        "Give pseudonyms to participants who are called by what may be their real names",
    ),
    Command(
        "pseudonyms.sign_off",
        "Sign off what was read…",
        "Say that you read the transcripts and that no real name is left in them",
    ),
    Command(
        "pseudonyms.remove",
        "Remove unedited text…",
        "Delete for good what signed-off transcripts were before names were replaced in them",
    ),
)
NAMES = (
    Command("names.replace", "Replace", "Put what stands in the field in the place of these words", ("R",)),
    Command("names.keep", "Keep", "These words give nobody away in these transcripts: they stay there", ("K",)),
    Command(
        "names.always",
        "Keep always",
        "These words give nobody away anywhere: they stay, now and later",
        ("Shift+K",),
    ),
    Command("names.undecide", "Not decided", "Forget what was decided of these words", ("U",)),
    Command("names.edit", "Type what stands there instead", "Go to the field of the replacement", ("E",)),
    Command("names.open", "Open the place in its transcript", "Read the words where they were said", ("O",)),
)

_IN_WINDOW = frozenset({"window"})

PAGES = (
    Group("participants", "Participants", PARTICIPANTS, _IN_WINDOW),
    Group("compare", "Compare", COMPARE, _IN_WINDOW),
    Group("framework", "Framework matrix", FRAMEWORK, frozenset({"window", "compare"}), apart=True),
    Group("themes", "Themes", THEMES, _IN_WINDOW),
    Group("find", "Find", FIND, _IN_WINDOW),
    Group("claims", "Passages of a theme", CLAIMS, frozenset({"window", "themes"}), letters=True, apart=True),
    Group("suggested", "Suggested passages", SUGGESTED, frozenset({"window", "themes"}), letters=True, apart=True),
    Group("asking", "Queries", ASKING, _IN_WINDOW),
    Group("notes", "Notes", NOTES, _IN_WINDOW),
    Group("outputs", "Outputs", OUTPUTS, _IN_WINDOW),
    Group("pseudonyms", "Replacing names", PSEUDONYMS, _IN_WINDOW),
    Group("names", "Names found", NAMES, frozenset({"window", "pseudonyms"}), letters=True, apart=True),
)
