"""How an action says that a field is left as it is, where None means something."""


class Unchanged:
    """Says that a field is left as it is."""


UNCHANGED = Unchanged()
