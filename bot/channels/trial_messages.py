"""What is said of an experiment: the question at its end, and what was decided."""

from bot.channels import telling
from bot.channels.history_messages import removed
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.texts import Say
from storage.channels import Decision, PlanChannel


def asked(say: Say, channel: PlanChannel) -> Message:
    """To who does the channel, on the last day: what came of it?"""
    success = telling.short(channel.success or "")
    text = say(
        "channels.outcome.asked",
        name=telling.name(channel),
        date=say.date(channel.ends_on) if channel.ends_on else "",
        hypothesis=telling.short(channel.hypothesis or ""),
        success=say("channels.outcome.success", success=success) if success else "",
    )
    label = say("channels.overview.outcome.button")
    return Message(
        text, (section(text), actions(button("channels.outcome", label, str(channel.id), style="primary")))
    )


def decided(say: Say, channel: PlanChannel) -> Message:
    match channel.decided:
        case Decision.STOP:
            return removed(say, channel, "channels.outcome.ended")
        case Decision.LONGER:
            date = say.date(channel.ends_on) if channel.ends_on else ""
            return Message(say("channels.outcome.again", name=telling.name(channel), date=date))
        case _:
            return Message(say("channels.outcome.kept", name=telling.name(channel)))
