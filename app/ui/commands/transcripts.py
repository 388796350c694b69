"""The commands of the Transcripts page: of the page, of the text while it has the keyboard, of choosing a code."""

from PySide6.QtGui import QKeySequence

from app.ui.commands.command import Command, Group

Std = QKeySequence.StandardKey

NUMBERS = range(1, 10)

PAGE = (
    Command(
        "transcripts.words",
        "Make a code of the selected words",
        "A code with the participant’s own words as its name, put on them",
        ("Ctrl+I", "I"),
    ),
    Command(
        "transcripts.memo",
        "Write a memo on the passage at the cursor",
        "Say why these words have this code",
        ("Ctrl+M",),
    ),
    Command(
        "transcripts.uncoded",
        "Next uncoded turn",
        "Go to the next participant’s turn that has no coded passage",
        ("Ctrl+J", "U"),
    ),
    Command(
        "transcripts.snap",
        "Take in words, sentences, turns or nothing",
        "Choose what a selection grows to when the mouse is let go; hold Alt for just what was dragged over",
        ("Ctrl+Shift+W", "W"),
    ),
    Command(
        "transcripts.finish",
        "Mark fully coded",
        "Say that the coding of this transcript is done",
        ("Ctrl+Shift+M",),
    ),
    Command(
        "transcripts.alone",
        "Show only the code at hand, or all again",
        "Leave only the passages of one code marked in the text",
        ("Ctrl+Shift+O",),
    ),
    Command("transcripts.new_code", "New code…", "Make a code in the codebook", ("Ctrl+Shift+N",)),
    Command(
        "transcripts.sign_off",
        "Sign off as pseudonymised…",
        "Say that no real name is left in transcripts, so that their words can be quoted",
    ),
    Command(
        "transcripts.names",
        "Replace names…",
        "See what may give somebody away in this transcript, and replace it; selected words are added to the list",
    ),
    Command("transcripts.speakers", "Whose labels are these…", "Say who speaks under which label"),
    Command(
        "transcripts.versions",
        "Versions of the transcript…",
        "The texts this transcript has had: when, by whom, what was changed",
    ),
    Command(
        "transcripts.place",
        "Place the waiting passage on the selection",
        "Put a passage that a correction could not place on the words you have selected",
    ),
)
TEXT = (
    Command(
        "text.code",
        "Code the passage at hand…",
        "Choose a code for the selected words, the chosen passage or the sentence at the cursor",
        ("Return",),
    ),
    Command(
        "text.repeat", "Repeat the last code", "Put the code used last on the passage at hand", ("Ctrl+Return",)
    ),
    Command(
        "text.change",
        "Change the code of the passage…",
        "Choose another code in the place of the one at the cursor",
        ("Ctrl+R", "R"),
    ),
    Command("text.remove", "Remove the code at the cursor", "Take the code at hand off its passage", ("Del",)),
    Command(
        "text.note",
        "Write a note on this passage",
        "Write on the selected words, or on the sentence at the cursor, coded or not",
        ("M",),
    ),
    Command(
        "text.link",
        "Link to another passage",
        "Say how one passage stands to another: press once at each of the two",
        ("L",),
    ),
    Command(
        "text.event",
        "Make an event of this…",
        "Something that happened to a child, on their journey, with these words behind it",
        ("E",),
    ),
    Command(
        "text.mark",
        "Link to a journey mark…",
        "Let these words tell of an event, a home or another mark of a child’s journey",
        ("J",),
    ),
    Command(
        "text.journey",
        "Go to its journey mark",
        "Show what of a child’s journey the words at the cursor tell of",
        ("Shift+J",),
    ),
    Command(
        "text.concern",
        "Raise a concern…",
        "Say that these words worry you, and who was told; they leave every count and document until it is closed",
        ("Shift+W",),
    ),
    Command(
        "text.correct",
        "Correct the transcript…",
        "Type in the text; codes and notes go along, and you see how before it is stored",
        ("F2",),
    ),
    Command(
        "text.copy", "Copy with attribution", "Copy the words, and who said them where", ("Ctrl+C",), Std.Copy
    ),
    Command("text.wider", "Select the sentence, then the turn", "Select more each time it is pressed", ("F7",)),
    Command("text.next_coded", "Next coded passage", "Go to the next passage that has a code", ("F8",)),
    Command(
        "text.coded_before", "Coded passage before", "Go to the passage before that has a code", ("Shift+F8",)
    ),
    Command("text.find_again", "Find again", "Go to the next place where the words sought stand", ("F3",)),
    Command("text.find_before", "Find the place before", "Go to the place before where they stand", ("Shift+F3",)),
)
MOVING = (
    Command("text.word_right", "A word to the right", "Move over a word", ("Ctrl+Right",), Std.MoveToNextWord),
    Command(
        "text.word_left", "A word to the left", "Move back over a word", ("Ctrl+Left",), Std.MoveToPreviousWord
    ),
    Command("text.sentence_on", "Next sentence", "Move to where the next sentence begins", ("Ctrl+Down",)),
    Command(
        "text.sentence_back",
        "Sentence before",
        "Move to where this sentence or the one before begins",
        ("Ctrl+Up",),
    ),
    Command("text.turn_on", "Next turn", "Move to what is said next", ("Alt+Down", "Ctrl+PgDown")),
    Command(
        "text.turn_back",
        "Turn before",
        "Move to the beginning of what is said here, or before",
        ("Alt+Up", "Ctrl+PgUp"),
    ),
    Command(
        "text.select_word_right",
        "Select a word to the right",
        "Let the selection end a word further right",
        ("Ctrl+Shift+Right",),
        Std.SelectNextWord,
    ),
    Command(
        "text.select_word_left",
        "Select a word to the left",
        "Let the selection end a word further left",
        ("Ctrl+Shift+Left",),
        Std.SelectPreviousWord,
    ),
    Command(
        "text.select_sentence_on",
        "Select on by a sentence",
        "Let the selection end where the sentence ends",
        ("Ctrl+Shift+Down",),
    ),
    Command(
        "text.select_sentence_back",
        "Select back by a sentence",
        "Let the selection go back to where the sentence begins",
        ("Ctrl+Shift+Up",),
    ),
    Command(
        "text.select_turn_on",
        "Select on by a turn",
        "Let the selection end where the turn ends",
        ("Ctrl+Shift+PgDown",),
    ),
    Command(
        "text.select_turn_back",
        "Select back by a turn",
        "Let the selection go back to where the turn begins",
        ("Ctrl+Shift+PgUp",),
    ),
    Command(
        "text.start_earlier",
        "Start of the passage a word earlier",
        "Let the coded passage take in a word more",
        ("Alt+Shift+Up",),
    ),
    Command(
        "text.start_later",
        "Start of the passage a word later",
        "Leave the first word of the coded passage out",
        ("Alt+Shift+Down",),
    ),
    Command(
        "text.end_right",
        "End of the passage a word to the right",
        "Move the end of the coded passage",
        ("Alt+Shift+Right",),
    ),
    Command(
        "text.end_left",
        "End of the passage a word to the left",
        "Move the end of the coded passage",
        ("Alt+Shift+Left",),
    ),
)
PINNED = tuple(
    Command(
        f"text.key_{number}",
        f"Code with key {number}",
        f"Put the code of key {number} on the passage at hand",
        (str(number),),
    )
    for number in NUMBERS
)
CHOOSING = (
    Command(
        "choosing.stay",
        "Apply, and choose another",
        "Put the code on the passage and keep the list open",
        ("Shift+Return",),
    ),
    Command(
        "choosing.also",
        "This code and one more",
        "Hold the code; Enter then puts all held ones on at once",
        ("Ctrl+Return",),
    ),
    Command(
        "choosing.close",
        "Use the code of nearly that name",
        "Take the code that the new name comes close to",
        ("Ctrl+U",),
    ),
    Command("choosing.group_on", "Next group for a new code", "Choose where a new code goes", ("Tab",)),
    Command("choosing.group_back", "Group before for a new code", "Choose where a new code goes", ("Shift+Tab",)),
)
PINNING = tuple(
    Command(
        f"pins.key_{number}",
        f"Give the chosen code key {number}",
        f"From then on key {number} puts this code on the passage at hand",
        (f"Alt+{number}",),
    )
    for number in NUMBERS
)
UNPIN = Command(
    "pins.none", "Take the chosen code’s key away", "Let its key go to the codes used lately", ("Alt+0",)
)

