"""Files made to harm: each built here in memory from a few lines."""

import base64
import random
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.exchange.made_files import WORD, docx, docx_of, odt_of, odt_xml, pdf, word_xml, zipped

NOISE = random.Random(3)
SECRET = "words of another file"
"""What no import may ever bring in."""


def _noise(size: int) -> bytes:
    return base64.b64encode(NOISE.randbytes(size * 3 // 4))


def _laughs(root: str, *, entity: str = "&l9;") -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]>{root.replace("HERE", entity)}'


def _quadratic(root: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 200_000}">]>{root.replace("HERE", "&a;" * 40_000)}'


def _outside(root: str, path: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{path}">]>{root.replace("HERE", "&a;")}'


WORD_ROOT = word_xml("<w:p><w:r><w:t>HERE</w:t></w:r></w:p>")
ODT_ROOT = odt_xml("<text:p>HERE</text:p>")


def bomb(content: bytes = b"<w:p/>" * 12_000_000) -> bytes:
    """A hundred kilobytes that unpack to 72 MB of empty paragraphs."""
    return docx_of(word_xml("HERE").encode().replace(b"HERE", content))


def overlapping() -> bytes:
    """Many members whose data is the same bytes, so that a small file unpacks to a huge one."""
    kernel = zipped({"word/document.xml": b"a" * 20_000_000})
    with zipfile.ZipFile(BytesIO(kernel)) as file:
        info = file.infolist()[0]
    data = kernel[: struct.unpack("<L", kernel[-6:-2])[0]]
    directory = b""
    for number in range(200):
        name = b"word/document.xml" if not number else b"word/docume%02x.xml" % number
        directory += struct.pack(
            "<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 8, 0, 0,
            info.CRC, info.compress_size, info.file_size, len(name), 0, 0, 0, 0, 0, 0,
        ) + name  # fmt: skip
    return data + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 200, 200, len(directory), len(data), 0)


def lying_size() -> bytes:
    """The directory says that the document is smaller than it is."""
    data = bytearray(docx("INT: hi " * 5000))
    entry = data.rindex(b"word/document.xml") - 46
    struct.pack_into("<L", data, entry + 24, 10)
    return bytes(data)


def flagged_encrypted() -> bytes:
    """A zip whose members are marked as encrypted."""
    data = bytearray(docx("INT: hi"))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def link_in_zip() -> bytes:
    """A member that is a symbolic link."""
    buffer = BytesIO(docx("INT: hi"))
    with zipfile.ZipFile(buffer, "a") as file:
        info = zipfile.ZipInfo("word/link.xml")
        info.external_attr = 0o120777 << 16
        file.writestr(info, "/etc/hostname")
    return buffer.getvalue()


def flipped(data: bytes, every: int) -> bytes:
    """`data` with one byte in so many changed."""
    changed = bytearray(data)
    for place in range(100, len(changed), every):
        changed[place] ^= NOISE.randrange(1, 256)
    return bytes(changed)


def old_word() -> bytes:
    """The beginning of a compound file, as old Word and locked new documents are."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0" + bytes(30_000)


def locked_word() -> bytes:
    """A Word document with a password: a compound file that holds an encrypted package."""
    return old_word() + "EncryptedPackage".encode("utf-16-le") + "EncryptionInfo".encode("utf-16-le") + bytes(9000)


HOSTILE: dict[str, Callable[[str], bytes]] = {
    "bomb.docx": lambda _: bomb(),
    "bomb.odt": lambda _: odt_of(odt_xml("<text:p/>" * 6_000_000)),
    "stored paragraphs.docx": lambda _: zipped({"word/document.xml": word_xml("<w:p/>" * 7_000_000)}, stored=True),
    "long text node.docx": lambda _: docx_of(WORD_ROOT.encode().replace(b"HERE", _noise(47_000_000))),
    "200 MB text node.docx": lambda _: docx_of(WORD_ROOT.encode().replace(b"HERE", b"a" * 200_000_000)),
    "deep elements.docx": lambda _: docx_of(word_xml("<w:sdt><w:sdtContent>" * 100_000)),
    "deep tables.docx": lambda _: docx_of(
        word_xml(
            "<w:tbl><w:tr><w:tc>" * 80 + "<w:p><w:r><w:t>hi</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 80
        )
    ),
    "deep elements.odt": lambda _: odt_of(odt_xml("<text:section>" * 200_000)),
    "two thousand million spaces.odt": lambda _: odt_of(
        odt_xml('<text:p>a<text:s text:c="2000000000"/></text:p>')
    ),
    "repeated cells.odt": lambda _: odt_of(
        odt_xml(
            '<table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table-row '
            'table:number-rows-repeated="100000000"><table:table-cell table:number-columns-repeated="100000000">'
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        )
    ),
    "laughs.docx": lambda _: docx_of(_laughs(WORD_ROOT)),
    "laughs.odt": lambda _: odt_of(_laughs(ODT_ROOT)),
    "quadratic.docx": lambda _: docx_of(_quadratic(WORD_ROOT)),
    "quadratic.odt": lambda _: odt_of(_quadratic(ODT_ROOT)),
    "outside entity.docx": lambda path: docx_of(_outside(WORD_ROOT, path)),
    "outside entity.odt": lambda path: odt_of(_outside(ODT_ROOT, path)),
    "outside dtd.docx": lambda path: docx_of(f'<!DOCTYPE x SYSTEM "file://{path}">{WORD_ROOT}'),
    "include.docx": lambda path: docx_of(
        word_xml(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{path}" parse="text"/>')
    ),
    "utf-16 dtd.docx": lambda path: docx_of(
        ('<?xml version="1.0" encoding="utf-16"?>' + _outside(WORD_ROOT, path)).encode("utf-16")
    ),
    "outside part.docx": lambda path: docx_of(
        WORD_ROOT.replace("HERE", ""),
        {
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="r1" TargetMode="External" Type="http://schemas.openxmlformats.org/'
            f'officeDocument/2006/relationships/footnotes" Target="file://{path}"/></Relationships>'
        },
    ),
    "overlapping.docx": lambda _: overlapping(),
    "nested.docx": lambda _: zipped(
        {"word/document.xml": zipped({"word/document.xml": zipped({"a": b"a" * 999})})}
    ),
    "a zip of zips.docx": lambda _: zipped({f"{n}.zip": bomb(b"<w:p/>" * 1000) for n in range(20)}),
    "many members.docx": lambda _: zipped({f"word/{n}.xml": b"" for n in range(20_000)}),
    "cut off.docx": lambda _: docx("INT: hi " * 5000)[:600],
    "cut off.odt": lambda _: odt_of(odt_xml("<text:p>hi</text:p>"))[:-40],
    "flipped.docx": lambda _: flipped(docx("INT: hi " * 5000), 40),
    "lying size.docx": lambda _: lying_size(),
    "encrypted.docx": lambda _: flagged_encrypted(),
    "link.docx": lambda _: link_in_zip(),
    "names that climb.docx": lambda _: zipped({"../../../evil.txt": b"x", "C:\\evil.txt": b"x", "CON.txt": b"x"}),
    "not xml.docx": lambda _: docx_of(b"\0\1\2" * 1000),
    "another root.docx": lambda _: docx_of(f'<a xmlns:w="{WORD}"/>'),
    "empty.docx": lambda _: b"",
    "empty.txt": lambda _: b"",
    "zeros.docx": lambda _: bytes(5000),
    "zeros.txt": lambda _: bytes(5_000_000),
    "noise.txt": lambda _: NOISE.randbytes(300_000),
    "noise.pdf": lambda _: NOISE.randbytes(300_000),
    "noise.docx": lambda _: b"PK\x03\x04" + NOISE.randbytes(300_000),
    "noise after the head.pdf": lambda _: b"%PDF-1.7\n" + NOISE.randbytes(300_000),
    "cut off.pdf": lambda _: pdf([(72, 700, "INT: hi")])[:200],
    "a page tree that bites its tail.pdf": lambda _: pdf([(72, 700, "x")]).replace(
        b"/Kids[7 0 R]", b"/Kids[2 0 R]"
    ),
    "a page without end.pdf": lambda _: pdf([(72, 700, "x")]).replace(b"/Count 1", b"/Count 999999999"),
    "deep groups.rtf": lambda _: rb"{\rtf1 " + b"{" * 2_000_000,
    "deep closed groups.rtf": lambda _: rb"{\rtf1 " + b"{" * 400_000 + b"hi" + b"}" * 400_001,
    "a long picture.rtf": lambda _: rb"{\rtf1 hi {\pict " + b"ab" * 20_000_000 + b"}}",
    "binary without end.rtf": lambda _: rb"{\rtf1 hi \bin2000000000 x}",
    "skips without end.rtf": lambda _: rb"{\rtf1 \uc2000000000 \u8217 hi}",
    "a word for a parameter.rtf": lambda _: rb"{\rtf1 \u" + b"9" * 5_000_000 + b" hi}",
    "many tokens.rtf": lambda _: rb"{\rtf1 " + rb"\par" * 5_000_000 + b"}",
    "cues without end.srt": lambda _: b"1\n00:00:01,000 --> 00:00:02,000\nhi\n\n" * 700_000,
    "tags without end.vtt": lambda _: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v a" * 1_000_000,
    "one long line.txt": lambda _: b"a: " * 9_000_000,
    "labels without end.txt": lambda _: b"A: b\n" * 6_000_000,
    "nothing but newlines.txt": lambda _: b"\n" * 19_000_000,
    "brackets.md": lambda _: b"[" * 70_000 + b"](" * 70_000,
    "stars.md": lambda _: b"*a _b **c" * 30_000,
    "quotes.md": lambda _: (b">" * 500 + b" a\n") * 2000,
    "old.doc": lambda _: old_word(),
    "locked.docx": lambda _: locked_word(),
    "locked.odt": lambda _: zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>',
            "content.xml": NOISE.randbytes(3000),
        }
    ),
    "locked.pdf": lambda _: pdf([(72, 700, "INT: hi")]).replace(
        b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 2/R 3/O(x)/U(y)/P -1/Length 128>>"
    ),
    "a picture.docx": lambda _: b"\x89PNG\r\n\x1a\n" + NOISE.randbytes(5000),
    "a program.txt": lambda _: b"MZ\x90\0" + bytes(200) + b"This program cannot be run",
    "a web page.txt": lambda _: b"<!doctype html><img src=file:///etc/hostname>",
    "mark upon mark.txt": lambda _: b"\xef\xbb\xbf" * 9 + b"INT: hi\n" * 9,
    "marks that contradict.txt": lambda _: b"\xff\xfe\xfe\xff" + "INT: hi\n".encode("utf-16-be") * 9,
    "half of a pair.txt": lambda _: b"\xff\xfe" + "INT: hi\n".encode("utf-16-le") + b"\x00\xd8" * 999,
    "halves of pairs.txt": lambda _: b"INT: hi \xed\xa0\x80\xed\xb0\x80\n" * 99,
    "zeros in words.txt": lambda _: b"INT: h\0i\n" * 99,
    "signs that turn.txt": lambda _: "\u202eINT\u2066: \u202dhi\u2069\u200f\n".encode() * 99,
    "letters upon letters.txt": lambda _: b"INT: a" + "\u0301".encode() * 500_000,
    "half of a pair.rtf": lambda _: rb"{\rtf1 INT: \u-10240? hi\par}",
    "a quotation that turns.srt": lambda _: "1\n00:00:01,000 --> 99:99:99,999\n\u202ehi\n".encode() * 9,
    "a time without end.vtt": lambda _: b"WEBVTT\n\n" + b"9" * 9000 + b":00.000 --> 00:02.000\n<v A>hi\n",
    "a number without end.docx": lambda _: docx_of(
        word_xml(
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{"9" * 6000}"/><w:numId w:val="{"9" * 6000}"/></w:numPr>'
            "</w:pPr><w:r><w:t>INT: hi</w:t></w:r></w:p>"
        )
    ),
    "a number without end.odt": lambda _: odt_of(
        odt_xml(f'<text:p>INT: a<text:s text:c="{"9" * 6000}"/>b</text:p>')
    ),
    "a number without end.rtf": lambda _: rb"{\rtf1 \li" + b"9" * 6000 + rb" INT: hi\par}",
    "a table without end.md": lambda _: b"|a" * 20_000 + b"\n" + b"|-" * 20_000 + b"\n" + b"|b\n" * 20_000,
}
