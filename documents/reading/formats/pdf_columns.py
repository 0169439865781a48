"""Tables printed without rules: the white between their columns parts the cells, a number begins each row."""

from dataclasses import dataclass

from documents.reading.formats.pdf_tables import Ruled, Sign, tidy
from documents.reading.outline import Grid
from documents.reading.vocabulary import names_a_column

_LEAST = 3  # columns whose names are known
_WHITE = 0.9  # signs of white between two cells of a line
_FAR = 3.5  # heights of type between two lines of one table


@dataclass(kw_only=True)
class _Piece:
    """Words that stand together on one line."""

    text: str
    left: float
    right: float


@dataclass(kw_only=True)
class _Band:
    """One printed line in its pieces."""

    middle: float
    height: float
    pieces: list[_Piece]


def may_hold(text: str) -> bool:
    """Whether some line of a page names enough columns to look closer."""
    return any(sum(map(names_a_column, line.split())) >= _LEAST for line in text.splitlines())


def unruled(signs: list[Sign], name: str) -> Ruled | None:
    """The first table of a page that no lines rule."""
    bands = _bands(signs)
    for index, band in enumerate(bands):
        if sum(names_a_column(piece.text) for piece in band.pieces) >= _LEAST:
            return _table(bands[index:], name)
    return None


def _bands(signs: list[Sign]) -> list[_Band]:
    """The printed lines of a page from the top."""
    bands: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda one: -one[3]):
        size = max(sign[2] - sign[1], 6.0)
        if bands and abs(bands[-1][0][3] - sign[3]) < 0.5 * size:
            bands[-1].append(sign)
        else:
            bands.append([sign])
    return [_Band(middle=band[0][3], height=_size(band), pieces=_pieces(band)) for band in bands]


def _size(signs: list[Sign]) -> float:
    return max(6.0, *(right - left for _, left, right, _ in signs))


def _pieces(signs: list[Sign]) -> list[_Piece]:
    size = _size(signs)
    pieces: list[_Piece] = []
    for sign, left, right, _ in sorted(signs, key=lambda one: one[1]):
        if not sign.strip():
            continue
        if pieces and left - pieces[-1].right < _WHITE * size:
            pieces[-1].text += sign
            pieces[-1].right = right
        else:
            pieces.append(_Piece(text=sign, left=left, right=right))
    return pieces


def _table(bands: list[_Band], name: str) -> Ruled | None:
    """The bands from the header on whose pieces fit between the same white strips."""
    header = bands[0]
    taken = [header]
    for band in bands[1:]:
        if taken[-1].middle - band.middle > _FAR * header.height or not _fits(band, header):
            break
        taken.append(band)
    columns = _columns([piece for band in taken for piece in band.pieces])
    if len(columns) != len(header.pieces) or len(taken) < 2:
        return None
    rows: list[list[str]] = []
    tops: list[float] = []
    for band in taken:
        cells = [""] * len(columns)
        for piece in band.pieces:
            cells[_column(columns, piece)] = piece.text
        if cells[0] or not rows:
            rows.append(cells)
            tops.append(band.middle + band.height)
        else:
            rows[-1] = [before + more for before, more in zip(rows[-1], cells, strict=True)]
    grid = Grid(name=name, rows=[[tidy(cell) for cell in row] for row in rows], numbers=list(range(1, len(rows) + 1)))
    edges = [left for left, _ in columns] + [columns[-1][1]]
    return Ruled(columns=edges, rows=[*tops, taken[-1].middle - header.height], grid=grid, drawn=False)


def _fits(band: _Band, header: _Band) -> bool:
    """Whether no piece of a line reaches under three names of columns, as a paragraph below a table does."""
    return not any(
        sum(piece.left < name.right and name.left < piece.right for name in header.pieces) > 2 for piece in band.pieces
    )


def _columns(pieces: list[_Piece]) -> list[tuple[float, float]]:
    """The strips that some piece covers, parted by white from top to bottom."""
    strips: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda one: one.left):
        if strips and piece.left < strips[-1][1] + 1:
            strips[-1] = (strips[-1][0], max(strips[-1][1], piece.right))
        else:
            strips.append((piece.left, piece.right))
    return strips


def _column(columns: list[tuple[float, float]], piece: _Piece) -> int:
    middle = (piece.left + piece.right) / 2
    return next(index for index, (left, right) in enumerate(columns) if left - 1 <= middle <= right + 1)
