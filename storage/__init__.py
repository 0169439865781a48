"""One workspace is one folder; the only room that knows SQL and keys."""
