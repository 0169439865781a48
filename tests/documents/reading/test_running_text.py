"""Problems told in running text: after a colon, in one sentence, without numbers of their own."""

from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import headings, read_text, reasons


def test_paragraphs_that_begin_with_a_short_sentence_are_problems() -> None:
    reading = read_text("""市委巡察组关于巡察某局党组的反馈意见
    一、存在的主要问题
    （一）贯彻决策部署有偏差
    保交楼推进不力。5个项目2316套住房未交付。如，临江府项目停工已逾400天。
    旧改重建轻管。31个小区未引入物业服务。
    例如：纺织路片区路面塌陷7处。
    （二）履行责任不到位
    招投标监管宽松。17个项目线索未核查。
    质量监督走过场。9个项目监督记录系补填。
    市委巡察组
    2024年6月12日""")
    assert [(i.heading, i.aspect) for i in reading.items] == [
        ("保交楼推进不力", "（一）贯彻决策部署有偏差"),
        ("旧改重建轻管", "（一）贯彻决策部署有偏差"),
        ("招投标监管宽松", "（二）履行责任不到位"),
        ("质量监督走过场", "（二）履行责任不到位"),
    ]
    assert "纺织路" in reading.items[1].detail


def test_an_aspect_may_hold_its_problems_as_signs_that_count_in_one_paragraph() -> None:
    reading = read_text(
        "关于巡察某镇党委的反馈意见\n某镇党委：\n一、主要问题\n"
        "1.履行主体责任方面。①民生实事推进慢，6个项目逾期；②惠农补贴发放不及时，拖欠8.6万元。\n"
        "2.基层党建方面。①组织生活不规范，2个支部未开展活动。\n二、意见建议\n加强管理。",
        Kind.FEEDBACK_OPINION,
    )
    assert [(item.aspect, item.heading, item.detail) for item in reading.items] == [
        ("1.履行主体责任方面", "民生实事推进慢", "6个项目逾期"),
        ("1.履行主体责任方面", "惠农补贴发放不及时", "拖欠8.6万元"),
        ("2.基层党建方面", "组织生活不规范", "2个支部未开展活动"),
    ]


def test_feedback_without_any_numbers() -> None:
    reading = read_text("""中共东山县委第五巡察组关于巡察县融媒体中心党支部的反馈意见
        主要问题
        落实宣传工作部署有差距
        阵地管理不严，发生错敏事件2起。
        融合推进缓慢。
        内部管理混乱
        违规发放补贴7.8万元。
        整改建议
        严守阵地。
        加强资产管理。
        中共东山县委第五巡察组
        2024年6月12日""")
    assert [(i.aspect, i.heading) for i in reading.items] == [
        ("落实宣传工作部署有差距", "阵地管理不严，发生错敏事件2起"),
        ("落实宣传工作部署有差距", "融合推进缓慢"),
        ("内部管理混乱", "违规发放补贴7.8万元"),
    ]
    assert reading.recommendations == ("严守阵地。", "加强资产管理。")
    assert "没有编号" in reasons(reading)


def test_problems_listed_after_a_full_stop_or_on_lines_of_their_own() -> None:
    one = read_text("区委巡察组向区市场监管局党组反馈情况\n但也存在一些问题。一是学习不深；二是监管有盲区。")
    assert headings(one) == ["学习不深", "监管有盲区"]
    other = read_text(
        "区委巡察组向区市场监管局党组反馈情况\n存在以下突出问题：\n一是学习不深。仅2次。\n二是监管有盲区。\n会后表态。"
    )
    assert [(i.heading, i.detail, i.place) for i in other.items] == [
        ("学习不深", "仅2次。", "第3行"),
        ("监管有盲区", "", "第4行"),
    ]


def test_a_sentence_may_tell_the_problems_of_each_aspect() -> None:
    reading = read_text("""关于巡察某某馆党总支的反馈意见
    主要问题：在文物保护方面，账目管理混乱，327件藏品未入账；展陈改造缓慢。在从严治党方面，经营监管缺失，收入19.6万元未入账。
    意见建议：一是守牢底线。二是规范管理。""")
    assert [(i.aspect, i.heading, i.detail) for i in reading.items] == [
        ("文物保护方面", "账目管理混乱", "327件藏品未入账"),
        ("文物保护方面", "展陈改造缓慢", ""),
        ("从严治党方面", "经营监管缺失", "收入19.6万元未入账"),
    ]
    assert "分方面" in reasons(reading)


def test_a_paragraph_counted_off_in_words_may_number_its_problems() -> None:
    reading = read_text("""关于巡视某某院党组的反馈意见
    一、肯定成绩（略）
    二、存在的问题
    一是党的领导有差距。（1）学习不深入，全年仅2次。（2）主业不突出，办案37件。
    二是从严治党有短板。（3）公车管理不严，违规用车11台次。
    三、意见建议
    一要强化引领。
    二要从严管党。
    某某院党组应在六个月内完成集中整改。""")
    assert [(i.aspect, i.heading) for i in reading.items] == [
        ("党的领导有差距", "学习不深入"),
        ("党的领导有差距", "主业不突出"),
        ("从严治党有短板", "公车管理不严"),
    ]
    assert reading.recommendations == ("强化引领。", "从严管党。")


