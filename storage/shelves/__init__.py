"""One file for each group of nouns: the shelves and the questions asked of them."""
