"""The form of a new case. The words come first: what they say about the kind is proposed beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.ownership.words import channel_options
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import checkboxes, option, radio_buttons, static_select, text_input, url_input
from bot.slack.mrkdwn import Typed, escape, line_within, one_line
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.webcare import delicate, rules
from bot.webcare.delicate import Warned
from bot.webcare.hints import Heard, Sign, kind_of
from bot.webcare.pressing import presses_more
from storage.cases import Kind, Urgency
from storage.channels import NO_NAMES, ONLY_WEBCARE, ChannelNames, Network
from storage.people import Team

CHANNEL_CHOSEN = "webcare.channel_chosen"
"""Pressed as soon as the channel is chosen: the words stand above it, so they are there by then."""

YES, NO = "yes", "no"
WORDS_AT_MOST = 60
"""Characters of the words that were heard, in a sentence."""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A new case as it was filled in; `sounds` answers whether it is what its words say."""

    channel: str | None = None
    kind: str | None = None
    link: str | None = None
    handle: str | None = None
    paraphrase: str | None = None
    urgency: str | None = None
    team: str | None = None
    use_message: bool = False
    sounds: str | None = None


EMPTY = NewCase()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says besides its fields: the words that were heard, and what is personal."""

    heard: Heard | None = None
    warned: Warned = ()
    permalink: str | None = None
    is_gone: bool = False
    """The words that gave a kind are not there any more, and the others give none."""


NOTHING_ASKED = Asked()


def kind_name(sign: Sign | None) -> str:
    """Slack keeps what stands in a field of the same name, so a proposal stands in another one."""
    return "kind" if sign is None else f"kind_{sign}"


def urgency_name(sign: Sign | None) -> str:
    return "urgency_now" if sign is Sign.DANGER else "urgency"


def sign_of(facts: Mapping[str, Fact]) -> Sign | None:
    """What the form has said already that it heard."""
    heard = facts.get("heard")
    return Sign(str(heard)) if heard else None


def new_case_from(answers: Answers, sign: Sign | None) -> NewCase:
    return NewCase(
        channel=answers.choice("channel"),
        kind=answers.choice(kind_name(sign)),
        link=answers.text("link"),
        handle=answers.text("handle"),
        paraphrase=answers.text("paraphrase"),
        urgency=answers.choice(urgency_name(sign)),
        team=answers.choice("team"),
        use_message=answers.checked("use_message"),
        sounds=answers.choice(f"sounds_{sign}"),
    )


def proposed(typed: NewCase, heard: Heard) -> NewCase:
    """Where nothing was chosen stands what was heard; danger is urgent unless the person says no."""
    if typed.kind not in (None, heard.kind):
        return typed
    urgency = Urgency.NOW if heard.is_danger else typed.urgency
    return replace(typed, kind=heard.kind, urgency=urgency)


def decided(typed: NewCase, sign: Sign | None) -> NewCase:
    """What the person answered to what it sounds like; a proposal they left as it is counts as theirs."""
    if sign is None or typed.sounds != YES:
        return typed
    urgency = Urgency.NOW if sign is Sign.DANGER else typed.urgency
    return replace(typed, kind=kind_of(sign), urgency=urgency)


def anew(typed: NewCase, sign: Sign | None, found: Heard | None) -> NewCase:
    """What was proposed and left as it is goes with its words; what a person chose or confirmed stays."""
    if sign is None or typed.sounds is not None or typed.kind != kind_of(sign):
        return typed
    return typed if found is not None and found.kind == typed.kind else replace(typed, kind=None)


def new_case(
    say: Say,
    teams: Sequence[Team],
    typed: NewCase = EMPTY,
    asked: Asked = NOTHING_ASKED,
    names: ChannelNames = NO_NAMES,
) -> Form:
    """`asked.permalink` is of the message the case is made of: used only when the person ticks it.

    `names` are the channels of the one team; where there are several teams to choose from, of none.
    """
    return Form(
        name="webcare.new",
        title=say("webcare.new.title"),
        blocks=(
            context(say("webcare.new.privacy")),
            *_which_team(say, teams, typed),
            _paraphrase(say, typed),
            _where(say, typed, names),
            *_hearing(say, typed, asked),
            _kind(say, typed, asked.heard),
            *delicate.blocks(say, asked.warned),
            *_use_message(say, typed, asked.permalink),
            _link(say, typed),
            _handle(say, typed),
            _urgency(say, typed, asked.heard),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=_facts(teams, asked),
    )


def _facts(teams: Sequence[Team], asked: Asked) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"team": teams[0].id if len(teams) == 1 else None}
    if asked.permalink:
        facts["permalink"] = asked.permalink
    if asked.heard:
        facts["heard"] = asked.heard.sign
    return facts | delicate.as_fact(asked.warned)


def _which_team(say: Say, teams: Sequence[Team], typed: NewCase) -> list[Block]:
    if len(teams) == 1:
        return [context(say("webcare.new.for_team", team=escape(one_line(teams[0].name))))]
    options = [option(Typed(team.name), str(team.id)) for team in teams]
    return [field("team", say("webcare.new.team.label"), static_select(options, chosen=typed.team))]


def _paraphrase(say: Say, typed: NewCase) -> Block:
    words = text_input(typed.paraphrase, multiline=True, max_length=rules.LONGEST["paraphrase"])
    return field(
        "paraphrase", say("webcare.new.paraphrase.label"), words, hint=say("webcare.new.paraphrase.hint")
    )


def _where(say: Say, typed: NewCase, names: ChannelNames) -> Block:
    options = channel_options(say, names, (*ONLY_WEBCARE, Network.OTHER))
    select = static_select(options, chosen=typed.channel)
    return field("channel", say("webcare.new.channel.label"), select, tells=CHANNEL_CHOSEN)


def _hearing(say: Say, typed: NewCase, asked: Asked) -> list[Block]:
    """What the words say; a question when the person chose something that presses less."""
    if (heard := asked.heard) is None:
        return [section(say("webcare.heard.gone"))] if asked.is_gone else []
    words = {"words": line_within(heard.words, WORDS_AT_MOST)}
    name = say("webcare.heard.danger") if heard.is_danger else say(f"webcare.kind.{heard.kind}")
    call = [section(say("webcare.danger"))] if heard.is_danger else []
    if not _is_question(typed, heard):
        return [*call, context(say("webcare.heard.proposal", kind=name, **words))]
    yes = option(say("webcare.heard.yes.option", kind=name), YES)
    no = option(say("webcare.heard.no.option", kind=say(f"webcare.kind.{typed.kind}")), NO)
    asks = say("webcare.heard.question", kind=name, **words)
    buttons = radio_buttons([yes, no], chosen=typed.sounds or YES)
    return [*call, section(asks), field(f"sounds_{heard.sign}", say("webcare.heard.label"), buttons)]


def _is_question(typed: NewCase, heard: Heard) -> bool:
    chose_another = typed.kind in list(Kind) and typed.kind != heard.kind
    return chose_another and presses_more(heard.kind, Kind(str(typed.kind)))


def _kind(say: Say, typed: NewCase, heard: Heard | None) -> Block:
    options = [option(say(f"webcare.kind_name.{kind}.option"), kind) for kind in Kind]
    select = static_select(options, chosen=typed.kind)
    label = say("webcare.new.kind.label")
    if heard is None:
        return field(kind_name(None), label, select, hint=say("webcare.new.kind.hint"), optional=True)
    return field(kind_name(heard.sign), label, select, optional=True)


def _use_message(say: Say, typed: NewCase, permalink: str | None) -> list[Block]:
    if permalink is None:
        return []
    tick = checkboxes(
        [option(say("webcare.new.use_message.option"), "yes")], chosen=("yes",) if typed.use_message else ()
    )
    return [field("use_message", say("webcare.new.use_message.label"), tick, optional=True)]


def _link(say: Say, typed: NewCase) -> Block:
    label, hint = say("webcare.new.link.label"), say("webcare.new.link.hint")
    return field("link", label, url_input(typed.link), hint=hint, optional=True)


def _handle(say: Say, typed: NewCase) -> Block:
    words = text_input(typed.handle, max_length=rules.LONGEST["handle"])
    label, hint = say("webcare.new.handle.label"), say("webcare.new.handle.hint")
    return field("handle", label, words, hint=hint, optional=True)


def _urgency(say: Say, typed: NewCase, heard: Heard | None) -> Block:
    options = [option(say(f"webcare.urgency.{urgency}.option"), urgency) for urgency in Urgency]
    buttons = radio_buttons(options, chosen=typed.urgency or Urgency.NORMAL)
    return field(urgency_name(heard.sign if heard else None), say("webcare.new.urgency.label"), buttons)
