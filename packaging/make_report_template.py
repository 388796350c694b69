"""Makes resources/templates/report.docx, the Word template of reports, byte for byte the same every time.

    python packaging/make_report_template.py

The look of every report is decided here: typeface, sizes, space, hairlines. Standard library only. Nothing in the
file says who made it or on what machine: no revision ids, no thumbnail, no custom parts.
"""

import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "templates" / "report.docx"
LONG_AGO = (1980, 1, 1, 0, 0, 0)

FONT = "Arial"  # Word has it, LibreOffice has a twin of the same widths, and public bodies ask for it
INK, QUIET, HAIRLINE, DASHES, WARNING = "22252B", "5A5F69", "D5D2CC", "8B8F97", "A93B00"
PAGE, MARGIN = (11906, 16838), 1304  # A4 in twentieths of a point; 2.3 cm
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
SIDEWAYS_WIDTH = PAGE[1] - 2 * MARGIN

SCHEMAS = "http://schemas.openxmlformats.org"
W = f"{SCHEMAS}/wordprocessingml/2006/main"
R = f"{SCHEMAS}/officeDocument/2006/relationships"
PACKAGE = f"{SCHEMAS}/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"

BUILT_IN = ("Title", "Subtitle", "Quote", "List Bullet", "TOC Heading")
BUILT_IN_SMALL = ("Heading 1", "Heading 2", "Heading 3", "Caption", "TOC 1", "TOC 2", "TOC 3", "Footer")
"""Styles Word knows, the second row stored in small letters; the others are ours."""


def xml(text: str) -> str:
    """XML written over several lines as one line, with nothing between its elements."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return "".join(line if line.endswith(">") else f"{line} " for line in lines)


def size(points: float) -> str:
    """Type size; complex scripts get the same."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def colour(rgb: str) -> str:
    """The colour of the type."""
    return f'<w:color w:val="{rgb}"/>'


def space(before: float, after: float, line: float = 1.2) -> str:
    """Points before and after; line as a multiple."""
    before, after, line = round(before * 20), round(after * 20), round(line * 240)
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def exactly(points: float, after: float) -> str:
    """A line of a fixed height, for paragraphs that hold no words."""
    return f'<w:spacing w:before="0" w:after="{after * 20:.0f}" w:line="{points * 20:.0f}" w:lineRule="exact"/>'


def indent(left: int, right: int = 0) -> str:
    """How far in, in twentieths of a point."""
    return f'<w:ind w:left="{left}" w:right="{right}"/>'


def bar(rgb: str, eighths: int, gap: int) -> str:
    """A line at the left of a paragraph."""
    return f'<w:pBdr><w:left w:val="single" w:sz="{eighths}" w:space="{gap}" w:color="{rgb}"/></w:pBdr>'


