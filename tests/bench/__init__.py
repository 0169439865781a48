"""`make bench`: our figure beside its peer in the same run."""
