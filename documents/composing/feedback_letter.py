"""反馈意见: basis and course, assessment, problems, suggestions, requirements, with the list of problems as annex."""

from documents.composing.material import EACH, SLOTS, Material, Told, chinese_day, sentence
from documents.composing.wording import Template, Wording
from documents.paper.model import (
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

TEMPLATE = Template(name="feedback_letter", slots=SLOTS, each=EACH)
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
        listed: list[Block] = [Annex(label="附件", title=annex), _table(grouped(material.findings), said)]
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
    groups, number = grouped(material.findings), 0
    for account, members in groups:
        if len(groups) > 1:
            name = account.identifier if account else "unsettled"
            found.append(Heading(level=2, text=said.one(f"problems.{name}", material.slots)))
        for told in members:
            number += 1
            slots = told.slots(number) | material.slots
            found += each(told, said, "problems.each", slots, alone=len(members) == 1)
    after = "".join(said.many("problems.after", material.slots))
    return [*found, Para(text=after)] if after else found


def grouped(findings: tuple[Told, ...]) -> list[tuple[AccountType | None, list[Told]]]:
    """The findings by account, the accounts in their fixed order."""
    groups = [(account, [told for told in findings if told.account is account]) for account in GROUPS]
    return [(account, members) for account, members in groups if members]


def each(told: Told, said: Wording, block: str, slots: dict[str, str], *, alone: bool) -> list[Block]:
    """The repeat block of one problem: its heading, and its sentences in as many paragraphs as the facts have.

    What stands alone has no number, and a heading without sentences is a paragraph like those of its neighbours.
    """
    heading = sentence(said.one(f"{block}.heading", slots) or told.title or "（问题概述未写）")
    texts = [text for text in "".join(said.many(f"{block}.sentences", slots)).split("\n") if text]
    first, rest = "".join(texts[:1]), [Para(text=text) for text in texts[1:]]
    if alone:
        return [Para(text=heading + first), *rest]
    return [Heading(level=3, text=heading if first else "", body=first or heading), *rest]


def _suggestions(material: Material, said: Wording) -> list[Block]:
    """Each suggestion once; a single one needs no section."""
    texts = _suggested(material)
    if len(texts) < SECTION_OF_SUGGESTIONS:
        return []
    heading = Heading(level=1, text=said.one("suggestions.heading", material.slots))
    return [heading, *(Heading(level=3, text="", body=text) for text in texts)]


def _suggested(material: Material) -> list[str]:
    """In the order in which the letter tells the problems."""
    findings = (told for _, members in grouped(material.findings) for told in members)
    return list(dict.fromkeys(told.suggestion for told in findings if told.suggestion))


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
        (str(n), told.title, "\n".join(told.facts), told.responsible, told.suggestion)
        for n, told in enumerate(findings, 1)
    )
    return Table(head=said.heads("annex.columns"), rows=rows, widths=WIDTHS, centred=(0,))
