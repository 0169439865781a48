"""Who answers for a piece of work and by when: under labels, in a closing bracket, or in the words 由…牵头."""

import re
from typing import Any

from documents.reading.passages import Passage
from documents.reading.vocabulary import before_labels, labelled
from domain.calendar import Deadline, dates, parse_deadline
from domain.patterns import late

_BRACKET = late(r"[（(〔【\[]([^（）()〔〕【】\[\]]{3,120})[）)〕】\]][。；;，,]?$")
_PART = late("[，,；;。\\s　]+")
_LEADS = late("^(?:由)?(.{2,60}?)(?:共同)?(?:牵头(?:负责|办理|落实|整改)?|主办|主责|负责(?:落实|整改|办理)?|承办)$")
_HELPS = late("^(?:由)?(.{2,60}?)(?:共同)?(?:配合|协办|协助|参与|指导)(?:落实|整改|办理)?$")
_BY = late(
    "(?:以前|之前|前|底|末|内|日)?(?:完成|办结|整改到位|报结果|落实到位)$|(?:底|末|日)?(?:以)?前$|长期坚持$|立行立改$|即知即改$"
)
_ONLY_BY = late(
    "(?:于|在)?(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?(?:之?前|以前)?(?:完成|办结|整改到位|落实到位)?|(?:并)?长期坚持|立行立改"
)
_OFFICE = late("[一-鿿、]{1,16}(?:[办科股室处部局所站院委组队会]|中心|公司|支部|领导|书记)")
_PERSON = late("(?![各全本相有])[一-鿿]{2,4}(?<![镇乡街道村校园县市区厂场馆台])")
_PERSON_OF = late("([一-鿿]{2,4})[（(]([^（）()]{2,16})[）)]")
_BETWEEN = late(r"[（()）/／、，,；;\s]+")
_POST = late(
    "书记|[局厅处科股所站校院部队社馆场镇乡村行]长|教导员|指导员|主任|经理|主席|董事长|会计师|工程师|委员|组长|同志"
)
_GIVEN = late(
    "[，,；;]\\s*[由请](?P<dept>[^，,。；;由]{2,40}?)"
    "(?:同志)?(?:牵头|负责|核查|核实|调查|查办|查处|处置|办理|处理|督办|整改|包抓|包保|包联|立即|限期|抓落实"
    "|查清|推动|提出|全额|逐[一个项]|予以|给予|依规|依纪|依法|严肃|开展|抓好|认真|拿出|专项)"
)
_WHEN = late("([0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?)(?:之?前|以前)")
_IN_SENTENCE = (
    ("lead_dept", late("(?:^|[，,。；;])由([^，。；由]{2,30}?)(?:牵头|负责)")),
    ("support_dept", late("[，,]([^，。；]{2,60}?)配合")),
    ("deadline", _WHEN),
)
_NOUN = late("(?:领导|同志|书记|市长|县长|主任|局长|常委)$")


def fields_of(passages: list[Passage]) -> tuple[dict[str, str], dict[str, str]]:
    """The first words of each label and where they stand."""
    fields: dict[str, str] = {}
    places: dict[str, str] = {}
    for passage in passages:
        labels = labelled(passage.text)
        labels += [one for name, words in labels if name == "measures" for one in unlabelled(words)]
        for name, words in labels or unlabelled(passage.text):
            used = "support_dept" if name == "lead_dept" and name in fields else name
            who, day = _with_day(words) if used in {"lead_dept", "support_dept"} else (words, "")
            of_office = _PERSON_OF.fullmatch(who) if used == "lead_officer" else None
            officer, office = of_office.groups() if of_office and _OFFICE.fullmatch(of_office[2]) else (who, "")
            for field, told in ((used, officer), ("deadline", day), ("lead_dept", office)):
                if told and field not in fields:
                    fields[field] = told
                    places[field] = passage.place
    return fields, places


def person_and_office(words: str) -> tuple[str, str]:
    """王立群（财务科）, 沈约/政治处, or one below the other in a cell for both."""
    parts = [part for part in _BETWEEN.split(words) if part]
    offices = [part for part in parts if _OFFICE.fullmatch(part)]
    return "、".join(part for part in parts if part not in offices), "、".join(offices)


def _with_day(words: str) -> tuple[str, str]:
    """（责任单位：县民政局、石桥镇，2024年9月底前完成）: the office, and the day that has no label of its own."""
    who, _, last = words.rpartition("，")
    if (
        who
        and _BY.search(last)
        and (dates(last, year=2000) or re.fullmatch("(?:并)?(?:长期坚持|立行立改|即知即改)", last))
    ):
        return who, re.sub("(?:完成|办结|整改到位|报结果|落实到位)$", "", last)
    return words, ""


def unlabelled(text: str) -> list[tuple[str, str]]:
    """(field, words) of a closing bracket or sentence without labels: （县教育局牵头，县财政局配合，7月底前完成）."""
    match = _BRACKET.search(text.strip())
    found: list[tuple[str, str]] = []
    for part in _PART.split(match[1] if match else _last_sentence(text)):
        if told := _LEADS.match(part):
            found.append(("lead_officer" if _is_person(told[1]) or names_a_post(told[1]) else "lead_dept", told[1]))
        elif told := _HELPS.match(part):
            found.append(("support_dept", told[1]))
        elif _BY.search(part):
            found.append(("deadline", re.sub("^于|(?:完成|办结|整改到位|报结果|落实到位)$", "", part)))
    return found if any(name != "deadline" for name, _ in found) else []


