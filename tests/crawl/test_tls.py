"""Faults 13-15: TLS is always verified; exceptions are for one host, declared, and marked."""

import gzip
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from danvan_nlp.crawl.lines import Line
from danvan_nlp.simulator import Host, Server, many_stories, one_portal
from danvan_nlp.sources import Tls

CERTS = Path(__file__).parent / "certs"


@pytest.fixture
def tls_stage(make_stage) -> Iterator[Callable[..., object]]:
    """A stage whose portal speaks TLS with one of the certificates."""
    servers: list[Server] = []

    def make(certificate: str, **tls: object):
        host = Host(name="thanhson.test", family="vnpt", title="X", stories=list(many_stories(1)))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTS / f"{certificate}.pem")
        server = Server(one_portal(host), context=context)
        server.__enter__()
        servers.append(server)
        declared = {"tls": tls} if tls else {}
        stage = make_stage(web=server.web, scheme="https", **declared)
        stage.routes = server.routes
        return stage

    yield make
    for server in servers:
        server.__exit__(None, None, None)


@pytest.mark.parametrize("certificate", ["good", "expired", "other"])
def test_what_cannot_be_verified_is_not_read(tls_stage, certificate: str) -> None:
    """Faults 13, 14: a missing intermediate, an old or foreign certificate: no request at all."""
    stage = tls_stage(certificate)
    counts = stage.one()
    assert counts.new == 0
    assert "tls_invalid" in counts.stopped
    assert stage.asked() == []


def test_an_extra_certificate_for_one_host_mends_its_chain(tls_stage) -> None:
    """Fault 13: with the intermediate in the declaration the site verifies, and is not marked."""
    stage = tls_stage("good", reason="sends no intermediate", ca_file=str(CERTS / "bundle.pem"))
    assert stage.one().new == 1
    assert "Danvan-Tls-Verified" not in _archive(stage)


@pytest.mark.parametrize("certificate", ["expired", "other"])
def test_an_extra_certificate_forgives_nothing_else(tls_stage, certificate: str) -> None:
    """Fault 14: neither age nor name are forgiven by a bundle."""
    stage = tls_stage(certificate, reason="chain", ca_file=str(CERTS / "bundle.pem"))
    assert "tls_invalid" in stage.one().stopped


def test_an_unverified_capture_is_marked(tls_stage) -> None:
    """Fault 14: read by explicit declaration, every record says that nobody vouches for it."""
    stage = tls_stage("expired", reason="renewal is announced", unverified=True)
    assert stage.one().new == 1
    records = _archive(stage).count("WARC-Type: response") + _archive(stage).count(
        "WARC-Type: revisit"
    )
    assert _archive(stage).count("Danvan-Tls-Verified: false") == records > 0


def test_old_servers_get_a_context_of_their_own() -> None:
    """Fault 15: legacy renegotiation is allowed for the declared host, for no other."""
    legacy = Line(tls=Tls(reason="old server", legacy=True)).tls_context()
    assert legacy.options & 0x4
    assert legacy.verify_mode is ssl.CERT_REQUIRED
    assert legacy.check_hostname
    assert not Line().tls_context().options & 0x4


def _archive(stage) -> str:
    texts = [gzip.decompress(path.read_bytes()) for path in stage.store.segments.glob("*.warc.gz")]
    return b"".join(texts).decode("utf-8", "replace")
