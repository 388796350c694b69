"""Plain text is read in the encoding it is in, or with a warning, or not at all: never as other letters."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.formats.guess_encoding import guess_encoding
from app.exchange.formats.text import decode, read_text_file
from app.language.normalise import normalise
from app.problems import Problem

SAID = "INT: How was it?\nRobin: It’s “fine” – naïve café, ok…\n"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
    ],
)
def test_what_says_its_encoding_is_read_exactly_and_without_warning(mark: bytes, codec: str) -> None:
    read = read_text_file(mark + (SAID + "😀").encode(codec))
    assert (read.text, read.encoding, read.warnings) == (SAID + "😀", codec, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("words", [SAID, "مرحبا كيف حالك", "Как дела сегодня", "Fine 😀, and then it was over."])
def test_utf16_without_a_mark_is_recognised_and_said(codec: str, words: str) -> None:
    read = read_text_file(words.encode(codec))
    assert (read.text, read.encoding) == (words, codec)
    assert "UTF-16" in read.warnings[0]


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("cp1252", SAID),
        ("mac_roman", SAID),
        ("cp1252", "A: It’s ok.\n"),
        ("mac_roman", "A: It’s ok.\n"),
        ("cp1252", "A: “Yes.”\n"),
        ("mac_roman", "Zoë: Yes\n"),
        ("cp1252", "It cost £5 then."),
        ("iso8859_15", "It cost 5 € then."),
        ("cp1252", "It took 5½ years, © Ann."),
        ("cp1252", "I don´t know."),
        ("cp1252", "Éire"),
        ("mac_roman", "… and then"),
        ("cp1252", "Où est-ce ? Zoë : À l’école, ça va."),
        ("cp1252", "Ich heiße Jürgen. Über Österreich: schön, Äpfel."),
        ("mac_roman", "Où étiez-vous, mère ? Élève très gênée, ça été."),
        ("cp1250", "Jak się czujesz? Źle, bo wszystko było żółte, łzy leciały."),
        ("iso8859_2", "Jak się czujesz? Źle, bo wszystko było żółte, łzy leciały."),
        ("cp1254", "Bugün okula gittim, çok güzeldi. Şimdi ağlıyorum."),
        ("cp1251", "Как вы себя чувствуете? Очень хорошо."),
        ("koi8_r", "Как вы себя чувствуете? Очень хорошо."),
        ("cp1253", "Πώς είσαι σήμερα; Είμαι καλά."),
        ("cp1255", "שלום, מה שלומך היום?"),
        ("cp1256", "مرحبا، كيف حالك اليوم؟"),
    ],
)
def test_the_encodings_of_old_programs_are_guessed_and_the_guess_is_said(codec: str, words: str) -> None:
    read = read_text_file(words.encode(codec))
    assert read.text == words
    assert "was read as" in read.warnings[0]
    assert read.encoding


@pytest.mark.parametrize("codec", ["shift_jis", "gbk", "euc_jp"])
def test_what_cannot_be_guessed_is_refused_with_what_to_do(codec: str) -> None:
    with pytest.raises(Problem, match="cannot be told") as caught:
        read_text_file("日本語のテキストです。".encode(codec))
    assert "UTF-8" in caught.value.advice


def test_utf8_with_a_few_damaged_places_stays_utf8_and_says_so() -> None:
    whole = "Zoë and Noël were naïve at the café; it’s fine.".encode()
    read = read_text_file(whole + "…".encode()[:2])
    assert read.text.startswith("Zoë and Noël were naïve at the café; it’s fine.")
    assert "damaged in one place" in read.warnings[0]
    assert "3 places" in read_text_file(b"\xff" + whole * 9 + b"\xff \xff").warnings[0]


def test_a_file_cut_off_after_its_mark_says_so() -> None:
    read = read_text_file(codecs.BOM_UTF16_LE + "Yes".encode("utf-16-le") + b"x")
    assert read.text == "Yes\ufffd"
    assert "damaged" in read.warnings[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n ",
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        b"\0" * 500,
        b"INT: yes\0no",
        b"INT: hello there how are you\0\nRobin: fine\n" * 4,
        bytes(range(256)) * 9,
    ],
)
def test_what_holds_no_words_or_is_no_text_is_a_problem(data: bytes) -> None:
    with pytest.raises(Problem):
        read_text_file(data)


def test_a_zero_byte_in_a_long_text_is_left_out_and_never_makes_it_chinese() -> None:
    said = "INT: How are you?\nRobin: Fine, thank you.\n" * 9
    assert read_text_file((said + "\0" + said).encode()).text == said + said


def test_newlines_are_one_kind() -> None:
    assert read_text_file(b"one\r\ntwo\rthree\n\nfour").text == "one\ntwo\nthree\n\nfour"


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_always_comes_back_as_written(words: str) -> None:
    assert decode(("x" + words).encode()).text == "x" + words


@given(st.binary(max_size=300))
def test_any_bytes_give_stored_text_or_a_problem(data: bytes) -> None:
    try:
        read = read_text_file(data)
    except Problem:
        return
    assert read.text == normalise(read.text)
    assert read.text.strip()


def test_plain_ascii_needs_no_guess() -> None:
    assert guess_encoding(b"INT: yes") is None
