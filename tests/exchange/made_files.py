"""Small files of every kind, made in the tests so that nobody need trust a binary."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/{part}" ContentType="{type}"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="{part}"/></Relationships>'
)
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(members: Mapping[str, bytes | str], *, stored: bool = False) -> bytes:
    """A zip file of these members."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def package(part: str, kind: str, xml: bytes | str, extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """An Office Open XML file with one part of that content type."""
    return zipped(
        {
            "[Content_Types].xml": _TYPES.format(part=part, type=kind),
            "_rels/.rels": _RELATIONS.format(part=part),
            part: xml,
            **(extra or {}),
        }
    )


def docx_of(xml: bytes | str, extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document whose main part is this XML."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return package("word/document.xml", kind, xml, extra)


def word_xml(body: str) -> str:
    """The main part of a Word document around its paragraphs."""
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def docx(*lines: str) -> bytes:
    """A Word document of these paragraphs."""
    return docx_of(word_xml("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)))


def docx_with_note(*lines: str, note: str) -> bytes:
    """A Word document whose first paragraph has a footnote."""
    reference = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    return docx_of(
        word_xml(reference + body),
        {
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships"><Relationship Id="r2" Type="{relation}" Target="footnotes.xml"/></Relationships>',
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p><w:r>'
            f"<w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>",
        },
    )


def odt_of(xml: bytes | str) -> bytes:
    """An OpenDocument text with this content."""
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml})


def odt_xml(body: str) -> str:
    """The content of an OpenDocument text around its paragraphs."""
    return (
        f'<office:document-content xmlns:office="{_OPEN}office:1.0" xmlns:text="{_OPEN}text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(*lines: str) -> bytes:
    """An OpenDocument text of these paragraphs."""
    return odt_of(odt_xml("".join(f"<text:p>{line}</text:p>" for line in lines)))


Printed = tuple[float, float, str]
"""A line printed on a PDF page: how far from the left and from the foot, in points, and its words."""

_CHARACTERS = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def /CMapType 2 def "
    b"1 begincodespacerange <00><ff> endcodespacerange "
    b"1 beginbfchar <01> <D83DDE00> endbfchar 1 beginbfrange <20><7e><0020> endbfrange endcmap end end"
)


def pdf(*pages: Sequence[Printed]) -> bytes:
    """A PDF in 12 point Helvetica, what stands between two stars in bold; 😀 is all it can print beyond ASCII."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _FONT, _stream(_CHARACTERS), _BOLD_FONT]
    kids = []
    for lines in pages:
        words = b"".join(b"1 0 0 1 %g %g Tm %s" % (x, y, _shown(text)) for x, y, text in lines)
        objects.append(_stream(b"BT /F 12 Tf " + words + b"ET"))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R/B 5 0 R>>>>"
            b"/Contents %d 0 R>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _pdf_file(objects)


_FONT = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding"
    b"/BaseEncoding/WinAnsiEncoding/Differences[1/u1F600]>>/ToUnicode 4 0 R>>"
)


_BOLD_FONT = _FONT.replace(b"/Helvetica", b"/Helvetica-Bold")


def _shown(text: str) -> bytes:
    """A line, part by part: every second one is bold."""
    fonts = (b"F", b"B")
    return b"".join(
        b"/%s 12 Tf (%s) Tj " % (fonts[part % 2], _escaped(words)) for part, words in enumerate(text.split("*"))
    )


def _escaped(text: str) -> bytes:
    plain = text.replace("😀", "\x01").encode("ascii")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(out),
    )
