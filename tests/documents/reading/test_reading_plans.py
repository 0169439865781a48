"""Plans, assignments and named matters written as text are understood as a careful reader would."""

from pathlib import Path

from domain.words import DocumentKind as Kind
from domain.words import NamedKind
from tests.documents.reading.reading_kit import abstract, level, num, p, read_file, read_rows, read_text, reasons, word


def test_a_plan_may_spread_its_labels_over_lines() -> None:
    reading = read_text("""临江市城管局党组关于落实巡察反馈意见的整改方案
    一、整改目标
    全面整改。
    二、整改措施
    （一）关于“学习不深入”的问题
    责任领导：张三；责任科室：办公室；整改时限：2024年8月底
    整改措施：1.制定计划。2.开展研讨。
    （二）关于管理不严的问题
    责任领导：李四
    牵头科室：财务科
    责任科室：法规科
    完成时限：立行立改（2024年5月底）
    整改措施：
    1.修订制度。
    2.清退3.5万元。（责任人：王五）
    三、工作要求
    （一）加强领导。""")
    first, second = reading.items
    assert (first.heading, [m.text for m in first.measures]) == ("学习不深入", ["制定计划", "开展研讨"])
    assert (first.lead_officer, first.lead_dept) == ("张三", "办公室")
    assert (second.heading, [m.text for m in second.measures]) == ("管理不严", ["修订制度", "清退3.5万元"])
    assert (second.lead_dept, second.support_dept) == ("财务科", "法规科")
    assert second.deadline.immediate
    assert (second.deadline_place, second.responsible_place) == ("第12行", "第9行")


def test_a_measure_may_say_itself_by_whom_and_when_or_the_last_one_for_all() -> None:
    reading = read_text("""某局党组整改方案
    一、整改措施
    （一）党的建设方面
    1.干部断层
    （1）招录5人，由副局长李四负责，2025年3月底前完成；
    （2）制定培养计划，由局长张三负责，2025年6月底前完成，长期坚持。
    2.公车私用
    （1）清退费用；（2）安装定位。责任人：王五　时限：2025年4月底，长期坚持""")
    first, second = reading.items
    assert [(m.text, m.responsible, m.deadline and m.deadline.text) for m in first.measures] == [
        ("招录5人", "副局长李四", "2025年3月底前"),
        ("制定培养计划", "局长张三", "2025年6月底前"),
    ]
    assert (first.lead_officer, first.deadline and first.deadline.text) == ("副局长李四、局长张三", "2025年6月底前")
    assert [m.text for m in second.measures] == ["清退费用", "安装定位"]
    assert (second.lead_officer, second.deadline and second.deadline.text) == ("王五", "2025年4月底，长期坚持")


def test_a_plan_may_do_without_labels() -> None:
    reading = read_text("""某局党组整改方案
    一、党的建设方面
    （一）学习不深入
    1.制定计划
    2.开展研讨
    （二）会议不规范
    二、作风建设方面
    （一）调研不实
    1.开展调研""")
    assert [(i.aspect, i.heading, len(i.measures)) for i in reading.items] == [
        ("一、党的建设方面", "学习不深入", 2),
        ("一、党的建设方面", "会议不规范", 0),
        ("二、作风建设方面", "调研不实", 1),
    ]
    assert "没有读到整改措施" in reasons(reading)


def test_a_plan_with_measures_in_a_sentence_and_one_heading_for_them() -> None:
    reading = read_text("""某局党组整改方案
    一、整改任务
    1.会议不规范。整改目标：规范。整改措施：一是修订规则；二是专人记录。责任人：张三。
    2.调研不实
    责任人：李四。每月一次。
    （1）整改措施
    ①开展调研
    ②形成报告""")
    first, second = reading.items
    assert [m.text for m in first.measures] == ["修订规则", "专人记录"]
    assert (first.goal, first.lead_officer) == ("规范", "张三")
    assert [m.text for m in second.measures] == ["开展调研", "形成报告"]


def test_a_plan_of_two_levels_has_its_problems_on_the_first() -> None:
    reading = read_text("""某局党组整改方案
    一、整改任务
    （一）学习不深入
    1.制定计划
    （二）会议不规范
    1.修订规则""")
    assert [(i.heading, len(i.measures)) for i in reading.items] == [("学习不深入", 1), ("会议不规范", 1)]


