"""Step 4: the role matrix. Who does, decides, stands in, helps, thinks along and hears, task by task.

`bot/ownership` answers from it whose something is; here people see and change it, and hear what is missing.
"""

from bot.feature import Feature, Word
from bot.roles import (
    adding,
    asking,
    changing,
    covering,
    friday,
    giving,
    listeners,
    more,
    noticing,
    picturing,
    week,
)
from bot.whose_team import by_button, by_word, in_team

FEATURE = Feature(
    name="roles",
    words=(
        Word("/smroles", (), "roles.help.show", in_team(listeners.show)),
        Word("/smroles", ("who", "wie"), "roles.help.who", in_team(asking.who)),
        Word("/smroles", ("week",), "roles.help.week", by_word(week.this_week)),
        Word("/smroles", ("health", "gezondheid"), "roles.help.health", in_team(listeners.health)),
        Word("/smroles", ("cover", "bezetting", "vervanging"), "roles.help.cover", by_word(covering.ask)),
        Word("/smroles", ("tasks", "taken"), "roles.help.tasks", in_team(adding.add_tasks)),
        Word("/smroles", ("roles", "rollen"), "roles.help.roles", in_team(giving.show_roles)),
        Word("/smroles", ("picture", "plaatje"), "roles.help.picture", in_team(picturing.show)),
        Word("/smroles", ("history", "geschiedenis"), "roles.help.history", in_team(listeners.history)),
    ),
    buttons={
        "roles.show": listeners.press_show,
        "roles.page": listeners.press_page,
        "roles.health": listeners.press_health,
        "roles.more": more.press_more,
        "roles.share": picturing.press_share,
        "roles.task": changing.press_task,
        "roles.scope": changing.press_scope,
        "roles.line": changing.press_line,
        "roles.day": changing.press_day,
        "roles.check": changing.press_check,
        "roles.exception": changing.press_exception,
        "roles.drop": changing.press_drop,
        "roles.tasks": adding.press_tasks,
        "roles.role": giving.press_role,
        "roles.person": giving.press_person,
        "roles.cover": by_button(covering.ask),
        "roles.take": covering.press_take,
        "roles.take_all": covering.press_take_all,
        "roles.give_back": covering.press_give_back,
        "roles.withdraw": covering.press_withdraw,
        "roles.week": by_button(week.this_week),
        "roles.everyone_off": week.press_everyone_off,
        "roles.working_day": week.press_working_day,
    },
    forms={
        "roles.line": changing.save,
        "roles.exception": changing.save_exception,
        "roles.tasks": adding.save_tasks,
        "roles.role": giving.save_role,
        "roles.person": giving.save_person,
        "roles.cover": covering.save,
    },
    jobs=friday.JOBS,
    notices=noticing.notices,
)
