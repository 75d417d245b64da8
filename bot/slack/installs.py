"""Many workspaces: who installed the bot, with which token. Bot tokens only, sealed in our own database.

Bolt's own stores keep tokens in plain text, and cost a call to Slack and two queries for every request
(measured); here a request costs one read by key, and the answer is always the newest.
"""

import base64
import logging
import secrets
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urljoin

from slack_bolt import BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.error import BoltError
from slack_bolt.oauth.oauth_flow import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk.oauth import InstallationStore, OAuthStateStore
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.web import WebClient

from bot.clock import RealClock
from bot.settings import SLACK, Settings
from storage import installations, sent
from storage.database import Database

log = logging.getLogger(__name__)

OPEN_FOR = timedelta(minutes=10)
"""How long somebody may take at Slack's page before they begin anew."""


class Seal:
    """Seals tokens with a key made from SECRET_KEY; another key cannot open them."""

    def __init__(self, secret_key: str) -> None:
        # Imported here: 7 MB that a bot of one workspace does without (measured).
        from cryptography.fernet import Fernet  # noqa: PLC0415 - see above
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - see above
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - see above

        derived = HKDF(SHA256(), 32, salt=None, info=b"smplan installation tokens")
        self._fernet = Fernet(base64.urlsafe_b64encode(derived.derive(secret_key.encode())))

    def close(self, token: str) -> str:
        return self._fernet.encrypt(token.encode()).decode()

    def open(self, sealed: str) -> str:
        """Raises InvalidToken when SECRET_KEY is not the one it was sealed with."""
        return self._fernet.decrypt(sealed).decode()


class Installs(InstallationStore):
    """The workspaces that installed the bot."""

    def __init__(self, database: Database, seal: Seal) -> None:
        self._database = database
        self._seal = seal

    def token_of(self, workspace_id: str) -> str | None:
        """The bot's token there; None when it was never installed, or was removed."""
        with self._database.reading() as session:
            found = installations.installation(session, workspace_id)
        return None if found is None else self._seal.open(found.sealed_token)

    def authorize(self, team_id: str | None, enterprise_id: str | None) -> AuthorizeResult | None:
        """Who we are in the workspace a request came from; None when it never installed us."""
        with self._database.reading() as session:
            found = installations.installation(session, team_id or "")
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=found.workspace_id,
            team=found.workspace_name,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user_id,
            bot_token=self._seal.open(found.sealed_token),
            bot_scopes=found.scopes,
        )

    def forget(self, workspace_id: str) -> None:
        """The bot was removed there: its token is gone."""
        with self._database.transaction() as session:
            installations.uninstall(session, workspace_id)

    def save(self, installation: SlackInstallation) -> None:
        """Somebody installed the bot, so letters leave (again); their own token is not kept."""
        if installation.team_id is None or installation.bot_token is None:
            raise BoltError("smplan is installed in one workspace at a time, with a bot token")
        with self._database.transaction() as session:
            installations.install(session, self._row(installation, installation.team_id))
            sent.resume(session, installation.team_id)
        log.info("a workspace installed the bot", extra={"workspace": installation.team_id})

    def _row(self, installation: SlackInstallation, workspace_id: str) -> installations.Installation:
        return installations.Installation(
            workspace_id=workspace_id,
            workspace_name=installation.team_name or "",
            bot_id=installation.bot_id or "",
            bot_user_id=installation.bot_user_id or "",
            scopes=",".join(installation.bot_scopes or ()),
            sealed_token=self._seal.close(installation.bot_token or ""),
            installed_by=installation.user_id,
            installed_at=RealClock().now(),
        )


class Authorization(Authorize):
    """What Bolt asks before it brings us a request: who we are in that workspace."""

    def __init__(self, installs: Installs) -> None:
        self._installs = installs  # Bolt's own class keeps nothing

    def __call__(
        self,
        *,
        context: BoltContext,  # noqa: ARG002 - the signature is Bolt's
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,  # noqa: ARG002 - as above
        **_actor: str | None,
    ) -> AuthorizeResult | None:
        return self._installs.authorize(team_id, enterprise_id)


class States(OAuthStateStore):
    """What somebody who installs must bring back from Slack; each works once, for ten minutes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(self, *_args: object, **_more: object) -> str:
        state = secrets.token_urlsafe(32)
        with self._database.transaction() as session:
            installations.begin(session, state, RealClock().now() + OPEN_FOR)
        return state

    def consume(self, state: str) -> bool:
        with self._database.transaction() as session:
            return installations.finish(session, state, RealClock().now())


def oauth_flow(
    settings: Settings, scopes: Sequence[str], database: Database, installs: Installs
) -> OAuthFlow:
    """The two pages of an installation: to Slack with a state, and back with a code."""
    api_url, public_url = settings.slack_api_url, settings.public_url or ""
    secret = settings.slack_client_secret
    own = OAuthSettings(
        client_id=settings.slack_client_id,
        client_secret=secret.get_secret_value() if secret else None,
        scopes=scopes,
        redirect_uri=urljoin(public_url, "slack/oauth_redirect"),
        authorization_url=None if api_url == SLACK else urljoin(api_url, "/oauth/v2/authorize"),
        installation_store=installs,
        installation_store_bot_only=True,
        state_store=States(database),
        state_expiration_seconds=int(OPEN_FOR.total_seconds()),
    )
    return OAuthFlow(client=WebClient(base_url=api_url, timeout=10), settings=own)
