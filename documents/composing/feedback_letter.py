"""反馈意见: basis and course, assessment, problems, suggestions, requirements, with the list of problems as annex."""

from documents.composing.material import EACH, SLOTS, Material, Told, chinese_day, sentence
from documents.composing.wording import Template, Wording, Words
from documents.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Document,
    Form,
    Heading,
    Para,
    Signature,
    Table,
    Title,
)
from domain.words import AccountType, PaperKind

BUILT_IN: Words = {
    "title": "{组}关于{单位}{巡察}整改“回头看”情况的反馈意见",
    "untitled": "关于{单位}{巡察}整改“回头看”情况的反馈意见",
    "addressee": "{单位}：",
    "basis.sentences": ("根据统一部署，{起}至{止}，{组}对{单位}{巡察}整改情况开展了“回头看”。",),
    "basis.otherwise": "根据统一部署，对{单位}{巡察}整改情况开展了“回头看”。",
    "basis.course_lead": "其间，",
    "basis.course": ("个别谈话{谈话}人次", "调阅资料{调阅}份", "实地了解{走访}处"),
    "basis.closing": "现将有关情况反馈如下。",
    "assessment.heading": "总体评价",
    "assessment.otherwise": ("{简称}针对反馈的{方面数}个方面{问题数}个问题开展整改，制定整改措施{措施数}条。",),
    "problems.heading": "存在的主要问题",
    "problems.lead": "“回头看”发现，还有以下{个数}个问题需要继续整改。",
    "problems.none": "“回头看”没有发现需要反馈的问题。",
    "problems.each.heading": "{问题}",
    "problems.each.sentences": ("{事实}", "依据：{依据}"),
    "problems.after": (),
    "problems.owed": "整改任务有欠账",
    "problems.false": "整改情况不真实",
    "problems.stuck": "问题长期没有解决",
    "problems.new": "整改中出现新问题",
    "problems.unsettled": "其他需要整改的问题",
    "suggestions.heading": "意见建议",
    "requirements.heading": "整改要求",
    "requirements.sentences": (
        "请{简称}扛起整改主体责任，主要负责人履行第一责任人责任，对照问题逐条制定整改措施，明确责任人和完成时限。",
        "请自收到本反馈意见之日起1个月内报送整改方案，6个月内完成集中整改，报送整改情况报告和主要负责人组织落实情况报告。",
    ),
    "requirements.without_problems": ("请{简称}巩固整改成果，坚持常抓不懈，防止问题反弹。",),
    "annex.title": "“回头看”发现问题清单",
    "annex.columns": ("序号", "问题", "具体表现", "责任主体", "整改建议"),
}
TEMPLATE = Template(name="feedback_letter", built_in=BUILT_IN, slots=SLOTS, each=EACH)
SECTION_OF_SUGGESTIONS = 2  # so many suggestions make a section of their own
GROUPS = (*AccountType, None)
WIDTHS = (1.3, 3.0, 6.0, 2.2, 3.0)


def written(material: Material, said: Wording) -> Document:
    """The letter from what was gathered."""
    slots = material.slots
    title = said.one("title", slots) or said.one("untitled", slots) or str(PaperKind.FEEDBACK_LETTER)
    opening: list[Block] = [
        Title(text=title),
        Addressee(text=said.one("addressee", slots)),
        Para(text=_basis(said, slots)),
    ]
    signature = Signature(name=material.team, day=chinese_day(material.day))
    annex = said.one("annex.title", slots)
    if material.findings:
        body: list[Block] = [
            *_assessment(material, said),
            Heading(level=1, text=said.one("problems.heading", slots)),
            *_problems(material, said),
            *_suggestions(material, said),
            *_requirements(material, said),
        ]
        listed: list[Block] = [Annex(label="附件", title=annex), _table(_grouped(material.findings), said)]
        blocks = [*opening, *body, AttachmentNote(names=(annex,)), signature, *listed]
    else:
        blocks = [*opening, *_without_problems(material, said), signature]
    return Document(
        form=Form.LETTER,
        title=title,
        author=material.author,
        mark=material.team,
        blocks=tuple(blocks),
    )


