"""Files in the container of old Office programs, which also wraps new documents that have a password."""

from app.exchange.formats.refusals import not_a, protected
from app.problems import Problem

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def is_old_office(data: bytes) -> bool:
    """Whether the file is an OLE compound file: an old .doc, or a protected .docx."""
    return data.startswith(MAGIC)


def old_office_problem(data: bytes) -> Problem:
    """Why such a file cannot be read, told from the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return protected()
    if "WordDocument".encode("utf-16-le") in data:
        return Problem(
            "The file is in an old Word format (.doc).", "Open it in Word or LibreOffice and save it as .docx."
        )
    return not_a("a Word document")
