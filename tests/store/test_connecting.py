"""The way to an endpoint: slow names, certificates, a digest of the password."""

import hashlib
import ipaddress
import re
import socket
import ssl
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.model import Term
from bot.store import transport
from bot.store.base import AwayError, NotAllowedError, TimedOutError
from bot.store.endpoint import Endpoint
from bot.store.transport import Credentials, Limits
from tests.helpers.bad_endpoint import JSON, BadEndpoint, drips, says

SELECT = "SELECT ?x WHERE { ?x ?y ?z }"
LIMITS = Limits(seconds=1, size=100_000, pause=0.01)


def found(endpoint: Endpoint) -> Term | None:
    ((term,),) = endpoint.select(SELECT).rows
    return term


# --- names ---


def test_the_limit_of_time_holds_for_looking_up_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = socket.getaddrinfo

    def slow(*given: Any, **named: Any) -> Any:
        time.sleep(3)
        return looked_up(*given, **named)

    with BadEndpoint([says()]) as server:
        named = Endpoint(server.address.replace("127.0.0.1", "localhost"), LIMITS)
        assert found(named) == Term("urn:a")
        monkeypatch.setattr(socket, "getaddrinfo", slow)
        started = time.monotonic()
        with pytest.raises(TimedOutError, match="did not answer within 1 seconds"):
            found(named)
        assert time.monotonic() - started < 2.5
        assert len(server.requests) == 1


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 70 + ".invalid", "x..invalid"])
def test_a_name_that_leads_nowhere_is_an_endpoint_that_is_away(host: str) -> None:
    with pytest.raises(AwayError, match=re.escape(f"http://{host}:1/sparql cannot be reached: ")):
        found(Endpoint(f"http://{host}:1/sparql", LIMITS))


# --- certificates ---


@pytest.fixture
def certified(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's side with a certificate for the loopback, and the file of the certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = tmp_path / "public.pem", tmp_path / "private.pem"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public


@pytest.fixture
def trusting_anew() -> Iterator[None]:
    """Which certificates are trusted is read once in a process."""
    transport._tls.cache_clear()
    yield
    transport._tls.cache_clear()


@pytest.mark.usefixtures("trusting_anew")
def test_a_certificate_has_to_be_trusted(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, authority = certified
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\n\r\n".encode()
    secret = Credentials("ada", "secret-word")
    with BadEndpoint([says(), says(), drips(b" ", head)], tls=context) as server:
        with pytest.raises(AwayError, match=r"cannot be reached: .*certificate"):
            found(Endpoint(server.address, LIMITS, secret))
        assert not any(server.requests)  # neither question nor password went to a stranger
        server.requests.clear()

        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        transport._tls.cache_clear()
        assert found(Endpoint(server.address, LIMITS, secret)) == Term("urn:a")
        assert "Authorization: Basic " in server.requests[0]
        with pytest.raises(AwayError, match=r"cannot be reached: .*[Hh]ostname"):
            found(Endpoint(server.address.replace("127.0.0.1", "localhost"), LIMITS))
        started = time.monotonic()
        with pytest.raises(TimedOutError):
            found(Endpoint(server.address, LIMITS))
        assert time.monotonic() - started < 2.5


# --- a digest of the password ---

CHALLENGE = 'Digest realm="graphs", nonce="5ccc069c403ebaf9", qop="auth", algorithm=MD5'


def test_a_digest_of_the_password_is_sent_where_it_is_asked_for() -> None:
    refused = says(b"", "text/plain", "401 Unauthorized", f"WWW-Authenticate: {CHALLENGE}")
    with BadEndpoint([refused, says()]) as server:
        assert found(Endpoint(server.address, LIMITS, Credentials("ada", "word"))) == Term("urn:a")
        _, second = server.requests
    path = second.split(" ")[1]
    (header,) = re.findall(r"Authorization: Digest (.*)\r\n", second)
    said = urllib.request.parse_keqv_list(urllib.request.parse_http_list(header))
    assert (said["username"], said["realm"], said["uri"]) == ("ada", "graphs", path)

    def md5(*parts: str) -> str:
        return hashlib.md5(":".join(parts).encode()).hexdigest()

    user, what = md5("ada", "graphs", "word"), md5("GET", path)  # RFC 7616, 3.4
    wanted = md5(user, said["nonce"], said["nc"], said["cnonce"], said["qop"], what)
    assert said["response"] == wanted


def test_a_digest_that_is_refused_is_said() -> None:
    refused = says(b"", "text/plain", "401 Unauthorized", f"WWW-Authenticate: {CHALLENGE}")
    with BadEndpoint([refused]) as server:
        with pytest.raises(NotAllowedError, match="SORAQ_STORE_USER"):
            found(Endpoint(server.address, LIMITS, Credentials("ada", "word")))
        assert len(server.requests) == 2
