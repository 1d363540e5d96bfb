"""How the room of queries fails."""


class QueryError(Exception):
    """A template is not as it should be, or a value does not fit it.

    The message says what, where and what to do.
    """
