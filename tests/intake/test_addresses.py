"""Which addresses are asked: those of public machines alone, however they are written."""

import socket
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.intake.reachable import find_machines
from dateline.intake.web_address import read_address

NAMES = {
    "news.example": ["93.184.215.14", "2606:2800:21f:cb07::1"],
    "xn--bcher-kva.example": ["93.184.215.14"],
    "localhost": ["127.0.0.1"],
    "inside.example": ["10.0.0.8"],
    "both.example": ["93.184.215.14", "192.168.1.1"],
    "sixth.example": ["fd12:3456::1"],
    "translated.example": ["64:ff9b::5db8:d70e"],
    "nowhere.example": [],
}


def resolve(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
    if host not in NAMES:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return [(0, 0, 0, "", (ip, port)) for ip in NAMES[host]]


def machines(words: str, *, allow_private: bool = False) -> list[tuple[str, int]]:
    address = read_address(words, any_port=allow_private)
    return find_machines(address, resolver=resolve, allow_private=allow_private)


PUBLIC = NAMES["news.example"]
ALLOWED: Mapping[str, list[tuple[str, int]]] = {
    "http://news.example": [(ip, 80) for ip in PUBLIC],
    "https://news.example/a?b=c#d": [(ip, 443) for ip in PUBLIC],
    "HTTPS://NEWS.EXAMPLE./": [(ip, 443) for ip in PUBLIC],
    "http://news.example:8080/": [(ip, 8080) for ip in PUBLIC],
    "http://news.example:443/": [(ip, 443) for ip in PUBLIC],
    "http://b\u00fccher.example/": [("93.184.215.14", 80)],
    "http://news\u3002example/": [(ip, 80) for ip in PUBLIC],
    "http://93.184.215.14/": [("93.184.215.14", 80)],
    "http://93.184.215.14./": [("93.184.215.14", 80)],
    "http://[2606:2800:21f:cb07::1]/": [("2606:2800:21f:cb07::1", 80)],
    "http://[64:ff9b::93.184.215.14]/": [("64:ff9b::5db8:d70e", 80)],
    "http://translated.example/": [("64:ff9b::5db8:d70e", 80)],
}


@pytest.mark.parametrize("words", ALLOWED)
def test_public_machines_are_asked(words: str) -> None:
    assert machines(words) == ALLOWED[words]


PRIVATE = [
    "http://127.0.0.1/", "http://127.0.0.1:8080/", "http://127.255.255.254/", "http://127.0.0.1./",
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://10.0.0.1/", "http://172.16.0.1/",
    "http://172.31.255.255/", "http://192.168.0.1/", "http://169.254.169.254/", "http://169.254.170.2/",
    "http://100.64.0.1/", "http://100.100.100.200/", "http://168.63.129.16/", "http://0.0.0.0/", "http://0.1.2.3/",
    "http://192.0.0.192/", "http://192.0.2.1/", "http://192.88.99.1/", "http://198.18.0.1/", "http://198.51.100.1/",
    "http://203.0.113.1/", "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/",
    "http://255.255.255.255/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[::ffff:93.184.215.14]/", "http://[::127.0.0.1]/", "http://[0:0:0:0:0:0:0:1]/",
    "http://[fe80::1]/", "http://[fec0::1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/",
    "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[100::1]/", "http://[5f00::1]/", "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::1]/", "http://[2002:5db8:d70e::1]/", "http://[2001:0:4136:e378::f5ff:fffe]/",
    "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[64:ff9b::10.0.0.1]/",
    "http://[64:ff9b:1::127.0.0.1]/", "http://[2606:2800::5efe:10.0.0.1]/", "http://[2606:2800::200:5efe:10.0.0.1]/",
    "http://inside.example/", "http://both.example/", "https://sixth.example/", "http://１２７.0.0.1/",
    "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://ｌｏｃａｌｈｏｓｔ/",
]  # fmt: skip


@pytest.mark.parametrize("words", PRIVATE)
def test_private_machines_are_refused_unless_they_are_allowed(words: str) -> None:
    with pytest.raises(InputError, match="is not on the public internet; --allow-private"):
        machines(words)
    assert machines(words, allow_private=True)


NOT_ADDRESSES = [
    "http://2130706433/", "http://0x7f000001/", "http://017700000001/", "http://0x7f.1/", "http://127.1/",
    "http://127.0.1/", "http://0177.0.0.1/", "http://0x7f.0x0.0x0.0x1/", "http://127.0.0.01/",
    "http://00000127.0.0.1/", "http://256.0.0.1/", "http://1.2.3.4.5/", "http://0/", "http://0x/",
    "http://127.0.0.1.0x7f/", "http://4294967296/", "http://127.0.0.1..", "http://127..1/", "http://.127.0.0.1/",
    "http://%31%32%37.0.0.1/", "http://127.0.0.1%00.news.example/", "http://[::1%25eth0]/", "http://[::1/",
    "http://[news.example]/", "http://[v1.fe80::1]/", "http://::1/", "http://user@news.example/",
    "http://user:word@news.example/", "http://news.example@127.0.0.1/", "http://@news.example/",
    "http://news.example:22/", "http://news.example:0/", "http://news.example:99999/", "http://news.example:x/",
    "http:///news", "http://?a", "http://-news.example/", "http://news..example/", "http://news.example\\@127.0.0.1/",
    "http:\\\\127.0.0.1\\", "file:///etc/passwd", "ftp://news.example/", "gopher://news.example:70/",
    "javascript:alert(1)", "data:text/html,a", "//news.example/", "news.example", "/etc/passwd",
    "jar:http://news.example/!/", "dict://127.0.0.1:11211/", "", "http://", "http://news.example\n.inside.example/",
    "http://news\texample/", "http://news example/", "http://news.example\x00/", "http://a\ud800b.example/",
    f"http://{'a' * 64}.example/", f"http://{'a.' * 140}example/", f"http://news.example/{'a' * 5000}",
    "http://②①③⓪⑦⓪⑥④③③/", "http://０ｘ７ｆ．１/", "http://a／b@news.example/",
]  # fmt: skip


@pytest.mark.parametrize("words", NOT_ADDRESSES)
def test_what_is_no_plain_address_is_refused_as_it_stands(words: str) -> None:
    with pytest.raises(InputError, match="no address that can be fetched"):
        read_address(words)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("http://nowhere.example/", "leads nowhere"),
        ("http://unknown.example/", "cannot be resolved .*Name or service not known"),
    ],
)
def test_names_without_machines(words: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        machines(words)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("http://News.Example:80", "http://news.example/"),
        (" https://news.example:443/a b?c=\u00e4&d=%20#e ", "https://news.example/a%20b?c=%C3%A4&d=%20"),
        ("http://[2606:2800:21F:CB07:0::1]:8080/", "http://[2606:2800:21f:cb07::1]:8080/"),
        ("http://b\u00fccher.example/", "http://xn--bcher-kva.example/"),
    ],
)
def test_an_address_is_written_in_one_way(words: str, plain: str) -> None:
    assert str(read_address(words)) == plain
    assert str(read_address(plain)) == plain


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://", "http://127.0.0.1", "http://news.example/"]))
def test_any_words_are_an_address_or_refused(words: str, before: str) -> None:
    try:
        address = read_address(before + words)
    except InputError:
        return
    assert address.target.isascii() and address.host.isascii() and read_address(str(address)) == address
