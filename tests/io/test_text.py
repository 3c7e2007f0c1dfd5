"""What is refused before it is understood: not there, not text, not TOML, too much."""

import os
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wavesim.core.errors import UnusableFileError
from wavesim.io.encode import toml_value
from wavesim.io.guard import LARGEST_BYTES, MOST_ENTRIES, MOST_KEY_PARTS, MOST_LEVELS
from wavesim.io.text import has_comments, parse, read_toml


def refused(text):
    """Rule and facts of a text that is not read."""
    with pytest.raises(UnusableFileError) as error:
        parse(text, "file.toml")
    assert error.value.source == "file.toml"
    return error.value.rule, error.value.facts


@pytest.mark.parametrize(
    "key",
    [
        "a." * 20_000 + "a",
        '"a".' * 20_000 + "a",
        "a . " * 20_000 + "a",
        "b = 1\n[" + "a." * 20_000 + "a]\n#",
        "b = { " + "a." * 20_000 + "a",
    ],
    ids=["bare", "quoted", "spaced", "header", "inline"],
)
def test_keys_of_many_parts(key):
    """Wherever a key can stand, and however it is written."""
    rule, facts = refused(f"{key} = 1\n")
    assert (rule, facts["limit"]) == ("key_too_long", MOST_KEY_PARTS)


@pytest.mark.parametrize("opening", ["[", "{ a = ", "[{ a = "])
def test_brackets_in_brackets(opening):
    """Lists and inline tables."""
    rule, facts = refused("v = " + opening * 20_000)
    assert (rule, facts["limit"]) == ("too_deep", MOST_LEVELS)


def test_tables_in_tables_without_brackets():
    """Keys of 16 parts in inline tables nest 480 deep; no bracket is too many."""
    key = ".".join("a" * MOST_KEY_PARTS)
    text = "v = " + f"{{ {key} = " * 30 + "1" + " }" * 30
    assert refused(text)[0] == "too_deep"


def test_long_lists_and_words():
    """The number that was too large is told."""
    assert refused(f"v = [{'1,' * (MOST_ENTRIES + 1)}]") == (
        "list_too_long", {"found": MOST_ENTRIES + 1, "limit": MOST_ENTRIES, "where": "v"}
    )  # fmt: skip
    assert refused("v = " + "1" * 5000)[0] == "word_too_long"
    assert refused("v = 0x" + "f" * 100_000)[0] == "word_too_long"


@pytest.mark.parametrize(
    "text",
    [
        'v = "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t"',
        "# a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "v = '''" + "[{" * 40 + "\n'' \" # ''' # " + "[" * 40,
        'v = """' + "[{" * 40 + '\n"" \\""" \' #""" # ' + "[" * 40,
        'v = "\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["',
        f'v = "{"x" * 5000}"',
        "v = [\n" + "  [1.5, 2.5], # [\n" * 5000 + "]",
        ".".join("a" * MOST_KEY_PARTS) + " = 1",
        "v = " + "[" * MOST_LEVELS + "]" * MOST_LEVELS,
    ],
)
def test_what_only_looks_like_too_much(text):
    """Strings and comments hold anything; the limits themselves are allowed."""
    assert len(parse(text, "")) <= 1


@given(st.text(st.sampled_from("a.\"'[]{}=#\\\n ,1"), max_size=60))
def test_any_text_is_read_or_refused(text):
    """The characters that mean something, in any order."""
    with suppress(UnusableFileError):
        assert isinstance(parse(text, "file.toml"), dict)


@pytest.mark.parametrize(
    "text",
    [
        '"""' + '\\"""' * 250_000,
        "'''" + "'' " * 400_000,
        '"\\' * 500_000,
        '"' * 1_000_001,
        "a" * 1_000_000,
        ("'" + "." * 10 + "\n") * 100_000,
    ],
    ids=["escapes", "quotes", "backslashes", "runs", "word", "lines"],
)
def test_checking_takes_linear_time(text):
    """A megabyte that never ends what it begins."""
    refused(text)


def test_the_place_in_the_file_is_told():
    """Line and column of the first thing that is not TOML, beside the parser's own words."""
    rule, facts = refused('a = 1\nb = "x\nc = 3\n')
    assert (rule, facts["line"]) == ("not_toml", 2)
    assert refused("a = 1\na = 2\n")[1]["line"] == 2
    assert refused("a = ")[0] == "not_toml_somewhere"


