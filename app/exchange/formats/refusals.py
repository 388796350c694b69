"""The sentences with which a reader refuses a file; none of them repeats what the file says."""

from app.problems import Problem


def empty() -> Problem:
    """The file has no bytes at all."""
    return Problem("The file is empty.", "Choose the file that holds the transcript.")


def no_file() -> Problem:
    """There is no file of that name."""
    return Problem("The file is not there.", "Check whether it was moved or renamed.")


def unopenable() -> Problem:
    """The system does not let us read the file."""
    return Problem(
        "The file cannot be opened.", "Check that you may read it and that no other program has it open."
    )


def no_text() -> Problem:
    """The file is sound and says nothing."""
    return Problem("The file holds no text.", "If its pages are pictures, type or recognise the words first.")


def damaged() -> Problem:
    """The file breaks off, or contradicts itself."""
    return Problem("The file is damaged or cut short.", "Open it in the program that made it and save it again.")


def too_large() -> Problem:
    """Reading the file would take more memory than any transcript needs."""
    return Problem(
        "The file is far larger inside than a transcript can be.", "Save only the text as a new document."
    )


def protected() -> Problem:
    """The file can only be read with a password."""
    return Problem("The file is protected by a password.", "Save a copy without the password and import that.")


def not_a(kind: str) -> Problem:
    """The content is not of the kind that was expected, such as "a Word document"."""
    return Problem(f"The file is not {kind}.", "Save the transcript as .docx, .odt, .rtf or .txt.")


def unsafe() -> Problem:
    """The file uses a construct that documents do not need and attackers do."""
    return Problem(
        "The file is built in an unsafe way and was not read.",
        "Open it in the program that made it and save it as a new document.",
    )