def box(rgb: str) -> str:
    """A dashed box: here nobody said anything."""
    sides = ("top", "left", "bottom", "right")
    lines = (f'<w:{side} w:val="dashed" w:sz="6" w:space="6" w:color="{rgb}"/>' for side in sides)
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def right_tab() -> str:
    """A tab at the right margin."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def other_tab(width: int) -> str:
    """A tab at the right margin of pages on their side, in the place of the other."""
    old, new = (f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in (("clear", TEXT_WIDTH), ("right", width)))
    return f"<w:tabs>{old}{new}</w:tabs>"


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"


def style(name: str, ppr: str, rpr: str = "", *, base: str = "Normal", after: str = "", priority: int = 20) -> str:
    """One paragraph style; its id is its name without spaces, each word with a capital."""
    style_id = "".join(word[:1].upper() + word[1:] for word in name.split())
    stored = name.lower() if name in BUILT_IN_SMALL else name
    ours = "" if name in BUILT_IN + BUILT_IN_SMALL else CUSTOM
    return (
        f'<w:style w:type="paragraph"{ours} w:styleId="{style_id}">'
        f'<w:name w:val="{stored}"/><w:basedOn w:val="{base}"/>'
        + (f'<w:next w:val="{after}"/>' if after else "")
        + f'<w:uiPriority w:val="{priority}"/><w:qFormat/><w:pPr>{ppr}</w:pPr>'
        + (f"<w:rPr>{rpr}</w:rPr></w:style>" if rpr else "</w:style>")
    )


CUSTOM = ' w:customStyle="1"'


def styles() -> str:
    """Every style a report uses; `app.reports.document.Style` and the writer name them."""
    quote = KEEP + bar(HAIRLINE, 18, 10)
    attribution = "<w:keepLines/>" + bar(HAIRLINE, 18, 10)
    return "".join(
        (
            f'<w:styles xmlns:w="{W}">',
            defaults(),
            style("Title", KEEP + space(64, 4, 1.05), BOLD + size(30), after="Subtitle", priority=10),
            style("Subtitle", KEEP + space(0, 10, 1.15), colour(QUIET) + size(15), after="Normal", priority=11),
            style("Details", space(0, 14), colour(QUIET) + size(10)),
            style("Caution", bar(WARNING, 24, 9) + space(6, 30) + indent(200), BOLD + size(10)),
            heading(1, 19, space(34, 8, 1.1)),
            heading(2, 12.5, space(18, 5, 1.15)),
            heading(3, 10.5, space(12, 3, 1.15)),
            style("Lead", space(0, 10, 1.3), size(12), after="Normal"),
            style("Note", space(4, 8, 1.25), colour(QUIET) + size(9.5)),
            style("Silence", box(DASHES) + space(8, 12) + indent(200, 200), colour(QUIET)),
            style("Quote", quote + space(6, 0, 1.35) + indent(360, 360), size(11), after="QuoteAttribution"),
            style(
                "Quote attribution", attribution + space(0, 10, 1.35) + indent(360, 360), colour(QUIET) + size(9.5)
            ),
            style("Caption", KEEP + space(12, 4, 1.2), colour(QUIET) + size(9.5), after="Normal", priority=35),
            style("Table text", space(2.5, 2.5, 1.15), size(9.5)),
            style("Table heading", "<w:keepNext/>", BOLD, base="TableText"),
            style("Table bar", exactly(4, 2.5), size(2), base="TableText"),
            style("Table end", exactly(6, 6), size(2)),
            style("List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>' + space(0, 6, 1.3)),
            style("TOC Heading", KEEP + space(12, 6), BOLD + size(12.5), after="Normal", priority=39),
            *(
                style(f"TOC {n}", right_tab() + space(2, 2) + indent(240 * (n - 1)), priority=39)
                for n in (1, 2, 3)
            ),
            style("Footer", rule() + right_tab() + space(0, 0, 1.15), colour(QUIET) + size(8.5), priority=99),
            style("Footer sideways", other_tab(SIDEWAYS_WIDTH), base="Footer", priority=99),
            table_style(),
            "</w:styles>",
        )
    )


def heading(level: int, points: float, around: str) -> str:
    """A heading of a level."""
    ppr = f'{KEEP}{around}<w:outlineLvl w:val="{level - 1}"/>'
    return style(f"Heading {level}", ppr, BOLD + size(points), after="Normal", priority=9)


def rule() -> str:
    """The hairline over the foot of the page."""
    return f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{HAIRLINE}"/></w:pBdr>'


def defaults() -> str:
    """What every style starts from."""
    return xml(f"""
        <w:docDefaults>
          <w:rPrDefault><w:rPr>
            <w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>
            {colour(INK)}{size(10.5)}
            <w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>
          </w:rPr></w:rPrDefault>
          <w:pPrDefault><w:pPr><w:widowControl/>{space(0, 7, 1.25)}</w:pPr></w:pPrDefault>
        </w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
        <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
          <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
        </w:style>
        <w:style w:type="table" w:default="1" w:styleId="TableNormal">
          <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
          <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
            <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
            <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
          </w:tblCellMar></w:tblPr>
        </w:style>
        <w:style w:type="numbering" w:default="1" w:styleId="NoList">
          <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>
        </w:style>""")


def table_style() -> str:
    """Hairlines between rows, a firmer line under the header and over a total, no box."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"'
    firm = f'w:val="single" w:sz="8" w:space="0" w:color="{INK}"'
    return xml(f"""
        <w:style w:type="table"{CUSTOM} w:styleId="ReportTable">
          <w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>
          <w:tblPr>
            <w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>
            <w:tblCellMar>
              <w:top w:w="30" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>
              <w:bottom w:w="30" w:type="dxa"/><w:right w:w="90" w:type="dxa"/>
            </w:tblCellMar>
          </w:tblPr>
          <w:tblStylePr w:type="firstRow">
            <w:tblPr/><w:tcPr><w:tcBorders><w:bottom {firm}/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr>
          </w:tblStylePr>
          <w:tblStylePr w:type="lastRow">
            <w:tblPr/><w:tcPr><w:tcBorders><w:top {firm}/></w:tcBorders></w:tcPr>
          </w:tblStylePr>
        </w:style>""")


