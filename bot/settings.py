"""What the environment (or a file `.env`) may say, and what each process needs of it.

Nothing else in smplan reads the environment. A wrong or missing value becomes one sentence that says
what to do; the command line prints it and ends with exit code 2 before anything starts.
"""

import ipaddress
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from storage.database import normal_url

SLACK = "https://slack.com/api/"
DATABASES = ("sqlite", "postgresql+psycopg")
KEY_LENGTH = 32
"""Characters of SECRET_KEY: as many as its hash has bytes, so a longer one adds nothing to guess."""


EMOJI_NAME = re.compile(r"[\w+'-]+")
AWAY_EMOJI = (
    "palm_tree,desert_island,beach_with_umbrella,umbrella_on_ground,airplane,luggage,camping,"
    "face_with_thermometer,face_with_head_bandage,nauseated_face,sneezing_face,mask,"
    "no_entry,no_entry_sign,baby_bottle"
)
"""The two of Slack's own suggestions that mean absence ("Vacationing", "Out sick"), and their like."""

SHOWN = len("xoxb-")
"""Characters of a wrong value that may be shown: the kind of a token, nothing of the token."""


class Role(StrEnum):
    """What a process does, which decides what it needs."""

    RUN = "run"
    WEB = "web"
    WORKER = "worker"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class WrongSetting:
    """A setting that is not what it `must` be. `begins` is how it begins, no more: it may be a secret."""

    name: str
    must: str
    begins: str


class SettingsError(Exception):
    """Settings with which nothing can start; `problems` says why, a sentence each."""

    def __init__(self, problems: tuple[str, ...], wrong: tuple[WrongSetting, ...] = ()) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
        self.wrong = wrong


def _token(value: SecretStr, prefix: str) -> SecretStr:
    if not value.get_secret_value().startswith(prefix):
        raise ValueError(prefix)
    return value


def _bot_token(value: SecretStr) -> SecretStr:
    return _token(value, "xoxb-")


def _app_token(value: SecretStr) -> SecretStr:
    return _token(value, "xapp-")


def _long_key(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value()) < KEY_LENGTH:
        raise ValueError(KEY_LENGTH)
    return value


def _database(value: SecretStr) -> SecretStr:
    try:
        known = normal_url(value.get_secret_value()).drivername in DATABASES
    except (ArgumentError, NoSuchModuleError) as problem:
        raise ValueError(value) from problem
    if not known:
        raise ValueError(value)
    return value


def _web_address(value: str) -> str:
    """An https address; http is enough on this machine. Always ends with a slash."""
    parts = urlsplit(value)
    if parts.hostname is None or (parts.scheme != "https" and not is_here(value)):
        raise ValueError(value)
    return value.rstrip("/") + "/"


def _emoji_names(value: str) -> str:
    if not all(EMOJI_NAME.fullmatch(name) for name in _names(value)):
        raise ValueError(value)
    return value


def _names(value: str) -> list[str]:
    """Without the colons that people put around them, and in the small letters that Slack uses."""
    return [name.strip().strip(":").lower() for name in value.split(",") if name.strip()]


def _address_here(value: str) -> str:
    if not is_here(value):
        raise ValueError(value)
    return value


