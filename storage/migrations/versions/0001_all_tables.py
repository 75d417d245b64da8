"""all tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "allowances",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("posts_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changes_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_allowances")),
    )
    op.create_table(
        "delivery_troubles",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "channel", "error", name=op.f("pk_delivery_troubles")),
    )
    op.create_table(
        "heard",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "key", name=op.f("pk_heard")),
    )
    with op.batch_alter_table("heard", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_heard_at"), ["at"], unique=False)

    op.create_table(
        "installations",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("workspace_name", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=False),
        sa.Column("bot_user_id", sa.String(), nullable=False),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("sealed_token", sa.String(), nullable=False),
        sa.Column("installed_by", sa.String(), nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_installations")),
    )
    op.create_table(
        "lanes",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "channel", name=op.f("pk_lanes")),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("thread_of", sa.String(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("withdraws", sa.Boolean(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_because", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("repeated", sa.Integer(), nullable=False),
        sa.Column("mends", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("workspace_id", "key", name=op.f("uq_letters_workspace_id_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index("ix_letters_subject", ["workspace_id", "subject"], unique=False)
        batch_op.create_index(
            "ix_letters_waiting_channel",
            ["channel", "workspace_id", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "ix_letters_waiting_subject",
            ["subject", "workspace_id", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "ix_letters_waiting_turn",
            ["priority", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "letters_about",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "thing", "subject", name=op.f("pk_letters_about")),
    )
    op.create_table(
        "open_installs",
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_open_installs")),
    )
    with op.batch_alter_table("open_installs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_open_installs_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "posted_messages",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("posted_in", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "subject", name=op.f("pk_posted_messages")),
    )
    op.create_table(
        "stopped_workspaces",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_stopped_workspaces")),
    )
    op.create_table(
        "workspaces",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
    )
    op.create_table(
        "people",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("slack_zone", sa.String(), nullable=False),
        sa.Column("is_guest", sa.Boolean(), nullable=False),
        sa.Column("is_stranger", sa.Boolean(), nullable=False),
        sa.Column("is_bot", sa.Boolean(), nullable=False),
        sa.Column("has_left", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("own_language", sa.String(length=40), nullable=True),
        sa.Column("own_zone", sa.String(), nullable=True),
        sa.Column("odd_weeks", sa.JSON(), nullable=True),
        sa.Column("even_weeks", sa.JSON(), nullable=True),
        sa.Column("status_choice", sa.String(length=40), server_default="ask", nullable=False),
        sa.Column("status_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspaces.id"],
            name=op.f("fk_people_workspace_id_workspaces"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name=op.f("pk_people")),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("holidays", sa.JSON(), nullable=False),
        sa.Column("closed_days", sa.JSON(), nullable=False),
        sa.Column("meetup_at", sa.Time(), nullable=False),
        sa.Column("meetup_days", sa.JSON(), nullable=False),
        sa.Column("meetup_has_theme", sa.Boolean(), nullable=False),
        sa.Column("meetup_in_writing", sa.Boolean(), nullable=False),
        sa.Column("meetup_chair_rotates", sa.Boolean(), nullable=False),
        sa.Column("webcare_from", sa.Time(), nullable=False),
        sa.Column("webcare_until", sa.Time(), nullable=False),
        sa.Column("webcare_days", sa.JSON(), nullable=False),
        sa.Column("is_public_body", sa.Boolean(), nullable=False),
        sa.Column("is_in_care", sa.Boolean(), nullable=False),
        sa.Column("guests_take_part", sa.Boolean(), nullable=False),
        sa.Column("prompt_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("roster_check_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspaces.id"],
            name=op.f("fk_teams_workspace_id_workspaces"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("workspace_id", "channel_id", name=op.f("uq_teams_workspace_id_channel_id")),
    )
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_teams_prompt_due_at"), ["prompt_due_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_teams_roster_check_due_at"), ["roster_check_due_at"], unique=False
        )

    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("remind_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_actions_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
    )
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actions_remind_due_at"), ["remind_due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_team_id"), ["team_id"], unique=False)

    op.create_table(
        "brand_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=True),
        sa.Column("dos", sa.JSON(), nullable=False),
        sa.Column("donts", sa.JSON(), nullable=False),
        sa.Column("example", sa.String(), nullable=True),
        sa.Column("anchoring", sa.Double(), nullable=True),
        sa.Column("anchoring_answers", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_brand_values_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brand_values")),
    )
    with op.batch_alter_table("brand_values", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brand_values_team_id"), ["team_id"], unique=False)

    op.create_table(
        "brands",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("belief", sa.String(), nullable=True),
        sa.Column("promise", sa.String(), nullable=True),
        sa.Column("proof", sa.JSON(), nullable=False),
        sa.Column("story", sa.String(), nullable=True),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_brands_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_brands")),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("did", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_changes_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index("ix_changes_of_a_team", ["team_id", "id"], unique=False)

    op.create_table(
        "channels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("login_holder", sa.String(), nullable=True),
        sa.Column("last_post_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("hours", sa.Double(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("audience_ids", sa.JSON(), nullable=False),
        sa.Column("issue_ids", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("cadence", sa.Integer(), nullable=True),
        sa.Column("span", sa.String(length=40), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.Column("is_monitored", sa.Boolean(), nullable=False),
        sa.Column("hypothesis", sa.String(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("success", sa.String(), nullable=True),
        sa.Column("ask_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("decided", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_channels_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_channels_team_id_key")),
    )
    with op.batch_alter_table("channels", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_channels_ask_due_at"), ["ask_due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_channels_team_id"), ["team_id"], unique=False)

    op.create_table(
        "cover_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("asker_id", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("is_gap", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_cover_requests_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover_requests")),
    )
    with op.batch_alter_table("cover_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cover_requests_team_id"), ["team_id"], unique=False)

    op.create_table(
        "duties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_duties_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duties")),
        sa.UniqueConstraint(
            "team_id",
            "task",
            "part",
            "user_id",
            "role",
            "channel",
            "topic",
            "weekday",
            name=op.f("uq_duties_team_id_task_part_user_id_role_channel_topic_weekday"),
        ),
    )
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handle_key", sa.String(), nullable=True),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("rest", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_erasures_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("erasures", schema=None) as batch_op:
        batch_op.create_index(
            "ix_erasures_due",
            ["look_at"],
            unique=False,
            sqlite_where=sa.text("look_at IS NOT NULL"),
            postgresql_where=sa.text("look_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_erasures_team_id"), ["team_id"], unique=False)

    op.create_table(
        "escalation_rungs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("backup_id", sa.String(), nullable=False),
        sa.Column("backup_name", sa.String(), nullable=False),
        sa.Column("backup_phone", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_escalation_rungs_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_rungs")),
        sa.UniqueConstraint("team_id", "number", name=op.f("uq_escalation_rungs_team_id_number")),
    )
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_feeds_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("digest", name=op.f("uq_feeds_digest")),
    )
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feeds_team_id"), ["team_id"], unique=False)

    op.create_table(
        "field_rounds",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_field_rounds_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_field_rounds")),
    )
    with op.batch_alter_table("field_rounds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_field_rounds_due_at"), ["due_at"], unique=False)

    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("giver_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chosen_id", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("forget_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_cases", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_handovers_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sa.UniqueConstraint("team_id", "giver_id", "day", name=op.f("uq_handovers_team_id_giver_id_day")),
    )
    with op.batch_alter_table("handovers", schema=None) as batch_op:
        batch_op.create_index(
            "ix_handovers_forget",
            ["forget_at"],
            unique=False,
            sqlite_where=sa.text("forget_at IS NOT NULL"),
            postgresql_where=sa.text("forget_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_handovers_tell",
            ["tell_at"],
            unique=False,
            sqlite_where=sa.text("tell_at IS NOT NULL"),
            postgresql_where=sa.text("tell_at IS NOT NULL"),
        )

    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("file_url", sa.String(), nullable=True),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("written", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_imports_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    with op.batch_alter_table("imports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_imports_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_imports_team_id"), ["team_id"], unique=False)

    op.create_table(
        "issues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("focus", sa.String(length=40), nullable=True),
        sa.Column("now_value", sa.Double(), nullable=True),
        sa.Column("goal_value", sa.Double(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("audience", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("ending", sa.String(length=40), nullable=True),
        sa.Column("lesson", sa.String(), nullable=True),
        sa.Column("measure_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_issues_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issues")),
    )
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issues_measure_due_at"), ["measure_due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_issues_team_id"), ["team_id"], unique=False)

    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("from_status", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"],
            ["people.workspace_id", "people.user_id"],
            name=op.f("fk_leaves_workspace_id_user_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
    )
    with op.batch_alter_table("leaves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leaves_user_id"), ["user_id"], unique=False)

    op.create_table(
        "library_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("piece", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=False),
        sa.Column("searched", sa.String(), nullable=False),
        sa.Column("nl", sa.String(), nullable=True),
        sa.Column("en", sa.String(), nullable=True),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("came_from", sa.String(), nullable=True),
        sa.Column("review_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("times_used", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_library_answers_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_answers")),
        sa.UniqueConstraint("team_id", "came_from", name=op.f("uq_library_answers_team_id_came_from")),
    )
    with op.batch_alter_table("library_answers", schema=None) as batch_op:
        batch_op.create_index(
            "ix_library_answers_review",
            ["review_at"],
            unique=False,
            sqlite_where=sa.text("review_at IS NOT NULL"),
            postgresql_where=sa.text("review_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_library_answers_team_id"), ["team_id"], unique=False)

    op.create_table(
        "loose_posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_loose_posts_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loose_posts")),
    )
    with op.batch_alter_table("loose_posts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loose_posts_team_id"), ["team_id"], unique=False)

    op.create_table(
        "meetup_nudges",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_meetup_nudges_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_meetup_nudges")),
    )
    with op.batch_alter_table("meetup_nudges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetup_nudges_due_at"), ["due_at"], unique=False)

    op.create_table(
        "meetup_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_meetup_questions_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_questions")),
    )
    with op.batch_alter_table("meetup_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetup_questions_team_id"), ["team_id"], unique=False)

    op.create_table(
        "meetup_weeks",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_meetup_weeks_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "monday", name=op.f("pk_meetup_weeks")),
    )
    with op.batch_alter_table("meetup_weeks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetup_weeks_due_at"), ["due_at"], unique=False)

    op.create_table(
        "meetups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("prompted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("summarised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_off_by", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chair_id", sa.String(), nullable=True),
        sa.Column("signal", sa.JSON(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_meetups_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetups")),
        sa.UniqueConstraint("team_id", "day", name=op.f("uq_meetups_team_id_day")),
    )
    with op.batch_alter_table("meetups", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meetups_closing",
            ["closes_at"],
            unique=False,
            sqlite_where=sa.text("summarised_at IS NULL"),
            postgresql_where=sa.text("summarised_at IS NULL"),
        )

    op.create_table(
        "members",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_coordinator", sa.Boolean(), nullable=False),
        sa.Column("wants_reminders", sa.Boolean(), nullable=False),
        sa.Column("case_limit", sa.Integer(), nullable=True),
        sa.Column("hours", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_members_team_id_teams"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"],
            ["people.workspace_id", "people.user_id"],
            name=op.f("fk_members_workspace_id_user_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_members")),
    )
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_members_user_id"), ["user_id"], unique=False)

    op.create_table(
        "monitoring_sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("channel_id", sa.String(), nullable=True),
        sa.Column("door", sa.String(), nullable=True),
        sa.Column("secret", sa.String(), nullable=True),
        sa.Column("silent_after", sa.Integer(), nullable=False),
        sa.Column("asked_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("fetch_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("succeeded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("item_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("silence_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_monitoring_sources_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring_sources")),
        sa.UniqueConstraint("door", name=op.f("uq_monitoring_sources_door")),
    )
    with op.batch_alter_table("monitoring_sources", schema=None) as batch_op:
        batch_op.create_index("ix_monitoring_sources_channel", ["channel_id"], unique=False)
        batch_op.create_index(
            "ix_monitoring_sources_due",
            ["fetch_due_at"],
            unique=False,
            sqlite_where=sa.text("fetch_due_at IS NOT NULL"),
            postgresql_where=sa.text("fetch_due_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_monitoring_sources_team_id"), ["team_id"], unique=False)

    op.create_table(
        "plan_canvases",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("canvas_id", sa.String(), nullable=True),
        sa.Column("taken_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_plan_canvases_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_plan_canvases")),
    )
    op.create_table(
        "plan_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("review_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_plan_versions_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_versions")),
        sa.UniqueConstraint("team_id", "number", name=op.f("uq_plan_versions_team_id_number")),
    )
    with op.batch_alter_table("plan_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_versions_review_due_at"), ["review_due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_versions_team_id"), ["team_id"], unique=False)

    op.create_table(
        "rating_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("raters", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("sponsors", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("propose_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_rating_rounds_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_rounds")),
    )
    with op.batch_alter_table("rating_rounds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_rounds_propose_due_at"), ["propose_due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_rating_rounds_team_id"), ["team_id"], unique=False)

    op.create_table(
        "retention",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("handle_days", sa.Integer(), nullable=False),
        sa.Column("text_days", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_writer", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exported_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_retention_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_retention")),
    )
    with op.batch_alter_table("retention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_retention_offer_at"), ["offer_at"], unique=False)

    op.create_table(
        "role_holders",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_role_holders_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "role", "user_id", name=op.f("pk_role_holders")),
    )
    op.create_table(
        "search_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("any_of", sa.JSON(), nullable=False),
        sa.Column("all_of", sa.JSON(), nullable=False),
        sa.Column("none_of", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("kept_because", sa.String(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_search_terms_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_terms")),
    )
    with op.batch_alter_table("search_terms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_terms_team_id"), ["team_id"], unique=False)

    op.create_table(
        "second_opinions",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_second_opinions_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "day", name=op.f("pk_second_opinions")),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("decider_does", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_tasks_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_tasks_team_id_key")),
    )
    op.create_table(
        "watches",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("look_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("report_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("spike_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("spike_told_on", sa.Date(), nullable=True),
        sa.Column("told_until", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_watches_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_watches")),
    )
    with op.batch_alter_table("watches", schema=None) as batch_op:
        batch_op.create_index("ix_watches_look", ["look_due_at"], unique=False)
        batch_op.create_index("ix_watches_report", ["report_due_at"], unique=False)
        batch_op.create_index("ix_watches_spike", ["spike_due_at"], unique=False)

    op.create_table(
        "webcare_clock_checks",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_webcare_clock_checks_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_webcare_clock_checks")),
    )
    op.create_table(
        "webcare_clock_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_webcare_clock_rules_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webcare_clock_rules")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("webcare_clock_rules", schema=None) as batch_op:
        batch_op.create_index("ix_webcare_clock_rules_team", ["team_id", "id"], unique=False)
        batch_op.create_index(
            "ix_webcare_clock_rules_unsettled",
            ["team_id"],
            unique=False,
            sqlite_where=sa.text("settled_at IS NULL"),
            postgresql_where=sa.text("settled_at IS NULL"),
        )

    op.create_table(
        "webcare_desks",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("week_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_webcare_desks_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_webcare_desks")),
    )
    with op.batch_alter_table("webcare_desks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_webcare_desks_week_due_at"), ["week_due_at"], unique=False)

    op.create_table(
        "webcare_overdue",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_webcare_overdue_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_webcare_overdue")),
    )
    with op.batch_alter_table("webcare_overdue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_webcare_overdue_due_at"), ["due_at"], unique=False)

    op.create_table(
        "anchoring_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("value_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_mean", sa.Double(), nullable=True),
        sa.Column("shown_answers", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_anchoring_questions_team_id_teams"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["value_id"],
            ["brand_values.id"],
            name=op.f("fk_anchoring_questions_value_id_brand_values"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchoring_questions")),
    )
    with op.batch_alter_table("anchoring_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_anchoring_questions_closes_at"), ["closes_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_anchoring_questions_team_id"), ["team_id"], unique=False)

    op.create_table(
        "audiences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("online", sa.JSON(), nullable=False),
        sa.Column("offline", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("is_known", sa.Boolean(), nullable=True),
        sa.Column("assumption", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_audiences_issue_id_issues"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_audiences_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audiences")),
    )
    with op.batch_alter_table("audiences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audiences_team_id"), ["team_id"], unique=False)

    op.create_table(
        "campaigns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("issue_id", sa.Integer(), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_campaigns_issue_id_issues"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_campaigns_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
    )
    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_campaigns_team_id"), ["team_id"], unique=False)

    op.create_table(
        "covers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("asker_id", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["cover_requests.id"],
            name=op.f("fk_covers_request_id_cover_requests"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_covers_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_covers")),
    )
    with op.batch_alter_table("covers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_covers_request_id"), ["request_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_covers_team_id"), ["team_id"], unique=False)

    op.create_table(
        "field_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("value_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("is_second", sa.Boolean(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_field_checks_team_id_teams"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["value_id"],
            ["brand_values.id"],
            name=op.f("fk_field_checks_value_id_brand_values"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_checks")),
        sa.UniqueConstraint(
            "team_id", "thing", "thing_id", "by", name=op.f("uq_field_checks_team_id_thing_thing_id_by")
        ),
    )
    with op.batch_alter_table("field_checks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_field_checks_team_id"), ["team_id"], unique=False)

    op.create_table(
        "measurements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_measurements_issue_id_issues"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurements")),
        sa.UniqueConstraint("issue_id", "on", name=op.f("uq_measurements_issue_id_on")),
    )
    with op.batch_alter_table("measurements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measurements_issue_id"), ["issue_id"], unique=False)

    op.create_table(
        "meetup_answers",
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard", sa.String(), nullable=True),
        sa.Column("idea", sa.String(), nullable=True),
        sa.Column("stuck", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meetup_id"],
            ["meetups.id"],
            name=op.f("fk_meetup_answers_meetup_id_meetups"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meetup_id", "user_id", name=op.f("pk_meetup_answers")),
    )
    op.create_table(
        "meetup_blockers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("named_by", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("solved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("solved_by", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"],
            ["meetups.id"],
            name=op.f("fk_meetup_blockers_meetup_id_meetups"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_meetup_blockers_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_blockers")),
        sa.UniqueConstraint("meetup_id", "by", name=op.f("uq_meetup_blockers_meetup_id_by")),
    )
    with op.batch_alter_table("meetup_blockers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetup_blockers_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_meetup_blockers_team_id"), ["team_id"], unique=False)

    op.create_table(
        "meetup_reminders",
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skipped", sa.String(length=40), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["meetup_id"],
            ["meetups.id"],
            name=op.f("fk_meetup_reminders_meetup_id_meetups"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meetup_id", "user_id", name=op.f("pk_meetup_reminders")),
    )
    with op.batch_alter_table("meetup_reminders", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meetup_reminders_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("sent_at IS NULL AND skipped IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND skipped IS NULL"),
        )

    op.create_table(
        "mentions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("link_key", sa.String(), nullable=True),
        sa.Column("title_key", sa.String(), nullable=True),
        sa.Column("became", sa.String(length=40), nullable=True),
        sa.Column("became_id", sa.Integer(), nullable=True),
        sa.Column("became_by", sa.String(), nullable=True),
        sa.Column("became_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["monitoring_sources.id"],
            name=op.f("fk_mentions_source_id_monitoring_sources"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_mentions_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
        sa.UniqueConstraint("team_id", "link_key", name=op.f("uq_mentions_team_id_link_key")),
        sa.UniqueConstraint("team_id", "title_key", name=op.f("uq_mentions_team_id_title_key")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index("ix_mentions_of_a_team", ["team_id", "at"], unique=False)

    op.create_table(
        "monitoring_deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["monitoring_sources.id"],
            name=op.f("fk_monitoring_deliveries_source_id_monitoring_sources"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring_deliveries")),
        sa.UniqueConstraint("source_id", "key", name=op.f("uq_monitoring_deliveries_source_id_key")),
    )
    with op.batch_alter_table("monitoring_deliveries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_monitoring_deliveries_at"), ["at"], unique=False)

    op.create_table(
        "monitoring_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=True),
        sa.Column("sentiment", sa.String(length=40), nullable=True),
        sa.Column("reach", sa.String(length=40), nullable=True),
        sa.Column("issue_id", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_monitoring_log_issue_id_issues"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_monitoring_log_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring_log")),
    )
    with op.batch_alter_table("monitoring_log", schema=None) as batch_op:
        batch_op.create_index("ix_monitoring_log_of_a_team", ["team_id", "at"], unique=False)

    op.create_table(
        "rating_ballots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sentence", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["rating_rounds.id"],
            name=op.f("fk_rating_ballots_round_id_rating_rounds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_ballots")),
        sa.UniqueConstraint("round_id", "user_id", name=op.f("uq_rating_ballots_round_id_user_id")),
    )
    with op.batch_alter_table("rating_ballots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_ballots_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_rating_ballots_round_id"), ["round_id"], unique=False)

    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("factor", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["rating_rounds.id"],
            name=op.f("fk_ratings_round_id_rating_rounds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sa.UniqueConstraint("round_id", "user_id", "factor", name=op.f("uq_ratings_round_id_user_id_factor")),
    )
    with op.batch_alter_table("ratings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ratings_round_id"), ["round_id"], unique=False)

    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=False),
        sa.Column("made_until", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_series_channel_id_channels"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_series_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_series_team_id"), ["team_id"], unique=False)

    op.create_table(
        "ten_minutes",
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("chair_id", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetups.id"], name=op.f("fk_ten_minutes_meetup_id_meetups"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meetup_id", name=op.f("pk_ten_minutes")),
    )
    with op.batch_alter_table("ten_minutes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ten_minutes_due_at"), ["due_at"], unique=False)

    op.create_table(
        "actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audience_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("ring", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(length=40), nullable=False),
        sa.Column("bridge_id", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["audience_id"],
            ["audiences.id"],
            name=op.f("fk_actors_audience_id_audiences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
    )
    with op.batch_alter_table("actors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actors_audience_id"), ["audience_id"], unique=False)

    op.create_table(
        "anchoring_answers",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["anchoring_questions.id"],
            name=op.f("fk_anchoring_answers_question_id_anchoring_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "user_id", name=op.f("pk_anchoring_answers")),
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deadline_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deadline_is_own", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("backup_id", sa.String(), nullable=True),
        sa.Column("approver_id", sa.String(), nullable=True),
        sa.Column("form", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("audience_id", sa.Integer(), nullable=True),
        sa.Column("value_id", sa.Integer(), nullable=True),
        sa.Column("exempt", sa.String(), nullable=True),
        sa.Column("issue_id", sa.Integer(), nullable=True),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("series_day", sa.Date(), nullable=True),
        sa.Column("hook", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("draft", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("described", sa.Boolean(), nullable=True),
        sa.Column("consent", sa.String(length=40), nullable=True),
        sa.Column("told_by_employee", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("came_from", sa.String(), nullable=True),
        sa.Column("review_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_from", sa.String(length=40), nullable=True),
        sa.Column("paused_for", sa.String(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("lesson", sa.String(), nullable=True),
        sa.Column("due", sa.String(length=40), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("undo", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audience_id"],
            ["audiences.id"],
            name=op.f("fk_posts_audience_id_audiences"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name=op.f("fk_posts_campaign_id_campaigns"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_posts_channel_id_channels"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_posts_issue_id_issues"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_posts_series_id_series"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_posts_team_id_teams"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["value_id"],
            ["brand_values.id"],
            name=op.f("fk_posts_value_id_brand_values"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
        sa.UniqueConstraint("series_id", "series_day", name=op.f("uq_posts_series_id_series_day")),
        sa.UniqueConstraint("team_id", "came_from", name=op.f("uq_posts_team_id_came_from")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_posts_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.create_index("ix_posts_in_hand", ["team_id", "status", "owner_id"], unique=False)
        batch_op.create_index("ix_posts_of_days", ["team_id", "publish_at"], unique=False)

    op.create_table(
        "meetup_ideas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("on_hold_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetups.id"], name=op.f("fk_meetup_ideas_meetup_id_meetups"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_meetup_ideas_post_id_posts"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_meetup_ideas_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_ideas")),
        sa.UniqueConstraint("meetup_id", "by", name=op.f("uq_meetup_ideas_meetup_id_by")),
    )
    with op.batch_alter_table("meetup_ideas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetup_ideas_team_id"), ["team_id"], unique=False)

    op.create_table(
        "watched_weeks",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_watched_weeks_post_id_posts"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_watched_weeks_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "monday", name=op.f("pk_watched_weeks")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("paraphrase", sa.String(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_by", sa.String(), nullable=False),
        sa.Column("urgency", sa.String(length=40), nullable=False),
        sa.Column("channel_name", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("link_key", sa.String(), nullable=True),
        sa.Column("handle", sa.String(), nullable=True),
        sa.Column("handle_key", sa.String(), nullable=True),
        sa.Column("writer", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("turn_id", sa.Integer(), nullable=True),
        sa.Column("target", sa.Interval(), nullable=True),
        sa.Column("spent", sa.Interval(), nullable=False),
        sa.Column("counts_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rules_id", sa.Integer(), nullable=True),
        sa.Column("half_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("warn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("long_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("unheard", sa.JSON(), nullable=False),
        sa.Column("alarm_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deal_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leave_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alive_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("still_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("in_danger", sa.Boolean(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("forget_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("compare_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("idea_id", sa.Integer(), nullable=True),
        sa.Column("away_told", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["idea_id"], ["meetup_ideas.id"], name=op.f("fk_cases_idea_id_meetup_ideas"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["cases.id"], name=op.f("fk_cases_merged_into_cases"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_cases_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("team_id", "number", name=op.f("uq_cases_team_id_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cases_alarm",
            ["alarm_at"],
            unique=False,
            sqlite_where=sa.text("alarm_at IS NOT NULL"),
            postgresql_where=sa.text("alarm_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_cases_compare",
            ["compare_at"],
            unique=False,
            sqlite_where=sa.text("compare_at IS NOT NULL"),
            postgresql_where=sa.text("compare_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_cases_counted",
            ["team_id", "rules_id"],
            unique=False,
            sqlite_where=sa.text("counts_from IS NOT NULL AND closed_at IS NULL"),
            postgresql_where=sa.text("counts_from IS NOT NULL AND closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_cases_deal",
            ["deal_at"],
            unique=False,
            sqlite_where=sa.text("deal_at IS NOT NULL"),
            postgresql_where=sa.text("deal_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_cases_forget",
            ["forget_at"],
            unique=False,
            sqlite_where=sa.text("forget_at IS NOT NULL"),
            postgresql_where=sa.text("forget_at IS NOT NULL"),
        )
        batch_op.create_index("ix_cases_handle", ["team_id", "handle_key"], unique=False)
        batch_op.create_index(
            "ix_cases_leave",
            ["leave_at"],
            unique=False,
            sqlite_where=sa.text("leave_at IS NOT NULL"),
            postgresql_where=sa.text("leave_at IS NOT NULL"),
        )
        batch_op.create_index("ix_cases_link", ["team_id", "link_key"], unique=False)
        batch_op.create_index(
            "ix_cases_long",
            ["team_id", "long_at"],
            unique=False,
            sqlite_where=sa.text("long_at IS NOT NULL AND closed_at IS NULL"),
            postgresql_where=sa.text("long_at IS NOT NULL AND closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_cases_look",
            ["look_at"],
            unique=False,
            sqlite_where=sa.text("look_at IS NOT NULL"),
            postgresql_where=sa.text("look_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_cases_merged_into"), ["merged_into"], unique=False)
        batch_op.create_index(
            "ix_cases_open",
            ["team_id", "owner_id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index("ix_cases_reported", ["team_id", "reported_at"], unique=False)

    op.create_table(
        "meetup_votes",
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["idea_id"],
            ["meetup_ideas.id"],
            name=op.f("fk_meetup_votes_idea_id_meetup_ideas"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("idea_id", "user_id", name=op.f("pk_meetup_votes")),
    )
    op.create_table(
        "repeated_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["idea_id"],
            ["meetup_ideas.id"],
            name=op.f("fk_repeated_questions_idea_id_meetup_ideas"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_repeated_questions_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repeated_questions")),
    )
    with op.batch_alter_table("repeated_questions", schema=None) as batch_op:
        batch_op.create_index("ix_repeated_questions_of_a_team", ["team_id", "found_at"], unique=False)

    op.create_table(
        "case_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("waited", sa.Integer(), nullable=True),
        sa.Column("in_time", sa.Boolean(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_answers_case_id_cases"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_answers")),
    )
    with op.batch_alter_table("case_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_answers_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_escalations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("to_id", sa.String(), nullable=False),
        sa.Column("to_name", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_escalations_case_id_cases"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_escalations")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("case_escalations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_escalations_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_late_news",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_late_news_case_id_cases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_case_late_news_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_late_news")),
        sa.UniqueConstraint(
            "case_id",
            "user_id",
            "stage",
            "due_at",
            name=op.f("uq_case_late_news_case_id_user_id_stage_due_at"),
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("case_late_news", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_late_news_team_id"), ["team_id"], unique=False)
        batch_op.create_index(
            "ix_case_late_news_tell",
            ["tell_at"],
            unique=False,
            sqlite_where=sa.text("tell_at IS NOT NULL"),
            postgresql_where=sa.text("tell_at IS NOT NULL"),
        )

    op.create_table(
        "case_legal_dates",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_legal_dates_case_id_cases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_case_legal_dates_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_legal_dates")),
    )
    with op.batch_alter_table("case_legal_dates", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_legal_dates_remind",
            ["remind_at"],
            unique=False,
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_case_legal_dates_team_id"), ["team_id"], unique=False)

    op.create_table(
        "case_merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("urgency", sa.String(length=40), nullable=False),
        sa.Column("clock", sa.JSON(), nullable=False),
        sa.Column("carried", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_merges_case_id_cases"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_merges")),
    )
    with op.batch_alter_table("case_merges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_merges_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kept_by", sa.String(), nullable=True),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_promises_case_id_cases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_case_promises_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_promises")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("case_promises", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_promises_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            "ix_case_promises_remind",
            ["remind_at"],
            unique=False,
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )
        batch_op.create_index("ix_case_promises_team", ["team_id", "due_at"], unique=False)

    op.create_table(
        "case_relations",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_id"], ["cases.id"], name=op.f("fk_case_relations_first_id_cases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["cases.id"], name=op.f("fk_case_relations_second_id_cases"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_case_relations")),
    )
    with op.batch_alter_table("case_relations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_relations_second_id"), ["second_id"], unique=False)

    op.create_table(
        "case_turns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.String(length=40), nullable=False),
        sa.Column("ping_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_cases", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("rang_again", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("ended_how", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_turns_case_id_cases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_case_turns_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_turns")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("case_turns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_turns_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_case_turns_person", ["team_id", "user_id", "at"], unique=False)

    op.create_table(
        "crises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("pinged", sa.Integer(), nullable=False),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("led_by", sa.String(), nullable=True),
        sa.Column("led_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pause_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("public_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("calls", sa.JSON(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_by", sa.String(), nullable=True),
        sa.Column("statement_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("statement_by", sa.String(), nullable=True),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("over_by", sa.String(), nullable=True),
        sa.Column("reviewer_id", sa.String(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by", sa.String(), nullable=True),
        sa.Column("review", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_crises_case_id_cases"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_crises_team_id_teams"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crises")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("crises", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crises_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            "ix_crises_look",
            ["look_at"],
            unique=False,
            sqlite_where=sa.text("look_at IS NOT NULL"),
            postgresql_where=sa.text("look_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_crises_pause",
            ["pause_at"],
            unique=False,
            sqlite_where=sa.text("pause_at IS NOT NULL"),
            postgresql_where=sa.text("pause_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_crises_running",
            ["team_id"],
            unique=False,
            sqlite_where=sa.text("over_at IS NULL"),
            postgresql_where=sa.text("over_at IS NULL"),
        )
        batch_op.create_index(
            "uq_crises_running",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("over_at IS NULL"),
            postgresql_where=sa.text("over_at IS NULL"),
        )

    op.create_table(
        "library_uses",
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["library_answers.id"],
            name=op.f("fk_library_uses_answer_id_library_answers"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_library_uses_case_id_cases"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("answer_id", "case_id", name=op.f("pk_library_uses")),
    )
    with op.batch_alter_table("library_uses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_library_uses_case_id"), ["case_id"], unique=False)

    op.create_table(
        "repeated_question_cases",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("repeat_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_repeated_question_cases_case_id_cases"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["repeat_id"],
            ["repeated_questions.id"],
            name=op.f("fk_repeated_question_cases_repeat_id_repeated_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_repeated_question_cases")),
    )
    with op.batch_alter_table("repeated_question_cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_repeated_question_cases_repeat_id"), ["repeat_id"], unique=False)

    op.create_table(
        "case_helpers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("turn_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looks_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["turn_id"],
            ["case_turns.id"],
            name=op.f("fk_case_helpers_turn_id_case_turns"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_helpers")),
        sa.UniqueConstraint("turn_id", "user_id", name=op.f("uq_case_helpers_turn_id_user_id")),
    )


def downgrade() -> None:
    op.drop_table("case_helpers")
    with op.batch_alter_table("repeated_question_cases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_repeated_question_cases_repeat_id"))

    op.drop_table("repeated_question_cases")
    with op.batch_alter_table("library_uses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_library_uses_case_id"))

    op.drop_table("library_uses")
    with op.batch_alter_table("crises", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_crises_running",
            sqlite_where=sa.text("over_at IS NULL"),
            postgresql_where=sa.text("over_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_crises_running",
            sqlite_where=sa.text("over_at IS NULL"),
            postgresql_where=sa.text("over_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_crises_pause",
            sqlite_where=sa.text("pause_at IS NOT NULL"),
            postgresql_where=sa.text("pause_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_crises_look",
            sqlite_where=sa.text("look_at IS NOT NULL"),
            postgresql_where=sa.text("look_at IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_crises_case_id"))

    op.drop_table("crises")
    with op.batch_alter_table("case_turns", schema=None) as batch_op:
        batch_op.drop_index("ix_case_turns_person")
        batch_op.drop_index(batch_op.f("ix_case_turns_case_id"))

    op.drop_table("case_turns")
    with op.batch_alter_table("case_relations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_relations_second_id"))

    op.drop_table("case_relations")
    with op.batch_alter_table("case_promises", schema=None) as batch_op:
        batch_op.drop_index("ix_case_promises_team")
        batch_op.drop_index(
            "ix_case_promises_remind",
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_case_promises_case_id"))

    op.drop_table("case_promises")
    with op.batch_alter_table("case_merges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_merges_case_id"))

    op.drop_table("case_merges")
    with op.batch_alter_table("case_legal_dates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_legal_dates_team_id"))
        batch_op.drop_index(
            "ix_case_legal_dates_remind",
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )

    op.drop_table("case_legal_dates")
    with op.batch_alter_table("case_late_news", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_case_late_news_tell",
            sqlite_where=sa.text("tell_at IS NOT NULL"),
            postgresql_where=sa.text("tell_at IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_case_late_news_team_id"))

    op.drop_table("case_late_news")
    with op.batch_alter_table("case_escalations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_escalations_case_id"))

    op.drop_table("case_escalations")
    with op.batch_alter_table("case_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_answers_case_id"))

    op.drop_table("case_answers")
    with op.batch_alter_table("repeated_questions", schema=None) as batch_op:
        batch_op.drop_index("ix_repeated_questions_of_a_team")

    op.drop_table("repeated_questions")
    op.drop_table("meetup_votes")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index("ix_cases_reported")
        batch_op.drop_index(
            "ix_cases_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_cases_merged_into"))
        batch_op.drop_index(
            "ix_cases_look",
            sqlite_where=sa.text("look_at IS NOT NULL"),
            postgresql_where=sa.text("look_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_cases_long",
            sqlite_where=sa.text("long_at IS NOT NULL AND closed_at IS NULL"),
            postgresql_where=sa.text("long_at IS NOT NULL AND closed_at IS NULL"),
        )
        batch_op.drop_index("ix_cases_link")
        batch_op.drop_index(
            "ix_cases_leave",
            sqlite_where=sa.text("leave_at IS NOT NULL"),
            postgresql_where=sa.text("leave_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_cases_handle")
        batch_op.drop_index(
            "ix_cases_forget",
            sqlite_where=sa.text("forget_at IS NOT NULL"),
            postgresql_where=sa.text("forget_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_cases_deal",
            sqlite_where=sa.text("deal_at IS NOT NULL"),
            postgresql_where=sa.text("deal_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_cases_counted",
            sqlite_where=sa.text("counts_from IS NOT NULL AND closed_at IS NULL"),
            postgresql_where=sa.text("counts_from IS NOT NULL AND closed_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_cases_compare",
            sqlite_where=sa.text("compare_at IS NOT NULL"),
            postgresql_where=sa.text("compare_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_cases_alarm",
            sqlite_where=sa.text("alarm_at IS NOT NULL"),
            postgresql_where=sa.text("alarm_at IS NOT NULL"),
        )

    op.drop_table("cases")
    op.drop_table("watched_weeks")
    with op.batch_alter_table("meetup_ideas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetup_ideas_team_id"))

    op.drop_table("meetup_ideas")
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_index("ix_posts_of_days")
        batch_op.drop_index("ix_posts_in_hand")
        batch_op.drop_index(
            "ix_posts_due",
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )

    op.drop_table("posts")
    op.drop_table("anchoring_answers")
    with op.batch_alter_table("actors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actors_audience_id"))

    op.drop_table("actors")
    with op.batch_alter_table("ten_minutes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ten_minutes_due_at"))

    op.drop_table("ten_minutes")
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_team_id"))
        batch_op.drop_index(batch_op.f("ix_series_due_at"))

    op.drop_table("series")
    with op.batch_alter_table("ratings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ratings_round_id"))

    op.drop_table("ratings")
    with op.batch_alter_table("rating_ballots", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_ballots_round_id"))
        batch_op.drop_index(batch_op.f("ix_rating_ballots_due_at"))

    op.drop_table("rating_ballots")
    with op.batch_alter_table("monitoring_log", schema=None) as batch_op:
        batch_op.drop_index("ix_monitoring_log_of_a_team")

    op.drop_table("monitoring_log")
    with op.batch_alter_table("monitoring_deliveries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_monitoring_deliveries_at"))

    op.drop_table("monitoring_deliveries")
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.drop_index("ix_mentions_of_a_team")

    op.drop_table("mentions")
    with op.batch_alter_table("meetup_reminders", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_meetup_reminders_due",
            sqlite_where=sa.text("sent_at IS NULL AND skipped IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND skipped IS NULL"),
        )

    op.drop_table("meetup_reminders")
    with op.batch_alter_table("meetup_blockers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetup_blockers_team_id"))
        batch_op.drop_index(batch_op.f("ix_meetup_blockers_due_at"))

    op.drop_table("meetup_blockers")
    op.drop_table("meetup_answers")
    with op.batch_alter_table("measurements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measurements_issue_id"))

    op.drop_table("measurements")
    with op.batch_alter_table("field_checks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_field_checks_team_id"))

    op.drop_table("field_checks")
    with op.batch_alter_table("covers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_covers_team_id"))
        batch_op.drop_index(batch_op.f("ix_covers_request_id"))

    op.drop_table("covers")
    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_campaigns_team_id"))

    op.drop_table("campaigns")
    with op.batch_alter_table("audiences", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audiences_team_id"))

    op.drop_table("audiences")
    with op.batch_alter_table("anchoring_questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_anchoring_questions_team_id"))
        batch_op.drop_index(batch_op.f("ix_anchoring_questions_closes_at"))

    op.drop_table("anchoring_questions")
    with op.batch_alter_table("webcare_overdue", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_webcare_overdue_due_at"))

    op.drop_table("webcare_overdue")
    with op.batch_alter_table("webcare_desks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_webcare_desks_week_due_at"))

    op.drop_table("webcare_desks")
    with op.batch_alter_table("webcare_clock_rules", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_webcare_clock_rules_unsettled",
            sqlite_where=sa.text("settled_at IS NULL"),
            postgresql_where=sa.text("settled_at IS NULL"),
        )
        batch_op.drop_index("ix_webcare_clock_rules_team")

    op.drop_table("webcare_clock_rules")
    op.drop_table("webcare_clock_checks")
    with op.batch_alter_table("watches", schema=None) as batch_op:
        batch_op.drop_index("ix_watches_spike")
        batch_op.drop_index("ix_watches_report")
        batch_op.drop_index("ix_watches_look")

    op.drop_table("watches")
    op.drop_table("tasks")
    op.drop_table("second_opinions")
    with op.batch_alter_table("search_terms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_search_terms_team_id"))

    op.drop_table("search_terms")
    op.drop_table("role_holders")
    with op.batch_alter_table("retention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_retention_offer_at"))

    op.drop_table("retention")
    with op.batch_alter_table("rating_rounds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_rounds_team_id"))
        batch_op.drop_index(batch_op.f("ix_rating_rounds_propose_due_at"))

    op.drop_table("rating_rounds")
    with op.batch_alter_table("plan_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_versions_team_id"))
        batch_op.drop_index(batch_op.f("ix_plan_versions_review_due_at"))

    op.drop_table("plan_versions")
    op.drop_table("plan_canvases")
    with op.batch_alter_table("monitoring_sources", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_monitoring_sources_team_id"))
        batch_op.drop_index(
            "ix_monitoring_sources_due",
            sqlite_where=sa.text("fetch_due_at IS NOT NULL"),
            postgresql_where=sa.text("fetch_due_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_monitoring_sources_channel")

    op.drop_table("monitoring_sources")
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_members_user_id"))

    op.drop_table("members")
    with op.batch_alter_table("meetups", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_meetups_closing",
            sqlite_where=sa.text("summarised_at IS NULL"),
            postgresql_where=sa.text("summarised_at IS NULL"),
        )

    op.drop_table("meetups")
    with op.batch_alter_table("meetup_weeks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetup_weeks_due_at"))

    op.drop_table("meetup_weeks")
    with op.batch_alter_table("meetup_questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetup_questions_team_id"))

    op.drop_table("meetup_questions")
    with op.batch_alter_table("meetup_nudges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetup_nudges_due_at"))

    op.drop_table("meetup_nudges")
    with op.batch_alter_table("loose_posts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_loose_posts_team_id"))

    op.drop_table("loose_posts")
    with op.batch_alter_table("library_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_library_answers_team_id"))
        batch_op.drop_index(
            "ix_library_answers_review",
            sqlite_where=sa.text("review_at IS NOT NULL"),
            postgresql_where=sa.text("review_at IS NOT NULL"),
        )

    op.drop_table("library_answers")
    with op.batch_alter_table("leaves", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_leaves_user_id"))

    op.drop_table("leaves")
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issues_team_id"))
        batch_op.drop_index(batch_op.f("ix_issues_measure_due_at"))

    op.drop_table("issues")
    with op.batch_alter_table("imports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_imports_team_id"))
        batch_op.drop_index(batch_op.f("ix_imports_due_at"))

    op.drop_table("imports")
    with op.batch_alter_table("handovers", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_handovers_tell",
            sqlite_where=sa.text("tell_at IS NOT NULL"),
            postgresql_where=sa.text("tell_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_handovers_forget",
            sqlite_where=sa.text("forget_at IS NOT NULL"),
            postgresql_where=sa.text("forget_at IS NOT NULL"),
        )

    op.drop_table("handovers")
    with op.batch_alter_table("field_rounds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_field_rounds_due_at"))

    op.drop_table("field_rounds")
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feeds_team_id"))

    op.drop_table("feeds")
    op.drop_table("escalation_rungs")
    with op.batch_alter_table("erasures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_erasures_team_id"))
        batch_op.drop_index(
            "ix_erasures_due",
            sqlite_where=sa.text("look_at IS NOT NULL"),
            postgresql_where=sa.text("look_at IS NOT NULL"),
        )

    op.drop_table("erasures")
    op.drop_table("duties")
    with op.batch_alter_table("cover_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cover_requests_team_id"))

    op.drop_table("cover_requests")
    with op.batch_alter_table("channels", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_channels_team_id"))
        batch_op.drop_index(batch_op.f("ix_channels_ask_due_at"))

    op.drop_table("channels")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index("ix_changes_of_a_team")

    op.drop_table("changes")
    op.drop_table("brands")
    with op.batch_alter_table("brand_values", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_brand_values_team_id"))

    op.drop_table("brand_values")
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actions_team_id"))
        batch_op.drop_index(batch_op.f("ix_actions_remind_due_at"))

    op.drop_table("actions")
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_teams_roster_check_due_at"))
        batch_op.drop_index(batch_op.f("ix_teams_prompt_due_at"))

    op.drop_table("teams")
    op.drop_table("people")
    op.drop_table("workspaces")
    op.drop_table("stopped_workspaces")
    op.drop_table("posted_messages")
    with op.batch_alter_table("open_installs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_open_installs_expires_at"))

    op.drop_table("open_installs")
    op.drop_table("letters_about")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_letters_waiting_turn",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index(
            "ix_letters_waiting_subject",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index(
            "ix_letters_waiting_channel",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index("ix_letters_subject")

    op.drop_table("letters")
    op.drop_table("lanes")
    op.drop_table("installations")
    with op.batch_alter_table("heard", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_heard_at"))

    op.drop_table("heard")
    op.drop_table("delivery_troubles")
    op.drop_table("allowances")
