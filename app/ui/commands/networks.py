"""The commands of support networks, heard while the drawing or its table has the keyboard."""

from app.ui.commands.command import Command, Group

NETWORK = (
    Command("network.add", "Add person…", "Add somebody to this network, or a pet, a place", ("A", "Ins")),
    Command("network.edit", "Change what is told…", "All that is told of the person at hand", ("E", "F2")),
    Command("network.same", "The same person as…", "Say that two names are one person, in every snapshot"),
    Command("network.tie", "Next kind of tie", "Strong, ordinary, tenuous, stressful, cut off", ("T",)),
    Command("network.left", "Move person to the left", "Into another ring or part of life", ("Ctrl+Left",)),
    Command("network.right", "Move person to the right", "Into another ring or part of life", ("Ctrl+Right",)),
    Command("network.up", "Move person up", "Into another ring or part of life", ("Ctrl+Up",)),
    Command("network.down", "Move person down", "Into another ring or part of life", ("Ctrl+Down",)),
    Command("network.remove", "Take out of this network", "The person stays in the others", ("Del",)),
    Command("network.forget", "Remove from every network", "Out of every snapshot of this child"),
    Command("network.open", "Open the words behind the person", "Go to the first passage linked to them", ("O",)),
    Command("network.link", "Link words to the person…", "Choose words of a transcript that tell of them", ("L",)),
    Command("network.code", "Code the person…", "Put a code on them, as on words", ("C",)),
    Command("network.new", "New snapshot…", "Somebody’s view at some time, empty or as another one", ("N",)),
    Command("network.snapshot", "Whose view and when…", "Change whose view this snapshot is, and of when"),
    Command("network.delete", "Remove snapshot", "Remove this snapshot with everybody in it"),
    Command("network.next", "Next snapshot", "The one after this, in time", (".",)),
    Command("network.previous", "Snapshot before", "The one before this, in time", (",",)),
    Command("network.over", "Two views over each other", "Who agrees, who is closer in which, or back", ("V",)),
    Command("network.beside", "Two times side by side", "Who is new, closer, further away, or back", ("B",)),
    Command("network.copy", "Copy as text", "The person at hand, or the whole network, in words", ("Ctrl+C",)),
    Command("network.table", "Copy the network as a table", "For Word or Excel"),
    Command("network.picture", "Save picture of the network…", "As PNG for Word and print, or as SVG"),
    Command("network.larger", "Draw the network larger", "Come closer to a part of it", ("+",)),
    Command("network.smaller", "Draw the network smaller", "See more of it at once", ("-",)),
    Command("network.whole", "Draw the whole network", "Fit it into the window", ("0",)),
)
NETWORKS = (
    Group("network", "Support network", NETWORK, frozenset({"window", "journeys"}), letters=True, apart=True),
)
