"""Tables and settings made to harm: each built here in memory from a few lines."""

import codecs
import random
from collections.abc import Callable

from tests.exchange.made_files import docx, zipped

NOISE = random.Random(7)
DIGITS = "9" * 6000
"""More than Python reads as a number."""
ZEROS = "0" * 6000
MARKUP = '<b>x</b><img src="file:///etc/hostname"><a href="http://x.example">y</a>'
TURNED = "\u202egnp.exe\u2066\u200f"
"""Signs that turn the order of what stands after them."""

SHAPES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "one newline": lambda: b"\n",
    "only a mark": lambda: codecs.BOM_UTF8,
    "mark upon mark": lambda: codecs.BOM_UTF8 * 3 + codecs.BOM_UTF16_LE + b"path\na\n",
    "half a mark": lambda: b"\xef\xbbpath\na\n",
    "UTF-16 of odd length": lambda: "path\na\n".encode("utf-16") + b"x",
    "UTF-32": lambda: "path\na\n".encode("utf-32"),
    "lone surrogates": lambda: b"path\n\xed\xa0\x80\xed\xb0\x80\n",
    "lone surrogates in UTF-16": lambda: codecs.BOM_UTF16_LE + b"p\0a\0t\0h\0\n\0" + b"\x00\xd8" * 40,
    "zeros": lambda: bytes(1_000_000),
    "zeros between letters": lambda: b"path\n" + b"a\0" * 500_000,
    "noise": lambda: NOISE.randbytes(300_000),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + NOISE.randbytes(1000),
    "a Word document": lambda: docx("path", "a"),
    "a workbook": lambda: zipped({"xl/workbook.xml": "<workbook/>"}),
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
    "a web page": lambda: b"<!doctype html><table><tr><td>path</table>",
    "a quotation that never ends": lambda: b'path\n"' + b"a" * 9_000_000,
    "a quotation in a quotation": lambda: b'path\n"a" "b"c"\n',
    "ten million letters in a cell": lambda: b"path\n" + b"a" * 10_000_000,
    "a line of commas": lambda: b"path\n" + b"," * 10_000_000,
    "a line of quotation marks": lambda: b"path\n" + b'"' * 2_000_001,
    "nothing but newlines": lambda: b"path\n" + b"\n" * 15_000_000,
    "nothing but rows": lambda: b"path\n" + b"a\n" * 7_000_000,
    "nothing but columns": lambda: b",".join(b"c%d" % n for n in range(1_500_000)) + b"\na\n",
    "the same column twice": lambda: b"path,path\na,b\n",
    "larger than any table": lambda: b"path\n" + b"a,b,c\n" * 12_000_000,
    "parted by a quotation mark": lambda: b'sep="\npath"definition\na"b\n',
    "parted by nothing": lambda: b"sep=\0\npath\na\n",
    "parted by a space": lambda: b"sep= \npath definition\na b\n",
    "other ends of lines": lambda: "path\x85a\u2028b\u2029c\x0bd\x0ce\rf\n".encode(),
    "signs that turn the order": lambda: f"{TURNED}path,path\n{TURNED},a\n".encode(),
    "markup in the heads": lambda: f'"{MARKUP.replace(chr(34), chr(34) * 2)}",path\na,b\n'.encode(),
    "letters that combine": lambda: b"path\n" + b"a" + "\u0301".encode() * 2_000_000 + b"\n",
}
"""Files that may be given for any table."""

