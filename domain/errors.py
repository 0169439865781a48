"""The four ways a deed can end badly; every message is one whole Chinese sentence for the user."""


class FuzhenError(Exception):
    """Base of what the program itself says: what happened, what is safe, what to do next."""


class InputError(FuzhenError):
    """The user can mend it where it was typed or chosen: a wrong date, an unreadable document."""


class PlaceError(FuzhenError):
    """The world is in the way: disk, lock, passphrase, a newer or damaged workspace."""


class Cancelled(FuzhenError):  # noqa: N818 - nothing went wrong
    """The user stopped it; nothing is shown."""
