"""Lists that name addresses: plain ones, sitemaps, and those of GDELT; one bad line never stops the others."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.intake.gdelt import read_gdelt
from dateline.intake.listed import Listed, read_address_list
from dateline.intake.sitemaps import read_sitemap
from dateline.intake.xml_text import root_name

ListReader = Callable[[IO[bytes], str], Iterator[Listed | InputError]]
A, B = "https://a.example/1", "https://b.example/2?c=d&e"
NEWS = f"""<?xml version="1.0"?><!-- today -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>
 {A} </loc><lastmod>2024-06-20</lastmod><n:news><n:publication><n:name>The Quay</n:name><n:language>en</n:language>
</n:publication><n:publication_date>2024-06-18T10:00:00+02:00</n:publication_date><n:title>Treaty <![CDATA[& more]]>
</n:title></n:news><image:image><image:loc>https://a.example/i.png</image:loc><image:title>Boat</image:title>
</image:image></url><url><loc>{B.replace("&", "&amp;")}</loc><n:news><n:publication_date>soon</n:publication_date>
</n:news></url><url><priority>1</priority></url></urlset>"""
INDEX = f"<sitemapindex><sitemap><loc>{A}</loc></sitemap><sitemap><loc>{B}</loc></sitemap></sitemapindex>".replace(
    "&", "&amp;"
)


def row(width: int, **kept: str) -> str:
    return "\t".join(kept.get(f"c{column}", "x") for column in range(width)) + "\n"


def found(reader: ListReader, data: str | bytes) -> list[Listed | InputError]:
    data = data.encode() if isinstance(data, str) else data
    return list(reader(BytesIO(data), "list"))


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (read_address_list, f"\ufeff{A}\n\n# others\n  {B}\r\n"),
        (read_sitemap, INDEX),
        (read_sitemap, INDEX.encode("utf-16")),
        (read_gdelt, row(27, c2="1", c4=A) + row(27, c2="2", c4="BBC Monitoring") + row(27, c2="1", c4=B)),
        (read_gdelt, row(16, c3="1", c5=A) + row(16, c3="5", c5="10.1000/182") + row(16, c3="1", c5=B)),
        (read_gdelt, row(61, c60=A) + row(61, c60=B)),
        (read_gdelt, row(58, c57=A) + row(58, c57=B, c3='"')),
        (read_gdelt, f'\ufeffURL,MobileURL,Date,Title\n{A},,2024,"Treaty, signed\nand kept"\n{B},,2024,x\n'),
        (read_gdelt, f"GLOBALEVENTID\tSOURCEURL\n1\t{A}\n2\t{B}\n"),
        (read_gdelt, json.dumps({"articles": [{"url": A, "title": "x"}, {"url": B}]}, indent=1)),
        (read_gdelt, f'{{"date": "2024", "url": "{A}"}}\n{{"url": "{B}"}}\n'),
        (read_gdelt, f'{{"title": "a\u2028b\x85c", "url": "{A}"}}\n{{"url": "{B}"}}\n'),
        (read_gdelt, row(61, c60=A, c3="x" * 200_000) + row(61, c60=B, c3="a\rb")),
        (read_gdelt, f'url,title\n{A},{"x" * 200_000}\n{B},x\n'),
    ],
)
def test_addresses_in_their_order(reader: ListReader, data: str | bytes) -> None:
    assert found(reader, data) == [Listed(A), Listed(B)]


def test_what_a_news_sitemap_tells() -> None:
    assert found(read_sitemap, NEWS) == [Listed(A, "Treaty & more", "2024-06-18", "The Quay"), Listed(B)]


@pytest.mark.parametrize(
    ("data", "root"),
    [
        (NEWS, "urlset"), (INDEX, "sitemapindex"), (INDEX[:30], "sitemapindex"), ("\ufeff" + INDEX, "sitemapindex"),
        (INDEX.encode("utf-16"), "sitemapindex"), ('<s:urlset xmlns:s="x"><', "urlset"), ("<rss><urlset>", "rss"),
        ("<!DOCTYPE html><HTML><p>", "html"), ("", ""), ("urlset", ""),
    ],
)  # fmt: skip
def test_the_first_element_says_what_xml_is(data: str | bytes, root: str) -> None:
    assert root_name(data.encode() if isinstance(data, str) else data) == root


LAUGHS = '<!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'


@pytest.mark.parametrize(
    ("reader", "data", "problem"),
    [
        (read_sitemap, LAUGHS, "declares a document type"),
        (read_sitemap, '<!DOCTYPE urlset SYSTEM "file:///etc/passwd"><urlset/>', "declares a document type"),
        (read_sitemap, "<urlset><url><loc>&b;</loc></url></urlset>", "is damaged"),
        (read_sitemap, "<urlset><url>", "is damaged"),
        (read_sitemap, "", "is damaged"),
        (read_sitemap, "<rss/>", "no sitemap, but a 'rss'"),
        (read_sitemap, "<urlset>" + "<url>" * 1000, "nested deeper than 20"),
        (read_sitemap, "<urlset><url a='" + "x" * 3_000_000 + "'/></urlset>", "a tag of more than 1 MB"),
        (read_sitemap, "<urlset>" + "<url><loc>a</loc></url>" * 60_000 + "</urlset>", "more than 50,000 addresses"),
        (read_gdelt, "x" * 3_000_000, "the line is longer than"),
        (read_gdelt, '{"url": ', "invalid JSON"),
    ],
)
def test_hostile_lists_end_with_one_error(reader: ListReader, data: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        found(reader, data)


@pytest.mark.parametrize(
    ("reader", "data", "name", "problem"),
    [
        (read_address_list, f"{A}\n{'x' * 50_000}\n{B}", "list:2", "the line is longer than 10,000 bytes"),
        (read_gdelt, row(61, c60=A) + row(5) + row(61, c60=B), "list:2", "as it has 5 columns"),
        (read_gdelt, f"url,title\n{A},x\na\rb,c\n{B},x\n", "list:3", "it is no row of a table"),
        (read_gdelt, f'{{"articles": [{{"url": "{A}"}}, {{"url": 7}}, {{"url": "{B}"}}]}}', "list", "without a `url`"),
    ],
)
def test_a_bad_entry_leaves_the_others_alone(reader: ListReader, data: str, name: str, problem: str) -> None:
    first, bad, last = found(reader, data)
    assert [first, last] == [Listed(A), Listed(B)]
    assert isinstance(bad, InputError) and bad.name == name and problem in bad.problem


def test_what_stands_before_the_damage_is_read() -> None:
    reader = read_sitemap(BytesIO((NEWS[:-20] + "x" * 70_000).encode()), "list")
    assert isinstance(next(reader), Listed)


@pytest.mark.parametrize("reader", [read_address_list, read_sitemap, read_gdelt])
@given(data=st.one_of(st.binary(max_size=300), st.text(alphabet="<url oc>/&;{}[]\",:\t\n\0", max_size=300)))
def test_any_bytes_give_addresses_or_errors(reader: ListReader, data: bytes | str) -> None:
    try:
        assert all(isinstance(one, Listed | InputError) for one in found(reader, data))
    except InputError as error:
        assert error.name.startswith("list")
