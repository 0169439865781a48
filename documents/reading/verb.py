"""The first argument with which a frozen program starts itself as the parsing process."""

HIDDEN_VERB = "--reading-worker"
