"""Numbers of working papers and evidence."""

from domain import numbering


def test_a_number_follows_the_highest_of_its_kind() -> None:
    assert numbering.next_finding_number([]) == "预-01"
    assert numbering.next_finding_number(["预-03", "预-01", "证-0009", "预-", "底-07"]) == "预-04"
    assert numbering.next_evidence_number(["证-0030"]) == "证-0031"


def test_two_people_who_never_meet_give_no_number_twice() -> None:
    for following in (numbering.next_finding_number, numbering.next_evidence_number):
        given: list[list[str]] = [[], [], []]
        for block, own in enumerate(given):
            for _ in range(230):
                own.append(following(own, block))
        whole = [number for own in given for number in own]
        assert len(whole) == len({*whole})
    assert numbering.next_finding_number(["预-205"], 2) == "预-206"
    assert numbering.next_finding_number(["预-299"], 2) == "预-2201", "a full block is followed by another one"
    assert numbering.next_evidence_number(["证-0031"], 1) == "证-10001"


def test_the_final_number_is_the_first_free_one_of_the_team() -> None:
    assert numbering.next_final_number([]) == "底-01"
    assert numbering.next_final_number(["底-01", "底-03", "预-02"]) == "底-02"
    assert numbering.next_final_number(["二组底-01", "底-02"], "二组") == "二组底-02"
    assert numbering.is_final("二组底-01")
    assert not numbering.is_final("预-01")


def test_what_goes_out_has_no_gap_and_no_number_twice() -> None:
    loose = ["底-02", "底-02", "底-07", "预-01"]
    assert numbering.settled(loose, ["底-01", "底-04"]) == ["底-02", "底-03", "底-05", "底-06"]
    assert numbering.settled(loose, [], "二组") == ["二组底-01", "二组底-02", "二组底-03", "二组底-04"]
