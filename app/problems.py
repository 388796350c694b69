"""What can be said to the user in a sentence, with what to do next; everything else is a bug."""


class Problem(Exception):
    """The world's fault: one plain sentence, and what the user can do about it.

    Neither part may hold a participant's words.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class Cancelled(Exception):
    """The user asked a long piece of work to stop; nothing of it was stored."""
