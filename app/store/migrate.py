"""File formats: numbered steps, each one transaction with its number inside."""

from importlib import resources

from sqlalchemy import Connection

from app.store.problems import NewerFormat, NotAProject

APPLICATION_ID = 0x434E5450
"""“CNTP”, in the header of every (decrypted) project file."""


def steps() -> dict[int, str]:
    """The SQL of every format step by its number, from ``migrations/NNNN_name.sql``."""
    folder = resources.files("app.store.migrations")
    found = {
        int(file.name[:4]): file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".sql")
    }
    return dict(sorted(found.items()))


def newest_format() -> int:
    """The format this Counterpoint writes."""
    return max(steps())


def format_of(connection: Connection) -> int:
    """The format of an open file; refused when it is newer than we know, or not ours, before a byte is written."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application != APPLICATION_ID:
        raise NotAProject("That file is a database, but not a Counterpoint study.", "Choose another file.")
    made = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if made > newest_format():
        raise NewerFormat(made, newest_format())
    if made < 1:
        raise NotAProject("That file says it is a Counterpoint study, but has no format.", "Choose another file.")
    return made


def upgrade(connection: Connection, made: int, *, newest: int | None = None) -> None:
    """Bring a file of format `made` (0: empty) to the newest, or to the one given.

    The caller holds one transaction around it.
    """
    for number, sql in steps().items():
        if number <= made or (newest is not None and number > newest):
            continue
        for statement in sql.split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    if made == 0:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    if not keeps_references(connection):
        raise RuntimeError("the upgraded file breaks its own references")


def keeps_references(connection: Connection) -> bool:
    """Whether every reference from one row to another leads somewhere."""
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
