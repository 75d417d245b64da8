"""A file that the app uploaded or a person attached to a form, and what kind of file its bytes say it is."""

import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePath

_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "gif": b"GIF8"}
"""The pictures a block may show: docs.slack.dev/reference/block-kit/composition-objects/slack-file-object."""
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}
UNKNOWN = "application/octet-stream"


@dataclass
class File:
    """`key` is the secret of its upload address, `url` where the app may fetch it (`url_private`), `created`
    moved Unix seconds, `ready_at` the real monotonic second from which blocks may show it (None: its upload
    was not completed).
    """

    id: str
    team: str
    user: str
    name: str
    length: int
    created: int
    key: str
    base_url: str
    title: str = ""
    alt_text: str = ""
    snippet_type: str = ""
    data: bytes | None = None
    ready_at: float | None = None
    channels: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{self.base_url}/files-pri/{self.team}-{self.id}/{self.name}"

    @property
    def permalink(self) -> str:
        return f"{self.base_url}/files/{self.user}/{self.id}/{self.name}"

    @property
    def picture(self) -> str | None:
        """`png`, `jpg` or `gif` when the bytes begin so; how Slack looks at them is not written down."""
        data = self.data or b""
        return next((kind for kind, begins in _SIGNATURES.items() if data.startswith(begins)), None)

    @property
    def suffix(self) -> str:
        """What its name ends with, without the dot: the only thing a client looks at."""
        return PurePath(self.name).suffix[1:].lower()

    @property
    def filetype(self) -> str:
        return self.picture or self.snippet_type or self.suffix or "binary"

    @property
    def mimetype(self) -> str:
        """A name that ends as a picture's makes no picture of other bytes."""
        if self.picture:
            return _PICTURES[self.picture]
        guessed = "text/plain" if self.snippet_type else mimetypes.guess_type(self.name)[0]
        return UNKNOWN if guessed is None or guessed.startswith("image/") else guessed
