"""Answers by response_url or inside a command's acknowledgement: private unless said otherwise, replacing
or deleting when asked.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from playground import conversation
from playground.conversation import Change, Draft
from playground.judging import messages
from playground.service import Service
from playground.triggers import Hook, Refused
from playground.uploads import images
from playground.world import Channel, Message, Workspace

Json = dict[str, Any]
GONE = 404
BAD = 400


def response_url(service: Service) -> Callable[[web.Request], Any]:
    async def answer(request: web.Request) -> web.StreamResponse:
        body = await request.read()
        faults = {f.kind: f for f in service.faults.strike("response_url", None)}
        if slow := faults.get("slow"):
            await asyncio.sleep(slow.seconds)
        verdict = _verdict(service, request.match_info["key"], body) if "dropped" not in faults else "dropped"
        service.log.add(
            "response_url", arguments=body.decode(errors="replace"), ok=verdict == "ok", error=verdict
        )
        if faults.keys() & {"dropped", "answer_lost"} and request.transport:
            request.transport.abort()
        status = 200 if verdict == "ok" else GONE if verdict.endswith("_url") else BAD
        return web.Response(text=verdict, status=status)

    return answer


def _verdict(service: Service, key: str, body: bytes) -> str:
    try:
        hook = service.hooks.use(key)
        show_answer(service, hook, _read(body))
    except Refused as refused:
        service.complain(f"refused: {refused.error}", "response_url", refused.more or None)
        return refused.error
    return "ok"


def _read(body: bytes) -> Json:
    try:
        sent = json.loads(body)
    except ValueError:
        raise Refused("invalid_payload") from None
    if not isinstance(sent, dict):
        raise Refused("invalid_payload")
    return sent


def show_answer(service: Service, hook: Hook, answer: Any, typed: str | None = None) -> None:
    """`typed`: the command; in_channel answers to a command also show it
    (docs.slack.dev/interactivity/implementing-slash-commands).
    """
    if not answer:
        return
    if not isinstance(answer, dict):
        raise Refused("invalid_payload")
    workspace = service.world.workspaces[hook.team]
    channel = workspace.channels[hook.channel]
    old = channel.messages.get(hook.message_ts or "")
    if answer.get("delete_original"):
        _delete(service, workspace, channel, old)
    elif answer.get("replace_original") and old:
        _replace(service, workspace, channel, old, answer)
    else:
        _add(service, workspace, channel, hook, answer, typed)


def _delete(service: Service, workspace: Workspace, channel: Channel, old: Message | None) -> None:
    if old is None:
        raise Refused("no_original")
    conversation.delete(service, workspace, channel, old)


def _replace(service: Service, workspace: Workspace, channel: Channel, old: Message, answer: Json) -> None:
    content = messages.read_content(answer, images(service, workspace))
    how = Change(content.text, content.blocks, content.metadata, mark_edited=old.only_for is None)
    conversation.change(service, workspace, channel, old, how)


def _add(
    service: Service, workspace: Workspace, channel: Channel, hook: Hook, answer: Json, typed: str | None
) -> None:
    kind = answer.get("response_type", "ephemeral")
    if kind not in ("ephemeral", "in_channel"):
        raise Refused("invalid_response_type")
    content = messages.read_content(answer, images(service, workspace))
    if kind == "in_channel" and channel.is_archived:
        raise Refused("is_archived")
    if kind == "in_channel" and typed:
        conversation.post(service, workspace, channel, Draft(hook.person, typed))
    draft = Draft(
        user=workspace.installation.bot_user,
        text=content.text,
        blocks=content.blocks,
        by_app=True,
        thread_ts=answer.get("thread_ts"),
        metadata=content.metadata or None,
        only_for=hook.person if kind == "ephemeral" else None,
    )
    conversation.post(service, workspace, channel, draft)
