import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.canonical import canonical
from corpus.errors import RefusedError
from corpus.layouts.html_blocks import Block, blocks_of, words_of
from corpus.layouts.html_page import address_of, is_markup, line_in, parse_html, site_of


def blocks(body: str, without: str = "") -> list[tuple[int, str]]:
    tree = parse_html(f"<html><body>{body}</body></html>", "page.html")
    assert tree.body is not None
    return [(block.level, block.text) for block in blocks_of(tree.body, without)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One  <b>t</b>wo\n three.</p>four", [(0, "One two three."), (0, "four")]),
        ("<p>a&nbsp;&amp;&lt;b&gt; caf&#101;&#769;</p>", [(0, "a &<b> café")]),
        ("<p>one<br>two<br><br>three<br></p>", [(0, "one\ntwo\n\nthree")]),
        ("<h2>Job<br>s <i>x</i></h2><h5></h5>", [(2, "Job s x")]),
        ("<div role=heading aria-level=4>Four</div>", [(4, "Four")]),
        ("<div role=heading>Two</div>", [(2, "Two")]),
        ("<div role=heading aria-level=23>Two</div>", [(2, "Two")]),
        ("<a href=/x><div>in</div>side</a>", [(0, "in"), (0, "side")]),
        ("text<script>s</script><style>s</style><!-- c --><svg><text>v</text></svg>",
         [(0, "text")]),
        ("<nav>n</nav><footer>f</footer><aside>a</aside><span class=sr-only>s</span>", []),
        ("<div hidden style='display:none'>folded</div>", [(0, "folded")]),
    ],
)  # fmt: skip
def test_paragraphs_and_headings(body: str, expected: list[tuple[int, str]]) -> None:
    assert blocks(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ul><li>a</li><li> <p>b</p><p>c</p></li><li></li></ul>", "  • a\n  • b\n    c"),
        ("<ol><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ol>", "  • a\n    • b\n      • c\n  • d"),
        ("<ul><li>• typed</li></ul>", "  • typed"),
        ("<ul><li><a href='/x'>kept</a></li></ul>", "  • kept"),
        ("<table><tfoot><tr><td>sum<td>3</tfoot><tr><th>a<td>1<br>2</table>", "a\t1 2\nsum\t3"),
        ("<table><tr><td><img alt=x><td>a<td><td>b<td></tr><tr><td></tr></table>", "a\t\tb"),
        ("<table><tr><td>a<ul><li>b</li><li>c</li></ul>d</td><td>e</td></table>", "a b c d\te"),
        ("<dl><dt>a</dt><dd>1</dd><dt>b</dt><dd><div><p>2</p></div></dd></dl>", "a\t1\nb\t2"),
    ],
)
def test_lists_and_tables_are_one_block(body: str, expected: str) -> None:
    assert blocks(body) == [(0, expected)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ul><li><a href='#a'>A</a></li><li><a href='#b'>B</a></li></ul>", []),
        ("<ul><li><a href='#a'>A</a> text</li></ul>", [(0, "  • A text")]),
        ("<ul><li><h3>A</h3>a</li></ul>", [(3, "A"), (0, "a")]),
        ("<table><tr><td><h3>A</h3>a</td></tr></table>", [(3, "A"), (0, "a")]),
        ("<table><tr><td>x<table><tr><td>a<td>b</table></table>", [(0, "x"), (0, "a\tb")]),
        ("<dl><dt>a</dt><dd><p>1</p><p>2</p></dd></dl>", [(0, "a"), (0, "1"), (0, "2")]),
        ("<table><caption>Pay</caption><tr><td>a<td>1</table>", [(0, "Pay"), (0, "a\t1")]),
        ("<button>Print</button><button aria-expanded=false>More</button>", [(0, "More")]),
        ("<h2><button>Duties</button></h2>", [(2, "Duties")]),
        ("<details><summary>Pay</summary>much</details>", [(0, "Pay"), (0, "much")]),
    ],
)
def test_what_only_arranges_the_page(body: str, expected: list[tuple[int, str]]) -> None:
    assert blocks(body) == expected


def test_what_the_layout_leaves_out() -> None:
    assert blocks("<p class=x>a</p><ul><li class=x>b<li>c</ul>", ".x") == [(0, "  • c")]


def test_words_of_an_element_stand_on_one_line() -> None:
    tree = parse_html("<div><p>a</p><ul><li>b<li>c</ul></div>", "page.html")
    assert words_of(tree.css_first("div")) == "a b c"
    assert words_of(tree.css_first("h1")) == ""


def test_a_page_nested_beyond_measure_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"deep\.html.*more than 150 deep"):
        parse_html("<div>" * 5000 + "x", "deep.html")
    assert blocks("<div>" * 100 + "x") == [(0, "x")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="https://a.example/x">', "https://a.example/x"),
        ('<meta property="og:url" content="https://a.example/y">', "https://a.example/y"),
        ('<meta property="og:url" href="https://a.example/z">', "https://a.example/z"),
        ("<!-- saved from url=(0021)https://a.example/s -->", "https://a.example/s"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ("", None),
    ],
)
def test_where_a_page_says_that_it_is_from(head: str, expected: str | None) -> None:
    assert address_of(parse_html(head, "page.html"), head) == expected


def test_the_site_and_the_line_of_some_words() -> None:
    markup = '<meta property="og:site_name" content=" The  Site ">\n<p>May\n 3</p>'
    assert site_of(parse_html(markup, "page.html")) == "The Site"
    assert site_of(parse_html("", "page.html")) is None
    assert line_in(markup, "May 3") == 2
    assert line_in(markup, "May 4") is None
    assert line_in("a\na", "a") is None
    assert is_markup("\n <p>")
    assert not is_markup("a < b")


TAGS = st.sampled_from(
    "p div span h2 h3 ul ol li table tr td th caption dl dt dd br b a button nav section".split()
)
TEXTS = st.text("ab c\n\u00a0é\u0301•\t&<", max_size=8)
PIECES = st.one_of(TEXTS, TAGS.map("<{}>".format), TAGS.map("</{}>".format))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_blocks_of_any_markup_are_canonical_and_hold_words(markup: str) -> None:
    tree = parse_html(markup, "page.html")
    assert tree.root is not None
    for block in blocks_of(tree.root):
        assert canonical(block.text.encode(), "page.html") == block.text
        assert block.text.strip()
        assert block.level == 0 or "\n" not in block.text


@given(st.lists(st.text("abc é", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_no_word_of_a_paragraph_list_or_row_is_lost(texts: list[str]) -> None:
    words = [word for text in texts for word in text.split()]
    for inside, around in (("p", "div"), ("li", "ul"), ("td", "table")):
        markup = "".join(f"<{inside}>{text}</{inside}>" for text in texts)
        found = blocks_of_markup(f"<{around}>{markup}</{around}>")
        assert [w for b in found for w in b.text.split() if w != "•"] == words


def blocks_of_markup(markup: str) -> list[Block]:
    tree = parse_html(markup, "page.html")
    assert tree.root is not None
    return blocks_of(tree.root)
