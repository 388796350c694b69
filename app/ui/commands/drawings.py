"""The commands of drawings and scanned maps; one letter each while the picture has the keyboard."""

from app.ui.commands.command import Command, Group

DRAWING = (
    Command("drawing.import", "Import pictures…", "Bring in drawings and scanned maps, and say who drew them"),
    Command("drawing.select", "Choose and move regions", "Choose, move and resize what is marked", ("V",)),
    Command("drawing.box", "Mark a box", "Draw a box around a part of the picture", ("B",)),
    Command("drawing.ellipse", "Mark an ellipse", "Draw an ellipse around a part of the picture", ("E",)),
    Command("drawing.shape", "Mark a shape", "Set corner by corner around a part of the picture", ("P",)),
    Command("drawing.freehand", "Mark freehand", "Draw around a part of the picture by hand", ("F",)),
    Command("drawing.redact", "Redact a part", "Draw a box over what nobody outside may see", ("R",)),
    Command("drawing.code", "Code the region…", "Choose a code for the region at hand", ("Return",)),
    Command("drawing.name", "Say what is seen", "Write what is seen in the region at hand", ("F2",)),
    Command("drawing.link", "Link to words…", "Link the region to the words that explain it", ("L",)),
    Command("drawing.words", "Open the linked words", "Go to the first words linked to the region", ("O",)),
    Command("drawing.note", "Write a note on the region", "Go to the note field of the region", ("N",)),
    Command(
        "drawing.concern",
        "Raise a concern…",
        "Say that what is seen in the region worries you, and who was told",
        ("Shift+W",),
    ),
    Command("drawing.corner", "Next corner", "Take the next corner of the shape in hand: arrows move it", ("C",)),
    Command("drawing.more_corners", "Add a corner", "Add a corner after the one in hand", ("A",)),
    Command("drawing.earlier", "Number it earlier", "Give the region the number before", ("Ctrl+Up",)),
    Command("drawing.later", "Number it later", "Give the region the number after", ("Ctrl+Down",)),
    Command("drawing.remove", "Remove", "Remove the corner, region or redaction in hand", ("Del",)),
    Command("drawing.larger", "Draw larger", "Zoom into the picture", ("+",)),
    Command("drawing.smaller", "Draw smaller", "Zoom out of the picture", ("-",)),
    Command("drawing.whole", "Show the whole picture", "Fit the picture into the window", ("0",)),
    Command("drawing.actual", "Show at its own size", "A pixel of the picture on each of the screen", ("1",)),
    Command("drawing.safe", "Safe copy…", "Look at the picture with its redactions burned in, and keep that copy"),
    Command("drawing.export", "Export safe copy…", "Write the safe copy into a file"),
    Command("drawing.copy", "Copy the regions as a table", "For Word or Excel", ("Ctrl+C",)),
)
DRAWINGS = (Group("drawing", "Drawings", DRAWING, frozenset({"window", "journeys"}), letters=True, apart=True),)
