"""The arguments of the command on the identity key."""

from pathlib import Path

from app.cli.arguments.shared import Commands, reading, with_key_passphrase

ACTIONS = ("new", "show", "set", "forget", "import", "names", "passphrase")
FIELDS = ("real_name", "other_names", "contact", "real_area", "note")


def add_identity(commands: Commands) -> None:
    """key."""
    key = reading(commands, "key", "keep who the pseudonyms are in an encrypted file of its own")
    key.add_argument(
        "action",
        choices=ACTIONS,
        help="new: make the file; show: whom it knows; set, forget: one participant; import: a CSV list with "
        "pseudonym, real_name, other_names (parted by semicolons), contact, real_area, note; names: a list of "
        "your own, of local names, schools and places (CSV with name and kind, or a name a line), in the place of "
        "the one before; passphrase: give it another one",
    )
    key.add_argument(
        "what",
        nargs="?",
        metavar="PERSON|TABLE",
        help="the pseudonym for set and forget, the table for import and names",
    )
    key.add_argument("--key", type=Path, required=True, metavar="FILE", help="the key’s file, .counterpoint-key")
    with_key_passphrase(key)
    key.add_argument("--new-key-passphrase-file", type=Path, metavar="FILE", help="with passphrase, the new one")
    key.add_argument("--show", action="store_true", help="print real names; without it only how many are known")
    key.add_argument("--dry-run", action="store_true", help="with import and names, only say what would change")
