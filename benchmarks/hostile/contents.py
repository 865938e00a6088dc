"""A small sound document of each kind, as bytes: what is then cut, flipped, nested or blown up."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from html import escape

from benchmarks.hostile.item import honest_text

_DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_DOCX_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def html(mark: str) -> bytes:
    """A page with a head and two paragraphs."""
    parts = "".join(f"<p>{escape(part)}</p>" for part in honest_text(mark).split("\n\n"))
    head = f'<head><meta charset="utf-8"><title>Talks {mark}</title></head>'
    return f"<!doctype html><html>{head}<body><article><h1>Talks {mark}</h1>{parts}</article></body></html>".encode()


def json_object(mark: str) -> bytes:
    """A document as an object."""
    return json.dumps({"title": f"Talks {mark}", "published": "2024-06-18", "text": honest_text(mark)}).encode()


def csv(mark: str) -> bytes:
    """A table of one document."""
    return f'title,published,text\n"Talks {mark}",2024-06-18,"{honest_text(mark)}"\n'.encode()


def eml(mark: str) -> bytes:
    """A message."""
    head = f"From: desk@wire.example\r\nSubject: Talks {mark}\r\nDate: Tue, 18 Jun 2024 10:00:00 +0000\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{honest_text(mark)}\r\n".encode()


def rss(mark: str) -> bytes:
    """A feed of one entry."""
    item = f"<item><title>Talks {mark}</title><link>https://wire.example/{mark}</link><description>"
    body = f"{escape(honest_text(mark))}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>W</title>{item}{body}</channel></rss>'.encode()


def atom(mark: str) -> bytes:
    """A feed of one entry, of the other make."""
    entry = f'<entry><id>urn:{mark}</id><title>Talks {mark}</title><content type="text">{escape(honest_text(mark))}'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title>{entry}</content></entry></feed>'.encode()


def warc(mark: str) -> bytes:
    """An archive of one answer."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html(mark)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/{mark}\r\nWARC-Record-ID: "
        f"<urn:uuid:00000000-0000-4000-8000-000000000000>\r\nWARC-Date: 2024-06-18T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def docx(mark: str) -> bytes:
    """A word processor's file of two paragraphs."""
    parts = "".join(f"<w:p><w:r><w:t>{escape(part)}</w:t></w:r></w:p>" for part in honest_text(mark).split("\n\n"))
    return docx_of(f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{parts}</w:body></w:document>'.encode())


def docx_of(document: bytes) -> bytes:
    """A word processor's file around the XML of its document."""
    with io.BytesIO() as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", _DOCX_TYPES)
            archive.writestr("_rels/.rels", _DOCX_RELATIONS)
            archive.writestr("word/document.xml", document)
        return stream.getvalue()


def pdf(mark: str) -> bytes:
    """A page of text."""
    lines = "".join(f"({line}) Tj T*\n" for line in honest_text(mark).replace(". ", ".\n").splitlines() if line)
    drawn = f"BT /F1 11 Tf 14 TL 50 700 Td\n{lines}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return pdf_of(objects)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF file of these objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))


CONTENTS: Mapping[str, Callable[[str], bytes]] = {
    ".txt": lambda mark: honest_text(mark).encode(),
    ".md": lambda mark: f"# Talks {mark}\n\n{honest_text(mark)}".encode(),
    ".html": html,
    ".json": json_object,
    ".jsonl": lambda mark: json_object(mark) + b"\n",
    ".csv": csv,
    ".eml": eml,
    ".rss": rss,
    ".atom": atom,
    ".warc": warc,
    ".docx": docx,
    ".pdf": pdf,
    ".jsonl.gz": lambda mark: gzip.compress(json_object(mark) + b"\n", mtime=0),
    ".warc.gz": lambda mark: gzip.compress(warc(mark), mtime=0),
}
