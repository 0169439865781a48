"""The first argument with which a frozen program starts itself as the parsing process, and the one after it."""

HIDDEN_VERB = "--reading-worker"
REHEARSE = "rehearse"  # said to one that has to wait
