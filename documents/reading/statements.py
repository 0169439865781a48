"""What a report states of a problem: the status it claims in words, and the account it gives."""

import re
from dataclasses import replace

from documents.reading.claims import section_status, status_beside
from documents.reading.duties import fields_of, responsibility
from documents.reading.headings import Node, heading_of
from documents.reading.naming import QUOTED, QUOTED_ENOUGH
from documents.reading.passages import Passage, after_problem, base, below, problem_named
from documents.reading.result import ReadItem, ReadPart
from documents.reading.sections import Found
from documents.reading.vocabulary import labelled
from domain.patterns import late
from domain.quantities import amount_fen
from domain.statuses import furthest_behind, parse_closed, parse_status
from domain.words import RectificationStatus as Status

_REPORTED = late(
    r"(?:^|(?<=[。；\n]))\s*(?:[【\[]?(?:整改(?:落实|进展|完成|推进)?情况|整改进展|(?:目前|当前|最新)?进展(?:情况)?|落实情况|(?:整改|工作|取得)成效|整改结果"
    r"|(?:整改|完成|办理|当前|目前)?状态|(?:完成|办理|办结|销号)情况)(?:[】\]]\s*[:：]?|\s*[:：])"
    r"|[【\[]整改(?:落实|举措|措施)[^】\]]{0,6}[】\]]\s*[:：]?)\s*"
)
_COUNTS = late("[0-9]|[一二三四五六七八九十百]{1,4}余?[个件项名起家处宗笔户人次]")
_DUTIES = late("(?:责任|牵头|分管|主管|包保|配合|协办)[^。：:]{0,6}[：:]")
_ABOUT_QUOTED = late('^(?:关于|针对|对于?|(?:巡[视察]组)?(?:反馈)?(?:指出|提出)[：:]?)[“"「]')
_GOING_ON = "(?:有序|稳步|加快|抓紧|加紧|积极|全力|按(?:计划|序时|时序)|持续|深入|扎实)"
_CLAIM = (
    "(?:已)?取得(?:阶段性|明显|初步|较好)(?:成效|成果|进展)，?(?:并|且|将|需|正|仍)?(?:持续|继续|长期|正在)(?:推进|整改|坚持|深化)"
    "|(?:已完成|完成整改|完成)[，、并]*(?:需)?长期坚持|已(?:全部|经|如期|按期)?(?:完成(?:整改(?:任务|目标)?)?|整改(?:完成|到位|完毕)?|办结|销号|解决)"
    "|(?:如期|按期|全部|全面)(?:完成(?:整改)?|整改(?:完成|到位|完毕))|基本(?:完成(?:整改)?|整改(?:到位|完成)|解决)"
    f"|(?:正|仍|尚)?在{_GOING_ON}?(?:整改|推进|办理|实施|落实)(?:中|当中|之中)?(?:，(?:预计|计划|力争)[^，。；]{{2,16}}(?:完成|到位))?"
    f"|正{_GOING_ON}(?:整改|推进|办理|实施|落实)(?:中)?|(?:整改|推进)(?:之)?中|持续(?:推进|整改)|长期坚持"
    "|尚?未(?:全部|完全)?(?:完成(?:整改)?|整改(?:到位|完成))|整改(?:完成|到位|完毕)|完成整改(?:任务)?"
)
_STATUS_SIGNS = late(
    "整改|问题|事项|任务|目前|全部|基本|完成|完毕|到位|办结|销号|正在|推进|持续|长期|坚持|阶段性|成效|进展|取得|尚未"
    "|[该此项现已均都未并中]"
)
_SOMETHING_ELSE = 2  # signs beside the status: 完成专项审计 tells what was done
_IT = (
    "(?:(?:该|此|本|这|上述|以上)(?:项|个|一|条|类)?(?:反馈|整改|具体)?(?:问题|任务|事项|工作|意见)?(?:的)?"
    "|整改(?:任务|工作|事项)|(?:反馈)?问题)"
)
_IN_FRONT = late(r"\s*[（(〔【\[]([^（()）〔〕【】\[\]]{2,16})[）)〕】\]]\s*[:：。，]?\s*(?=\S)")
_STATUS_AT_END = late(
    rf"(?:^|[，。；,;（(【\[]|—+)\s*(?:整改(?:情况|状态|进度|进展)[:：]\s*)?((?:{_IT}(?:目前|现|均)?|(?:截至)?(?:目前|当前|现)，?(?:{_IT})?)?(?:已)?(?:均|都|全部)?(?:{_CLAIM})"
    r"(?:，?(?:下一步|今后|下步)?(?:并|且|将|需|仍需|转入|进入|纳入)?(?:继续|持续)?(?:长期坚持|持续推进|坚持|推进|巩固(?:提升|深化)?|深化|抓好)"
    r"(?:整改成果|成果|阶段)?)?)[。；]?\s*[）)】\]]?\s*[。；]?\s*$"
)