def test_news_may_list_problems_behind_a_full_stop_or_with_examples() -> None:
    listed = read_text("""2019年9月19日，县委第五巡察组召开专题会议向佘家镇党委反馈村级全覆盖巡察情况。
    该镇取得了一定成效，但仍存在一些问题。主要是：农村发展活力不足、村务监督流于形式、财务管理混乱等问题。
    领导小组讲了两点意见：一是提高政治站位；二是全面整改落实。""")
    assert [item.heading for item in listed.items] == ["农村发展活力不足", "村务监督流于形式", "财务管理混乱"]
    assert listed.issuer == "县委第五巡察组"
    told = read_text("""6月17日，校党委第一巡察组向第三党支部反馈巡察情况。
    巡察组发现了一些问题，主要是：贯彻决策部署有差距，比如理论学习不深入、服务意识不强；落实主体责任不到位，比如项目管理不严。""")
    assert [(item.heading, item.detail) for item in told.items] == [
        ("贯彻决策部署有差距", "比如理论学习不深入、服务意识不强"),
        ("落实主体责任不到位", "比如项目管理不严"),
    ]


def test_a_whole_feedback_in_one_sentence_is_split_and_doubted() -> None:
    reading = read_text("""中央第十巡视组向某某大学党委反馈巡视情况
    组长指出，取得新进展。巡视也发现了一些问题，主要是：坚持党的领导不到位，学懂弄通做实有落差，改革推进慢；落实责任制不充分，议事机制有待完善；作风不实。同时，还收到问题线索。
    组长提出了三点整改意见建议：一是加强党的领导。深入学习。二是落实责任。三是抓好整改。""")
    assert [(item.aspect, item.heading) for item in reading.items] == [
        ("坚持党的领导不到位", "学懂弄通做实有落差"),
        ("坚持党的领导不到位", "改革推进慢"),
        ("落实责任制不充分", "议事机制有待完善"),
        ("", "作风不实"),
    ]
    assert "请核对" in reasons(reading)
    assert reading.recommendations == ("加强党的领导。深入学习。", "落实责任。", "抓好整改。")


def test_problems_of_a_section_without_numbers_are_told_apart() -> None:
    reading = read_text("""关于对某某街道党工委巡察的反馈意见
        一、存在的主要问题
        （一）党的领导方面
        一是政治理论学习不深入。2023年仅集中学习4次。二是重大事项研究不规范。3项未上会。
        （二）党的建设方面
        组织生活不严肃。2个支部未开会。
        党费收缴不及时。
        二、整改要求
        （一）提高认识。""")
    assert headings(reading) == ["政治理论学习不深入", "重大事项研究不规范", "组织生活不严肃", "党费收缴不及时"]
    assert reading.items[0].detail == "2023年仅集中学习4次。"
    assert reading.aspects == ("（一）党的领导方面", "（二）党的建设方面")
    assert "下面没有编号" in reasons(reading)


def test_sections_without_numbers_are_sections() -> None:
    reading = read_text("""关于对某某街道党工委巡察的反馈意见
        巡察发现的主要问题：
        1、学习不深入
        2022年以来未开展专题研讨。
        2、作风不实
        （1）会议多。全年召开会议120次。
        （2）调研少。
        3、财务管理混乱：白条入账3笔，涉及金额1.2万元。
        意见建议：
        1、加强学习。
        2、转变作风。""")
    assert headings(reading) == ["学习不深入", "作风不实", "财务管理混乱"]
    assert [example.text for example in reading.items[1].examples] == ["会议多。全年召开会议120次。", "调研少。"]
    assert reading.items[2].amount_fen == 1_200_000
    assert reading.recommendations == ("加强学习。", "转变作风。")


def test_problems_after_a_colon_in_each_aspect() -> None:
    reading = read_text(
        "某组向某局党组反馈巡察情况\n巡察发现的主要问题是：政治建设方面：学习不深入，研讨不够；组织建设方面：换届不及时。"
    )
    assert [(i.aspect, i.heading) for i in reading.items] == [
        ("政治建设方面", "学习不深入"),
        ("政治建设方面", "研讨不够"),
        ("组织建设方面", "换届不及时"),
    ]


def test_problems_counted_inside_a_paragraph() -> None:
    reading = read_text(
        "某组向某局党组反馈巡察情况\n巡察发现存在以下问题：一是学习不深入。全年仅2次。二是作风不实，会议多。三是执行慢。"
    )
    assert headings(reading) == ["学习不深入", "作风不实，会议多", "执行慢"]
    assert reading.items[0].detail == "全年仅2次。"


def test_an_aspect_may_go_on_with_its_problems() -> None:
    reading = read_text("""县委第六巡察组向白石镇党委反馈巡察情况
同时也发现一些问题，主要表现在：
（一）聚焦贯彻落实党的路线方针政策情况方面：耕地保护意识不强，22宗违法占地未整改；村集体资金账外循环，12.8万元未入账。
（二）聚焦巡察整改落实情况方面：上一轮巡察指出的承包费43.6万元未收回问题仍未整改。""")
    assert [(item.heading, item.detail) for item in reading.items] == [
        ("耕地保护意识不强", "22宗违法占地未整改"),
        ("村集体资金账外循环", "12.8万元未入账"),
        ("上一轮巡察指出的承包费43.6万元未收回问题仍未整改", ""),
    ]
