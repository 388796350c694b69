"""The arguments of commands on coding: code, codes, passages, suggest."""

from pathlib import Path

from app.cli.arguments.shared import Commands, command, position, quotable, reading


def add_coding(commands: Commands) -> None:
    """code, codes, passages, suggest."""
    code = command(commands, "code", "code a passage, or many from a list")
    code.add_argument("--source", help="the source's name")
    code.add_argument("--start", type=position, help="first code point of the passage")
    code.add_argument("--end", type=position, help="one past its last code point")
    code.add_argument("--code", help="path of the code, “Parent / Child”; made when missing")
    code.add_argument("--coder", help="who codes; made when missing")
    code.add_argument("--memo", default="", help="a note on this coding")
    code.add_argument(
        "--from", type=Path, metavar="FILE.csv", dest="list", help="columns source,start,end,code,coder,memo"
    )

    quotable(reading(commands, "codes", "list the codes"))
    passages = reading(commands, "passages", "list the passages of a code and of the codes below it")
    passages.add_argument("--code", required=True, help="path of the code")
    quotable(passages)

    suggest = reading(commands, "suggest", "list passages like those of a code, with why; nothing is coded")
    suggest.add_argument("--code", required=True, help="path of the code")
    suggest.add_argument(
        "--right",
        type=int,
        choices=[5, 7, 9],
        default=7,
        help="how many in 10 are to be right, tested on the study’s own coding",
    )
    suggest.add_argument(
        "--reach",
        choices=["sentence", "turn"],
        help="look at sentences or at turns; as most passages of the code are when not said",
    )
    quotable(suggest)
