"""What happens to a channel's canvases, whoever does it; everybody in the channel sees it at once."""

from dataclasses import dataclass

from playground.canvases import Canvas
from playground.service import Service
from playground.world import Channel, Workspace


@dataclass(frozen=True)
class Written:
    """What somebody wrote for a new canvas."""

    user: str
    title: str
    markdown: str
    of_channel: bool


def make(service: Service, workspace: Workspace, channel: Channel, what: Written) -> Canvas:
    canvas = Canvas(
        id=service.ids.new("F"),
        channel=channel.id,
        user=what.user,
        title=what.title,
        markdown=what.markdown,
        of_channel=what.of_channel,
    )
    workspace.canvases[canvas.id] = canvas
    service.show_channel(workspace, channel)
    return canvas


def rewrite(service: Service, workspace: Workspace, canvas: Canvas, markdown: str) -> None:
    """The title stays."""
    canvas.markdown = markdown
    canvas.version += 1
    service.show_channel(workspace, workspace.channels[canvas.channel])


def delete(service: Service, workspace: Workspace, canvas: Canvas) -> None:
    del workspace.canvases[canvas.id]
    service.show_channel(workspace, workspace.channels[canvas.channel])
