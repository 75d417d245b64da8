"""The methods of Slack's Web API that this playground knows: name -> what it needs and does. Any other is
`unknown_method`.
"""

from playground.methods import accounts, canvases, channels, chat, files, views
from playground.methods.method import Method

METHODS: dict[str, Method] = {
    **accounts.METHODS,
    **canvases.METHODS,
    **channels.METHODS,
    **chat.METHODS,
    **files.METHODS,
    **views.METHODS,
}

__all__ = ["METHODS", "Method"]
