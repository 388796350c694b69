"""The arguments of the command on what participants agreed to: consent."""

from app.cli.arguments.shared import Commands, reading
from app.study.consent_rows import AgreementKind, RetentionKind
from app.study.rows import ConsentScope


def add_consent(commands: Commands) -> None:
    """consent."""
    consent = reading(
        commands,
        "consent",
        "say what participants agreed to, what stands behind it and what of it counts now; or record it",
    )
    consent.add_argument("person", nargs="?", metavar="PERSON", help="the participant’s pseudonym")
    consent.add_argument(
        "--set",
        nargs=2,
        metavar=("SCOPE", "yes|no|withdrawn|none"),
        help=f"record what they said about one of: {', '.join(f'“{one}”' for one in ConsentScope)}",
    )
    consent.add_argument(
        "--agreement", choices=[*AgreementKind], help="record their own agreement, permission, or a gatekeeper’s"
    )
    consent.add_argument(
        "--answer",
        choices=("yes", "no", "withdrawn", "none"),
        default="yes",
        help="with --agreement: given, refused, taken back, or not asked for; yes unless told",
    )
    consent.add_argument(
        "--giver", default="", metavar="WHO", help="with --agreement: who gives it, by their role"
    )
    consent.add_argument("--basis", default="", metavar="TEXT", help="with --agreement: on what it rests")
    consent.add_argument("--on", default="", metavar="DAY", help="the day it was said, or taken back")
    consent.add_argument("--until", default="", metavar="DAY", help="the last day it holds")
    consent.add_argument("--note", default="", metavar="TEXT")
    consent.add_argument(
        "--needs",
        nargs=2,
        metavar=("PERSPECTIVE", "own,permission|nothing"),
        help="which agreements must be recorded before anything of the people of a perspective leaves",
    )
    consent.add_argument(
        "--reminders", action="store_true", help="list what is due within 30 days or overdue instead"
    )
    consent.add_argument(
        "--date",
        nargs=2,
        metavar=("WHAT", "DAY"),
        help=f"set a day by which one of these is to be done: {', '.join(f'“{one}”' for one in RetentionKind)}",
    )
    consent.add_argument(
        "--done", choices=[*RetentionKind], help="confirm that it was done; the program itself deletes nothing"
    )
    consent.add_argument("--by", metavar="NAME", help="with --done: who did it; you unless said otherwise")
