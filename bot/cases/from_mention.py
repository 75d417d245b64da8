"""A mention of monitoring becomes a case: the form begins with its link and channel, never with its words.

That it did is noted by its link, when the case is kept (`bot/webcare/mentioned.py`).
"""

from bot.cases import new_case_form
from bot.cases.new_case_form import NewCase
from bot.office import Visit
from bot.ownership.words import network_of
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.webcare.links import network_of_link
from bot.webcare.mentioned import what_became
from bot.whose_team import in_its_team
from storage import mentions
from storage.channels import ChannelNames, Network, names_of


def press_from_mention(visit: Visit, press: ButtonPress) -> Reply:
    """Who presses when somebody was first reads what it became."""
    with visit.reading() as session:
        both = mentions.team_and_mention(session, visit.workspace_id, row_id(press.value))
        found = in_its_team(session, visit, both, "webcare.mention.gone")
        if isinstance(found, Message):
            return found
        visit, team, mention = found
        if mention.became is not None:
            return Message(what_became(session, visit, team, mention), about=(mentions.about(mention),))
        names = names_of(session, team)
        typed = NewCase(link=mention.link, channel=_channel(names, mention.link))
        return new_case_form.new_case(visit.say, [team], typed, names=names)


def _channel(names: ChannelNames, link: str | None) -> str:
    """The team's channel on the network on which it stands; else the network, or another place."""
    network = network_of_link(link) if link else None
    ours = [key for key in names.now if network is not None and network_of(key) == network]
    return ours[0] if ours else network or Network.OTHER
