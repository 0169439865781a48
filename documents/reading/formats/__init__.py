"""One module for each file format, each with ``outline(path) -> Outline``; imported only when it is needed."""