def is_here(address: str) -> bool:
    """Whether an address is http(s) on this machine."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"}:
        return False
    try:
        return parts.hostname == "localhost" or ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


class Settings(BaseSettings):
    """Every setting. A `description` completes the sentence "NAME must be ..."."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    slack_bot_token: Annotated[SecretStr, AfterValidator(_bot_token)] | None = Field(
        default=None, description="the bot token that begins with xoxb- (your Slack app, OAuth & Permissions)"
    )
    slack_app_token: Annotated[SecretStr, AfterValidator(_app_token)] | None = Field(
        default=None,
        description="the app-level token that begins with xapp- (your Slack app, Basic Information)",
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None, description="your Slack app's signing secret"
    )
    slack_client_id: str | None = Field(default=None, description="your Slack app's client ID")
    slack_client_secret: SecretStr | None = Field(default=None, description="your Slack app's client secret")
    slack_api_url: Annotated[str, AfterValidator(_web_address)] = Field(
        default=SLACK, description="an https address (http is accepted on this machine)"
    )
    database_url: Annotated[SecretStr, AfterValidator(_database)] = Field(
        default=SecretStr("sqlite:///smplan.db"),
        description="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
    )
    host: str = Field(
        default="127.0.0.1", description="the address to listen on: 127.0.0.1, or 0.0.0.0 for all"
    )
    port: int = Field(
        default=8080, ge=0, le=65535, description="a number from 1 to 65535 (0 takes any free one)"
    )
    public_url: Annotated[str, AfterValidator(_web_address)] | None = Field(
        default=None, description="the https address under which people reach this bot"
    )
    clock_url: Annotated[str, AfterValidator(_address_here)] | None = Field(
        default=None,
        description="an address on this machine: it moves the clock, for the demo and tests only",
    )
    secret_key: Annotated[SecretStr, AfterValidator(_long_key)] | None = Field(
        default=None,
        description=f"at least {KEY_LENGTH} random characters, such as those that"
        ' `python -c "import secrets; print(secrets.token_urlsafe(32))"` prints',
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    log_format: Annotated[Literal["text", "json"], BeforeValidator(str.lower)] = Field(
        default="text", description="text or json"
    )

    away_emoji: Annotated[str, AfterValidator(_emoji_names)] = Field(
        default=AWAY_EMOJI,
        description="names of emoji with commas between them, such as palm_tree,airplane",
    )

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """`PORT=` says nothing, so the default holds."""
        return {name: value for name, value in values.items() if value not in ("", None)}

    @property
    def away_emoji_names(self) -> frozenset[str]:
        """The emoji with which a Slack status says that somebody is away."""
        return frozenset(_names(self.away_emoji))

    @property
    def many_workspaces(self) -> bool:
        """Whether workspaces install the bot themselves, each with its own token."""
        return self.slack_client_id is not None

    @property
    def socket_mode(self) -> bool:
        """Whether Slack is heard over a WebSocket instead of HTTP."""
        return self.slack_app_token is not None


class GivenSettings(Settings):
    """Settings from what is given alone: the demo and the tests do not look around them."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def load(role: Role) -> Settings:
    """The settings, complete for that role; SettingsError when they are not."""
    return complete(read(), role)


def read() -> Settings:
    """The settings as they are, each well-formed; SettingsError when one is not."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = tuple(_wrong(error))
        problems = tuple(f"{setting.name.upper()} must be {setting.must}." for setting in wrong)
        raise SettingsError(problems, wrong) from None


def complete(settings: Settings, role: Role) -> Settings:
    """The same settings; SettingsError when this role cannot work with them."""
    problems = (*_contradictions(settings), *_missing(settings, role))
    if problems:
        raise SettingsError(problems)
    return settings


def keep_to_ourselves() -> None:
    """Bolt finds no SLACK_* in the environment, which it would use unasked instead of what we pass."""
    for name in [name for name in os.environ if name.upper().startswith("SLACK_")]:
        del os.environ[name]


def _wrong(error: ValidationError) -> Iterator[WrongSetting]:
    """One for each setting, however much is wrong with it."""
    inputs = {str(problem["loc"][0]).lower(): problem["input"] for problem in error.errors()}
    for name, value in inputs.items():
        yield WrongSetting(name, _description(name), str(value)[:SHOWN])


def _contradictions(settings: Settings) -> Iterator[str]:
    if moves_clock_elsewhere(settings):
        yield "CLOCK_URL moves the clock of the demo, so SLACK_API_URL must be on this machine too."
    if is_one_and_many(settings):
        yield (
            "SLACK_CLIENT_ID and SLACK_BOT_TOKEN exclude each other: keep the token for one workspace,"
            " or the client ID and secret when workspaces install the bot themselves."
        )


def _missing(settings: Settings, role: Role) -> Iterator[str]:
    if role is not Role.DATABASE:
        yield from _missing_tokens(settings)
    if role is Role.WEB and settings.slack_signing_secret is None:
        yield "SLACK_SIGNING_SECRET is missing: web listens over HTTP (your Slack app, Basic Information)."
    if role is Role.RUN and not (settings.socket_mode or settings.slack_signing_secret):
        yield (
            "SLACK_APP_TOKEN is missing: set it for Socket Mode (it begins with xapp-),"
            " or SLACK_SIGNING_SECRET to be reached over HTTP."
        )


def _missing_tokens(settings: Settings) -> Iterator[str]:
    for name in missing_for_many(settings):
        yield f"{name.upper()} is missing beside SLACK_CLIENT_ID: set it to {_description(name)}."
    if not settings.many_workspaces and settings.slack_bot_token is None:
        yield f"SLACK_BOT_TOKEN is missing: set it to {_description('slack_bot_token')}."


def moves_clock_elsewhere(settings: Settings) -> bool:
    """The demo's clock with a Slack that is not the demo's."""
    return settings.clock_url is not None and not is_here(settings.slack_api_url)


def is_one_and_many(settings: Settings) -> bool:
    """A token for one workspace, and an app that many install."""
    return settings.many_workspaces and settings.slack_bot_token is not None


def missing_for_many(settings: Settings) -> list[str]:
    """What must be set too when workspaces install the bot themselves."""
    needed = ("slack_client_secret", "secret_key", "public_url")
    return [name for name in needed if settings.many_workspaces and getattr(settings, name) is None]


def _description(name: str) -> str:
    return str(Settings.model_fields[name].description)
