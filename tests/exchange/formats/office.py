"""Small office documents for tests: written by hand from their XML, or made by LibreOffice."""

import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD_SPACES = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_ODF_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{place}:1.0"'
    for prefix, place in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "form": "form",
        "manifest": "manifest",
    }.items()
)

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def zipped(members: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these members."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def relations(targets: Mapping[str, str]) -> str:
    """A part that names others by their kind."""
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE_RELATIONS}">{entries}</Relationships>'


def word_part(root: str, content: str, space: str = W) -> str:
    """One XML part of a Word file."""
    return f'<w:{root} xmlns:w="{space}" {_WORD_SPACES}>{content}</w:{root}>'


def docx(body: str, space: str = W, **parts: str) -> bytes:
    """A Word document with this body; further parts such as footnotes="<w:footnote …>" by their kind."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in parts}),
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>", space),
    }
    for kind, content in parts.items():
        members[f"word/{kind}.xml"] = word_part(kind, content, space)
    return zipped(members)


def run(text: str, properties: str = "") -> str:
    """A run of letters that look the same."""
    letters = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{letters}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    """A paragraph; content that is not markup becomes a run."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(part if part.startswith('<') else run(part) for part in content)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; cells that are not markup become a paragraph."""
    return "<w:tbl><w:tblPr/>" + "".join(
        "<w:tr>" + "".join(cell if cell.startswith("<w:tc>") else word_cell(cell) for cell in row) + "</w:tr>"
        for row in rows
    ) + "</w:tbl>"  # fmt: skip


def word_cell(content: str) -> str:
    """A table cell of Word's."""
    return f"<w:tc><w:tcPr/>{content if content.startswith('<') else para(content)}</w:tc>"


def fodt(body: str, styles: str = "") -> bytes:
    """A flat LibreOffice document with this body and these automatic styles."""
    return _odf("document", body, styles).encode()


def odt(body: str, styles: str = "", named_styles: str = "", manifest: str = "") -> bytes:
    """A LibreOffice document with this body, automatic styles and named styles."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": _odf("document-content", body, styles),
            "styles.xml": f"<office:document-styles {_ODF_SPACES}>"
            f"<office:styles>{named_styles}</office:styles></office:document-styles>",
            "META-INF/manifest.xml": f"<manifest:manifest {_ODF_SPACES}>{manifest}</manifest:manifest>",
        }
    )


def _odf(root: str, body: str, styles: str) -> str:
    return (
        f"<office:{root} {_ODF_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def letters_style(name: str, properties: str, family: str = "text", parent: str = "") -> str:
    """An OpenDocument style that changes how letters look."""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{above}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def converted(source: bytes, ending: str, target: str, folder: Path) -> bytes:
    """What LibreOffice makes of a document when it saves it in another format, such as "docx"."""
    (folder / f"source.{ending}").write_bytes(source)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", target, "--outdir", "out", f"source.{ending}"],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "out" / f"source.{target}").read_bytes()
