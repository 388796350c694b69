"""The arguments of commands on findings: progress, themes, words."""

from app.cli.arguments.shared import Commands, position, quotable, reading


def add_findings(commands: Commands) -> None:
    """progress, themes, words."""
    reading(commands, "progress", "say how far each source is coded, by whom, and what was asked in it")
    reading(commands, "themes", "list the themes with what stands behind and against each")

    words = reading(commands, "words", "list the words one perspective uses more than all others")
    quotable(words)
    words.add_argument("--of", metavar="PERSPECTIVE", help="whose words; the first perspective's unless given")
    words.add_argument("--limit", type=position, default=50, metavar="N", help="so many words at most; 50")