def test_an_assignment_may_give_its_labels_on_lines_below() -> None:
    reading = read_text("""关于县委第一巡察组巡察县住建局党组反馈意见整改任务分工方案
    一、贯彻落实决策部署方面
    1.解决“老旧小区改造滞后”问题。
    牵头单位：县住建局党组
    责任单位：县财政局
    完成时限：2024年9月底
    2.建立物业监管台账。
    牵头单位：县住建局党组
    完成时限：长期坚持""")
    first, second = reading.items
    assert (first.feedback_number, second.feedback_number) == (1, None)
    assert (first.lead_dept, first.support_dept) == ("县住建局党组", "县财政局")
    assert second.deadline.long_term


def test_named_matters_may_be_written_as_text() -> None:
    reading = read_text("""县委书记专题会议点人点事点问题清单
    会议时间：2024年2月21日
    一、点人
    1.建管股股长邵川把关不严。办理要求：核清责任。
    二、点事
    1.水闸竣工三年未办理决算。
    三、点问题
    1.水资源费收不上来。""")
    assert [(item.named_kind, item.heading) for item in reading.items] == [
        (NamedKind.PERSON, "建管股股长邵川把关不严"),
        (NamedKind.MATTER, "水闸竣工三年未办理决算"),
        (NamedKind.ISSUE, "水资源费收不上来"),
    ]
    assert (reading.kind, str(reading.document_date)) == (Kind.NAMED_MATTERS, "2024-02-21")
    assert reading.items[0].requirement == "核清责任"


def test_a_plan_may_put_its_problems_below_problems_that_only_group_them() -> None:
    reading = read_text("""中共松川县住建局党组关于落实县委第三巡察组反馈意见的整改方案
        一、指导思想
        坚持问题导向。
        二、整改内容
        （一）针对“贯彻落实上级决策部署不到位”问题
        1.针对“老旧小区改造进度慢，12个小区仅完成5个”的问题
        整改措施：
        （1）倒排工期，12月底前全部完工。
        （2）每周调度一次。
        责任领导：赵明
        完成时限：2024年12月
        2.针对“房屋安全隐患排查不彻底”的问题
        整改措施：
        （1）建立“一房一档”。
        责任领导：孙静
        完成时限：立行立改
        （二）针对“从严治党责任不实”问题
        1.针对“廉政谈话走过场”的问题
        整改措施：
        （1）制定谈话提纲。
        责任领导：孙静
        完成时限：2024年9月""")
    assert [
        (i.heading, i.aspect[:3], len(i.measures), i.lead_officer, i.deadline and i.deadline.text)
        for i in reading.items
    ] == [
        ("老旧小区改造进度慢，12个小区仅完成5个", "（一）", 2, "赵明", "2024年12月"),
        ("房屋安全隐患排查不彻底", "（一）", 1, "孙静", "立行立改"),
        ("廉政谈话走过场", "（二）", 1, "孙静", "2024年9月"),
    ]


def test_a_paragraph_may_tell_all_of_a_problem_and_another_answer_the_advice() -> None:
    reading = read_text("""水电公司党委巡察整改工作方案
    针对问题1“能源保供部署不力”，采取2条措施：一要完成14次停机分析；二要停机控制在5次以内。（责任领导：史进，责任部门：生产部，2023年9月底前完成）
    针对问题2“境外项目党建空白”，采取1条措施：一要在项目部成立党支部，11名党员全部纳入管理。（责任领导：柴进，责任部门：党群部，立行立改）
    针对工作建议：（1）能源保供由生产部落实；（2）采购治理由纪检部落实。""")
    told = [(item.number, item.heading, [m.text for m in item.measures], item.lead_dept) for item in reading.items]
    assert told == [
        ("1", "能源保供部署不力", ["完成14次停机分析", "停机控制在5次以内"], "生产部"),
        ("2", "境外项目党建空白", ["在项目部成立党支部，11名党员全部纳入管理"], "党群部"),
    ]
    assert [item.deadline and item.deadline.text for item in reading.items] == ["2023年9月底前", "立行立改"]
    assert [words.rstrip("；。") for words in reading.recommendations] == [
        "能源保供由生产部落实",
        "采购治理由纪检部落实",
    ]


