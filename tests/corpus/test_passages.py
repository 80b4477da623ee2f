import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.layouts import read
from corpus.passages import MAX_CHARACTERS, MAX_TABLE, passages
from corpus.records import Profile

BULLETS = "•·*-–"

WORDS = st.text("abcdefgh ABC.:?$0123456789é\t", min_size=1, max_size=60)
LINES = st.one_of(
    WORDS,
    st.just(""),
    st.builds(lambda sign, words: f"  {sign} {words}", st.sampled_from(BULLETS), WORDS),
    st.builds(lambda words: f"    {words}", WORDS),
)
BODIES = st.lists(LINES, max_size=30).map("\n".join)


def baker(body: str) -> Profile:
    """A profile with one section that holds ``body``."""
    text = f"Baker\n\nBakers bake.\n\nWorking Conditions\n\n{body}\n\nProduced July 2010\n"
    return read(text.encode(), "baker.txt")


def found_in(body: str) -> list[list[str]]:
    """The sentences of each passage of the section that holds ``body``."""
    return [
        [passage.slice(span) for span in passage.sentences]
        for passage in passages(baker(body))
        if passage.section.heading == "Working Conditions"
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One. Two.\n\nThree.", [["One.", "Two."], ["Three."]]),
        ("Wrapped by\nhand. Then cut.", [["Wrapped by\nhand.", "Then cut."]]),
        ("They need:\n\n  • flour\n  • water", [["They need:", "flour", "water"]]),
        ("They need:\n- flour\n- water.", [["They need:", "flour", "water."]]),
        ("They need\n\n* flour\n\n* water\n\nThen. They bake.",
         [["They need", "flour", "water"], ["Then.", "They bake."]]),
        ("Hot. They need:\n- flour", [["Hot.", "They need:", "flour"]]),
        ("• flour\n• water", [["flour", "water"]]),
        ("They need:\n- much flour, e.g.\n  from wheat. Or rye\n- salt\nThey bake.",
         [["They need:", "much flour, e.g.\n  from wheat. Or rye", "salt"], ["They bake."]]),
        ("They need:\n- water\n\nOr:\n- milk", [["They need:", "water"], ["Or:", "milk"]]),
        ("They need:\n•\n• salt", [["They need:", "salt"]]),
        ("Pay is:\n\nLevel\tLow. High.\nNew\t$2\n\nIt rises.",
         [["Pay is:", "Level\tLow. High.", "New\t$2"], ["It rises."]]),
        ("Guild\n\nSt. John website:\n\nMills", [["Guild", "St. John website:", "Mills"]]),
        ("Guild\nCouncil\nMills", [["Guild", "Council", "Mills"]]),
        ("It is hot.\n\nGuild\nMills", [["It is hot."], ["Guild", "Mills"]]),
        ("-5 degrees is cold. *Note* it.", [["-5 degrees is cold.", "*Note* it."]]),
    ],
)  # fmt: skip
def test_what_is_quoted_together(body: str, expected: list[list[str]]) -> None:
    assert found_in(body) == expected


def test_a_long_passage_is_split_between_sentences() -> None:
    sentence = "Bakers work " + "very " * 57 + "much."  # 12 + 57 * 5 + 5 = 302 characters
    assert [len(found) for found in found_in(" ".join([sentence] * 7))] == [3, 3, 1]
    items = "\n".join(f"  • {sentence}" for _ in range(4))
    assert [len(found) for found in found_in(f"They do this:\n\n{items}")] == [4, 1]


def test_a_table_stays_with_the_line_that_introduces_it() -> None:
    row = "Baker\t" + "x" * 388 + "\tnone"  # 399 characters, 400 with its line end
    table = "This table lists who is like them.\n\n" + "\n".join([row] * 10)
    assert [len(found) for found in found_in(table)] == [10, 1]  # 36 + 9 * 400 <= 4000
    assert [len(found) for found in found_in(table.replace("\t", " "))] != [10, 1]


def test_a_long_sentence_stays_whole() -> None:
    assert found_in("word " * 400 + "end.") == [["word " * 400 + "end."]]


def assert_covers(profile: Profile) -> None:
    text = profile.text
    for section in profile.sections:
        position = section.span.start
        for passage in (p for p in passages(profile) if p.section is section):
            assert section.span.contains(passage.span)
            assert text[position : passage.span.start].strip(BULLETS + " \t\n") == ""
            assert passage.text == passage.text.strip() != ""
            position = passage.span.start
            for span in passage.sentences:
                assert passage.span.contains(span)
                assert span.start >= position
                assert text[position : span.start].strip(BULLETS + " \t\n") == ""
                assert passage.slice(span) == passage.slice(span).strip() != ""
                position = span.end
            assert position == passage.span.end
            longest = MAX_TABLE if "\t" in passage.text else MAX_CHARACTERS
            assert len(passage.sentences) == 1 or len(passage.text) <= longest + len("• ")
        assert text[position : section.span.end].strip(BULLETS + " \t\n") == ""


def test_every_word_of_the_documents_is_in_one_sentence(
    first_profile: Profile, pipe_fitter: Profile, beekeeper: Profile
) -> None:
    for profile in (first_profile, pipe_fitter, beekeeper):
        assert_covers(profile)


@given(BODIES)
def test_every_word_of_any_section_is_in_one_sentence(body: str) -> None:
    assert_covers(baker(body))


def test_heading_and_date_lines_are_in_no_passage(first_profile: Profile) -> None:
    quoted = [line for p in passages(first_profile) for line in p.text.split("\n")]
    for words in ("Section revised", "Produced July", "Working Conditions", "Duties |", "Top of"):
        assert not [line for line in quoted if line.startswith(words)]
