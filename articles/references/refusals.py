"""What is raised for an entry or a file that cannot be read."""


class InvalidRecord(ValueError):
    """What was given cannot be read as a record; the sentence names the field and the reason."""


class Unreadable(ValueError):
    """The whole of what was given holds no references that can be read; the sentence says what to give instead."""
