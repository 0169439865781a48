"""Breaks a title where the sense does, in the shape of a trapezoid or a diamond."""

from itertools import combinations, pairwise

from documents.paper import grid

# A line may well start with these words and end after those; anything else is a worse place.
STARTS = ("关于", "开展", "巡察整改", "巡视整改", "整改", "情况的", "反馈意见", "问题清单", "工作建议", "落实")
ENDS = ("组", "会", "委", "局", "厅", "部", "院", "室", "”", "》", "）", "的", "和", "、")
PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))
TORN = (  # what a break would tear
    *("巡察", "巡视", "局党", "厅党", "委党", "组党", "委员", "委托", "组织", "组长", "局长", "厅长", "会议", "会计"),
    *("组办", "部委", "院党", "院长", "室主"),
    *("会主", "会保", "会治", "会事", "和国", "和谐", "部门", "部署"),  # 社会主义, 社会保障, 共和国
)
MANY_LINES = 3
MOST_LINES = 4  # beyond that the shape is no longer looked at: all combinations would take too long
BAD_BREAK, WEAK_BREAK, SHORT_LINE, MISSED_ABOUT, EXTRA_LINE = 60.0, 12.0, 20.0, 40.0, 4.0
HOLE, LONG_LINE = 60.0, 12.0  # of a very long title: a line left empty, and any line at all


def break_title(text: str, limit: float) -> list[str]:
    """The title in as few lines as it needs, each at most limit cells wide."""
    total = width(text)
    if total <= limit:
        return [text]
    places = [end for _, end in grid.boxes(text)][:-1]
    least = int(-(-total // limit))
    if least > MOST_LINES:
        return _long(text, places, limit)
    tried = (
        _best(text, _promising(text, places, count), count, limit)
        for count in range(least, min(least + 3, MOST_LINES + 1))
    )
    found = [(cost + EXTRA_LINE * n, lines) for n, (cost, lines) in enumerate(tried) if lines]
    if least >= MANY_LINES and (not found or min(found)[0] > BAD_BREAK):
        return _long(text, places, limit)  # one line more may save the sense
    return min(found)[1] if found else _plain(text, limit)


def width(text: str) -> float:
    """Cells of a text, narrow signs counted as half."""
    return sum(1.0 if grid.is_wide(sign) else 0.5 for sign in text)


def _promising(text: str, places: list[int], count: int) -> list[int]:
    """Few enough places to try all combinations of them; the good ones first."""
    good = [place for place in places if _break_cost(text, place) < BAD_BREAK]
    if len(good) >= count - 1 and len(good) <= 24:
        middle = [place for n, place in enumerate(places) if n % max(1, len(places) // 12) == 0]
        return sorted({*good, *middle})
    return sorted({place for n, place in enumerate(places) if n % max(1, len(places) // 30) == 0})


def _best(text: str, places: list[int], count: int, limit: float) -> tuple[float, list[str]]:
    """The cheapest way to make so many lines, no lines when there is none."""
    found: list[tuple[float, list[str]]] = []
    for cut in combinations(places, count - 1):
        edges = (0, *cut, len(text))
        lines = [text[a:b].strip() for a, b in pairwise(edges)]
        widths = [width(line) for line in lines]
        if max(widths) <= limit and min(widths) > 0:
            missed = MISSED_ABOUT if text.find("关于") > 0 and text.find("关于") not in cut else 0.0
            found.append((missed + sum(_break_cost(text, place) for place in cut) + _shape_cost(widths), lines))
    return min(found) if found else (0.0, [])


def _break_cost(text: str, place: int) -> float:
    """How much a break hurts the sense."""
    before, after = text[:place], text[place:]
    depth = sum(before.count(opening) - before.count(closing) for opening, closing in PAIRS)
    return _plain_cost(before, after) + BAD_BREAK * max(0, depth)


def _plain_cost(before: str, after: str) -> float:
    """Without looking at quotes."""
    if before.endswith(TORN[:2]) or before[-1] + after[0] in TORN:
        return BAD_BREAK
    if after.startswith("关于"):
        return 0.0
    if after.startswith(STARTS):
        return WEAK_BREAK / 2
    return WEAK_BREAK if before.endswith(ENDS) else BAD_BREAK


def _shape_cost(widths: list[float]) -> float:
    """A trapezoid or a diamond is wanted: no waist, no block, no line of a few signs."""
    cost = sum(SHORT_LINE for width in widths if width < 5)
    waist = any(b < a and b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    block = len(widths) > 1 and max(widths) - min(widths) < 1
    return cost + (30.0 if waist else 0.0) + (8.0 if block else 0.0) + (max(widths) - min(widths)) * 0.5


def _long(text: str, places: list[int], limit: float) -> list[str]:
    """The lines that hurt least of a title that has too many to try them all."""
    edges = [0, *places, len(text)]
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}  # to each edge, at which cost and from which edge before
    for number, end in enumerate(edges[1:], 1):
        hurt = _break_cost(text, end) if end < len(text) else 0.0
        for start in reversed(edges[:number]):
            wide = width(text[start:end].strip())
            if wide > limit:
                break
            empty = 0.0 if end == len(text) else HOLE * (1 - wide / limit) ** 2
            cost = best[start][0] + LONG_LINE + hurt + empty if start in best else float("inf")
            if start in best and (end not in best or cost < best[end][0]):
                best[end] = cost, start
    if len(text) not in best:
        return _plain(text, limit)
    cuts = [len(text)]
    while cuts[0]:
        cuts.insert(0, best[cuts[0]][1])
    return [text[a:b].strip() for a, b in pairwise(cuts)]


def _plain(text: str, limit: float) -> list[str]:
    """Last resort for a very long title."""
    advances = [1.0 if grid.is_wide(sign) else 0.5 for sign in text]
    return [text[line.start : line.end].strip() for line in grid.break_lines(text, advances, limit, limit)]
