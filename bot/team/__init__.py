"""Who we are: a team in its channel with its people and hours, and what each says of themselves."""

from bot.feature import Feature, Word
from bot.team import (
    events,
    forms,
    jobs,
    leave,
    me,
    naming,
    setting_up,
    settings,
    status_answers,
    status_messages,
)
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
        forms.CHOSEN: naming.people_chosen,
        "team.me": me.press,
        "team.add_leave": leave.press_add,
        "team.end_leave": leave.press_end,
        **dict.fromkeys(status_messages.BUTTONS, status_answers.press),
    },
    forms={
        "team.who": setting_up.next_page,
        "team.rhythm": setting_up.finish,
        "team.settings_who": settings.next_page,
        "team.settings_rhythm": settings.save,
        "team.me": me.save,
        "team.leave": leave.save,
    },
    events={"user_change": events.person_changed},
    jobs=jobs.JOBS,
)
