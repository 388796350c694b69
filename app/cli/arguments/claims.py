"""The arguments of the commands on assumptions: assumptions, evidence."""

from pathlib import Path

from app.cli.arguments.shared import Commands, day, position, quotable, reading
from app.perspectives.claim_rows import OTHER_HOLDERS, ClaimKind, ClaimStatus, Origin, Stance, Track


def add_claims(commands: Commands) -> None:
    """assumptions, evidence."""
    claims = reading(
        commands, "assumptions", "list the assumptions with what the evidence says of each; add one, or decide"
    )
    claims.add_argument("--ref", default="", help="with --add: how it is called; else the next, such as A-07")
    claims.add_argument("--add", metavar="STATEMENT", help="write down what somebody holds true, in one sentence")
    claims.add_argument("--kind", choices=[*ClaimKind], default=ClaimKind.ASSUMPTION.value)
    claims.add_argument(
        "--held-by",
        action="append",
        default=[],
        metavar="WHO",
        help=f"a perspective, or {', '.join(OTHER_HOLDERS)} …; may be given again",
    )
    claims.add_argument("--origin", choices=[*Origin], help="where it comes from")
    claims.add_argument("--reference", default="", help="where exactly")
    claims.add_argument("--area", action="append", default=[], metavar="AREA", help="speaks of this area only")
    claims.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="ATTRIBUTE=ANSWER",
        help="speaks of people with this answer only; of numbers a range too (Age=14-17)",
    )
    claims.add_argument("--if-true", default="", metavar="TEXT", help="what we would hear if it were true")
    claims.add_argument("--would-surprise", default="", metavar="TEXT", help="what would surprise us")
    claims.add_argument("--why", default="", metavar="TEXT", help="the decision that rests on it")
    claims.add_argument("--rival", default="", metavar="TEXT", help="another explanation of what was heard")
    claims.add_argument("--track", choices=[*Track])
    claims.add_argument("--code", action="append", default=[], metavar="PATH", help="a code it is about")
    claims.add_argument("--theme", action="append", default=[], metavar="NAME", help="a theme it is about")
    claims.add_argument("--from", type=Path, metavar="FILE.csv", dest="list", help="add every row of a table")
    claims.add_argument("--decide", metavar="REF", help="give it a status")
    claims.add_argument("--status", choices=[*ClaimStatus])
    claims.add_argument("--rationale", default="", metavar="TEXT", help="why")
    claims.add_argument(
        "--acknowledge", action="store_true", help="you know that not everybody is fully coded yet"
    )
    claims.add_argument("--look", metavar="REF", help="note a negative case, or that none was found")
    claims.add_argument("--found", metavar="TEXT", help="with --look: what does not fit")
    claims.add_argument("--none-found", metavar="TEXT", help="with --look: how it was looked for")
    claims.add_argument("--by", metavar="NAME", help="who decides or looked; you unless given")
    claims.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="today unless given")

    claims.add_argument("--worklist", action="store_true", help="list what still asks to be looked at instead")

    evidence = reading(commands, "evidence", "show what speaks for and against an assumption, or add to it")
    quotable(evidence)
    evidence.add_argument("ref", nargs="?", default="", metavar="REF", help="the assumption, such as A-02")
    evidence.add_argument("--add", action="store_true", help="link a passage as evidence")
    evidence.add_argument("--source", help="the source's name")
    evidence.add_argument("--start", type=position, help="first code point of the passage")
    evidence.add_argument("--end", type=position, help="one past its last code point")
    evidence.add_argument("--stance", choices=[*Stance], help="how it stands to the assumption")
    evidence.add_argument("--coder", help="who says so; made when missing")
    evidence.add_argument(
        "--second-hand", action="store_true", help="somebody tells what others feel or went through"
    )
    evidence.add_argument("--about", default="", metavar="PERSPECTIVE", help="of whom it is told")
    evidence.add_argument("--note", default="", help="a note on this judgement")
    evidence.add_argument(
        "--from",
        type=Path,
        metavar="FILE.csv",
        dest="list",
        help="columns assumption,source,start,end,stance,coder,second_hand,about,note",
    )
    evidence.add_argument("--remove", type=int, metavar="N", help="take a piece of evidence away, by its number")