def _without_problems(material: Material, said: Wording) -> list[Block]:
    """A short letter is prose: what was seen of the whole, that nothing was found, what is asked for."""
    asked = "".join(said.many("requirements.without_problems", material.slots))
    sentences = [*_whole(material, said), said.one("problems.none", material.slots) + asked]
    return [Para(text=text) for text in sentences]


def _whole(material: Material, said: Wording) -> tuple[str, ...]:
    """What the team wrote of the whole; else the figures of the papers; else nothing."""
    return material.assessment or tuple(said.many("assessment.otherwise", material.slots))


def _basis(said: Wording, slots: dict[str, str]) -> str:
    begun = "".join(said.many("basis.sentences", slots)) or said.one("basis.otherwise", slots)
    course = "，".join(said.many("basis.course", slots))
    told = f"{said.one('basis.course_lead', slots)}{course}。" if course else ""
    return begun + told + said.one("basis.closing", slots)


def _assessment(material: Material, said: Wording) -> list[Block]:
    sentences = _whole(material, said)
    if not sentences:
        return []
    heading = Heading(level=1, text=said.one("assessment.heading", material.slots))
    return [heading, *(Para(text=sentence) for sentence in sentences)]


def _problems(material: Material, said: Wording) -> list[Block]:
    """The findings by account, 1. 2. 3. in each; a single group needs no name."""
    found: list[Block] = [Para(text=said.one("problems.lead", material.slots))]
    groups, number = _grouped(material.findings), 0
    for account, members in groups:
        if len(groups) > 1:
            name = account.identifier if account else "unsettled"
            found.append(Heading(level=2, text=said.one(f"problems.{name}", material.slots)))
        for told in members:
            number += 1
            found += each(told, said, "problems.each", told.slots(number) | material.slots)
    after = "".join(said.many("problems.after", material.slots))
    return [*found, Para(text=after)] if after else found


def _grouped(findings: tuple[Told, ...]) -> list[tuple[AccountType | None, list[Told]]]:
    """The findings by account, the accounts in their fixed order."""
    groups = [(account, [told for told in findings if told.account is account]) for account in GROUPS]
    return [(account, members) for account, members in groups if members]


def each(told: Told, said: Wording, block: str, slots: dict[str, str]) -> list[Block]:
    """The repeat block of one problem: its heading, and its sentences in as many paragraphs as the facts have."""
    heading = sentence(said.one(f"{block}.heading", slots) or told.title or "（问题概述未写）")
    texts = [text for text in "".join(said.many(f"{block}.sentences", slots)).split("\n") if text]
    return [Heading(level=3, text=heading, body=texts[0] if texts else ""), *(Para(text=text) for text in texts[1:])]


def _suggestions(material: Material, said: Wording) -> list[Block]:
    """Each suggestion once; a single one needs no section."""
    texts = _suggested(material)
    if len(texts) < SECTION_OF_SUGGESTIONS:
        return []
    heading = Heading(level=1, text=said.one("suggestions.heading", material.slots))
    return [heading, *(Heading(level=3, text="", body=text) for text in texts)]


def _suggested(material: Material) -> list[str]:
    """In the order in which the letter tells the problems."""
    findings = (told for _, members in _grouped(material.findings) for told in members)
    return list(dict.fromkeys(sentence(told.suggestion) for told in findings if told.suggestion))


def _requirements(material: Material, said: Wording) -> list[Block]:
    """What is asked for, in one paragraph; a single suggestion comes first."""
    texts = _suggested(material)
    asked = texts if len(texts) < SECTION_OF_SUGGESTIONS else []
    heading = Heading(level=1, text=said.one("requirements.heading", material.slots))
    return [heading, Para(text="".join([*asked, *said.many("requirements.sentences", material.slots)]))]


def _table(groups: list[tuple[AccountType | None, list[Told]]], said: Wording) -> Table:
    """The list in the order of the letter."""
    findings = [told for _, members in groups for told in members]
    rows = tuple(
        (str(n), told.title, " ".join(told.facts), told.responsible, told.suggestion)
        for n, told in enumerate(findings, 1)
    )
    return Table(head=said.heads("annex.columns", BUILT_IN), rows=rows, widths=WIDTHS, centred=(0,))