def settings() -> str:
    """Current Word, British English; no revision ids."""
    return xml(f"""
        <w:settings xmlns:w="{W}">
          <w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
          <w:characterSpacingControl w:val="doNotCompress"/>
          <w:compat><w:compatSetting w:name="compatibilityMode"
            w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
          <w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
        </w:settings>""")


def fonts() -> str:
    """The typeface, and its twin where it is missing."""
    return xml(f"""
        <w:fonts xmlns:w="{W}"><w:font w:name="{FONT}">
          <w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>
          <w:family w:val="swiss"/><w:pitch w:val="variable"/>
        </w:font></w:fonts>""")


def numbering() -> str:
    """The bullet."""
    return xml(f"""
        <w:numbering xmlns:w="{W}">
          <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
            <w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>
            <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr>
            <w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/></w:rPr>
          </w:lvl></w:abstractNum>
          <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        </w:numbering>""")


def empty_document() -> str:
    """No words yet: an A4 page with its margins and foot."""
    return xml(f"""
        <w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr>
          <w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>
          <w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}"
            w:header="680" w:footer="624" w:gutter="0"/>
        </w:sectPr></w:body></w:document>""")


def footer(style_id: str) -> str:
    """The foot of pages that stand or lie; the writer fills it."""
    return f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr></w:p></w:ftr>'


def core_properties() -> str:
    """The app as author; the writer adds title and date."""
    return xml(f"""
        <cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <dc:creator>Counterpoint</dc:creator><dc:language>en-GB</dc:language>
        </cp:coreProperties>""")


def relationships(*targets: tuple[str, str]) -> str:
    """What a part refers to: kinds and targets, numbered in order."""
    entries = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def content_types() -> str:
    """What kind of thing each part is."""
    word = ("document.main", "styles", "settings", "fontTable", "numbering", "footer")
    kinds = {f"/word/{WORD_PARTS[name]}": f"{OFFICE}.wordprocessingml.{name}+xml" for name in word}
    kinds["/word/footer2.xml"] = kinds["/word/footer1.xml"]
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds["/docProps/app.xml"] = f"{OFFICE}.extended-properties+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


WORD_PARTS = {
    "document.main": "document.xml",
    "styles": "styles.xml",
    "settings": "settings.xml",
    "fontTable": "fontTable.xml",
    "numbering": "numbering.xml",
    "footer": "footer1.xml",
}


def parts() -> dict[str, str]:
    """The parts of the package, by name."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{R}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": f'<Properties xmlns="{SCHEMAS}/officeDocument/2006/extended-properties">'
        "<Application>Counterpoint</Application></Properties>",
        "docProps/core.xml": core_properties(),
        "word/_rels/document.xml.rels": relationships(
            *((f"{R}/{kind}", name) for kind, name in WORD_PARTS.items() if kind != "document.main"),
            (f"{R}/footer", "footer2.xml"),
        ),
        "word/document.xml": empty_document(),
        "word/footer1.xml": footer("Footer"),
        "word/footer2.xml": footer("FooterSideways"),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": fonts(),
        "word/numbering.xml": numbering(),
    }


def make(out: Path = OUT) -> Path:
    """Write the template; the same bytes wherever it is made."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = 0
            package.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return out


if __name__ == "__main__":
    print(make())