def test_tasks_stand_below_the_officer_who_leads_them() -> None:
    reading = read_text("""县住建局党组巡察反馈问题整改任务分工
    副局长薛涛牵头：
    ——保交楼工作推进不力（问题1），责任股室：房产股，2025年5月底前完成；
    ——公租房管理漏洞多（问题7），责任股室：房产中心，立行立改；
    总工程师顾况牵头：
    ——公务接待超标准（问题6），责任股室：办公室，2025年3月底前完成；""")
    assert [(item.heading.partition("（")[0], item.lead_officer) for item in reading.items] == [
        ("保交楼工作推进不力", "副局长薛涛"),
        ("公租房管理漏洞多", "副局长薛涛"),
        ("公务接待超标准", "总工程师顾况"),
    ]
    assert [item.deadline and item.deadline.text for item in reading.items] == [
        "2025年5月底前",
        "立行立改",
        "2025年3月底前",
    ]


def test_tasks_below_the_name_of_a_problem_are_for_that_problem() -> None:
    reading = read_text("""关于县民政局党组巡察整改任务分工的通知
    一、低保动态管理不到位问题
    1.开展全县低保专项治理。（牵头领导：李明，完成时限：2024年10月底）
    二、养老机构监管缺位问题
    2.完善消防手续。（牵头领导：周群，完成时限：2024年10月底）""")
    assert [(item.heading, item.detail) for item in reading.items] == [
        ("开展全县低保专项治理", "低保动态管理不到位"),
        ("完善消防手续", "养老机构监管缺位"),
    ]


def test_headings_of_word_without_numbers_nest_by_their_levels(tmp_path: Path) -> None:
    def heading(text: str, depth: int) -> str:
        return p(text, extra=f'<w:pStyle w:val="H{depth}"/>')

    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:pPr><w:outlineLvl w:val="{n}"/></w:pPr></w:style>'
        for n in "01"
    )
    counted = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = p("某中心党组整改方案") + heading("总体要求", 0) + p("逐项整改。") + heading("整改任务", 0)
    body += heading("服务群众用心用情不够", 1) + p("窗口排队长", number=(1, 0)) + p("措施：增开窗口6个。")
    body += p("责任：林溪") + heading("制度执行不严", 1) + p("报销不规范", number=(1, 0)) + p("措施：清退8.6万元。")
    reading = read_file(word(tmp_path / "方案.docx", body, numbering=counted, styles=styles))
    assert [(item.aspect, item.heading, len(item.measures)) for item in reading.items] == [
        ("服务群众用心用情不够", "窗口排队长", 1),
        ("制度执行不严", "报销不规范", 1),
    ]
    assert reading.items[0].lead_officer == "林溪"


def test_a_matter_below_its_sort_may_stand_without_a_number() -> None:
    reading = read_text("""点人点事点问题清单
        一、点人
        托养中心原主任欧阳某套取补贴。要求：认真核查。
        二、点事
        217台轮椅积压两年。
        办理要求：尽快发放。
        消防水池漏水三年。""")
    assert [(item.named_kind, item.heading) for item in reading.items] == [
        (NamedKind.PERSON, "托养中心原主任欧阳某套取补贴"),
        (NamedKind.MATTER, "217台轮椅积压两年"),
        (NamedKind.MATTER, "消防水池漏水三年"),
    ]
    table = [["点 人", "某某，利用职权牟利。要求：严肃查处。"], ["点 事", "租约到期三年未收回。要求：收回。"]]
    assert [(i.named_kind, i.heading, i.requirement) for i in read_rows(*table, kind=Kind.NAMED_MATTERS).items] == [
        (NamedKind.PERSON, "某某，利用职权牟利", "严肃查处。"),
        (NamedKind.MATTER, "租约到期三年未收回", "收回。"),
    ]


def test_who_leads_may_stand_before_the_task_and_one_sentence_may_name_several_matters() -> None:
    task = read_text(
        "关于巡察整改任务分工的通知\n1.县某局党组牵头整改“补贴发放不及时”问题，县财政局配合，5月底前完成。"
    ).items
    assert [(i.heading, i.detail, i.lead_dept, i.support_dept) for i in task] == [
        ("整改“补贴发放不及时”问题", "补贴发放不及时", "县某局党组", "县财政局")
    ]
    named = read_text("""县委书记专题会议点人点事点问题清单
        会议强调，要严肃查处财务科科长钱某违规报销问题，尽快解决办公楼改造停工两年的问题，全面整治补贴拖欠问题。""")
    assert [(item.heading, item.requirement, item.named_kind) for item in named.items] == [
        ("财务科科长钱某违规报销", "要严肃查处财务科科长钱某违规报销问题", None),
        ("办公楼改造停工两年", "尽快解决办公楼改造停工两年的问题", None),
        ("补贴拖欠", "全面整治补贴拖欠问题", None),
    ]
