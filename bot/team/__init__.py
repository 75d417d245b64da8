"""Who we are: a team in its channel with its people and hours, and what each says of themselves."""

from bot.feature import Feature, Word
from bot.team import events, me, setting_up, settings
from bot.whose_team import in_team

FEATURE = Feature(
    name="team",
    words=(
        Word("/smplan", ("settings", "instellingen"), "team.help.settings", in_team(settings.open_settings)),
        Word("/smplan", ("me", "ik"), "team.help.me", me.show),
    ),
    buttons={
        "team.set_up": setting_up.press,
        "team.settings": settings.press,
        "team.me": me.press,
        "team.add_leave": me.press_add_leave,
        "team.end_leave": me.press_end_leave,
    },
    forms={
        "team.who": setting_up.next_page,
        "team.rhythm": setting_up.finish,
        "team.me": me.save,
        "team.leave": me.save_leave,
    },
    events={"user_change": events.person_changed},
)
