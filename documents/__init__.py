"""Paper in, paper out; no Qt, no SQL of its own."""