def _last_sentence(text: str) -> str:
    """由县教育局牵头，县财政局配合，7月底前完成。 at the end of a text, where it says nothing else; else nothing."""
    last = text.strip().rstrip("。；;").rpartition("。")[2]
    parts = list(filter(None, _PART.split(last)))
    said = all(_LEADS.match(part) or _HELPS.match(part) or _ONLY_BY.fullmatch(part) for part in parts)
    return last if len(parts) > 1 and said else ""


def _is_person(words: str) -> bool:
    return _PERSON.fullmatch(words) is not None and not _OFFICE.fullmatch(words)


def before_duties(text: str) -> str:
    """What is to be done, without the labels, the bracket or the last sentence that say by whom."""
    bare = before_labels(text)
    if bare != text or not unlabelled(text):
        return bare
    return _BRACKET.sub("", text.strip()).rstrip("。；;").removesuffix(_last_sentence(text)).rstrip()


def at_the_end(text: str) -> tuple[str, dict[str, str]]:
    """(what is to be done, its fields) of 修订办法，由某某负责，2024年3月底前完成 or 修订办法（财政所，5月底前）."""
    bracket = _BRACKET.search(text.strip())
    if bracket and (named := _office_and_day(bracket[1])):
        return text.strip()[: bracket.start()].rstrip(), named
    fields: dict[str, str] = {}
    rest, mark, last = text.rstrip("。；;，, ").rpartition("，")
    while mark and (told := _duty(last.strip())):
        fields[told[0]] = told[1]
        rest, mark, last = rest.rpartition("，")
    return (f"{rest}{mark}{last}", fields) if fields else (text, {})


def _office_and_day(words: str) -> dict[str, str]:
    """The fields of 财政所，5月底前, where every part is an office or a day and one is a day."""
    told: dict[str, str] = {}
    for part in filter(None, _PART.split(words)):
        name = "deadline" if _ONLY_BY.fullmatch(part) else "lead_dept" if _OFFICE.fullmatch(part) else ""
        if not name or name in told:
            return {}
        told[name] = part.removesuffix("完成")
    return told if "deadline" in told else {}


def _duty(clause: str) -> tuple[str, str] | None:
    """(field, words) of a clause that only says who leads, who helps or by when."""
    if leads := _LEADS.match(clause) if clause.startswith("由") else None:
        return "lead_officer" if _POST.search(leads[1]) else "lead_dept", leads[1]
    if helps := _HELPS.match(clause) if clause.endswith("配合") else None:
        return "support_dept", helps[1]
    return ("deadline", clause.removesuffix("完成")) if _ONLY_BY.fullmatch(clause) else None


def given(text: str) -> tuple[str, dict[str, str], str]:
    """(the matter, its fields, the words that give it to someone) of 某事，由县教育局牵头整改，6月底前报结果."""
    match = _GIVEN.search(text)
    if not match:
        return text, {}, ""
    name = "lead_officer" if _NOUN.search(match["dept"]) else "lead_dept"
    fields = {name: match["dept"]}
    after = text[match.end("dept") :]
    for part in _PART.split(after):
        if part and (dates(part, year=2000) or re.search("年[底末内]|立即|立行立改|即知即改|长期坚持", part)):
            fields["deadline"] = re.sub("(?:完成|办结|整改到位|报结果|落实到位|开工|整改)$", "", part)
            break
    return text[: match.start()].strip(), fields, text[match.start() :].strip("，,；; ")


def names_a_post(words: str) -> bool:
    """Whether 副局长薛涛 answers, and no office."""
    return _POST.search(words) is not None


def told_in_sentence(text: str) -> dict[str, str]:
    """Fields of 由县自然资源局牵头，县财政局配合，2024年11月底前完成: nothing unless somebody leads."""
    found = {name: match[1] for name, pattern in _IN_SENTENCE if (match := pattern.search(text))}
    return found if "lead_dept" in found else {}


def told_deadline(text: str) -> str:
    """2024年5月底 of 2024年5月底前补建党支部, where nothing else says by when."""
    match = _WHEN.search(text)
    return match[1] if match else ""


_DEMANDED = late(
    "[，,；;]\\s*(?:要求)?((?:(?<=要求)[：:]?[^；。]|责成|责令|务必|必须|要(?![点素])|须(?!知)|应(?:当|尽快|立即|限期|于|在|依)|请"
    "|由[^，。；]{2,20}(?:核查|处理|负责|牵头|办理|调查|查处|督办|核实)|尽快|尽早|限期|抓紧|立即|立查|立行|依[规法纪]|年[底内]前"
    "|[^，。；]{2,16}(?:要|须|应)(?:提出|作出|予以|给予|抓紧|尽快|限期|依|严))[^；。]*)$"
)


def demanded(text: str) -> tuple[str, str]:
    """A named matter and what is asked of it: …，要求限期整改."""
    match = _DEMANDED.search(text)
    return (text[: match.start()], match[1].lstrip("：，")) if match else (text, "")


def responsibility(fields: dict[str, str], places: dict[str, str]) -> dict[str, Any]:
    """Arguments of a ReadItem: who leads, who helps, where that stands."""
    names = ("lead_officer", "lead_dept", "support_dept")
    return {
        **{name: fields.get(name) for name in names},
        "responsible_place": next((places[name] for name in names if name in places), ""),
    }


def due(fields: dict[str, str], places: dict[str, str], year: int | None) -> dict[str, Any]:
    """Arguments of a ReadItem: its deadline, and where that stands."""
    words = fields.get("deadline")
    deadline: Deadline | None = parse_deadline(words, year=year) if words else None
    return {"deadline": deadline, "deadline_place": places.get("deadline", "")}