CELLS: dict[str, dict[str, str]] = {
    "codebook": {
        "a colour of zeros": f"path,colour\na,{ZEROS}\n",
        "a colour without end": f"path,colour\na,{DIGITS}\n",
        "a colour in other digits": "path,colour\na,٣\n",
        "as deep as a mine": "path\n" + " / ".join(f"a{n}" for n in range(3000)) + "\n",
        "nothing between the levels": "path\n" + " / " * 3000 + "\n",
        "below itself": "path\na / a / a / a\na\n",
        "many codes": "path\n" + "".join(f"a{n} / b{n}\n" for n in range(20_000)),
        "many sets": "path,sets\na," + ";".join(f"s{n}" for n in range(5000)) + "\n",
        "sets of quotation marks": "path,sets\na," + '""""' * 5000 + "\n",
        "markup": f'path,definition\n"{MARKUP.replace(chr(34), chr(34) * 2)}",x\n',
        "turned": f"path\n{TURNED}\n",
        "formulas": "path,definition\n=cmd|' /C calc'!A0,'=1+1\n",
        "zeros in cells": "path,definition\na,b\x01\x02c\n",
    },
    "participants": {
        "a column without a name": "participant,,\nRobin,a,b\n",
        "markup": f'participant,"{MARKUP.replace(chr(34), chr(34) * 2)}"\nRobin,{TURNED}\n',
        "consent without sense": f"participant,quote_consent\nRobin,{DIGITS}\n",
        "many columns": "participant," + ",".join(f"c{n}" for n in range(3000)) + "\nRobin" + ",x" * 3000 + "\n",
        "many people": "participant\n" + "".join(f"p{n}\n" for n in range(20_000)),
        "the same name in other letters": "participant\nRobin\nROBIN\nRob\u0131n\n",
    },
    "codings": {
        "a place without end": f"source,start,end,code,coder\nv,{DIGITS},{DIGITS}1,a,b\n",
        "a place of zeros": f"source,start,end,code,coder\nv,{ZEROS},{ZEROS}1,a,b\n",
        "behind the text": "source,start,end,code,coder\nv,99999999998,99999999999,a,b\n",
        "backwards": "source,start,end,code,coder\nv,9,3,a,b\n",
        "a negative place": "source,start,end,code,coder\nv,-3,3,a,b\n",
        "no such source": f"source,start,end,code,coder\n{TURNED},0,3,a,b\n",
        "many rows of nothing": "source,start,end,code,coder\n" + ",,,,\n" * 300_000,
    },
    "record": {
        "a day that is none": "CHILD,DECOM,RNE,LS,CIN,PLACE\nA,99/99/9999,S,C1,N1,U6\n",
        "a day before all days": "CHILD,DECOM,RNE,LS,CIN,PLACE\nA,01/01/0001,S,C1,N1,U6\n",
        "a year without end": f"CHILD,DECOM,RNE,LS,CIN,PLACE\nA,01/01/{DIGITS},S,C1,N1,U6\n",
        "a score of zeros": f"CHILD,SDQ_SCORE,SDQ_REASON\nA,{ZEROS},SDQ1\n",
        "an end before its beginning": "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC\nA,02/01/2010,S,C1,N1,U6,01/01/2009\n",
        "many rows": "CHILD,DECOM,RNE,LS,CIN,PLACE\n" + "A,01/01/2010,S,C1,N1,U6\n" * 150_000,
        "markup for a code": f'CHILD,DECOM,RNE,LS,CIN,PLACE\nA,01/01/2010,"{MARKUP}",C1,N1,U6\n',
    },
    "assumptions": {
        "no statement": "ref,statement\nA-01,\n",
        "markup": f'ref,statement\n"{MARKUP.replace(chr(34), chr(34) * 2)}",x\n',
        "turned": f"statement\n{TURNED}\n",
        "many": "statement\n" + "".join(f"s{n}\n" for n in range(5000)),
    },
    "evidence": {
        "no such assumption": "assumption,source,start,end,stance\nA-99,v,0,3,supports\n",
        "a place without end": f"assumption,source,start,end,stance\nA-01,v,{DIGITS},{DIGITS}1,supports\n",
    },
    "speakers": {
        "two answers": "label,participant\nRobin,A\nRobin,B\n",
        "markup": f'label,participant\nRobin,"{MARKUP.replace(chr(34), chr(34) * 2)}"\n',
        "many": "label,participant\n" + "".join(f"l{n},p{n}\n" for n in range(50_000)),
    },
}
"""Rows that are well formed, and cells that are not what their columns want."""

JSONS: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "null": lambda: b"null",
    "zeros": lambda: bytes(100_000),
    "noise": lambda: NOISE.randbytes(100_000),
    "deep lists": lambda: b"[" * 200_000,
    "deep objects": lambda: b'{"where":' * 100_000 + b"1" + b"}" * 100_000,
    "deep conditions": lambda: b'{"not":' * 900 + b'{"memo":true}' + b"}" * 900,
    "a number without end": lambda: b'{"version":' + DIGITS.encode() + b"}",
    "no number": lambda: b'{"version":NaN,"where":{"length":{"test":"at least","characters":Infinity}}}',
    "larger than any number": lambda: b'{"where":{"length":{"test":"at least","characters":1e400}}}',
    "a lone surrogate": lambda: b'{"where":{"says":"\\ud800"},"title":"\\udfff"}',
    "a zero in words": lambda: b'{"where":{"says":"a\\u0000b"}}',
    "the same name twice": lambda: b'{"where":{"memo":true},"where":{"memo":true}}',
    "a list of many": lambda: b'{"any":[' + b'{"memo":true},' * 300_000 + b'{"memo":true}]}',
    "an expression that never ends": lambda: b'{"says":"/(a+)+$/"}',
    "ten million letters": lambda: b'{"says":"' + b"a" * 10_000_000 + b'"}',
    "names of others": lambda: b'{"__class__":"os.system","where":{"memo":1}}',
    "UTF-16": lambda: '{"where":{"memo":true}}'.encode("utf-16"),
    "a mark and nothing": lambda: codecs.BOM_UTF8,
}
"""Files that may be given for any settings."""
