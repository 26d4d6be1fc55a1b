"""The tables of the house."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "account",
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sa.UniqueConstraint("key", name=op.f("uq_account_key")),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index("ix_attempt_digest_at", ["digest", "at"], unique=False)

    op.create_table(
        "audit_head",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "audit_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_audit_row_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_row")),
        sa.UniqueConstraint("scope", "number", name=op.f("uq_audit_row_scope_number")),
    )
    with op.batch_alter_table("audit_row", schema=None) as batch_op:
        batch_op.create_index("ix_audit_row_actor", ["scope", "actor_id", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_row_subject"), ["subject"], unique=False)

    op.create_table(
        "department",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column(
            "body",
            sa.Enum(
                "lead",
                "technical_committee",
                "coordinators_group",
                "partner_heads",
                name="bodykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body_name", sa.Text(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("cadence_weeks", sa.Integer(), nullable=True),
        sa.Column("declaration_days", sa.Integer(), nullable=False),
        sa.Column("call_weeks", sa.Integer(), nullable=True),
        sa.Column("review_months", sa.Integer(), nullable=False),
        sa.Column("hand_out_days", sa.Integer(), nullable=False),
        sa.Column("refresher_months", sa.Integer(), nullable=True),
        sa.Column("first_conference_months", sa.Integer(), nullable=False),
        sa.Column("letter_ceiling", sa.Numeric(precision=4, scale=3), nullable=True),
        sa.Column("note_recipient", sa.Text(), nullable=False),
        sa.Column("note_validator_id", sa.Integer(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("complaints", sa.Text(), nullable=False),
        sa.Column("service_name", sa.Text(), nullable=False),
        sa.Column("service_address", sa.Text(), nullable=False),
        sa.Column("service_phone", sa.Text(), nullable=False),
        sa.Column("service_mail", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=True),
        sa.Column("set_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.CheckConstraint("call_weeks IS NULL OR call_weeks BETWEEN 1 AND 26", name=op.f("ck_department_call_ahead")),
        sa.CheckConstraint(
            "first_conference_months BETWEEN 1 AND 60", name=op.f("ck_department_first_conference_ahead")
        ),
        sa.CheckConstraint("hand_out_days BETWEEN 1 AND 90", name=op.f("ck_department_hand_out_ahead")),
        sa.CheckConstraint(
            "letter_ceiling IS NULL OR (letter_ceiling > 0 AND letter_ceiling <= 1)",
            name=op.f("ck_department_letter_ceiling_share"),
        ),
        sa.CheckConstraint("refresher_months BETWEEN 1 AND 120", name=op.f("ck_department_refresher_ahead")),
        sa.CheckConstraint("review_months BETWEEN 1 AND 12", name=op.f("ck_department_review_ahead")),
        sa.ForeignKeyConstraint(["note_validator_id"], ["account.id"], name=op.f("fk_department_note_validator_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("code", name=op.f("uq_department_code")),
        sa.UniqueConstraint("key", name=op.f("uq_department_key")),
    )
    op.create_table(
        "kept_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_kept_form_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_form")),
    )
    with op.batch_alter_table("kept_form", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_form_account_id"), ["account_id"], unique=False)

    op.create_table(
        "one_time_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("led_to", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_one_time_key_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_key")),
        sa.UniqueConstraint("account_id", "value", name=op.f("uq_one_time_key_account_id_value")),
    )
    op.create_table(
        "body_sitting",
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "open",
                "closed",
                "cancelled",
                name="sittingstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("general", sa.Text(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "closed_at IS NULL OR (opened_at IS NOT NULL AND closed_at >= opened_at)",
            name=op.f("ck_body_sitting_opened_then_closed"),
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["account.id"], name=op.f("fk_body_sitting_closed_by")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_body_sitting_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_sitting")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_body_sitting_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_body_sitting_key")),
    )
    with op.batch_alter_table("body_sitting", schema=None) as batch_op:
        batch_op.create_index("ix_body_sitting_planned", ["department_id", "planned_at"], unique=False)
        batch_op.create_index(
            "uq_body_sitting_open",
            ["department_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "checklist_item",
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_checklist_item_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_item")),
        sa.UniqueConstraint("department_id", "words", name=op.f("uq_checklist_item_department_id_words")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_checklist_item_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_checklist_item_key")),
    )
    op.create_table(
        "council",
        sa.Column(
            "kind",
            sa.Enum(
                "steering",
                "technical",
                "coordinators",
                "families",
                "other",
                name="councilkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("cadence_weeks", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind <> 'other' OR name <> ''", name=op.f("ck_council_other_named")),
        sa.CheckConstraint("cadence_weeks IS NULL OR cadence_weeks BETWEEN 1 AND 104", name=op.f("ck_council_cadence")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_council_order")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_council_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_council_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_council_key")),
    )
    op.create_table(
        "crossed_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_crossed_meeting_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_crossed_meeting_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crossed_meeting")),
        sa.UniqueConstraint("department_id", "id", name=op.f("uq_crossed_meeting_department_id_id")),
        sa.UniqueConstraint("department_id", "year", name=op.f("uq_crossed_meeting_department_id_year")),
    )
    op.create_table(
        "department_delay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "acknowledgement",
                "assignment",
                "content",
                name="delaykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "unit",
            sa.Enum("calendar", "working", name="unit", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("urgent", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "0 < target AND target <= maximum AND (urgent IS NULL OR 0 < urgent)",
            name=op.f("ck_department_delay_order"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_department_delay_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department_delay")),
        sa.UniqueConstraint("department_id", "kind", name=op.f("uq_department_delay_department_id_kind")),
    )
    op.create_table(
        "department_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "rule",
            sa.Enum(
                "not_key_worker",
                "other_institution",
                "other_service",
                "never_worked_with",
                "does_not_know",
                "no_tie",
                "not_referrer",
                name="rule",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "mode",
            sa.Enum("block", "warn", "off", name="mode", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_department_rule_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department_rule")),
        sa.UniqueConstraint("department_id", "rule", name=op.f("uq_department_rule_department_id_rule")),
    )
    op.create_table(
        "effect",
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("whom", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "people",
                "workers",
                "teams",
                "partnership",
                name="effectlevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "expected",
            sa.Enum("expected", "unexpected", name="expected", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "said_by",
            sa.Enum(
                "concerned",
                "families",
                "worker",
                "coordinator",
                "manager",
                "partner",
                name="saidby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "occasion",
            sa.Enum(
                "conference",
                "follow_up",
                "sitting",
                "exchange",
                "training",
                "meeting",
                "other",
                name="occasion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("sorted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sorted_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("changed <> '' AND whom <> ''", name=op.f("ck_effect_in_words")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_effect_department_id")),
        sa.ForeignKeyConstraint(["sorted_by"], ["account.id"], name=op.f("fk_effect_sorted_by")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_effect_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_effect")),
        sa.UniqueConstraint("key", name=op.f("uq_effect_key")),
    )
    with op.batch_alter_table("effect", schema=None) as batch_op:
        batch_op.create_index("ix_effect_by", ["department_id", "written_by", "id"], unique=False)
        batch_op.create_index("ix_effect_on", ["department_id", "on", "id"], unique=False)

    op.create_table(
        "event",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum("year", "month", "day", name="precision", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("what <> ''", name=op.f("ck_event_in_words")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_event_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_event_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("department_id", "mark", name=op.f("uq_event_department_id_mark")),
        sa.UniqueConstraint("key", name=op.f("uq_event_key")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_on", ["department_id", "on", "id"], unique=False)

    op.create_table(
        "family_seat",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_family_seat_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_seat")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_family_seat_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_family_seat_key")),
    )
    with op.batch_alter_table("family_seat", schema=None) as batch_op:
        batch_op.create_index("ix_family_seat_since", ["department_id", "since"], unique=False)

    op.create_table(
        "funding",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column("spent", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("paid_for", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("what <> '' AND payer <> ''", name=op.f("ck_funding_in_words")),
        sa.CheckConstraint("cents > 0 AND spent >= 0", name=op.f("ck_funding_amounts")),
        sa.CheckConstraint("until >= since", name=op.f("ck_funding_order")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_funding_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_funding_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding")),
        sa.UniqueConstraint("department_id", "mark", name=op.f("uq_funding_department_id_mark")),
        sa.UniqueConstraint("key", name=op.f("uq_funding_key")),
    )
    with op.batch_alter_table("funding", schema=None) as batch_op:
        batch_op.create_index("ix_funding_until", ["department_id", "until"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("coordinators", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["account.id"], name=op.f("fk_import_batch_confirmed_by")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_import_batch_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sa.UniqueConstraint("department_id", "digest", name=op.f("uq_import_batch_department_id_digest")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_import_batch_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_import_batch_key")),
    )
    op.create_table(
        "import_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "cases",
                "answers",
                "coordinators",
                "time",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("meanings", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_import_layout_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_layout")),
        sa.UniqueConstraint("department_id", "header", name=op.f("uq_import_layout_department_id_header")),
    )
    op.create_table(
        "import_upload",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_import_upload_account_id")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_import_upload_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_upload")),
        sa.UniqueConstraint("key", name=op.f("uq_import_upload_key")),
    )
    with op.batch_alter_table("import_upload", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_upload_account_id"), ["account_id"], unique=False)

    op.create_table(
        "import_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "topic",
            sa.Enum(
                "field",
                "origin",
                "state",
                "reason",
                "respondent",
                "way",
                "status",
                "role",
                "work",
                "territory",
                "institution",
                "coordinator",
                "worker",
                name="topic",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_import_word_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_word")),
        sa.UniqueConstraint("department_id", "topic", "word", name=op.f("uq_import_word_department_id_topic_word")),
    )
    op.create_table(
        "institution",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("authorised", sa.Boolean(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "department",
                "association",
                "authorised_association",
                "caf",
                "training_institute",
                "trainer",
                "town",
                "school",
                "hospital",
                "other",
                name="institutionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("parent_id IS NULL OR kind IS NULL", name=op.f("ck_institution_kind_of_a_whole")),
        sa.ForeignKeyConstraint(
            ["department_id", "parent_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_institution_department_id_parent_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_institution_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_institution_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_institution_key")),
    )
    with op.batch_alter_table("institution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_institution_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index("uq_institution_name", ["department_id", "folded"], unique=True)

    op.create_table(
        "kept_document",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "decision",
                "agreement",
                "minutes",
                "report",
                "communication",
                "tool",
                "other",
                name="documentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "media",
            sa.Enum(
                "pdf", "odt", "docx", "png", name="documentmedia", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_kept_document_titled")),
        sa.CheckConstraint("size > 0 OR withdrawn_at IS NOT NULL", name=op.f("ck_kept_document_erased_once_withdrawn")),
        sa.CheckConstraint("size BETWEEN 0 AND 10485760", name=op.f("ck_kept_document_size")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_kept_document_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_kept_document_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_document")),
        sa.UniqueConstraint("key", name=op.f("uq_kept_document_key")),
    )
    op.create_table(
        "language",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum("ltr", "rtl", name="direction", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_language_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language")),
        sa.UniqueConstraint("department_id", "code", name=op.f("uq_language_department_id_code")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_language_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_language_key")),
    )
    op.create_table(
        "lesson",
        sa.Column(
            "kind",
            sa.Enum(
                "brake",
                "lever",
                "lesson",
                "perspective",
                "inspired",
                name="lessonkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column(
            "precision",
            sa.Enum("year", "month", "day", name="precision", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("words <> ''", name=op.f("ck_lesson_in_words")),
        sa.CheckConstraint("(since IS NULL) = (precision IS NULL)", name=op.f("ck_lesson_since_how_well")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_lesson_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_lesson_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
        sa.UniqueConstraint("department_id", "id", name=op.f("uq_lesson_department_id_id")),
        sa.UniqueConstraint("department_id", "mark", name=op.f("uq_lesson_department_id_mark")),
        sa.UniqueConstraint("key", name=op.f("uq_lesson_key")),
    )
    op.create_table(
        "practice_criterion",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_practice_criterion_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_criterion")),
        sa.UniqueConstraint("department_id", "id", name=op.f("uq_practice_criterion_department_id_id")),
        sa.UniqueConstraint("department_id", "words", name=op.f("uq_practice_criterion_department_id_words")),
        sa.UniqueConstraint("key", name=op.f("uq_practice_criterion_key")),
    )
    op.create_table(
        "practice_sheet",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "reviewed",
                "validated",
                "published",
                name="notestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reviewed", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_practice_sheet_a_year")),
        sa.ForeignKeyConstraint(["begun_by"], ["account.id"], name=op.f("fk_practice_sheet_begun_by")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_practice_sheet_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_sheet")),
        sa.UniqueConstraint("department_id", "id", name=op.f("uq_practice_sheet_department_id_id")),
        sa.UniqueConstraint("department_id", "year", name=op.f("uq_practice_sheet_department_id_year")),
        sa.UniqueConstraint("key", name=op.f("uq_practice_sheet_key")),
    )
    op.create_table(
        "programme",
        sa.Column("begun_in", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("territory_kind", sa.Text(), nullable=False),
        sa.Column("territory_count", sa.Integer(), nullable=True),
        sa.Column("silent", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "territory_count IS NULL OR territory_kind <> ''", name=op.f("ck_programme_territories_of_a_kind")
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_programme_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_programme_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("department_id", name=op.f("uq_programme_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_programme_key")),
    )
    op.create_table(
        "programme_phase",
        sa.Column(
            "phase",
            sa.Enum(
                "training",
                "experiment",
                "extension",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column(
            "precision",
            sa.Enum("year", "month", "day", name="precision", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(since IS NULL) = (precision IS NULL)", name=op.f("ck_programme_phase_since_how_well")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_programme_phase_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_programme_phase_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_phase")),
        sa.UniqueConstraint("department_id", "mark", name=op.f("uq_programme_phase_department_id_mark")),
        sa.UniqueConstraint("key", name=op.f("uq_programme_phase_key")),
    )
    op.create_table(
        "programme_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "heading",
            sa.Enum(
                "initiators",
                "publics",
                "definition",
                "description",
                "objective",
                "origin",
                "method",
                "governance",
                "funding",
                "participation",
                "deployment",
                "conditions",
                "perspectives",
                "implementation",
                "effects",
                "evaluation",
                name="heading",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_programme_text_numbered")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_programme_text_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_programme_text_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_text")),
        sa.UniqueConstraint(
            "department_id", "heading", "number", name=op.f("uq_programme_text_department_id_heading_number")
        ),
    )
    op.create_table(
        "publication",
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "figures",
                "practice_sheet",
                name="publicationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.CheckConstraint("withdrawn_at IS NULL OR withdrawn_why <> ''", name=op.f("ck_publication_withdrawn_why")),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= published_at", name=op.f("ck_publication_withdrawn_later")
        ),
        sa.CheckConstraint("year BETWEEN 1900 AND 2100", name=op.f("ck_publication_a_year")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_publication_department_id")),
        sa.ForeignKeyConstraint(["published_by"], ["account.id"], name=op.f("fk_publication_published_by")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["account.id"], name=op.f("fk_publication_withdrawn_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("key", name=op.f("uq_publication_key")),
    )
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.create_index("ix_publication_kind", ["kind", "year", "department_id"], unique=False)
        batch_op.create_index("ix_publication_source", ["source"], unique=False)

    op.create_table(
        "questionnaire_form",
        sa.Column(
            "respondent",
            sa.Enum(
                "child",
                "adolescent",
                "person",
                "network",
                "professional",
                name="respondent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column(
            "first_scale",
            sa.Enum(
                "mark",
                "faces",
                "agree",
                "words",
                name="first_scale",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column(
            "second_scale",
            sa.Enum(
                "mark",
                "faces",
                "agree",
                "words",
                name="second_scale",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_questionnaire_form_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_form")),
        sa.UniqueConstraint(
            "department_id", "respondent", "number", name=op.f("uq_questionnaire_form_department_id_respondent_number")
        ),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_questionnaire_form_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_questionnaire_form_key")),
    )
    op.create_table(
        "record_frame",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("evaluated", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("chosen_with", sa.Text(), nullable=False),
        sa.Column("with_families", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_record_frame_numbered")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_record_frame_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_record_frame_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_frame")),
        sa.UniqueConstraint("department_id", "year", "number", name=op.f("uq_record_frame_department_id_year_number")),
    )
    op.create_table(
        "reference_counter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_reference_counter_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_counter")),
        sa.UniqueConstraint("department_id", "year", name=op.f("uq_reference_counter_department_id_year")),
    )
    op.create_table(
        "reported_figure",
        sa.Column(
            "measure",
            sa.Enum(
                "referrals",
                "children_share",
                "completed",
                "under_way",
                "not_completed",
                "own_solution",
                "conferences",
                "coordinators_trained",
                "coordinators_engaged",
                "coordinators_target",
                "people_trained",
                "seminars_target",
                "managers_target",
                "satisfaction",
                "other",
                name="measure",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "number",
                "range",
                "about",
                "fraction",
                "unknown",
                name="valuekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("low", sa.Numeric(precision=11, scale=2), nullable=True),
        sa.Column("high", sa.Numeric(precision=11, scale=2), nullable=True),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column(
            "way",
            sa.Enum("typed", "imported", "programme", name="way", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("typed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("typed_by", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind = 'unknown') = (low IS NULL)", name=op.f("ck_reported_figure_low_where_known")),
        sa.CheckConstraint(
            "(kind NOT IN ('range', 'fraction')) = (high IS NULL)", name=op.f("ck_reported_figure_high_where_two")
        ),
        sa.CheckConstraint(
            "kind <> 'fraction' OR (low <= high AND high > 0)", name=op.f("ck_reported_figure_fraction_within")
        ),
        sa.CheckConstraint("kind <> 'range' OR low < high", name=op.f("ck_reported_figure_range_forwards")),
        sa.CheckConstraint("measure <> 'other' OR title <> ''", name=op.f("ck_reported_figure_other_named")),
        sa.CheckConstraint("until >= since", name=op.f("ck_reported_figure_order")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_reported_figure_department_id")),
        sa.ForeignKeyConstraint(["typed_by"], ["account.id"], name=op.f("fk_reported_figure_typed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reported_figure")),
        sa.UniqueConstraint("department_id", "mark", name=op.f("uq_reported_figure_department_id_mark")),
        sa.UniqueConstraint("key", name=op.f("uq_reported_figure_key")),
    )
    op.create_table(
        "roster",
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("brought", sa.JSON(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_roster_department_id")),
        sa.ForeignKeyConstraint(["taken_by"], ["account.id"], name=op.f("fk_roster_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster")),
        sa.UniqueConstraint("key", name=op.f("uq_roster_key")),
    )
    op.create_table(
        "territory",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "parent_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_territory_department_id_parent_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_territory_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_territory")),
        sa.UniqueConstraint("department_id", "folded", name=op.f("uq_territory_department_id_folded")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_territory_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_territory_key")),
    )
    op.create_table(
        "theme",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_theme_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("department_id", "folded", name=op.f("uq_theme_department_id_folded")),
        sa.UniqueConstraint("department_id", "id", name=op.f("uq_theme_department_id_id")),
        sa.UniqueConstraint("key", name=op.f("uq_theme_key")),
    )
    op.create_table(
        "training_target",
        sa.Column(
            "kind",
            sa.Enum(
                "coordinator",
                "refresher",
                "managers",
                "awareness",
                name="trainingkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "goal",
            sa.Enum("people", "sessions", name="goal", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("per_session", sa.Integer(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("high > low", name=op.f("ck_training_target_range_forwards")),
        sa.CheckConstraint("low BETWEEN 1 AND 2000", name=op.f("ck_training_target_some")),
        sa.CheckConstraint("per_session BETWEEN 1 AND 2000", name=op.f("ck_training_target_some_per_session")),
        sa.CheckConstraint("since <= until", name=op.f("ck_training_target_order")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_training_target_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_target")),
        sa.UniqueConstraint("key", name=op.f("uq_training_target_key")),
    )
    with op.batch_alter_table("training_target", schema=None) as batch_op:
        batch_op.create_index("ix_training_target_until", ["department_id", "until"], unique=False)

    op.create_table(
        "web_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("csrf", sa.Text(), nullable=False),
        sa.Column("flashes", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_web_session_account_id")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_web_session_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_session")),
        sa.UniqueConstraint("digest", name=op.f("uq_web_session_digest")),
    )
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_web_session_account_id"), ["account_id"], unique=False)

    op.create_table(
        "welcome",
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("territories", sa.Text(), nullable=False),
        sa.Column("call_days", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("call_days BETWEEN 1 AND 15", name=op.f("ck_welcome_called_soon")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_welcome_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_welcome")),
        sa.UniqueConstraint("department_id", name=op.f("uq_welcome_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_welcome_key")),
    )
    op.create_table(
        "yearly_note",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "reviewed",
                "validated",
                "published",
                name="notestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("last >= first", name=op.f("ck_yearly_note_order")),
        sa.ForeignKeyConstraint(["begun_by"], ["account.id"], name=op.f("fk_yearly_note_begun_by")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_yearly_note_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_note")),
        sa.UniqueConstraint("department_id", "first", "last", name=op.f("uq_yearly_note_department_id_first_last")),
        sa.UniqueConstraint("department_id", "id", name=op.f("uq_yearly_note_department_id_id")),
        sa.UniqueConstraint("key", name=op.f("uq_yearly_note_key")),
    )
    op.create_table(
        "answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("core", sa.Integer(), nullable=True),
        sa.Column("form_id", sa.Integer(), nullable=True),
        sa.Column(
            "respondent",
            sa.Enum(
                "child",
                "adolescent",
                "person",
                "network",
                "professional",
                name="respondent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "asked",
            sa.Enum("end", "review", name="asked", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "way",
            sa.Enum(
                "online", "paper", "spoken", name="answerway", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column(
            "field",
            sa.Enum(
                "childhood",
                "inclusion",
                "autonomy",
                "young_adult",
                "other",
                name="field",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("coordinator", sa.Integer(), nullable=True),
        sa.Column("conference", sa.Integer(), nullable=True),
        sa.Column("plan", sa.Integer(), nullable=True),
        sa.Column("overall", sa.Integer(), nullable=True),
        sa.Column("heard", sa.Integer(), nullable=True),
        sa.Column("decided", sa.Integer(), nullable=True),
        sa.Column("own_first", sa.Integer(), nullable=True),
        sa.Column("own_second", sa.Integer(), nullable=True),
        sa.Column("liked", sa.Text(), nullable=False),
        sa.Column("wished", sa.Text(), nullable=False),
        sa.Column("quotable", sa.Boolean(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("conference BETWEEN 0 AND 10", name=op.f("ck_answer_conference_of_ten")),
        sa.CheckConstraint("coordinator BETWEEN 0 AND 10", name=op.f("ck_answer_coordinator_of_ten")),
        sa.CheckConstraint("decided BETWEEN 1 AND 4", name=op.f("ck_answer_decided_of_four")),
        sa.CheckConstraint("heard BETWEEN 1 AND 4", name=op.f("ck_answer_heard_of_four")),
        sa.CheckConstraint("overall BETWEEN 0 AND 10", name=op.f("ck_answer_overall_of_ten")),
        sa.CheckConstraint("own_first BETWEEN 0 AND 10", name=op.f("ck_answer_own_first_of_ten")),
        sa.CheckConstraint("own_second BETWEEN 0 AND 10", name=op.f("ck_answer_own_second_of_ten")),
        sa.CheckConstraint("plan BETWEEN 0 AND 10", name=op.f("ck_answer_plan_of_ten")),
        sa.ForeignKeyConstraint(
            ["department_id", "form_id"],
            ["questionnaire_form.department_id", "questionnaire_form.id"],
            name=op.f("fk_answer_department_id_form_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "import_batch_id"],
            ["import_batch.department_id", "import_batch.id"],
            name=op.f("fk_answer_department_id_import_batch_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "territory_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_answer_department_id_territory_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_answer_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index("ix_answer_quarter", ["department_id", "quarter"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_sitting_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("family_seat_id", sa.Integer(), nullable=True),
        sa.Column(
            "presence",
            sa.Enum("present", "excused", name="presence", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(account_id IS NULL) <> (family_seat_id IS NULL)", name=op.f("ck_attendance_one_of_two")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_attendance_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "body_sitting_id"],
            ["body_sitting.department_id", "body_sitting.id"],
            name=op.f("fk_attendance_department_id_body_sitting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "family_seat_id"],
            ["family_seat.department_id", "family_seat.id"],
            name=op.f("fk_attendance_department_id_family_seat_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_attendance_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("body_sitting_id", "account_id", name=op.f("uq_attendance_body_sitting_id_account_id")),
        sa.UniqueConstraint("body_sitting_id", "family_seat_id", name="uq_attendance_seat"),
    )
    op.create_table(
        "convention",
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "convention",
                "contract",
                "public_contract",
                name="conventionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column(
            "renewal",
            sa.Enum("tacit", "to_renew", "none", name="renewal", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("notice", sa.Integer(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column("pays", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("renews_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "signed_on IS NULL OR until IS NOT NULL OR renewal = 'none'", name=op.f("ck_convention_term_to_renew")
        ),
        sa.CheckConstraint("notice BETWEEN 0 AND 24", name=op.f("ck_convention_notice_in_months")),
        sa.CheckConstraint("renews_id <> id", name=op.f("ck_convention_not_its_own_renewal")),
        sa.CheckConstraint("signed_on IS NULL OR since IS NOT NULL", name=op.f("ck_convention_begins_once_signed")),
        sa.CheckConstraint("until >= since AND ended_on >= since", name=op.f("ck_convention_order")),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id", "renews_id"],
            ["convention.department_id", "convention.institution_id", "convention.id"],
            name=op.f("fk_convention_department_id_institution_id_renews_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_convention_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_convention_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_convention_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_convention")),
        sa.UniqueConstraint(
            "department_id", "institution_id", "id", name=op.f("uq_convention_department_id_institution_id_id")
        ),
        sa.UniqueConstraint("key", name=op.f("uq_convention_key")),
    )
    with op.batch_alter_table("convention", schema=None) as batch_op:
        batch_op.create_index("ix_convention_institution", ["department_id", "institution_id"], unique=False)
        batch_op.create_index(
            "uq_convention_renewed_once",
            ["renews_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "coordinator",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("institution_id", sa.Integer(), nullable=True),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("trained_on", sa.Date(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "employee",
                "volunteer",
                "lent",
                name="coordinatorkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("undertaking_on", sa.Date(), nullable=True),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_coordinator_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_coordinator_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "territory_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_coordinator_department_id_territory_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_coordinator_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordinator")),
        sa.UniqueConstraint("department_id", "account_id", name=op.f("uq_coordinator_department_id_account_id")),
        sa.UniqueConstraint("department_id", "folded", name=op.f("uq_coordinator_department_id_folded")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_coordinator_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_coordinator_key")),
    )
    with op.batch_alter_table("coordinator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coordinator_account_id"), ["account_id"], unique=False)

    op.create_table(
        "council_meeting",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "closed",
                "cancelled",
                name="meetingstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'closed') = (held_on IS NOT NULL AND closed_at IS NOT NULL)",
            name=op.f("ck_council_meeting_closed_is_dated"),
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["account.id"], name=op.f("fk_council_meeting_closed_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "council_id"],
            ["council.department_id", "council.id"],
            name=op.f("fk_council_meeting_department_id_council_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_council_meeting_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_meeting")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_council_meeting_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_council_meeting_key")),
    )
    with op.batch_alter_table("council_meeting", schema=None) as batch_op:
        batch_op.create_index("ix_council_meeting_planned", ["department_id", "council_id", "planned_at"], unique=False)

    op.create_table(
        "council_seat",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=True),
        sa.Column("families", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("account_id IS NULL OR NOT families", name=op.f("ck_council_seat_families_without_account")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_council_seat_order")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_council_seat_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "council_id"],
            ["council.department_id", "council.id"],
            name=op.f("fk_council_seat_department_id_council_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_council_seat_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_council_seat_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_seat")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_council_seat_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_council_seat_key")),
    )
    with op.batch_alter_table("council_seat", schema=None) as batch_op:
        batch_op.create_index("ix_council_seat_account", ["department_id", "account_id"], unique=False)
        batch_op.create_index("ix_council_seat_council", ["department_id", "council_id"], unique=False)

    op.create_table(
        "declined_offer",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "field",
            sa.Enum(
                "childhood",
                "inclusion",
                "autonomy",
                "young_adult",
                "other",
                name="field",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "not_now",
                "own_way",
                "other_help",
                "private",
                "other",
                name="offerreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "territory_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_declined_offer_department_id_territory_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_declined_offer_department_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["account.id"], name=op.f("fk_declined_offer_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declined_offer")),
        sa.UniqueConstraint("key", name=op.f("uq_declined_offer_key")),
    )
    with op.batch_alter_table("declined_offer", schema=None) as batch_op:
        batch_op.create_index("ix_declined_offer_by", ["noted_by", "noted_at"], unique=False)
        batch_op.create_index("ix_declined_offer_on", ["department_id", "on"], unique=False)

    op.create_table(
        "directory_entry",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("offers", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("cost", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "territory_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_directory_entry_department_id_territory_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_directory_entry_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_entry")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_directory_entry_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_directory_entry_key")),
    )
    with op.batch_alter_table("directory_entry", schema=None) as batch_op:
        batch_op.create_index("ix_directory_entry_name", ["department_id", "folded"], unique=False)

    op.create_table(
        "edition",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Integer(), nullable=True),
        sa.Column("content", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("facts", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "note_id"],
            ["yearly_note.department_id", "yearly_note.id"],
            name=op.f("fk_edition_department_id_note_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_edition_department_id")),
        sa.ForeignKeyConstraint(["published_by"], ["account.id"], name=op.f("fk_edition_published_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("key", name=op.f("uq_edition_key")),
        sa.UniqueConstraint("note_id", "number", name=op.f("uq_edition_note_id_number")),
    )
    op.create_table(
        "lesson_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("settles", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("what <> '' AND who <> ''", name=op.f("ck_lesson_step_in_words")),
        sa.ForeignKeyConstraint(
            ["department_id", "lesson_id"],
            ["lesson.department_id", "lesson.id"],
            name=op.f("fk_lesson_step_department_id_lesson_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_lesson_step_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_lesson_step_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_step")),
    )
    with op.batch_alter_table("lesson_step", schema=None) as batch_op:
        batch_op.create_index("ix_lesson_step_lesson_id", ["lesson_id"], unique=False)

    op.create_table(
        "meeting_decision",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column(
            "fate",
            sa.Enum("done", "partly", "not_done", name="fate", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("fate IS NULL OR fate = 'done' OR why <> ''", name=op.f("ck_meeting_decision_explained")),
        sa.CheckConstraint("(fate IS NULL) = (settled_at IS NULL)", name=op.f("ck_meeting_decision_settled_at_once")),
        sa.ForeignKeyConstraint(
            ["department_id", "meeting_id"],
            ["crossed_meeting.department_id", "crossed_meeting.id"],
            name=op.f("fk_meeting_decision_department_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_meeting_decision_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_decision")),
        sa.UniqueConstraint("key", name=op.f("uq_meeting_decision_key")),
    )
    with op.batch_alter_table("meeting_decision", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_decision_meeting_id", ["meeting_id"], unique=False)

    op.create_table(
        "meeting_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "concerned",
                "families",
                "workers",
                "coordinators",
                "managers",
                "partners",
                name="attendee",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("people > 0", name=op.f("ck_meeting_presence_some")),
        sa.ForeignKeyConstraint(
            ["department_id", "meeting_id"],
            ["crossed_meeting.department_id", "crossed_meeting.id"],
            name=op.f("fk_meeting_presence_department_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_meeting_presence_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_presence")),
        sa.UniqueConstraint("meeting_id", "kind", name=op.f("uq_meeting_presence_meeting_id_kind")),
    )
    op.create_table(
        "namesake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_namesake_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "note_id"],
            ["yearly_note.department_id", "yearly_note.id"],
            name=op.f("fk_namesake_department_id_note_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_namesake_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_namesake")),
        sa.UniqueConstraint("note_id", "word", name=op.f("uq_namesake_note_id_word")),
    )
    op.create_table(
        "note_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column(
            "move",
            sa.Enum(
                "review",
                "validate",
                "publish",
                "rework",
                name="move",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_note_move_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "note_id"],
            ["yearly_note.department_id", "yearly_note.id"],
            name=op.f("fk_note_move_department_id_note_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_note_move_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_move")),
    )
    with op.batch_alter_table("note_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_move_note_id"), ["note_id"], unique=False)

    op.create_table(
        "note_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "summary",
                "scope",
                "means",
                "activity",
                "quality",
                "results",
                "effects",
                "voices",
                "perspectives",
                "method",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("writers", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "note_id"],
            ["yearly_note.department_id", "yearly_note.id"],
            name=op.f("fk_note_part_department_id_note_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_note_part_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_note_part_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_part")),
        sa.UniqueConstraint("note_id", "part", name=op.f("uq_note_part_note_id_part")),
    )
    op.create_table(
        "partner_contact",
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_partner_contact_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_partner_contact_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_partner_contact_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_contact")),
        sa.UniqueConstraint("key", name=op.f("uq_partner_contact_key")),
    )
    with op.batch_alter_table("partner_contact", schema=None) as batch_op:
        batch_op.create_index("ix_partner_contact_institution", ["department_id", "institution_id"], unique=False)

    op.create_table(
        "practice_exchange",
        sa.Column("practice_sheet_id", sa.Integer(), nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("reuse_on", sa.Date(), nullable=True),
        sa.Column("reuse_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reuse_on IS NULL OR reuse_by <> ''", name=op.f("ck_practice_exchange_reuse_says_who")),
        sa.ForeignKeyConstraint(["answered_by"], ["account.id"], name=op.f("fk_practice_exchange_answered_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "practice_sheet_id"],
            ["practice_sheet.department_id", "practice_sheet.id"],
            name=op.f("fk_practice_exchange_department_id_practice_sheet_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_practice_exchange_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_exchange")),
        sa.UniqueConstraint("key", name=op.f("uq_practice_exchange_key")),
        sa.UniqueConstraint("practice_sheet_id", "once", name=op.f("uq_practice_exchange_practice_sheet_id_once")),
    )
    with op.batch_alter_table("practice_exchange", schema=None) as batch_op:
        batch_op.create_index("ix_practice_exchange_sheet", ["practice_sheet_id", "received_at"], unique=False)

    op.create_table(
        "practice_heading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_sheet_id", sa.Integer(), nullable=False),
        sa.Column(
            "heading",
            sa.Enum(
                "initiators",
                "publics",
                "definition",
                "description",
                "objective",
                "origin",
                "method",
                "governance",
                "funding",
                "participation",
                "deployment",
                "conditions",
                "perspectives",
                "implementation",
                "effects",
                "evaluation",
                name="heading",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("writers", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "practice_sheet_id"],
            ["practice_sheet.department_id", "practice_sheet.id"],
            name=op.f("fk_practice_heading_department_id_practice_sheet_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_practice_heading_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_practice_heading_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_heading")),
        sa.UniqueConstraint("practice_sheet_id", "heading", name=op.f("uq_practice_heading_practice_sheet_id_heading")),
    )
    op.create_table(
        "practice_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_sheet_id", sa.Integer(), nullable=False),
        sa.Column(
            "move",
            sa.Enum(
                "review",
                "validate",
                "publish",
                "rework",
                name="move",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_practice_move_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "practice_sheet_id"],
            ["practice_sheet.department_id", "practice_sheet.id"],
            name=op.f("fk_practice_move_department_id_practice_sheet_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_practice_move_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_move")),
    )
    with op.batch_alter_table("practice_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_move_practice_sheet_id"), ["practice_sheet_id"], unique=False)

    op.create_table(
        "practice_namesake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_sheet_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_practice_namesake_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "practice_sheet_id"],
            ["practice_sheet.department_id", "practice_sheet.id"],
            name=op.f("fk_practice_namesake_department_id_practice_sheet_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_practice_namesake_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_namesake")),
        sa.UniqueConstraint("practice_sheet_id", "word", name=op.f("uq_practice_namesake_practice_sheet_id_word")),
    )
    op.create_table(
        "practice_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_sheet_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("yes", "partly", "no", name="gridanswer", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_practice_review_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "criterion_id"],
            ["practice_criterion.department_id", "practice_criterion.id"],
            name=op.f("fk_practice_review_department_id_criterion_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "practice_sheet_id"],
            ["practice_sheet.department_id", "practice_sheet.id"],
            name=op.f("fk_practice_review_department_id_practice_sheet_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_practice_review_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_review")),
        sa.UniqueConstraint(
            "practice_sheet_id", "criterion_id", "by", name=op.f("uq_practice_review_practice_sheet_id_criterion_id_by")
        ),
    )
    op.create_table(
        "training",
        sa.Column(
            "kind",
            sa.Enum(
                "coordinator",
                "refresher",
                "managers",
                "awareness",
                name="trainingkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("trainer", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=True),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("total_cents", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("given_up_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(first_day IS NULL) = (last_day IS NULL)", name=op.f("ck_training_dated_at_both_ends")),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_training_days_in_order")),
        sa.CheckConstraint("places BETWEEN 1 AND 2000", name=op.f("ck_training_some_places")),
        sa.CheckConstraint("total_cents BETWEEN 1 AND 10000000", name=op.f("ck_training_plausible_total")),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_training_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "territory_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_training_department_id_territory_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_training_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_training_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_training_key")),
    )
    with op.batch_alter_table("training", schema=None) as batch_op:
        batch_op.create_index("ix_training_last_day", ["department_id", "last_day"], unique=False)

    op.create_table(
        "translation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("language_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "language_id"],
            ["language.department_id", "language.id"],
            name=op.f("fk_translation_department_id_language_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_translation_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation")),
        sa.UniqueConstraint("language_id", "code", name=op.f("uq_translation_language_id_code")),
    )
    op.create_table(
        "travel_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("from_id < to_id", name=op.f("ck_travel_time_once")),
        sa.CheckConstraint("minutes >= 0 AND minutes <= 600", name=op.f("ck_travel_time_plausible")),
        sa.ForeignKeyConstraint(
            ["department_id", "from_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_travel_time_department_id_from_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "to_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_travel_time_department_id_to_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_travel_time_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_time")),
        sa.UniqueConstraint("from_id", "to_id", name=op.f("uq_travel_time_from_id_to_id")),
    )
    op.create_table(
        "cases",
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column(
            "stage",
            sa.Enum(
                "referral",
                "assignment",
                "preparation",
                "conference",
                "validation",
                "follow_up",
                "closed",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "plan_agreed",
                "own_solution",
                "not_completed",
                "not_admitted",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "end_reason",
            sa.Enum(
                "family_organised",
                "family_declined",
                "parent_refused",
                "situation_changed",
                "network_too_fragile",
                "no_coordinator",
                "court_decision",
                "health_crisis",
                "no_question_to_decide",
                "other_answer_fitter",
                "other",
                name="endreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "field",
            sa.Enum(
                "childhood",
                "inclusion",
                "autonomy",
                "young_adult",
                "other",
                name="field",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "origin",
            sa.Enum(
                "professional",
                "partner",
                "family",
                "network",
                name="origin",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("referrer_id", sa.Integer(), nullable=True),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("institution_id", sa.Integer(), nullable=True),
        sa.Column("coordinator_id", sa.Integer(), nullable=True),
        sa.Column("pair_id", sa.Integer(), nullable=True),
        sa.Column("minimal", sa.Boolean(), nullable=False),
        sa.Column("taken_over", sa.Boolean(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("import_mark", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(stage = 'closed') = (outcome IS NOT NULL)", name=op.f("ck_cases_outcome_when_closed")),
        sa.CheckConstraint(
            "NOT suspended OR stage NOT IN ('referral', 'closed')", name=op.f("ck_cases_suspended_while_open")
        ),
        sa.CheckConstraint(
            "coordinator_id IS NOT NULL OR stage IN ('referral', 'assignment', 'closed')",
            name=op.f("ck_cases_coordinator_from_preparation_on"),
        ),
        sa.CheckConstraint(
            "stage = 'referral' OR received_at IS NOT NULL", name=op.f("ck_cases_received_past_referral")
        ),
        sa.CheckConstraint(
            "(received_at IS NULL) = (reference IS NULL)", name=op.f("ck_cases_reference_once_received")
        ),
        sa.CheckConstraint(
            "pair_id IS NULL OR (coordinator_id IS NOT NULL AND pair_id <> coordinator_id)",
            name=op.f("ck_cases_pair_of_two"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_cases_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "import_batch_id"],
            ["import_batch.department_id", "import_batch.id"],
            name=op.f("fk_cases_department_id_import_batch_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_cases_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "pair_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_cases_department_id_pair_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "territory_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_cases_department_id_territory_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_cases_department_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["account.id"], name=op.f("fk_cases_holder_id")),
        sa.ForeignKeyConstraint(["referrer_id"], ["account.id"], name=op.f("fk_cases_referrer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("department_id", "import_mark", name=op.f("uq_cases_department_id_import_mark")),
        sa.UniqueConstraint("department_id", "reference", name=op.f("uq_cases_department_id_reference")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_cases_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_cases_key")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cases_coordinator", ["coordinator_id", "department_id", "acted_at", "id"], unique=False
        )
        batch_op.create_index("ix_cases_holder", ["holder_id", "department_id", "acted_at", "id"], unique=False)
        batch_op.create_index("ix_cases_list", ["department_id", "acted_at", "id"], unique=False)
        batch_op.create_index("ix_cases_pair", ["pair_id", "department_id", "acted_at", "id"], unique=False)
        batch_op.create_index("ix_cases_received", ["department_id", "received_at"], unique=False)
        batch_op.create_index("ix_cases_referrer", ["referrer_id", "department_id", "acted_at", "id"], unique=False)
        batch_op.create_index("ix_cases_stage", ["department_id", "stage", "acted_at", "id"], unique=False)

    op.create_table(
        "charter",
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("direction_name", sa.Text(), nullable=False),
        sa.Column("manager_name", sa.Text(), nullable=False),
        sa.Column("direction_undertakes", sa.Text(), nullable=False),
        sa.Column("manager_undertakes", sa.Text(), nullable=False),
        sa.Column("coordinator_undertakes", sa.Text(), nullable=False),
        sa.Column("direction_signed_on", sa.Date(), nullable=True),
        sa.Column("manager_signed_on", sa.Date(), nullable=True),
        sa.Column("coordinator_signed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "coordinator_signed_on IS NULL OR coordinator_signed_on >= drafted_on",
            name=op.f("ck_charter_coordinator_after_draft"),
        ),
        sa.CheckConstraint(
            "direction_signed_on IS NULL OR direction_signed_on >= drafted_on",
            name=op.f("ck_charter_direction_after_draft"),
        ),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= drafted_on", name=op.f("ck_charter_order")),
        sa.CheckConstraint(
            "manager_signed_on IS NULL OR manager_signed_on >= drafted_on", name=op.f("ck_charter_manager_after_draft")
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_charter_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_charter_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter")),
        sa.UniqueConstraint("key", name=op.f("uq_charter_key")),
    )
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.create_index("ix_charter_coordinator", ["department_id", "coordinator_id"], unique=False)
        batch_op.create_index(
            "ix_charter_running",
            ["coordinator_id"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "coordinator_territory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_coordinator_territory_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "territory_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_coordinator_territory_department_id_territory_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_coordinator_territory_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordinator_territory")),
        sa.UniqueConstraint(
            "coordinator_id", "territory_id", name=op.f("uq_coordinator_territory_coordinator_id_territory_id")
        ),
    )
    with op.batch_alter_table("coordinator_territory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coordinator_territory_territory_id"), ["territory_id"], unique=False)

    op.create_table(
        "council_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_meeting_id", sa.Integer(), nullable=False),
        sa.Column("council_seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "attended",
            sa.Enum(
                "present",
                "excused",
                "absent",
                "vacant",
                name="attended",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "council_meeting_id"],
            ["council_meeting.department_id", "council_meeting.id"],
            name=op.f("fk_council_attendance_department_id_council_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "council_seat_id"],
            ["council_seat.department_id", "council_seat.id"],
            name=op.f("fk_council_attendance_department_id_council_seat_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_council_attendance_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_attendance")),
        sa.UniqueConstraint(
            "council_meeting_id",
            "council_seat_id",
            name=op.f("uq_council_attendance_council_meeting_id_council_seat_id"),
        ),
    )
    op.create_table(
        "council_decision",
        sa.Column("council_meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("what <> ''", name=op.f("ck_council_decision_in_words")),
        sa.ForeignKeyConstraint(
            ["department_id", "council_meeting_id"],
            ["council_meeting.department_id", "council_meeting.id"],
            name=op.f("fk_council_decision_department_id_council_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_council_decision_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_decision")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_council_decision_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_council_decision_key")),
    )
    with op.batch_alter_table("council_decision", schema=None) as batch_op:
        batch_op.create_index("ix_council_decision_meeting", ["council_meeting_id", "number"], unique=False)

    op.create_table(
        "council_item",
        sa.Column("council_meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "council_meeting_id"],
            ["council_meeting.department_id", "council_meeting.id"],
            name=op.f("fk_council_item_department_id_council_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_council_item_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_item")),
        sa.UniqueConstraint("key", name=op.f("uq_council_item_key")),
    )
    with op.batch_alter_table("council_item", schema=None) as batch_op:
        batch_op.create_index("ix_council_item_meeting", ["council_meeting_id", "number"], unique=False)

    op.create_table(
        "directory_audience",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("directory_entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "field",
            sa.Enum(
                "childhood",
                "inclusion",
                "autonomy",
                "young_adult",
                "other",
                name="field",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "directory_entry_id"],
            ["directory_entry.department_id", "directory_entry.id"],
            name=op.f("fk_directory_audience_department_id_directory_entry_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_directory_audience_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_audience")),
        sa.UniqueConstraint("directory_entry_id", "field", name=op.f("uq_directory_audience_directory_entry_id_field")),
    )
    op.create_table(
        "directory_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("directory_entry_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "directory_entry_id"],
            ["directory_entry.department_id", "directory_entry.id"],
            name=op.f("fk_directory_check_department_id_directory_entry_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_directory_check_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_directory_check_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_check")),
    )
    with op.batch_alter_table("directory_check", schema=None) as batch_op:
        batch_op.create_index("ix_directory_check_entry", ["directory_entry_id", "on"], unique=False)

    op.create_table(
        "mentoring",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("coordinator_id <> mentor_id", name=op.f("ck_mentoring_of_two")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_mentoring_order")),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_mentoring_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "mentor_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_mentoring_department_id_mentor_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_mentoring_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring")),
    )
    with op.batch_alter_table("mentoring", schema=None) as batch_op:
        batch_op.create_index("ix_mentoring_mentor", ["mentor_id"], unique=False)
        batch_op.create_index(
            "ix_mentoring_running",
            ["coordinator_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "mission",
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("share", sa.Numeric(precision=4, scale=3), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("extra", sa.Numeric(precision=4, scale=3), nullable=True),
        sa.Column("extra_until", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(extra IS NULL) = (extra_until IS NULL)", name=op.f("ck_mission_extra_for_a_time")),
        sa.CheckConstraint(
            "extra IS NULL OR (extra > 0 AND share + extra <= 1 AND extra_until >= since)",
            name=op.f("ck_mission_extra_share"),
        ),
        sa.CheckConstraint("share > 0 AND share <= 1", name=op.f("ck_mission_share")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_mission_order")),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_mission_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_mission_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mission")),
        sa.UniqueConstraint("key", name=op.f("uq_mission_key")),
    )
    with op.batch_alter_table("mission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mission_coordinator_id"), ["coordinator_id"], unique=False)
        batch_op.create_index("ix_mission_since", ["department_id", "since"], unique=False)

    op.create_table(
        "standing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "ready",
                "engaged",
                "paused",
                "left",
                name="coordinatorstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "staff_move",
                "change_of_post",
                "end_of_letter",
                "workload",
                "own_choice",
                "absence",
                "retirement",
                "loan_over",
                "other",
                name="standingreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "reason IS NULL OR reason <> 'other' OR words <> ''", name=op.f("ck_standing_other_in_words")
        ),
        sa.CheckConstraint("reason IS NULL OR status IN ('paused', 'left')", name=op.f("ck_standing_explained_alone")),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_standing_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_standing_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing")),
        sa.UniqueConstraint("coordinator_id", "since", name=op.f("uq_standing_coordinator_id_since")),
    )
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.create_index("ix_standing_status", ["department_id", "status", "since"], unique=False)

    op.create_table(
        "standing_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column(
            "was_status",
            sa.Enum(
                "ready",
                "engaged",
                "paused",
                "left",
                name="was_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("was_since", sa.Date(), nullable=True),
        sa.Column(
            "was_reason",
            sa.Enum(
                "staff_move",
                "change_of_post",
                "end_of_letter",
                "workload",
                "own_choice",
                "absence",
                "retirement",
                "loan_over",
                "other",
                name="was_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("was_words", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "ready",
                "engaged",
                "paused",
                "left",
                name="coordinatorstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "staff_move",
                "change_of_post",
                "end_of_letter",
                "workload",
                "own_choice",
                "absence",
                "retirement",
                "loan_over",
                "other",
                name="standingreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(since IS NULL) = (status IS NULL)", name=op.f("ck_standing_correction_dated_instead")),
        sa.CheckConstraint(
            "(was_since IS NULL) = (was_status IS NULL)", name=op.f("ck_standing_correction_dated_before")
        ),
        sa.CheckConstraint(
            "was_since IS NOT NULL OR since IS NOT NULL", name=op.f("ck_standing_correction_of_something")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_standing_correction_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_standing_correction_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_standing_correction_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_correction")),
    )
    with op.batch_alter_table("standing_correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standing_correction_coordinator_id"), ["coordinator_id"], unique=False)

    op.create_table(
        "supervision",
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_supervision_order")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_supervision_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_supervision_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_supervision_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision")),
        sa.UniqueConstraint("key", name=op.f("uq_supervision_key")),
    )
    with op.batch_alter_table("supervision", schema=None) as batch_op:
        batch_op.create_index("ix_supervision_account", ["department_id", "account_id"], unique=False)
        batch_op.create_index(
            "ix_supervision_running",
            ["coordinator_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "training_cost",
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column(
            "payer",
            sa.Enum(
                "department",
                "associations",
                "employers",
                "state",
                "other",
                name="trainingpayer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column("share", sa.Integer(), nullable=True),
        sa.Column("share_of", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(cents IS NULL) = (share_of IS NOT NULL)", name=op.f("ck_training_cost_amount_or_share")),
        sa.CheckConstraint(
            "(share IS NULL) = (share_of IS NULL) AND (share > 0 AND share <= share_of) IS NOT FALSE",
            name=op.f("ck_training_cost_share_of_a_whole"),
        ),
        sa.CheckConstraint("cents BETWEEN 1 AND 10000000", name=op.f("ck_training_cost_plausible_amount")),
        sa.ForeignKeyConstraint(
            ["department_id", "training_id"],
            ["training.department_id", "training.id"],
            name=op.f("fk_training_cost_department_id_training_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_training_cost_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_cost")),
        sa.UniqueConstraint("key", name=op.f("uq_training_cost_key")),
    )
    with op.batch_alter_table("training_cost", schema=None) as batch_op:
        batch_op.create_index("ix_training_cost_training", ["department_id", "training_id"], unique=False)

    op.create_table(
        "training_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "training_id"],
            ["training.department_id", "training.id"],
            name=op.f("fk_training_day_department_id_training_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_training_day_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_day")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_training_day_id_department_id")),
        sa.UniqueConstraint("training_id", "day", name=op.f("uq_training_day_training_id_day")),
    )
    op.create_table(
        "training_registration",
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=True),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("profession", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("came", sa.Integer(), nullable=True),
        sa.Column("coordinator_id", sa.Integer(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "institution_id IS NOT NULL OR employer <> '' OR coordinator_id IS NOT NULL",
            name=op.f("ck_training_registration_by_an_employer"),
        ),
        sa.CheckConstraint(
            "NOT named OR (number = 1 AND (came IS NULL OR came <= 1))",
            name=op.f("ck_training_registration_one_by_name"),
        ),
        sa.CheckConstraint("came BETWEEN 0 AND 2000", name=op.f("ck_training_registration_plausible_came")),
        sa.CheckConstraint(
            "coordinator_id IS NULL OR named", name=op.f("ck_training_registration_named_in_the_register")
        ),
        sa.CheckConstraint("number BETWEEN 1 AND 2000", name=op.f("ck_training_registration_plausible_number")),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_training_registration_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_training_registration_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "training_id"],
            ["training.department_id", "training.id"],
            name=op.f("fk_training_registration_department_id_training_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_training_registration_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_registration")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_training_registration_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_training_registration_key")),
    )
    with op.batch_alter_table("training_registration", schema=None) as batch_op:
        batch_op.create_index("ix_training_registration_coordinator", ["department_id", "coordinator_id"], unique=False)
        batch_op.create_index("ix_training_registration_training", ["department_id", "training_id"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("pair", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_in", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_assignment_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "confirmed_in"],
            ["body_sitting.department_id", "body_sitting.id"],
            name=op.f("fk_assignment_department_id_confirmed_in"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_assignment_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_assignment_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_coordinator_id"), ["coordinator_id"], unique=False)
        batch_op.create_index(
            "ix_assignment_running",
            ["department_id", "coordinator_id"],
            unique=False,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "candidate_date",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_candidate_date_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_candidate_date_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_date")),
        sa.UniqueConstraint("case_id", "at", name=op.f("uq_candidate_date_case_id_at")),
        sa.UniqueConstraint("department_id", "case_id", "id", name=op.f("uq_candidate_date_department_id_case_id_id")),
        sa.UniqueConstraint("key", name=op.f("uq_candidate_date_key")),
    )
    op.create_table(
        "case_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_case_word_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_case_word_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_word")),
        sa.UniqueConstraint("department_id", "case_id", "word", name=op.f("uq_case_word_department_id_case_id_word")),
    )
    with op.batch_alter_table("case_word", schema=None) as batch_op:
        batch_op.create_index("ix_case_word_word", ["department_id", "word", "case_id"], unique=False)

    op.create_table(
        "checklist_tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("checklist_item_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_checklist_tick_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_checklist_tick_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "checklist_item_id"],
            ["checklist_item.department_id", "checklist_item.id"],
            name=op.f("fk_checklist_tick_department_id_checklist_item_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_checklist_tick_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_tick")),
        sa.UniqueConstraint("case_id", "checklist_item_id", name=op.f("uq_checklist_tick_case_id_checklist_item_id")),
    )
    op.create_table(
        "complaint",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reached", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("answered_at IS NULL OR answer <> ''", name=op.f("ck_complaint_answered_in_words")),
        sa.ForeignKeyConstraint(["answered_by"], ["account.id"], name=op.f("fk_complaint_answered_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_complaint_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_complaint_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("department_id", "number", name=op.f("uq_complaint_department_id_number")),
        sa.UniqueConstraint("key", name=op.f("uq_complaint_key")),
        sa.UniqueConstraint("once", name=op.f("uq_complaint_once")),
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaint_case_id"), ["case_id"], unique=False)

    op.create_table(
        "consultation",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_consultation_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_consultation_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_consultation_department_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["account.id"], name=op.f("fk_consultation_opened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_consultation_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_consultation_key")),
    )
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.create_index("ix_consultation_case", ["case_id"], unique=False)
        batch_op.create_index(
            "uq_consultation_open",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "cost",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column(
            "payer",
            sa.Enum(
                "service",
                "family",
                "network",
                "partner",
                name="payer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("cents BETWEEN 1 AND 10000000", name=op.f("ck_cost_amount")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_cost_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_cost_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost")),
        sa.UniqueConstraint("key", name=op.f("uq_cost_key")),
    )
    with op.batch_alter_table("cost", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cost_case_id"), ["case_id"], unique=False)

    op.create_table(
        "council_follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_meeting_id", sa.Integer(), nullable=False),
        sa.Column("council_decision_id", sa.Integer(), nullable=False),
        sa.Column(
            "fate",
            sa.Enum(
                "done",
                "under_way",
                "dropped",
                name="decisionfate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("fate <> 'dropped' OR why <> ''", name=op.f("ck_council_follow_up_dropped_says_why")),
        sa.ForeignKeyConstraint(
            ["department_id", "council_decision_id"],
            ["council_decision.department_id", "council_decision.id"],
            name=op.f("fk_council_follow_up_department_id_council_decision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "council_meeting_id"],
            ["council_meeting.department_id", "council_meeting.id"],
            name=op.f("fk_council_follow_up_department_id_council_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_council_follow_up_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_follow_up")),
        sa.UniqueConstraint(
            "council_decision_id",
            "council_meeting_id",
            name=op.f("uq_council_follow_up_council_decision_id_council_meeting_id"),
        ),
    )
    op.create_table(
        "danger_notice",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("transmitted", sa.Text(), nullable=False),
        sa.Column("to_whom", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_danger_notice_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_danger_notice_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_danger_notice_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_danger_notice")),
        sa.UniqueConstraint("key", name=op.f("uq_danger_notice_key")),
    )
    with op.batch_alter_table("danger_notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_danger_notice_case_id"), ["case_id"], unique=False)

    op.create_table(
        "declaration",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("knows", sa.Boolean(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(answered_at IS NULL) = (knows IS NULL)", name=op.f("ck_declaration_answer_dated")),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR answered_at IS NULL", name=op.f("ck_declaration_taken_back_unanswered")
        ),
        sa.ForeignKeyConstraint(["answered_by"], ["account.id"], name=op.f("fk_declaration_answered_by")),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_declaration_asked_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_declaration_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_declaration_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_declaration_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
        sa.UniqueConstraint("case_id", "coordinator_id", name=op.f("uq_declaration_case_id_coordinator_id")),
        sa.UniqueConstraint("key", name=op.f("uq_declaration_key")),
    )
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.create_index("ix_declaration_asked", ["department_id", "asked_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_declaration_coordinator_id"), ["coordinator_id"], unique=False)

    op.create_table(
        "delay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "acknowledgement",
                "assignment",
                "content",
                name="delaykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "unit",
            sa.Enum("calendar", "working", name="unit", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("urgent", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("maximum_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "ended_by",
            sa.Enum(
                "submit",
                "withdraw_draft",
                "return",
                "postpone",
                "decline",
                "assign",
                "convene",
                "adjourn",
                "record",
                "record_without_plan",
                "validate_form",
                "return_for_form",
                "ratify",
                "send_back",
                "review",
                "adapt",
                "convene_again",
                "close",
                "stop",
                "suspend",
                "resume",
                "hand_over",
                "release",
                "reopen",
                "take_over",
                name="stepcode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("counted", sa.Integer(), nullable=True),
        sa.Column("suspended", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_delay_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_delay_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delay")),
        sa.UniqueConstraint("department_id", "case_id", "number", name=op.f("uq_delay_department_id_case_id_number")),
    )
    with op.batch_alter_table("delay", schema=None) as batch_op:
        batch_op.create_index("ix_delay_due", ["department_id", "kind", "due_on"], unique=False)
        batch_op.create_index("ix_delay_ended", ["department_id", "kind", "ended_at"], unique=False)
        batch_op.create_index(
            "ix_delay_running",
            ["department_id", "case_id", "due_on"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "derogation",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column(
            "rule",
            sa.Enum(
                "not_key_worker",
                "other_institution",
                "other_service",
                "never_worked_with",
                "does_not_know",
                "no_tie",
                "not_referrer",
                name="rule",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("body_name", sa.Text(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "alone",
                "sitting",
                "consultation",
                "urgent",
                "remaining",
                "lead",
                "neighbour",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("body_sitting_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_derogation_author_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "body_sitting_id"],
            ["body_sitting.department_id", "body_sitting.id"],
            name=op.f("fk_derogation_department_id_body_sitting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_derogation_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_derogation_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_derogation_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_derogation")),
        sa.UniqueConstraint("key", name=op.f("uq_derogation_key")),
    )
    with op.batch_alter_table("derogation", schema=None) as batch_op:
        batch_op.create_index("ix_derogation_case", ["case_id", "coordinator_id"], unique=False)
        batch_op.create_index("ix_derogation_decided", ["department_id", "decided_at"], unique=False)

    op.create_table(
        "enquiry",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("once", sa.Text(), nullable=True),
        sa.Column(
            "way",
            sa.Enum(
                "form",
                "call",
                "visit",
                "letter",
                name="enquiryway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.Column(
            "for_whom",
            sa.Enum(
                "own", "near", "professional", name="forwhom", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column(
            "moment",
            sa.Enum(
                "morning",
                "midday",
                "afternoon",
                "evening",
                name="bestmoment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "called",
                "referral",
                "answered",
                "elsewhere",
                "no_answer",
                "unwanted",
                "lapsed",
                name="enquirystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_on", sa.Date(), nullable=True),
        sa.Column("called_on", sa.Date(), nullable=True),
        sa.Column("waited", sa.Integer(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("settled_before", sa.Date(), nullable=True),
        sa.Column("sent_to", sa.Text(), nullable=False),
        sa.Column("referrer_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("emptied_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(settled_on IS NULL) = (state IN ('new', 'called'))", name=op.f("ck_enquiry_settled_with_a_day")
        ),
        sa.CheckConstraint(
            "emptied_on IS NULL OR (settled_on IS NOT NULL AND reach = '' AND words = '' AND sent_to = '')",
            name=op.f("ck_enquiry_emptied_once_settled"),
        ),
        sa.CheckConstraint(
            "state <> 'elsewhere' OR sent_to <> '' OR emptied_on IS NOT NULL",
            name=op.f("ck_enquiry_elsewhere_says_where"),
        ),
        sa.CheckConstraint(
            "state <> 'referral' OR referrer_id IS NOT NULL", name=op.f("ck_enquiry_referred_to_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_enquiry_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_enquiry_department_id")),
        sa.ForeignKeyConstraint(["referrer_id"], ["account.id"], name=op.f("fk_enquiry_referrer_id")),
        sa.ForeignKeyConstraint(["settled_by"], ["account.id"], name=op.f("fk_enquiry_settled_by")),
        sa.ForeignKeyConstraint(["taken_by"], ["account.id"], name=op.f("fk_enquiry_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
        sa.UniqueConstraint("department_id", "number", name=op.f("uq_enquiry_department_id_number")),
        sa.UniqueConstraint("department_id", "once", name=op.f("uq_enquiry_department_id_once")),
        sa.UniqueConstraint("key", name=op.f("uq_enquiry_key")),
    )
    with op.batch_alter_table("enquiry", schema=None) as batch_op:
        batch_op.create_index("ix_enquiry_case", ["case_id"], unique=False)
        batch_op.create_index("ix_enquiry_received", ["department_id", "received_on"], unique=False)
        batch_op.create_index("ix_enquiry_state", ["department_id", "state", "received_on", "id"], unique=False)

    op.create_table(
        "family_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("marks", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_family_page_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_family_page_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_page")),
        sa.UniqueConstraint("case_id", name=op.f("uq_family_page_case_id")),
    )
    op.create_table(
        "family_refusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_by", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_family_refusal_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_family_refusal_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_family_refusal_department_id")),
        sa.ForeignKeyConstraint(["told_by"], ["account.id"], name=op.f("fk_family_refusal_told_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_refusal")),
        sa.UniqueConstraint("case_id", "coordinator_id", name=op.f("uq_family_refusal_case_id_coordinator_id")),
    )
    with op.batch_alter_table("family_refusal", schema=None) as batch_op:
        batch_op.create_index("ix_family_refusal_told", ["department_id", "told_at"], unique=False)

    op.create_table(
        "interpreting",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bound_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_interpreting_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_interpreting_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreting")),
        sa.UniqueConstraint("key", name=op.f("uq_interpreting_key")),
    )
    with op.batch_alter_table("interpreting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interpreting_case_id"), ["case_id"], unique=False)

    op.create_table(
        "known_by",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("is_key_worker", sa.Boolean(), nullable=False),
        sa.Column("holds_authority", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_known_by_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_known_by_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_known_by_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_by")),
        sa.UniqueConstraint("key", name=op.f("uq_known_by_key")),
    )
    with op.batch_alter_table("known_by", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_known_by_case_id"), ["case_id"], unique=False)

    op.create_table(
        "loan",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column("lender", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_loan_order")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_loan_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_loan_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_loan_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
        sa.UniqueConstraint("case_id", "coordinator_id", name=op.f("uq_loan_case_id_coordinator_id")),
        sa.UniqueConstraint("key", name=op.f("uq_loan_key")),
    )
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loan_coordinator_id"), ["coordinator_id"], unique=False)
        batch_op.create_index("ix_loan_since", ["department_id", "since"], unique=False)

    op.create_table(
        "log_access",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("until >= at", name=op.f("ck_log_access_order")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_log_access_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_log_access_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_log_access_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_access")),
        sa.UniqueConstraint("key", name=op.f("uq_log_access_key")),
    )
    with op.batch_alter_table("log_access", schema=None) as batch_op:
        batch_op.create_index("ix_log_access_account", ["department_id", "account_id", "case_id"], unique=False)
        batch_op.create_index("ix_log_access_case", ["department_id", "case_id"], unique=False)

    op.create_table(
        "mail",
        sa.Column(
            "kind",
            sa.Enum(
                "declaration_asked",
                "assigned",
                "referral_assigned",
                "handed_over",
                "sitting_planned",
                "council_planned",
                "opinion_asked",
                "assignment_late",
                "holder_named",
                "content_asked",
                "content_late",
                "content_overdue",
                "hand_out_due",
                "call_due",
                "review_due",
                "exchange_asked",
                "ceiling_near",
                "ceiling_reached",
                "ceiling_reported",
                "enquiries_waiting",
                "draft_entrusted",
                "account_opened",
                name="mailkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("body_sitting_id", sa.Integer(), nullable=True),
        sa.Column("council_meeting_id", sa.Integer(), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mail_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "body_sitting_id"],
            ["body_sitting.department_id", "body_sitting.id"],
            name=op.f("fk_mail_department_id_body_sitting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_mail_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "council_meeting_id"],
            ["council_meeting.department_id", "council_meeting.id"],
            name=op.f("fk_mail_department_id_council_meeting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_mail_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("department_id", "account_id", "mark", name=op.f("uq_mail_department_id_account_id_mark")),
        sa.UniqueConstraint("key", name=op.f("uq_mail_key")),
    )
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_mail_waiting", ["sent_at", "claimed_at"], unique=False)

    op.create_table(
        "membership",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "referrer",
                "coordinator",
                "committee",
                "lead",
                "admin",
                "auditor",
                "observer",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("institution_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("vouched", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "case_id IS NULL OR (territory_id IS NULL AND role IN ('coordinator', 'committee'))",
            name=op.f("ck_membership_one_case_alone"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_membership_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_membership_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_membership_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "territory_id"],
            ["territory.department_id", "territory.id"],
            name=op.f("fk_membership_department_id_territory_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_membership_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "account_id",
            "department_id",
            "role",
            "territory_id",
            name=op.f("uq_membership_account_id_department_id_role_territory_id"),
        ),
        sa.UniqueConstraint("account_id", "role", "case_id", name="uq_membership_case"),
        sa.UniqueConstraint("key", name=op.f("uq_membership_key")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_membership_name", ["department_id", "folded", "account_id"], unique=False)
        batch_op.create_index(
            "uq_membership_whole",
            ["account_id", "department_id", "role"],
            unique=True,
            sqlite_where=sa.text("territory_id IS NULL AND case_id IS NULL"),
            postgresql_where=sa.text("territory_id IS NULL AND case_id IS NULL"),
        )

    op.create_table(
        "mention",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tie", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_mention_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_mention_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint("key", name=op.f("uq_mention_key")),
    )
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mention_case_id"), ["case_id"], unique=False)

    op.create_table(
        "needless_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "note",
            sa.Enum("sides", "tilted", name="quietnote", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_needless_note_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_needless_note_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needless_note")),
        sa.UniqueConstraint("case_id", "note", name=op.f("uq_needless_note_case_id_note")),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "submit",
                "withdraw_draft",
                "return",
                "postpone",
                "decline",
                "assign",
                "convene",
                "adjourn",
                "record",
                "record_without_plan",
                "validate_form",
                "return_for_form",
                "ratify",
                "send_back",
                "review",
                "adapt",
                "convene_again",
                "close",
                "stop",
                "suspend",
                "resume",
                "hand_over",
                "release",
                "reopen",
                "take_over",
                name="stepcode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "referral",
                "assignment",
                "preparation",
                "conference",
                "validation",
                "follow_up",
                "closed",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "target",
            sa.Enum(
                "referral",
                "assignment",
                "preparation",
                "conference",
                "validation",
                "follow_up",
                "closed",
                name="target",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "plan_agreed",
                "own_solution",
                "not_completed",
                "not_admitted",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "family_organised",
                "family_declined",
                "parent_refused",
                "situation_changed",
                "network_too_fragile",
                "no_coordinator",
                "court_decision",
                "health_crisis",
                "no_question_to_decide",
                "other_answer_fitter",
                "other",
                name="endreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "ended_by",
            sa.Enum(
                "family",
                "person",
                "professional",
                "body",
                "court",
                name="endedby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("advice", sa.Text(), nullable=True),
        sa.Column("pertinence", sa.Text(), nullable=True),
        sa.Column("pertinent", sa.Boolean(), nullable=True),
        sa.Column("body_name", sa.Text(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "alone",
                "sitting",
                "consultation",
                "urgent",
                "remaining",
                "lead",
                "neighbour",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("deciders", sa.Integer(), nullable=True),
        sa.Column("body_sitting_id", sa.Integer(), nullable=True),
        sa.Column("coordinator_id", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("happened_at <= recorded_at", name=op.f("ck_passage_not_in_the_future")),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_passage_actor_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "body_sitting_id"],
            ["body_sitting.department_id", "body_sitting.id"],
            name=op.f("fk_passage_department_id_body_sitting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_passage_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_passage_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_passage_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_passage_case_id_number")),
    )
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.create_index("ix_passage_sitting", ["body_sitting_id"], unique=False)
        batch_op.create_index("ix_passage_step", ["department_id", "step", "happened_at"], unique=False)

    op.create_table(
        "person",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "child", "adult", "relative", name="personkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("tie", sa.Text(), nullable=False),
        sa.Column("in_preparation", sa.Boolean(), nullable=False),
        sa.Column(
            "counts_as",
            sa.Enum(
                "concerned",
                "protected",
                "assisted",
                "authority",
                "institution",
                "representative",
                "not_asked",
                name="countsas",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "counts_as IS NULL OR kind <> 'adult' OR counts_as <> 'not_asked'", name=op.f("ck_person_adults_are_heard")
        ),
        sa.CheckConstraint(
            "birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100", name=op.f("ck_person_plausible_birth")
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_person_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_person_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_person_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_person_key")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_folded"), ["folded"], unique=False)

    op.create_table(
        "plan",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("otherwise", sa.Text(), nullable=False),
        sa.Column("watched_by", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("sheet_each", sa.Boolean(), nullable=False),
        sa.Column("taken_down_by", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answers_question", sa.Boolean(), nullable=True),
        sa.Column("actions_clear", sa.Boolean(), nullable=True),
        sa.Column("otherwise_said", sa.Boolean(), nullable=True),
        sa.Column("watcher_said", sa.Boolean(), nullable=True),
        sa.Column("review_said", sa.Boolean(), nullable=True),
        sa.Column("form_valid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "content",
            sa.Enum(
                "ratified",
                "subject_to_decision",
                "needless",
                name="content",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("content_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_asked_on", sa.Date(), nullable=True),
        sa.Column("decision_answered_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("form_valid_at IS NULL OR agreed_at IS NOT NULL", name=op.f("ck_plan_valid_once_agreed")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_plan_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_plan_department_id")),
        sa.ForeignKeyConstraint(["taken_down_by"], ["account.id"], name=op.f("fk_plan_taken_down_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_plan_case_id_number")),
        sa.UniqueConstraint("department_id", "case_id", "id", name=op.f("uq_plan_department_id_case_id_id")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_plan_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_plan_key")),
    )
    op.create_table(
        "question",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_question_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_question_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_question_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_question_case_id_number")),
        sa.UniqueConstraint("key", name=op.f("uq_question_key")),
    )
    op.create_table(
        "questionnaire_slip",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "asked",
            sa.Enum("end", "review", name="asked", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "respondent",
            sa.Enum(
                "child",
                "adolescent",
                "person",
                "network",
                "professional",
                name="respondent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("form_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_questionnaire_slip_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "form_id"],
            ["questionnaire_form.department_id", "questionnaire_form.id"],
            name=op.f("fk_questionnaire_slip_department_id_form_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_questionnaire_slip_department_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_questionnaire_slip")),
        sa.UniqueConstraint("department_id", "code", name=op.f("uq_questionnaire_slip_department_id_code")),
    )
    with op.batch_alter_table("questionnaire_slip", schema=None) as batch_op:
        batch_op.create_index("ix_questionnaire_slip_case_id", ["case_id", "asked"], unique=False)

    op.create_table(
        "questionnaire_tally",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "asked",
            sa.Enum("end", "review", name="asked", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "respondent",
            sa.Enum(
                "child",
                "adolescent",
                "person",
                "network",
                "professional",
                name="respondent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("online", sa.Integer(), nullable=False),
        sa.Column("paper", sa.Integer(), nullable=False),
        sa.Column("spoken", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "online + paper + spoken + refused <= expected", name=op.f("ck_questionnaire_tally_no_more_than_given")
        ),
        sa.CheckConstraint(
            "online >= 0 AND paper >= 0 AND spoken >= 0 AND refused >= 0",
            name=op.f("ck_questionnaire_tally_none_below_zero"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_questionnaire_tally_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_questionnaire_tally_department_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "asked", "respondent", name=op.f("pk_questionnaire_tally")),
    )
    with op.batch_alter_table("questionnaire_tally", schema=None) as batch_op:
        batch_op.create_index("ix_questionnaire_tally_case", ["department_id", "case_id"], unique=False)

    op.create_table(
        "recusal",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "tie",
            sa.Enum(
                "kinship",
                "neighbourhood",
                "friendship",
                "other",
                name="tiekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("suggested", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_recusal_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_recusal_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_recusal_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
        sa.UniqueConstraint("case_id", "account_id", name=op.f("uq_recusal_case_id_account_id")),
        sa.UniqueConstraint("key", name=op.f("uq_recusal_key")),
    )
    with op.batch_alter_table("recusal", schema=None) as batch_op:
        batch_op.create_index("ix_recusal_account", ["department_id", "account_id", "case_id"], unique=False)
        batch_op.create_index("ix_recusal_at", ["department_id", "at"], unique=False)

    op.create_table(
        "referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("family_situation", sa.Text(), nullable=False),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("worries", sa.Text(), nullable=False),
        sa.Column("professional_situation", sa.Text(), nullable=False),
        sa.Column(
            "measure_in_force",
            sa.Enum(
                "none",
                "prevention",
                "administrative",
                "judicial",
                name="measure_in_force",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "measure_considered",
            sa.Enum(
                "none",
                "prevention",
                "administrative",
                "judicial",
                name="measure_considered",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("non_negotiables", sa.Text(), nullable=False),
        sa.Column("known_by_none", sa.Boolean(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("agreement_way", sa.Text(), nullable=False),
        sa.Column(
            "danger",
            sa.Enum(
                "no",
                "forbidden_contact",
                "protected_address",
                "both",
                name="danger",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("danger_details", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("access_needs", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_referral_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_referral_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("case_id", name=op.f("uq_referral_case_id")),
    )
    op.create_table(
        "review",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "respondent",
            sa.Enum(
                "child",
                "adolescent",
                "person",
                "network",
                "professional",
                name="respondent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "resolved",
            sa.Enum(
                "completely",
                "partly",
                "not",
                "unknown",
                "refused",
                name="resolved",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "plan_kept",
            sa.Enum(
                "done", "partly", "not", "dropped", name="kept", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("unexpected", sa.Text(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_review_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_review_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_review_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_review_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_review_key")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index("ix_review_case", ["department_id", "case_id", "on"], unique=False)
        batch_op.create_index("ix_review_on", ["department_id", "on"], unique=False)

    op.create_table(
        "sent_message",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "arrive",
                "leave",
                "welcome",
                "begin",
                "end",
                "add",
                "change",
                "remove",
                "words",
                "agree",
                "danger",
                name="messagekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("skew", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.Column(
            "fate",
            sa.Enum("done", "same", "both", name="fate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column(
            "kept",
            sa.Enum("first", "second", "each", name="kept", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("settled_at IS NULL OR fate = 'both'", name=op.f("ck_sent_message_settled_of_two")),
        sa.CheckConstraint("settled_at IS NULL OR kept IS NOT NULL", name=op.f("ck_sent_message_settled_says_which")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_sent_message_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_sent_message_department_id")),
        sa.ForeignKeyConstraint(["sent_by"], ["account.id"], name=op.f("fk_sent_message_sent_by")),
        sa.ForeignKeyConstraint(["settled_by"], ["account.id"], name=op.f("fk_sent_message_settled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_message")),
        sa.UniqueConstraint("case_id", "message", name=op.f("uq_sent_message_case_id_message")),
        sa.UniqueConstraint("key", name=op.f("uq_sent_message_key")),
    )
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=True),
        sa.Column("needless", sa.Boolean(), nullable=False),
        sa.Column("needless_why", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("opened IS NULL OR opened <= number", name=op.f("ck_sheet_opened_was_written")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_sheet_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_sheet_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_sheet_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint("case_id", name=op.f("uq_sheet_case_id")),
    )
    op.create_table(
        "sheet_version",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("concerns", sa.Text(), nullable=False),
        sa.Column("resources", sa.Text(), nullable=False),
        sa.Column("non_negotiables", sa.Text(), nullable=False),
        sa.Column("took_part", sa.Text(), nullable=False),
        sa.Column("tells_strengths", sa.Boolean(), nullable=False),
        sa.Column("tells_concerns", sa.Boolean(), nullable=False),
        sa.Column("tells_resources", sa.Boolean(), nullable=False),
        sa.Column("tells_non_negotiables", sa.Boolean(), nullable=False),
        sa.Column("family_adds", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_sheet_version_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_sheet_version_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_sheet_version_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_version")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_sheet_version_case_id_number")),
        sa.UniqueConstraint("key", name=op.f("uq_sheet_version_key")),
    )
    op.create_table(
        "side",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("needless", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("number BETWEEN 1 AND 6", name=op.f("ck_side_at_most_six")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_side_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_side_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_side")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_side_case_id_number")),
        sa.UniqueConstraint("department_id", "case_id", "id", name=op.f("uq_side_department_id_case_id_id")),
        sa.UniqueConstraint("key", name=op.f("uq_side_key")),
    )
    op.create_table(
        "sitting",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("chosen_by_family", sa.Boolean(), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_why", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("held_at IS NULL OR given_up_at IS NULL", name=op.f("ck_sitting_given_up_or_held")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_sitting_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_sitting_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_sitting_case_id_number")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_sitting_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_sitting_key")),
    )
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.create_index("ix_sitting_case", ["department_id", "case_id", "held_at"], unique=False)
        batch_op.create_index("ix_sitting_held", ["department_id", "held_at"], unique=False)

    op.create_table(
        "stay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "referral",
                "assignment",
                "preparation",
                "conference",
                "validation",
                "follow_up",
                "closed",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "plan_agreed",
                "own_solution",
                "not_completed",
                "not_admitted",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("left_at IS NULL OR left_at >= entered_at", name=op.f("ck_stay_order")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_stay_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_stay_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_stay_case_id_number")),
    )
    with op.batch_alter_table("stay", schema=None) as batch_op:
        batch_op.create_index("ix_stay_left", ["department_id", "stage", "left_at"], unique=False)
        batch_op.create_index("ix_stay_stage", ["department_id", "stage", "entered_at"], unique=False)

    op.create_table(
        "synthesis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("helped", sa.Text(), nullable=False),
        sa.Column("hindered", sa.Text(), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_synthesis_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_synthesis_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_synthesis_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synthesis")),
        sa.UniqueConstraint("case_id", name=op.f("uq_synthesis_case_id")),
    )
    op.create_table(
        "thanks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "post",
                "by_hand",
                "call",
                "message",
                name="thanksway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_thanks_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_thanks_department_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["account.id"], name=op.f("fk_thanks_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thanks")),
        sa.UniqueConstraint("case_id", name=op.f("uq_thanks_case_id")),
    )
    op.create_table(
        "tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column(
            "code",
            sa.Enum(
                "nobody_concerned",
                "family_words_missing",
                "professional_words_missing",
                "known_by_missing",
                "family_agreement_missing",
                "danger_unanswered",
                "question_missing",
                "too_few_taking_part",
                "safety_unanswered",
                "child_way_missing",
                "sheet_not_agreed",
                "disagreement_undecided",
                "minor_agreement_missing",
                "support_not_offered",
                "nobody_present",
                "no_kin_present",
                "sharing_times_missing",
                "private_times_missing",
                "presentation_times_missing",
                "action_incomplete",
                "synthesis_missing",
                name="tickable",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_tick_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_tick_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_tick_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tick")),
        sa.UniqueConstraint("case_id", "round", "code", name=op.f("uq_tick_case_id_round_code")),
    )
    op.create_table(
        "tie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "kinship",
                "neighbourhood",
                "friendship",
                "other",
                name="tiekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"], ["cases.department_id", "cases.id"], name=op.f("fk_tie_department_id_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_tie_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_tie_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie")),
        sa.UniqueConstraint("case_id", "coordinator_id", "kind", name=op.f("uq_tie_case_id_coordinator_id_kind")),
    )
    op.create_table(
        "time_change",
        sa.Column("entry_key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "preparation",
                "conference",
                "follow_up",
                "travel",
                "promotion",
                "writing",
                "exchange",
                name="workkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes > 0 AND minutes <= 1440", name=op.f("ck_time_change_a_day_at_most")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_time_change_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_time_change_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_time_change_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_change")),
        sa.UniqueConstraint("entry_key", "version", name=op.f("uq_time_change_entry_key_version")),
        sa.UniqueConstraint("key", name=op.f("uq_time_change_key")),
    )
    with op.batch_alter_table("time_change", schema=None) as batch_op:
        batch_op.create_index("ix_time_change_account", ["account_id", "day"], unique=False)
        batch_op.create_index("ix_time_change_case", ["department_id", "case_id"], unique=False)

    op.create_table(
        "time_entry",
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column(
            "spent_by",
            sa.Enum(
                "coordinator", "referrer", "other", name="worker", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("coordinator_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "preparation",
                "conference",
                "follow_up",
                "travel",
                "promotion",
                "writing",
                "exchange",
                name="workkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("import_mark", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "coordinator_id IS NULL OR (spent_by IS NOT NULL AND spent_by = 'coordinator')",
            name=op.f("ck_time_entry_coordinator_s_own"),
        ),
        sa.CheckConstraint(
            "(account_id IS NULL) = (import_batch_id IS NOT NULL)", name=op.f("ck_time_entry_logged_or_taken_over")
        ),
        sa.CheckConstraint(
            "(account_id IS NULL) = (import_mark IS NOT NULL)", name=op.f("ck_time_entry_known_again_when_taken_over")
        ),
        sa.CheckConstraint(
            "(account_id IS NULL) = (spent_by IS NOT NULL)", name=op.f("ck_time_entry_whose_when_taken_over")
        ),
        sa.CheckConstraint("account_id IS NULL OR kind IS NOT NULL", name=op.f("ck_time_entry_kind_when_logged")),
        sa.CheckConstraint("minutes > 0 AND minutes <= 1440", name=op.f("ck_time_entry_a_day_at_most")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_time_entry_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_time_entry_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "coordinator_id"],
            ["coordinator.department_id", "coordinator.id"],
            name=op.f("fk_time_entry_department_id_coordinator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "import_batch_id"],
            ["import_batch.department_id", "import_batch.id"],
            name=op.f("fk_time_entry_department_id_import_batch_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_time_entry_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_entry")),
        sa.UniqueConstraint("department_id", "import_mark", name=op.f("uq_time_entry_department_id_import_mark")),
        sa.UniqueConstraint("key", name=op.f("uq_time_entry_key")),
    )
    with op.batch_alter_table("time_entry", schema=None) as batch_op:
        batch_op.create_index("ix_time_entry_account", ["account_id", "day"], unique=False)
        batch_op.create_index("ix_time_entry_case", ["department_id", "case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_time_entry_coordinator_id"), ["coordinator_id"], unique=False)
        batch_op.create_index("ix_time_entry_day", ["department_id", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_time_entry_import_batch_id"), ["import_batch_id"], unique=False)

    op.create_table(
        "training_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("day_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "day_id"],
            ["training_day.department_id", "training_day.id"],
            name=op.f("fk_training_presence_department_id_day_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "registration_id"],
            ["training_registration.department_id", "training_registration.id"],
            name=op.f("fk_training_presence_department_id_registration_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_training_presence_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_presence")),
        sa.UniqueConstraint("registration_id", "day_id", name=op.f("uq_training_presence_registration_id_day_id")),
    )
    with op.batch_alter_table("training_presence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_training_presence_day_id"), ["day_id"], unique=False)

    op.create_table(
        "try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"], ["cases.department_id", "cases.id"], name=op.f("fk_try_department_id_case_id")
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_try_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_try")),
    )
    with op.batch_alter_table("try", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_try_case_id"), ["case_id"], unique=False)

    op.create_table(
        "venue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "home",
                "hall",
                "association",
                "school",
                "outdoors",
                "worship",
                "service",
                "other",
                name="venuekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "chosen_by",
            sa.Enum(
                "family",
                "child",
                "network",
                "coordinator",
                name="chooser",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("accessible", sa.Boolean(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_venue_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_venue_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
        sa.UniqueConstraint("case_id", name=op.f("uq_venue_case_id")),
    )
    op.create_table(
        "action",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Text(), nullable=False),
        sa.Column("by_day", sa.Date(), nullable=True),
        sa.Column("helped_by", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column(
            "carrier",
            sa.Enum(
                "family", "network", "service", name="carrier", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "plan_id"],
            ["plan.department_id", "plan.id"],
            name=op.f("fk_action_department_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_action_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("department_id", "plan_id", "id", name=op.f("uq_action_department_id_plan_id_id")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_action_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_action_key")),
        sa.UniqueConstraint("plan_id", "line", name=op.f("uq_action_plan_id_line")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_action_plan_id_number")),
    )
    op.create_table(
        "agreement",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "to",
            sa.Enum(
                "contact",
                "principle",
                "sharing",
                "sheet",
                "feedback",
                "photos",
                "support",
                name="agreementto",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "given",
                "refused",
                "withdrawn",
                "unreachable",
                "kept_out",
                name="agreementstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("helped_by", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("\"to\" <> 'sheet' OR item > 0", name=op.f("ck_agreement_a_sheet_has_versions")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_agreement_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "person_id"],
            ["person.department_id", "person.id"],
            name=op.f("fk_agreement_department_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_agreement_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_agreement_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_agreement_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_agreement_key")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_case_id"), ["case_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "phone",
                "mail",
                "address",
                "other",
                name="contactkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_contact_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "person_id"],
            ["person.department_id", "person.id"],
            name=op.f("fk_contact_department_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_contact_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_contact_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("key", name=op.f("uq_contact_key")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index("ix_contact_case", ["department_id", "case_id"], unique=False)
        batch_op.create_index(
            "ix_contact_preferred",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("preferred"),
            postgresql_where=sa.text("preferred"),
        )

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "wish",
            sa.Enum("wanted", "declined", name="wish", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "resolved_at_end",
            sa.Enum(
                "completely",
                "partly",
                "not",
                "unknown",
                "refused",
                name="resolved",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("hand_out_due_on", sa.Date(), nullable=True),
        sa.Column("call_due_on", sa.Date(), nullable=True),
        sa.Column(
            "call",
            sa.Enum("reached", "nobody", "needless", name="call", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("called_on", sa.Date(), nullable=True),
        sa.Column("call_words", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint('("call" IS NULL) = (called_on IS NULL)', name=op.f("ck_follow_up_call_dated")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_follow_up_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "sitting_id"],
            ["sitting.department_id", "sitting.id"],
            name=op.f("fk_follow_up_department_id_sitting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_follow_up_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("sitting_id", name=op.f("uq_follow_up_sitting_id")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index("ix_follow_up_case", ["department_id", "case_id"], unique=False)
        batch_op.create_index("ix_follow_up_due", ["department_id", "due_on"], unique=False)

    op.create_table(
        "guest",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "family",
                "network",
                "professional",
                "expert",
                "interpreter",
                "support",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("side_id", sa.Integer(), nullable=True),
        sa.Column("sideless", sa.Boolean(), nullable=False),
        sa.Column(
            "generation",
            sa.Enum(
                "elders",
                "parents",
                "own",
                "younger",
                name="generation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "circle",
            sa.Enum("nearest", "close", "further", name="circle", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "invitation",
            sa.Enum(
                "waiting",
                "coming",
                "remote",
                "letter",
                "spokesperson",
                "declined",
                "not_invited",
                name="invitation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("why_not", sa.Text(), nullable=False),
        sa.Column("instead", sa.Text(), nullable=False),
        sa.Column(
            "safety",
            sa.Enum(
                "nothing", "arranged", "apart", name="safety", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("safety_words", sa.Text(), nullable=False),
        sa.Column(
            "child_way",
            sa.Enum(
                "present",
                "part_of_time",
                "letter",
                "drawing",
                "spokesperson",
                name="childway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("point", sa.Text(), nullable=False),
        sa.Column("needs_travel", sa.Boolean(), nullable=False),
        sa.Column("needs_interpreter", sa.Boolean(), nullable=False),
        sa.Column("needs_childcare", sa.Boolean(), nullable=False),
        sa.Column("needs_access", sa.Boolean(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("asked_by_family", sa.Boolean(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column(
            "letter",
            sa.Enum("adult", "child", "easy", name="letter", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("child_way IS NULL OR part = 'family'", name=op.f("ck_guest_way_of_a_child")),
        sa.CheckConstraint("side_id IS NULL OR NOT sideless", name=op.f("ck_guest_side_or_none")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "side_id"],
            ["side.department_id", "side.case_id", "side.id"],
            name=op.f("fk_guest_department_id_case_id_side_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_guest_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "person_id"],
            ["person.department_id", "person.id"],
            name=op.f("fk_guest_department_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_guest_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
        sa.UniqueConstraint("case_id", "person_id", name=op.f("uq_guest_case_id_person_id")),
        sa.UniqueConstraint("department_id", "case_id", "id", name=op.f("uq_guest_department_id_case_id_id")),
        sa.UniqueConstraint("id", "department_id", name=op.f("uq_guest_id_department_id")),
        sa.UniqueConstraint("key", name=op.f("uq_guest_key")),
    )
    op.create_table(
        "leaflet",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_leaflet_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "person_id"],
            ["person.department_id", "person.id"],
            name=op.f("fk_leaflet_department_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_leaflet_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_leaflet_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaflet")),
        sa.UniqueConstraint("key", name=op.f("uq_leaflet_key")),
    )
    with op.batch_alter_table("leaflet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leaflet_case_id"), ["case_id"], unique=False)

    op.create_table(
        "living",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "when",
            sa.Enum("before", "review", name="when", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "home",
            sa.Enum(
                "parents",
                "one_parent",
                "relative",
                "foster_family",
                "institution",
                "own",
                "other",
                "unknown",
                name="home",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "measure",
            sa.Enum(
                "none",
                "prevention",
                "administrative",
                "judicial",
                name="measure",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_living_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "person_id"],
            ["person.department_id", "person.id"],
            name=op.f("fk_living_department_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_living_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_living")),
        sa.UniqueConstraint("person_id", "when", name=op.f("uq_living_person_id_when")),
    )
    with op.batch_alter_table("living", schema=None) as batch_op:
        batch_op.create_index("ix_living_case", ["department_id", "case_id"], unique=False)
        batch_op.create_index("ix_living_on", ["department_id", "when", "on"], unique=False)

    op.create_table(
        "log_entry",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("contact", "note", name="logkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("whom", sa.Text(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "phone",
                "visit",
                "meeting",
                "text",
                "mail",
                "letter",
                name="contactway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "result",
            sa.Enum(
                "reached",
                "message_left",
                "no_answer",
                "sent",
                "refused",
                "wrong_details",
                name="contactresult",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'contact') = (way IS NOT NULL) AND (way IS NULL) = (result IS NULL)",
            name=op.f("ck_log_entry_contact_has_its_result"),
        ),
        sa.CheckConstraint(
            "happened_at <= COALESCE(corrected_at, recorded_at)", name=op.f("ck_log_entry_not_in_the_future")
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_log_entry_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "person_id"],
            ["person.department_id", "person.id"],
            name=op.f("fk_log_entry_department_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_log_entry_department_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_log_entry_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entry")),
        sa.UniqueConstraint("key", name=op.f("uq_log_entry_key")),
    )
    with op.batch_alter_table("log_entry", schema=None) as batch_op:
        batch_op.create_index("ix_log_entry_case", ["department_id", "case_id", "happened_at", "id"], unique=False)

    op.create_table(
        "moment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column(
            "moment",
            sa.Enum(
                "sharing",
                "private",
                "presentation",
                name="moment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ended_at IS NULL OR ended_at >= began_at", name=op.f("ck_moment_order")),
        sa.ForeignKeyConstraint(
            ["department_id", "sitting_id"],
            ["sitting.department_id", "sitting.id"],
            name=op.f("fk_moment_department_id_sitting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_moment_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moment")),
        sa.UniqueConstraint("sitting_id", "moment", name=op.f("uq_moment_sitting_id_moment")),
    )
    op.create_table(
        "opinion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("favourable", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_opinion_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "consultation_id"],
            ["consultation.department_id", "consultation.id"],
            name=op.f("fk_opinion_department_id_consultation_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_opinion_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sa.UniqueConstraint("consultation_id", "account_id", name=op.f("uq_opinion_consultation_id_account_id")),
    )
    op.create_table(
        "quotation",
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.Column("review_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column(
            "respondent",
            sa.Enum(
                "child",
                "adolescent",
                "person",
                "network",
                "professional",
                name="respondent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("criterion", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "quotable",
                "kept_back",
                "withdrawn",
                name="quotationstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'quotable' OR (agreed AND passage <> '')", name=op.f("ck_quotation_quoted_when_agreed")
        ),
        sa.CheckConstraint("(answer_id IS NULL) <> (review_id IS NULL)", name=op.f("ck_quotation_of_one_source")),
        sa.CheckConstraint(
            "(review_id IS NULL) = (case_id IS NULL)", name=op.f("ck_quotation_of_the_case_of_its_review")
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name=op.f("fk_quotation_answer_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_quotation_decided_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_quotation_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "review_id"],
            ["review.department_id", "review.id"],
            name=op.f("fk_quotation_department_id_review_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_quotation_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation")),
        sa.UniqueConstraint("department_id", "id", name=op.f("uq_quotation_department_id_id")),
        sa.UniqueConstraint("key", name=op.f("uq_quotation_key")),
    )
    with op.batch_alter_table("quotation", schema=None) as batch_op:
        batch_op.create_index("ix_quotation_answer_id", ["answer_id"], unique=False)
        batch_op.create_index("ix_quotation_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_quotation_state", ["department_id", "state", "on"], unique=False)

    op.create_table(
        "signed_paper",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column(
            "media",
            sa.Enum(
                "image/png",
                "image/jpeg",
                "application/pdf",
                name="papermedia",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("size BETWEEN 1 AND 10485760", name=op.f("ck_signed_paper_size")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "plan_id"],
            ["plan.department_id", "plan.case_id", "plan.id"],
            name=op.f("fk_signed_paper_department_id_case_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_signed_paper_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_signed_paper_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_signed_paper_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_paper")),
        sa.UniqueConstraint("key", name=op.f("uq_signed_paper_key")),
    )
    with op.batch_alter_table("signed_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signed_paper_case_id"), ["case_id"], unique=False)

    op.create_table(
        "sitting_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_sitting_move_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "sitting_id"],
            ["sitting.department_id", "sitting.id"],
            name=op.f("fk_sitting_move_department_id_sitting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_sitting_move_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_sitting_move_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting_move")),
    )
    with op.batch_alter_table("sitting_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sitting_move_case_id"), ["case_id"], unique=False)

    op.create_table(
        "action_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column(
            "kept",
            sa.Enum(
                "done", "partly", "not", "dropped", name="kept", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "action_id"],
            ["action.department_id", "action.id"],
            name=op.f("fk_action_review_department_id_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "review_id"],
            ["review.department_id", "review.id"],
            name=op.f("fk_action_review_department_id_review_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_action_review_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_review")),
        sa.UniqueConstraint("review_id", "action_id", name=op.f("uq_action_review_review_id_action_id")),
    )
    op.create_table(
        "attachment",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "drawing", "letter", "photo", name="picturekind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "media",
            sa.Enum("image/jpeg", "image/png", name="media", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("looked_at_on", sa.Date(), nullable=True),
        sa.Column(
            "shown_to",
            sa.Enum(
                "nobody",
                "named",
                "family",
                "everybody",
                name="shownto",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("shown_words", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "shown_to IS NULL OR looked_at_on IS NOT NULL", name=op.f("ck_attachment_shown_once_looked_at")
        ),
        sa.CheckConstraint("size BETWEEN 1 AND 10485760", name=op.f("ck_attachment_size")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_attachment_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_attachment_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_attachment_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_attachment_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("key", name=op.f("uq_attachment_key")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_guest_id"), ["guest_id"], unique=False)

    op.create_table(
        "beneficiary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "person_id"],
            ["person.department_id", "person.id"],
            name=op.f("fk_beneficiary_department_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "plan_id", "action_id"],
            ["action.department_id", "action.plan_id", "action.id"],
            name=op.f("fk_beneficiary_department_id_plan_id_action_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_beneficiary_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beneficiary")),
        sa.UniqueConstraint("action_id", "person_id", name=op.f("uq_beneficiary_action_id_person_id")),
    )
    op.create_table(
        "bond",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "couple",
                "kin",
                "friend",
                "helps",
                "works_with",
                "broken",
                name="bondkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("one_id <> other_id", name=op.f("ck_bond_of_two")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "one_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_bond_department_id_case_id_one_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "other_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_bond_department_id_case_id_other_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_bond_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_bond_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bond")),
        sa.UniqueConstraint("key", name=op.f("uq_bond_key")),
        sa.UniqueConstraint("one_id", "other_id", "kind", name=op.f("uq_bond_one_id_other_id_kind")),
    )
    with op.batch_alter_table("bond", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bond_case_id"), ["case_id"], unique=False)

    op.create_table(
        "child_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "present",
                "part_of_time",
                "letter",
                "drawing",
                "spokesperson",
                name="childway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "proposed_by",
            sa.Enum(
                "child",
                "family",
                "network",
                "coordinator",
                "professional",
                name="proposer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_child_choice_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_child_choice_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_child_choice_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_child_choice_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_choice")),
    )
    with op.batch_alter_table("child_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_child_choice_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_child_choice_guest_id"), ["guest_id"], unique=False)

    op.create_table(
        "child_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("arrives_at", sa.Time(), nullable=True),
        sa.Column("leaves_at", sa.Time(), nullable=True),
        sa.Column("asked_for", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "arrives_at IS NULL OR leaves_at IS NULL OR arrives_at < leaves_at", name=op.f("ck_child_day_order")
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_child_day_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_child_day_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_child_day_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_day")),
        sa.UniqueConstraint("guest_id", name=op.f("uq_child_day_guest_id")),
    )
    with op.batch_alter_table("child_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_child_day_case_id"), ["case_id"], unique=False)

    op.create_table(
        "child_words",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "conference",
                "plan",
                "coordinator",
                name="wordsfor",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "purpose <> 'coordinator' OR reader_id IS NULL", name=op.f("ck_child_words_for_the_coordinator_alone")
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_child_words_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "reader_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_child_words_department_id_case_id_reader_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_child_words_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_child_words_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_child_words_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_words")),
        sa.UniqueConstraint("guest_id", "purpose", "number", name=op.f("uq_child_words_guest_id_purpose_number")),
        sa.UniqueConstraint("key", name=op.f("uq_child_words_key")),
    )
    with op.batch_alter_table("child_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_child_words_case_id"), ["case_id"], unique=False)

    op.create_table(
        "date_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("candidate_date_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "can", "perhaps", "cannot", name="availability", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "candidate_date_id"],
            ["candidate_date.department_id", "candidate_date.case_id", "candidate_date.id"],
            name=op.f("fk_date_answer_department_id_case_id_candidate_date_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_date_answer_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_date_answer_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_date_answer_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date_answer")),
        sa.UniqueConstraint("candidate_date_id", "guest_id", name=op.f("uq_date_answer_candidate_date_id_guest_id")),
    )
    with op.batch_alter_table("date_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_date_answer_case_id"), ["case_id"], unique=False)

    op.create_table(
        "hand_out",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("to_whom", sa.Text(), nullable=True),
        sa.Column(
            "way",
            sa.Enum(
                "by_hand",
                "by_post",
                "read_aloud",
                "family_page",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("child_id", sa.Integer(), nullable=True),
        sa.Column("extract", sa.Boolean(), nullable=False),
        sa.Column("with_question", sa.Boolean(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("child_id IS NULL OR NOT extract", name=op.f("ck_hand_out_sheet_or_extract")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_hand_out_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "plan_id"],
            ["plan.department_id", "plan.case_id", "plan.id"],
            name=op.f("fk_hand_out_department_id_case_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_hand_out_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "child_id"],
            ["person.department_id", "person.id"],
            name=op.f("fk_hand_out_department_id_child_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_hand_out_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_out")),
        sa.UniqueConstraint("department_id", "plan_id", "id", name=op.f("uq_hand_out_department_id_plan_id_id")),
        sa.UniqueConstraint("key", name=op.f("uq_hand_out_key")),
    )
    with op.batch_alter_table("hand_out", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_out_case_id"), ["case_id"], unique=False)

    op.create_table(
        "offer",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "meal",
                "travel",
                "childcare",
                "room",
                "welcome",
                "other",
                name="offerkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_offer_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_offer_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_offer_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("key", name=op.f("uq_offer_key")),
    )
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_case_id"), ["case_id"], unique=False)

    op.create_table(
        "personal_link",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "password",
                "invitation",
                "family",
                name="linkkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'password') = (account_id IS NOT NULL)", name=op.f("ck_personal_link_of_an_account")
        ),
        sa.CheckConstraint("(kind = 'password') = (guest_id IS NULL)", name=op.f("ck_personal_link_of_a_guest")),
        sa.CheckConstraint("kind <> 'family' OR code IS NOT NULL", name=op.f("ck_personal_link_code_of_a_family_page")),
        sa.CheckConstraint(
            "(guest_id IS NULL) = (case_id IS NULL) AND (guest_id IS NULL) = (department_id IS NULL)",
            name=op.f("ck_personal_link_of_a_case"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_personal_link_account_id")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_personal_link_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_personal_link_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_link")),
        sa.UniqueConstraint("digest", name=op.f("uq_personal_link_digest")),
        sa.UniqueConstraint("key", name=op.f("uq_personal_link_key")),
    )
    with op.batch_alter_table("personal_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_personal_link_account_id"), ["account_id"], unique=False)
        batch_op.create_index("ix_personal_link_case_id", ["case_id"], unique=False)
        batch_op.create_index(
            "uq_personal_link_open",
            ["guest_id", "kind"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("in_private_time", sa.Boolean(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "guest_id"],
            ["guest.department_id", "guest.id"],
            name=op.f("fk_presence_department_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "sitting_id"],
            ["sitting.department_id", "sitting.id"],
            name=op.f("fk_presence_department_id_sitting_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_presence_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
        sa.UniqueConstraint("sitting_id", "guest_id", name=op.f("uq_presence_sitting_id_guest_id")),
    )
    op.create_table(
        "quotation_theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "quotation_id"],
            ["quotation.department_id", "quotation.id"],
            name=op.f("fk_quotation_theme_department_id_quotation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "theme_id"],
            ["theme.department_id", "theme.id"],
            name=op.f("fk_quotation_theme_department_id_theme_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_quotation_theme_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_theme")),
        sa.UniqueConstraint("quotation_id", "theme_id", name=op.f("uq_quotation_theme_quotation_id_theme_id")),
    )
    op.create_table(
        "resource",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=True),
        sa.Column("asked_of", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("institution_id IS NULL OR asked_of = ''", name=op.f("ck_resource_of_one_institution")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "plan_id"],
            ["plan.department_id", "plan.case_id", "plan.id"],
            name=op.f("fk_resource_department_id_case_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "institution_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_resource_department_id_institution_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "plan_id", "action_id"],
            ["action.department_id", "action.plan_id", "action.id"],
            name=op.f("fk_resource_department_id_plan_id_action_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_resource_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
        sa.UniqueConstraint("department_id", "case_id", "id", name=op.f("uq_resource_department_id_case_id_id")),
        sa.UniqueConstraint("key", name=op.f("uq_resource_key")),
        sa.UniqueConstraint("plan_id", "line", name=op.f("uq_resource_plan_id_line")),
    )
    with op.batch_alter_table("resource", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resource_case_id"), ["case_id"], unique=False)

    op.create_table(
        "review_guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_review_guest_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "plan_id"],
            ["plan.department_id", "plan.case_id", "plan.id"],
            name=op.f("fk_review_guest_department_id_case_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_review_guest_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_guest")),
        sa.UniqueConstraint("plan_id", "guest_id", name=op.f("uq_review_guest_plan_id_guest_id")),
    )
    with op.batch_alter_table("review_guest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_guest_case_id"), ["case_id"], unique=False)

    op.create_table(
        "support",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("works_for_id", sa.Integer(), nullable=True),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("child_id <> guest_id", name=op.f("ck_support_of_another")),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "child_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_support_department_id_case_id_child_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_support_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_support_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "works_for_id"],
            ["institution.department_id", "institution.id"],
            name=op.f("fk_support_department_id_works_for_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_support_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support")),
        sa.UniqueConstraint("child_id", name=op.f("uq_support_child_id")),
    )
    with op.batch_alter_table("support", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_case_id"), ["case_id"], unique=False)

    op.create_table(
        "written_decision",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("body_name", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name=op.f("fk_written_decision_decided_by")),
        sa.ForeignKeyConstraint(
            ["department_id", "agreement_id"],
            ["agreement.department_id", "agreement.id"],
            name=op.f("fk_written_decision_department_id_agreement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_written_decision_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_written_decision_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_written_decision")),
        sa.UniqueConstraint("agreement_id", name=op.f("uq_written_decision_agreement_id")),
        sa.UniqueConstraint("key", name=op.f("uq_written_decision_key")),
    )
    with op.batch_alter_table("written_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_written_decision_case_id"), ["case_id"], unique=False)

    op.create_table(
        "done_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_done_mark_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "plan_id"],
            ["plan.department_id", "plan.case_id", "plan.id"],
            name=op.f("fk_done_mark_department_id_case_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id"],
            ["cases.department_id", "cases.id"],
            name=op.f("fk_done_mark_department_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "plan_id", "action_id"],
            ["action.department_id", "action.plan_id", "action.id"],
            name=op.f("fk_done_mark_department_id_plan_id_action_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_done_mark_department_id")),
        sa.ForeignKeyConstraint(["link_id"], ["personal_link.id"], name=op.f("fk_done_mark_link_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_done_mark")),
    )
    with op.batch_alter_table("done_mark", schema=None) as batch_op:
        batch_op.create_index("ix_done_mark_case", ["department_id", "case_id"], unique=False)

    op.create_table(
        "extract_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("hand_out_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "plan_id", "action_id"],
            ["action.department_id", "action.plan_id", "action.id"],
            name=op.f("fk_extract_action_department_id_plan_id_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "plan_id", "hand_out_id"],
            ["hand_out.department_id", "hand_out.plan_id", "hand_out.id"],
            name=op.f("fk_extract_action_department_id_plan_id_hand_out_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_extract_action_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extract_action")),
        sa.UniqueConstraint("hand_out_id", "action_id", name=op.f("uq_extract_action_hand_out_id_action_id")),
    )
    op.create_table(
        "guest_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "waiting",
                "coming",
                "remote",
                "letter",
                "spokesperson",
                "declined",
                "not_invited",
                name="invitation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "answer NOT IN ('waiting', 'letter', 'spokesperson', 'not_invited')",
            name=op.f("ck_guest_answer_by_oneself"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "guest_id"],
            ["guest.department_id", "guest.case_id", "guest.id"],
            name=op.f("fk_guest_answer_department_id_case_id_guest_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_guest_answer_department_id")),
        sa.ForeignKeyConstraint(["link_id"], ["personal_link.id"], name=op.f("fk_guest_answer_link_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_answer")),
    )
    with op.batch_alter_table("guest_answer", schema=None) as batch_op:
        batch_op.create_index("ix_guest_answer_case", ["department_id", "case_id"], unique=False)
        batch_op.create_index("ix_guest_answer_guest_id", ["guest_id", "id"], unique=False)

    op.create_table(
        "resource_reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column(
            "reply",
            sa.Enum(
                "granted",
                "partly",
                "refused",
                "awaited",
                name="reply",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id", "case_id", "resource_id"],
            ["resource.department_id", "resource.case_id", "resource.id"],
            name=op.f("fk_resource_reply_department_id_case_id_resource_id"),
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_resource_reply_department_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name=op.f("fk_resource_reply_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_reply")),
    )
    with op.batch_alter_table("resource_reply", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resource_reply_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_resource_reply_resource_id"), ["resource_id"], unique=False)


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table("resource_reply", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resource_reply_resource_id"))
        batch_op.drop_index(batch_op.f("ix_resource_reply_case_id"))

    op.drop_table("resource_reply")
    with op.batch_alter_table("guest_answer", schema=None) as batch_op:
        batch_op.drop_index("ix_guest_answer_guest_id")
        batch_op.drop_index("ix_guest_answer_case")

    op.drop_table("guest_answer")
    op.drop_table("extract_action")
    with op.batch_alter_table("done_mark", schema=None) as batch_op:
        batch_op.drop_index("ix_done_mark_case")

    op.drop_table("done_mark")
    with op.batch_alter_table("written_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_written_decision_case_id"))

    op.drop_table("written_decision")
    with op.batch_alter_table("support", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_support_case_id"))

    op.drop_table("support")
    with op.batch_alter_table("review_guest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_guest_case_id"))

    op.drop_table("review_guest")
    with op.batch_alter_table("resource", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resource_case_id"))

    op.drop_table("resource")
    op.drop_table("quotation_theme")
    op.drop_table("presence")
    with op.batch_alter_table("personal_link", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_personal_link_open",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index("ix_personal_link_case_id")
        batch_op.drop_index(batch_op.f("ix_personal_link_account_id"))

    op.drop_table("personal_link")
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_offer_case_id"))

    op.drop_table("offer")
    with op.batch_alter_table("hand_out", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hand_out_case_id"))

    op.drop_table("hand_out")
    with op.batch_alter_table("date_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_date_answer_case_id"))

    op.drop_table("date_answer")
    with op.batch_alter_table("child_words", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_child_words_case_id"))

    op.drop_table("child_words")
    with op.batch_alter_table("child_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_child_day_case_id"))

    op.drop_table("child_day")
    with op.batch_alter_table("child_choice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_child_choice_guest_id"))
        batch_op.drop_index(batch_op.f("ix_child_choice_case_id"))

    op.drop_table("child_choice")
    with op.batch_alter_table("bond", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bond_case_id"))

    op.drop_table("bond")
    op.drop_table("beneficiary")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_guest_id"))
        batch_op.drop_index(batch_op.f("ix_attachment_case_id"))

    op.drop_table("attachment")
    op.drop_table("action_review")
    with op.batch_alter_table("sitting_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sitting_move_case_id"))

    op.drop_table("sitting_move")
    with op.batch_alter_table("signed_paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signed_paper_case_id"))

    op.drop_table("signed_paper")
    with op.batch_alter_table("quotation", schema=None) as batch_op:
        batch_op.drop_index("ix_quotation_state")
        batch_op.drop_index("ix_quotation_case_id")
        batch_op.drop_index("ix_quotation_answer_id")

    op.drop_table("quotation")
    op.drop_table("opinion")
    op.drop_table("moment")
    with op.batch_alter_table("log_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_log_entry_case")

    op.drop_table("log_entry")
    with op.batch_alter_table("living", schema=None) as batch_op:
        batch_op.drop_index("ix_living_on")
        batch_op.drop_index("ix_living_case")

    op.drop_table("living")
    with op.batch_alter_table("leaflet", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_leaflet_case_id"))

    op.drop_table("leaflet")
    op.drop_table("guest")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index("ix_follow_up_due")
        batch_op.drop_index("ix_follow_up_case")

    op.drop_table("follow_up")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_contact_preferred", sqlite_where=sa.text("preferred"), postgresql_where=sa.text("preferred")
        )
        batch_op.drop_index("ix_contact_case")

    op.drop_table("contact")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_case_id"))

    op.drop_table("agreement")
    op.drop_table("action")
    op.drop_table("venue")
    with op.batch_alter_table("try", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_try_case_id"))

    op.drop_table("try")
    with op.batch_alter_table("training_presence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_training_presence_day_id"))

    op.drop_table("training_presence")
    with op.batch_alter_table("time_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_time_entry_import_batch_id"))
        batch_op.drop_index("ix_time_entry_day")
        batch_op.drop_index(batch_op.f("ix_time_entry_coordinator_id"))
        batch_op.drop_index("ix_time_entry_case")
        batch_op.drop_index("ix_time_entry_account")

    op.drop_table("time_entry")
    with op.batch_alter_table("time_change", schema=None) as batch_op:
        batch_op.drop_index("ix_time_change_case")
        batch_op.drop_index("ix_time_change_account")

    op.drop_table("time_change")
    op.drop_table("tie")
    op.drop_table("tick")
    op.drop_table("thanks")
    op.drop_table("synthesis")
    with op.batch_alter_table("stay", schema=None) as batch_op:
        batch_op.drop_index("ix_stay_stage")
        batch_op.drop_index("ix_stay_left")

    op.drop_table("stay")
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.drop_index("ix_sitting_held")
        batch_op.drop_index("ix_sitting_case")

    op.drop_table("sitting")
    op.drop_table("side")
    op.drop_table("sheet_version")
    op.drop_table("sheet")
    op.drop_table("sent_message")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("ix_review_on")
        batch_op.drop_index("ix_review_case")

    op.drop_table("review")
    op.drop_table("referral")
    with op.batch_alter_table("recusal", schema=None) as batch_op:
        batch_op.drop_index("ix_recusal_at")
        batch_op.drop_index("ix_recusal_account")

    op.drop_table("recusal")
    with op.batch_alter_table("questionnaire_tally", schema=None) as batch_op:
        batch_op.drop_index("ix_questionnaire_tally_case")

    op.drop_table("questionnaire_tally")
    with op.batch_alter_table("questionnaire_slip", schema=None) as batch_op:
        batch_op.drop_index("ix_questionnaire_slip_case_id")

    op.drop_table("questionnaire_slip")
    op.drop_table("question")
    op.drop_table("plan")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_folded"))
        batch_op.drop_index(batch_op.f("ix_person_case_id"))

    op.drop_table("person")
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.drop_index("ix_passage_step")
        batch_op.drop_index("ix_passage_sitting")

    op.drop_table("passage")
    op.drop_table("needless_note")
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mention_case_id"))

    op.drop_table("mention")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_membership_whole",
            sqlite_where=sa.text("territory_id IS NULL AND case_id IS NULL"),
            postgresql_where=sa.text("territory_id IS NULL AND case_id IS NULL"),
        )
        batch_op.drop_index("ix_membership_name")
        batch_op.drop_index(batch_op.f("ix_membership_case_id"))
        batch_op.drop_index(batch_op.f("ix_membership_account_id"))

    op.drop_table("membership")
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.drop_index("ix_mail_waiting")
        batch_op.drop_index(batch_op.f("ix_mail_case_id"))

    op.drop_table("mail")
    with op.batch_alter_table("log_access", schema=None) as batch_op:
        batch_op.drop_index("ix_log_access_case")
        batch_op.drop_index("ix_log_access_account")

    op.drop_table("log_access")
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.drop_index("ix_loan_since")
        batch_op.drop_index(batch_op.f("ix_loan_coordinator_id"))

    op.drop_table("loan")
    with op.batch_alter_table("known_by", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_known_by_case_id"))

    op.drop_table("known_by")
    with op.batch_alter_table("interpreting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interpreting_case_id"))

    op.drop_table("interpreting")
    with op.batch_alter_table("family_refusal", schema=None) as batch_op:
        batch_op.drop_index("ix_family_refusal_told")

    op.drop_table("family_refusal")
    op.drop_table("family_page")
    with op.batch_alter_table("enquiry", schema=None) as batch_op:
        batch_op.drop_index("ix_enquiry_state")
        batch_op.drop_index("ix_enquiry_received")
        batch_op.drop_index("ix_enquiry_case")

    op.drop_table("enquiry")
    with op.batch_alter_table("derogation", schema=None) as batch_op:
        batch_op.drop_index("ix_derogation_decided")
        batch_op.drop_index("ix_derogation_case")

    op.drop_table("derogation")
    with op.batch_alter_table("delay", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_delay_running", sqlite_where=sa.text("ended_at IS NULL"), postgresql_where=sa.text("ended_at IS NULL")
        )
        batch_op.drop_index("ix_delay_ended")
        batch_op.drop_index("ix_delay_due")

    op.drop_table("delay")
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_declaration_coordinator_id"))
        batch_op.drop_index("ix_declaration_asked")

    op.drop_table("declaration")
    with op.batch_alter_table("danger_notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_danger_notice_case_id"))

    op.drop_table("danger_notice")
    op.drop_table("council_follow_up")
    with op.batch_alter_table("cost", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cost_case_id"))

    op.drop_table("cost")
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_consultation_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index("ix_consultation_case")

    op.drop_table("consultation")
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_case_id"))

    op.drop_table("complaint")
    op.drop_table("checklist_tick")
    with op.batch_alter_table("case_word", schema=None) as batch_op:
        batch_op.drop_index("ix_case_word_word")

    op.drop_table("case_word")
    op.drop_table("candidate_date")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_assignment_running", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_assignment_coordinator_id"))
        batch_op.drop_index(batch_op.f("ix_assignment_case_id"))

    op.drop_table("assignment")
    with op.batch_alter_table("training_registration", schema=None) as batch_op:
        batch_op.drop_index("ix_training_registration_training")
        batch_op.drop_index("ix_training_registration_coordinator")

    op.drop_table("training_registration")
    op.drop_table("training_day")
    with op.batch_alter_table("training_cost", schema=None) as batch_op:
        batch_op.drop_index("ix_training_cost_training")

    op.drop_table("training_cost")
    with op.batch_alter_table("supervision", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_supervision_running", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
        )
        batch_op.drop_index("ix_supervision_account")

    op.drop_table("supervision")
    with op.batch_alter_table("standing_correction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standing_correction_coordinator_id"))

    op.drop_table("standing_correction")
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.drop_index("ix_standing_status")

    op.drop_table("standing")
    with op.batch_alter_table("mission", schema=None) as batch_op:
        batch_op.drop_index("ix_mission_since")
        batch_op.drop_index(batch_op.f("ix_mission_coordinator_id"))

    op.drop_table("mission")
    with op.batch_alter_table("mentoring", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_mentoring_running", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
        )
        batch_op.drop_index("ix_mentoring_mentor")

    op.drop_table("mentoring")
    with op.batch_alter_table("directory_check", schema=None) as batch_op:
        batch_op.drop_index("ix_directory_check_entry")

    op.drop_table("directory_check")
    op.drop_table("directory_audience")
    with op.batch_alter_table("council_item", schema=None) as batch_op:
        batch_op.drop_index("ix_council_item_meeting")

    op.drop_table("council_item")
    with op.batch_alter_table("council_decision", schema=None) as batch_op:
        batch_op.drop_index("ix_council_decision_meeting")

    op.drop_table("council_decision")
    op.drop_table("council_attendance")
    with op.batch_alter_table("coordinator_territory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coordinator_territory_territory_id"))

    op.drop_table("coordinator_territory")
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_charter_running", sqlite_where=sa.text("ended_on IS NULL"), postgresql_where=sa.text("ended_on IS NULL")
        )
        batch_op.drop_index("ix_charter_coordinator")

    op.drop_table("charter")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index("ix_cases_stage")
        batch_op.drop_index("ix_cases_referrer")
        batch_op.drop_index("ix_cases_received")
        batch_op.drop_index("ix_cases_pair")
        batch_op.drop_index("ix_cases_list")
        batch_op.drop_index("ix_cases_holder")
        batch_op.drop_index("ix_cases_coordinator")

    op.drop_table("cases")
    op.drop_table("travel_time")
    op.drop_table("translation")
    with op.batch_alter_table("training", schema=None) as batch_op:
        batch_op.drop_index("ix_training_last_day")

    op.drop_table("training")
    op.drop_table("practice_review")
    op.drop_table("practice_namesake")
    with op.batch_alter_table("practice_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_practice_move_practice_sheet_id"))

    op.drop_table("practice_move")
    op.drop_table("practice_heading")
    with op.batch_alter_table("practice_exchange", schema=None) as batch_op:
        batch_op.drop_index("ix_practice_exchange_sheet")

    op.drop_table("practice_exchange")
    with op.batch_alter_table("partner_contact", schema=None) as batch_op:
        batch_op.drop_index("ix_partner_contact_institution")

    op.drop_table("partner_contact")
    op.drop_table("note_part")
    with op.batch_alter_table("note_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_move_note_id"))

    op.drop_table("note_move")
    op.drop_table("namesake")
    op.drop_table("meeting_presence")
    with op.batch_alter_table("meeting_decision", schema=None) as batch_op:
        batch_op.drop_index("ix_meeting_decision_meeting_id")

    op.drop_table("meeting_decision")
    with op.batch_alter_table("lesson_step", schema=None) as batch_op:
        batch_op.drop_index("ix_lesson_step_lesson_id")

    op.drop_table("lesson_step")
    op.drop_table("edition")
    with op.batch_alter_table("directory_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_directory_entry_name")

    op.drop_table("directory_entry")
    with op.batch_alter_table("declined_offer", schema=None) as batch_op:
        batch_op.drop_index("ix_declined_offer_on")
        batch_op.drop_index("ix_declined_offer_by")

    op.drop_table("declined_offer")
    with op.batch_alter_table("council_seat", schema=None) as batch_op:
        batch_op.drop_index("ix_council_seat_council")
        batch_op.drop_index("ix_council_seat_account")

    op.drop_table("council_seat")
    with op.batch_alter_table("council_meeting", schema=None) as batch_op:
        batch_op.drop_index("ix_council_meeting_planned")

    op.drop_table("council_meeting")
    with op.batch_alter_table("coordinator", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coordinator_account_id"))

    op.drop_table("coordinator")
    with op.batch_alter_table("convention", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_convention_renewed_once",
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.drop_index("ix_convention_institution")

    op.drop_table("convention")
    op.drop_table("attendance")
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_index("ix_answer_quarter")

    op.drop_table("answer")
    op.drop_table("yearly_note")
    op.drop_table("welcome")
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_web_session_account_id"))

    op.drop_table("web_session")
    with op.batch_alter_table("training_target", schema=None) as batch_op:
        batch_op.drop_index("ix_training_target_until")

    op.drop_table("training_target")
    op.drop_table("theme")
    op.drop_table("territory")
    op.drop_table("roster")
    op.drop_table("reported_figure")
    op.drop_table("reference_counter")
    op.drop_table("record_frame")
    op.drop_table("questionnaire_form")
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.drop_index("ix_publication_source")
        batch_op.drop_index("ix_publication_kind")

    op.drop_table("publication")
    op.drop_table("programme_text")
    op.drop_table("programme_phase")
    op.drop_table("programme")
    op.drop_table("practice_sheet")
    op.drop_table("practice_criterion")
    op.drop_table("lesson")
    op.drop_table("language")
    op.drop_table("kept_document")
    with op.batch_alter_table("institution", schema=None) as batch_op:
        batch_op.drop_index("uq_institution_name")
        batch_op.drop_index(batch_op.f("ix_institution_parent_id"))

    op.drop_table("institution")
    op.drop_table("import_word")
    with op.batch_alter_table("import_upload", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_upload_account_id"))

    op.drop_table("import_upload")
    op.drop_table("import_layout")
    op.drop_table("import_batch")
    with op.batch_alter_table("funding", schema=None) as batch_op:
        batch_op.drop_index("ix_funding_until")

    op.drop_table("funding")
    with op.batch_alter_table("family_seat", schema=None) as batch_op:
        batch_op.drop_index("ix_family_seat_since")

    op.drop_table("family_seat")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_on")

    op.drop_table("event")
    with op.batch_alter_table("effect", schema=None) as batch_op:
        batch_op.drop_index("ix_effect_on")
        batch_op.drop_index("ix_effect_by")

    op.drop_table("effect")
    op.drop_table("department_rule")
    op.drop_table("department_delay")
    op.drop_table("crossed_meeting")
    op.drop_table("council")
    op.drop_table("checklist_item")
    with op.batch_alter_table("body_sitting", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_body_sitting_open", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )
        batch_op.drop_index("ix_body_sitting_planned")

    op.drop_table("body_sitting")
    op.drop_table("one_time_key")
    with op.batch_alter_table("kept_form", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_form_account_id"))

    op.drop_table("kept_form")
    op.drop_table("department")
    with op.batch_alter_table("audit_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_row_subject"))
        batch_op.drop_index("ix_audit_row_actor")

    op.drop_table("audit_row")
    op.drop_table("audit_head")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_attempt_digest_at")

    op.drop_table("attempt")
    op.drop_table("account")
