"""Bodies unpacked while they arrive, with a cap on what comes out."""

from __future__ import annotations

import zlib

_ROUND = 65536


class Unpacker:
    """Undoes `Content-Encoding: gzip` or `deflate` piece by piece.

    Attributes:
        full: the cap on unpacked bytes was met; what follows is not unpacked.
        broken: the body is not what its header says (or a coding we did not ask for).
    """

    def __init__(self, coding: str, cap: int) -> None:
        """Unpack `coding` (a header's value, "" for none) up to `cap` bytes."""
        self._coding = coding.strip().lower()
        self._cap = cap
        self._parts: list[bytes] = []
        self._size = 0
        self._machine = zlib.decompressobj(wbits=47)
        self._begun = False
        self.full = False
        self.broken = self._coding not in {"", "identity", "gzip", "x-gzip", "deflate"}

    def feed(self, raw: bytes) -> None:
        """Take the next piece as it came over the wire."""
        if self.full or self.broken or not raw:
            return
        if self._coding in {"", "identity"}:
            self._keep(raw)
            return
        try:
            self._inflate(raw)
        except zlib.error:
            self.broken = True

    @property
    def body(self) -> bytes:
        """What has been unpacked so far."""
        return b"".join(self._parts)

    def _inflate(self, raw: bytes) -> None:
        if not self._begun and self._coding == "deflate" and raw[0] & 0x0F != 8:
            self._machine = zlib.decompressobj(wbits=-15)
        self._begun = True
        rest = raw
        while rest and not self.full:
            if self._machine.eof:
                # More members may follow; anything else after the end is padding.
                if not rest.startswith(b"\x1f\x8b"):
                    return
                self._machine = zlib.decompressobj(wbits=47)
            self._keep(self._machine.decompress(rest, _ROUND))
            rest = self._machine.unconsumed_tail or self._machine.unused_data

    def _keep(self, piece: bytes) -> None:
        room = self._cap - self._size
        if len(piece) > room:
            self.full = True
            piece = piece[:room]
        self._parts.append(piece)
        self._size += len(piece)
