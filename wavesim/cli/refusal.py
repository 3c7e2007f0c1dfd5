"""What a command refuses for a reason of its own."""


class RefusalError(ValueError):
    """Arguments that cannot be used; its text is the sentence that says why."""