def statement(one: Found, position: int) -> ReadItem:
    """What a report states of a problem: its status in words, and the account given."""
    heading, beside = status_beside(problem_named(one.node.text))
    passages = [Passage(text=t, place=one.node.line.place) for t in [after_problem(one.node.text)] if t]
    passages += below(one.node)
    parts = [child for child in one.node.children if _names_a_part(child)]
    in_parts = below(replace(one.node, body=[])) if 1 < len(parts) == len(one.node.children) else []
    claims, told = account(passages[: len(passages) - len(in_parts)])
    told += [passage.text for passage in in_parts]  # each with the status it claims
    claims = claims or [Passage(text=words, place=one.node.line.place) for words in beside]
    claims = claims or [claim for child in parts for claim in account(_of_part(child))[0]] or _of_section(one.node)
    statuses = [parse_status(claim.text) for claim in claims]
    status = furthest_behind(claimed.status for claimed in statuses)
    behind = next((c for c, s in zip(claims, statuses, strict=True) if s.status is status), Passage(text="", place=""))
    closed_text, closed_place = _closed(passages)
    fields, places = fields_of([passage for passage in passages if _DUTIES.search(passage.text)])
    return replace(
        base(one, position),
        heading=heading,
        detail="\n".join(told),
        status_text="；".join(dict.fromkeys(claim.text for claim in claims)) or None,
        status=status,
        long_term=bool(statuses) and all(claimed.long_term for claimed in statuses),
        status_basis="stated" if claims else "none",
        status_place=behind.place,
        closed_text=closed_text,
        closed=parse_closed(closed_text),
        closed_place=closed_place,
        amount_fen=amount_fen("\n".join([heading, *told])),
        parts=tuple(_part(child) for child in parts),
        **responsibility(fields, places),
    )


def account(passages: list[Passage]) -> tuple[list[Passage], list[str]]:
    """(the words that claim a status, the account without them)"""
    claims: list[Passage] = []
    told: list[str] = []
    for passage in passages:
        lead, mark, text = _reported(passage.text)
        claim: str | None = None
        if mark or not claims:
            claim, text = _status_words(text, announced=bool(mark))
        if claim:
            claims.append(Passage(text=claim, place=passage.place))
        told += [part for part in (lead + (mark if text else "") if lead else "", text) if part]
    return claims, told


def _of_part(node: Node) -> list[Passage]:
    return [Passage(text=t, place=node.line.place) for t in [after_problem(node.text)] if t] + below(node)


def _of_section(node: Node) -> list[Passage]:
    """二、需长期坚持的整改事项: the status that the section above says of all its problems."""
    above = node.parent
    while above is not None:
        words = section_status(above.title)
        if words:
            return [Passage(text=words, place=above.line.place)]
        above = above.parent
    return []


def _names_a_part(node: Node) -> bool:
    return bool(QUOTED.search(node.title) or QUOTED_ENOUGH.search(node.title) or _ABOUT_QUOTED.match(node.text))


def _part(node: Node) -> ReadPart:
    """（1）关于“…”。整改情况：… with the account below it."""
    claims, told = account(_of_part(node))
    return ReadPart(
        heading=_ABOUT_QUOTED.sub("", problem_named(node.text)),
        number=node.number.text,
        detail="\n".join(told),
        status_text=claims[0].text if claims else None,
        status=parse_status(claims[0].text if claims else None).status,
        place=node.line.place,
    )


def _reported(text: str) -> tuple[str, str, str]:
    """(what stands before, the label 整改情况：, what follows) of a passage."""
    match = _REPORTED.search(text)
    return (text[: match.start()], match[0].strip(), text[match.end() :]) if match else ("", "", text)


def _status_words(text: str, *, announced: bool) -> tuple[str | None, str]:
    """(the words that claim a status, the rest): in brackets in front, a first sentence or clause that says nothing
    else, else the last."""
    front = _IN_FRONT.match(text)
    if front and _is_claim(front[1]):
        return front[1], text[front.end() :]
    first, rest = heading_of(text)
    if len(first) <= (18 if announced else 10) and _is_claim(first):
        return first, rest
    match = _STATUS_AT_END.search(text)
    if match:
        before = text[: match.start()]
        return match[1], before + ("。" if before and before[-1] not in "。；" else "")
    clause, _, after = text.partition("，")
    if len(clause) <= 8 and _is_claim(clause) and len(_STATUS_SIGNS.sub("", clause)) < _SOMETHING_ELSE:
        return clause, after
    return None, text


def _is_claim(words: str) -> bool:
    """A status and nothing counted or told in turn: 已完成谈话3人 and 一是完成验收 are accounts, not claims."""
    if _COUNTS.search(words.replace("100%", "")) or re.search("显示|反映|台账|不到位|^[一二三四五六七八九十]是", words):
        return False
    return parse_status(words).status is not Status.UNSTATED


def _closed(passages: list[Passage]) -> tuple[str | None, str]:
    for passage in passages:
        for name, words in labelled(passage.text):
            if name == "closed" and words:
                return words, passage.place
    return None, ""
