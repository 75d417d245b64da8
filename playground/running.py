"""A playground inside this process: `with Playground() as slack:` starts it on a real port and is its own
test driver.
"""

from types import TracebackType
from typing import Any, Self

from playground.server import Server
from playground.service import APP_TOKEN, Service
from playground.settings import Settings
from playground.slack import Slack


class Playground(Slack):
    """Takes the settings of `settings.Settings` as keywords. Tests run at full speed: no calls-a-minute
    tiers unless asked.
    """

    def __init__(self, **settings: Any) -> None:
        self.settings = Settings(**{"tiers": 0.0, **settings})
        self._server = Server(self.settings)
        super().__init__(self._server.start())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        super().close()
        self._server.close()

    @property
    def service(self) -> Service:
        """The inside, for tests of the playground itself."""
        return self._server.service

    @property
    def now(self) -> float:
        """The moved clock, Unix seconds, without a request: stories look at it all the time."""
        return self.service.clock.now()

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        return self.service.world.first().installation.token

    @property
    def app_token(self) -> str:
        return APP_TOKEN

    @property
    def environment(self) -> dict[str, str]:
        """What a bot must be told to live here, over Socket Mode or signed HTTP as the settings say."""
        told = {
            "SLACK_API_URL": self.api_url,
            "CLOCK_URL": f"{self.url}/clock",
            "SLACK_BOT_TOKEN": self.bot_token,
            "SLACK_SIGNING_SECRET": self.settings.signing_secret,
        }
        return told if self.settings.request_url else told | {"SLACK_APP_TOKEN": self.app_token}
