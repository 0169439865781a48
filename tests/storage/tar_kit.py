"""What a tar stream holds."""

from storage import tarring


def collected(data: bytes, step: int = 1 << 20) -> dict[str, bytes]:
    """What Untar hands on when the bytes come in pieces of that length."""
    found: dict[str, bytearray] = {}
    names: list[str] = []

    def begin(name: str, _size: int) -> None:
        names.append(name)
        found[name] = bytearray()

    def more(data: memoryview) -> None:
        found[names[-1]] += data

    untar = tarring.Untar(begin, more, lambda: None)
    assert untar.writable()
    for start in range(0, len(data), step):
        untar.write(data[start : start + step])
    untar.finish()
    return {name: bytes(content) for name, content in found.items()}
