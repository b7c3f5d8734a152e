import pytest

from buurtwerk.core.text import fold, search_key, search_words, tidy


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("cigdem", "Çiğdem Demirci"),
        ("elamrani", "Youssef El-Amrani"),
        ("el amrani", "Youssef El-Amrani"),
        ("el-amrani", "Youssef El Amrani"),
        ("demirci cig", "Çiğdem Demirci"),
        ("OBRIEN", "Lotte O'Brien"),
        ("lucja", "Łucja Nowak"),
    ],
)
def test_somebody_is_found_whatever_the_accents_case_and_order(query, name):
    key = search_key(name)

    assert all(word in key for word in search_words(query))


def test_a_phone_number_is_found_by_its_last_digits():
    assert "4455" in search_key("Noor", phones=["0470 33 44 55"])


def test_folding_leaves_other_scripts_alone():
    assert fold("Йордан") == "иордан"


def test_invisible_signs_and_double_spaces_go():
    assert tidy("  a\u202e\x00b   c ") == "ab c"