CODEBOOK = (
    Command("codebook.rename", "Rename the chosen code", "Write its new name where it stands", ("F2",)),
    Command("codebook.remove", "Remove the chosen codes", "With what stands below and its coding", ("Del",)),
    Command("codebook.up", "Move the chosen codes up", "One place up among those beside them", ("Alt+Up",)),
    Command(
        "codebook.down", "Move the chosen codes down", "One place down among those beside them", ("Alt+Down",)
    ),
    Command(
        "codebook.deeper",
        "Move the chosen codes below the one above",
        "Put them into the group that stands above them",
        ("Alt+Shift+Right",),
    ),
    Command(
        "codebook.higher",
        "Move the chosen codes out of their group",
        "Put them beside the group they stand in",
        ("Alt+Shift+Left",),
    ),
)

_AROUND = frozenset({"window", "transcripts"})

TRANSCRIPTS = (
    Group("text", "In the text", TEXT, _AROUND, letters=True),
    Group("transcripts", "Transcripts", PAGE, frozenset({"window"}), letters=True),
    Group("text", "Moving in the text", MOVING, _AROUND, letters=True, apart=True),
    Group("text", "Number keys", PINNED, _AROUND, letters=True, apart=True),
    Group("choosing", "Choosing a code", CHOOSING, _AROUND, apart=True),
    Group("codebook", "In the codebook", CODEBOOK, _AROUND | {"themes"}, apart=True),
    Group("pins", "Number keys of codes", (*PINNING, UNPIN), _AROUND | {"choosing", "codebook"}, apart=True),
)
