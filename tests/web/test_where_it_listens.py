"""HOST as people write it: a name may stand for several addresses."""

import httpx
import pytest

from bot.slack import web


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "*", ""])  # noqa: S104 - for this test alone
def test_there_is_one_port_and_it_answers(host: str) -> None:
    server = web.Server(web.Web({}), host, 0)
    server.start()
    try:
        where = host if host == "localhost" else "127.0.0.1"
        assert httpx.get(f"http://{where}:{server.port}/", trust_env=False).status_code == 404
    finally:
        server.stop(1)
