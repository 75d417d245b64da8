"""The demo team in the bot's database."""

from storage.database import Database


def load_team(database: Database, language: str) -> None:
    pass
