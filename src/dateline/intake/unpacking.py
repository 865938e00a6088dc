"""What a server packed for the way (gzip, deflate, brotli), unpacked up to a bound."""

import zlib
from collections.abc import Callable, Mapping

import brotli

from dateline.intake.limits import Limits

_WITHOUT_RATIO = 1_000_000  # bytes; a page of blanks is not yet an attack
_MEMBERS = 100


def unpack(data: bytes, coding: str, *, limits: Limits) -> bytes:
    """The bytes that were packed. Raises ValueError for damaged data, an unknown coding, and more than may be."""
    unpacker = _UNPACKERS.get(coding)
    if unpacker is None:
        raise ValueError(f"it is packed as {coding[:40]!r}, which was not asked for")
    most = min(limits.bytes_unpacked, max(_WITHOUT_RATIO, limits.unpacked_ratio * len(data)))
    try:
        unpacked = unpacker(data, most + 1)
    except (zlib.error, brotli.error) as error:
        raise ValueError(f"it is not packed as {coding}, as it says, or is damaged ({error})") from error
    if len(unpacked) > most:
        raise ValueError(f"it unpacks to more than {most:,} bytes, from {len(data):,}")
    return unpacked


def _gunzip(data: bytes, most: int) -> bytes:
    unpacked = b""
    for _ in range(_MEMBERS):
        piece, data = _inflate(data, most - len(unpacked), wbits=31)
        unpacked += piece
        if len(unpacked) >= most or not data.startswith(b"\x1f\x8b"):
            return unpacked
    raise ValueError(f"it is packed in more than {_MEMBERS} pieces")


def _inflate_either(data: bytes, most: int) -> bytes:
    # "deflate" means zlib's wrapping, but some servers send the bare stream.
    is_wrapped = len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return _inflate(data, most, wbits=15 if is_wrapped else -15)[0]


def _inflate(data: bytes, most: int, *, wbits: int) -> tuple[bytes, bytes]:
    """What is in the first stream of `data`, and what stands behind it."""
    stream = zlib.decompressobj(wbits)
    unpacked = stream.decompress(data, most)
    if len(unpacked) < most and not stream.eof:
        raise ValueError("it breaks off before its end")
    return unpacked, stream.unused_data


def _unpack_brotli(data: bytes, most: int) -> bytes:
    stream = brotli.Decompressor()
    unpacked: bytes = stream.process(data, output_buffer_limit=most)
    while not stream.is_finished() and len(unpacked) < most:
        if stream.can_accept_more_data():
            raise ValueError("it breaks off before its end")
        unpacked += stream.process(b"", output_buffer_limit=most - len(unpacked))
    return unpacked


_UNPACKERS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "": lambda data, most: data,
    "identity": lambda data, most: data,
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate_either,
    "br": _unpack_brotli,
}