@pytest.fixture
def read(tmp_path):
    """Read a file with this content."""

    def reading(content):
        path = tmp_path / "file.toml"
        path.write_bytes(content)
        return read_toml(path)

    return reading


def test_files_are_read_whatever_editor_wrote_them(read):
    """A byte order mark and Windows line ends are no part of the program."""
    assert read(b"\xef\xbb\xbfa = 1\r\nb = 'x'\r\n") == {"a": 1, "b": "x"}


def rule_of(action, *arguments):
    """The rule by which a file is refused."""
    with pytest.raises(UnusableFileError) as error:
        action(*arguments)
    return error.value.rule


def test_files_that_cannot_be_read(read, tmp_path):
    """Each for its own reason."""
    assert rule_of(read, b"a = '\xff'") == "not_utf8"
    assert rule_of(read, b"a = 1\n".decode().encode("utf-16")) == "not_utf8"
    assert rule_of(read, b"#" * (LARGEST_BYTES + 1)) == "too_large"
    assert rule_of(read_toml, tmp_path) == "folder"
    assert rule_of(read_toml, tmp_path / "none.toml") == "no_such_file"
    assert rule_of(read_toml, tmp_path / "file.toml" / "below") == "unreadable"
    assert rule_of(read_toml, "a\0b.toml") == "unreadable"
    assert read(b"#" * LARGEST_BYTES) == {}


def test_a_file_without_permission(read, tmp_path, monkeypatch):
    """The system's own words; simulated, since an administrator may read anything."""
    read(b"")

    def forbidden(*_arguments, **_options):
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("builtins.open", forbidden)
    with pytest.raises(UnusableFileError) as error:
        read_toml(tmp_path / "file.toml")
    assert (error.value.rule, error.value.facts["why"]) == ("unreadable", os.strerror(13))


COMMENTS = [
    ("x = 1", False),
    ("# a line", True),
    ("x = 1 # behind a value", True),
    ("x = [ # in a list\n1]", True),
    ("[a] # behind a header", True),
    ("\ufeff# behind the mark of an editor", True),
    ('x = "# in a text"', False),
    ("x = '# in a literal'", False),
    ('"a#b" = 1', False),
    (r'x = "a\" # still in it"', False),
    (r'x = "a\\" # behind it', True),
    (r"x = 'a\' # behind it", True),
    ('x = """\n# in a long text\n"""', False),
    ("x = '''\n# in a long literal\n'''", False),
    ('x = """a"""" # a quote before the end', True),
    ('x = """a""""" # two of them', True),
    ("x = '''a'''' # an apostrophe before the end", True),
    ('x = """"#""" # a quote after the start', True),
    ('x = """"#"""', False),
    ('x = """a""b # in it"""', False),
    (r'x = """a\""" # in it"""', False),
    ('x = """""" # an empty one', True),
    ('x = "" # an empty one', True),
    ('x = "\N{NUMBER SIGN}\N{SNOWMAN}"', False),
]


@pytest.mark.parametrize(("text", "expected"), COMMENTS)
def test_comments_are_found(tmp_path, text, expected):
    """By the rules of TOML; each text is TOML for the standard parser."""
    parse(text.removeprefix("\ufeff"), "file.toml")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    assert has_comments(tmp_path / "a.toml") == expected


def test_what_cannot_be_read_has_no_comments(tmp_path):
    """No file, a folder, no text."""
    (tmp_path / "b.toml").write_bytes(b"# \xff")
    assert not any(map(has_comments, (tmp_path / "a.toml", tmp_path, tmp_path / "b.toml")))


@given(st.lists(st.tuples(st.text("#\"'\\\na ", max_size=8), st.booleans()), max_size=5))
def test_a_comment_behind_any_text(tmp_path_factory, lines):
    """Known by how the file was made."""
    path = tmp_path_factory.getbasetemp() / "comments.toml"
    text = "\n".join(
        f"k{i} = {toml_value(found)}{'  # said' if said else ''}"
        for i, (found, said) in enumerate(lines)
    )
    path.write_text(text, encoding="utf-8")
    assert has_comments(path) == any(said for _found, said in lines)
