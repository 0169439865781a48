"""The trade's words and judgements: standard library and rapidfuzz only, no Qt, no SQL, no files."""
