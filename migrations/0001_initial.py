import functools
from json import dumps, loads
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Attempts",
            fields=[
                ("key", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64)),
                ("count", fields.IntField()),
                ("ends", fields.BigIntField(db_index=True)),
            ],
            options={"table": "attempts", "app": "unknot", "pk_attr": "key"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Chart",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("owner", fields.UUIDField(unique=True)),
                ("head", fields.BigIntField(default=0)),
                ("top", fields.CharField(default="", max_length=64)),
                ("part", fields.CharField(max_length=36)),
                ("refills", fields.IntField(default=0)),
                ("suspended_at", fields.BigIntField(null=True)),
                ("created_at", fields.BigIntField()),
                ("erased_at", fields.BigIntField(null=True)),
            ],
            options={"table": "chart", "app": "unknot", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Clinic",
            fields=[
                ("id", fields.IntField(generated=False, primary_key=True, unique=True, db_index=True)),
                ("name", fields.CharField(max_length=200)),
                ("address", fields.CharField(null=True, max_length=500)),
                ("phone", fields.CharField(null=True, max_length=60)),
                ("hours", fields.CharField(null=True, max_length=500)),
                ("booking_url", fields.CharField(null=True, max_length=500)),
                (
                    "services",
                    fields.JSONField(encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads),
                ),
                (
                    "therapists",
                    fields.JSONField(encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads),
                ),
                ("country", fields.CharField(null=True, max_length=2)),
                ("reply_time", fields.CharField(null=True, max_length=200)),
            ],
            options={"table": "clinic", "app": "unknot", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Delivery",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("chart", fields.UUIDField()),
                ("person", fields.UUIDField()),
                ("device", fields.UUIDField()),
                ("n", fields.BigIntField()),
                ("entry", fields.CharField(max_length=64)),
            ],
            options={
                "table": "delivery",
                "app": "unknot",
                "unique_together": (("chart", "person", "device", "n"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DeviceClaim",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("chart", fields.UUIDField()),
                ("person", fields.UUIDField()),
                ("device", fields.UUIDField()),
                ("noted", fields.BigIntField()),
                ("compared", fields.CharField(default="", max_length=100)),
            ],
            options={
                "table": "device_claim",
                "app": "unknot",
                "unique_together": (("chart", "person", "device"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Ended",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("what", fields.CharField(max_length=20)),
                ("id_ended", fields.CharField(max_length=80)),
            ],
            options={
                "table": "ended",
                "app": "unknot",
                "unique_together": (("what", "id_ended"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Entry",
            fields=[
                ("key", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("chart", fields.UUIDField()),
                ("id", fields.UUIDField()),
                ("seq", fields.BigIntField()),
                ("kind", fields.CharField(max_length=64)),
                ("author", fields.CharField(max_length=36)),
                ("device", fields.UUIDField()),
                ("stamp", fields.CharField(max_length=64)),
                ("happened_at", fields.CharField(max_length=40)),
                ("body", fields.BinaryField()),
                ("detail", fields.BinaryField(null=True)),
                ("of", fields.UUIDField(null=True)),
                ("addressee", fields.UUIDField(null=True)),
                ("received_at", fields.BigIntField()),
            ],
            options={
                "table": "entry",
                "app": "unknot",
                "unique_together": (("chart", "id"), ("chart", "seq")),
                "pk_attr": "key",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="KeyUsed",
            fields=[
                ("id", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=16)),
            ],
            options={"table": "key_used", "app": "unknot", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Life",
            fields=[
                ("number", fields.IntField(generated=False, primary_key=True, unique=True, db_index=True)),
                ("id", fields.CharField(max_length=36)),
                ("life", fields.CharField(max_length=36)),
                ("at", fields.BigIntField()),
            ],
            options={"table": "life", "app": "unknot", "pk_attr": "number"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Person",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("name", fields.CharField(null=True, max_length=120)),
                ("login", fields.CharField(null=True, unique=True, max_length=120)),
                ("password", fields.CharField(null=True, max_length=200)),
                ("zone", fields.CharField(max_length=64)),
                ("language", fields.CharField(max_length=16)),
                ("country", fields.CharField(null=True, max_length=2)),
                ("therapist", fields.BooleanField(default=False)),
                ("owner", fields.BooleanField(default=False)),
                ("signup", fields.CharField(null=True, unique=True, max_length=64)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={"table": "person", "app": "unknot", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="CareLink",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("chart", fields.UUIDField(db_index=True)),
                (
                    "therapist",
                    fields.ForeignKeyField(
                        "unknot.Person",
                        source_field="therapist_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="cares",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("answers", fields.BooleanField()),
                ("text_version", fields.CharField(max_length=40)),
                ("language", fields.CharField(max_length=16)),
                ("started_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "care_link",
                "app": "unknot",
                "indexes": [Index(fields=["therapist_id", "ended_at"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Invitation",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "therapist",
                    fields.ForeignKeyField(
                        "unknot.Person",
                        source_field="therapist_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="invitations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("token", fields.CharField(unique=True, max_length=64)),
                ("code", fields.CharField(unique=True, max_length=64)),
                ("client_name", fields.CharField(null=True, max_length=120)),
                ("language", fields.CharField(max_length=16)),
                ("prepared", fields.BinaryField(null=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("withdrawn_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("link", fields.UUIDField(null=True, db_index=True)),
            ],
            options={
                "table": "invitation",
                "app": "unknot",
                "indexes": [Index(fields=["therapist_id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Quarantine",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("chart", fields.UUIDField()),
                ("person", fields.UUIDField()),
                ("device", fields.UUIDField()),
                ("entry", fields.CharField(max_length=64)),
                ("code", fields.CharField(max_length=40)),
                ("copy", fields.BinaryField()),
                ("size", fields.IntField()),
                ("at", fields.BigIntField(db_index=True)),
            ],
            options={
                "table": "quarantine",
                "app": "unknot",
                "unique_together": (("chart", "person", "device", "entry"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Renewal",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("sign_in", fields.UUIDField()),
                ("at", fields.BigIntField()),
            ],
            options={
                "table": "renewal",
                "app": "unknot",
                "indexes": [Index(fields=["sign_in", "at"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SignIn",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "unknot.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="sign_ins",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("token", fields.CharField(unique=True, max_length=64)),
                ("device", fields.UUIDField()),
                ("device_name", fields.CharField(max_length=120)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("seen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "sign_in",
                "app": "unknot",
                "indexes": [Index(fields=["person_id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Summary",
            fields=[
                ("chart", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("practices", fields.IntField(default=0)),
                ("last_practice_at", fields.CharField(null=True, max_length=40)),
                ("recent", fields.TextField(unique=False)),
                ("last_assessment", fields.CharField(null=True, max_length=120)),
                ("last_assessment_at", fields.CharField(null=True, max_length=40)),
                ("last_outcome", fields.BinaryField(null=True)),
                ("last_grounds", fields.BinaryField(null=True)),
                ("last_warning", fields.CharField(null=True, max_length=120)),
                ("last_warning_at", fields.CharField(null=True, max_length=40)),
                ("asked", fields.BinaryField(null=True)),
                ("corrected", fields.BooleanField(default=False)),
            ],
            options={"table": "summary", "app": "unknot", "pk_attr": "chart"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Welcome",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("token", fields.CharField(unique=True, max_length=64)),
                ("owner", fields.BooleanField()),
                ("name", fields.CharField(null=True, max_length=120)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={"table": "welcome", "app": "unknot", "pk_attr": "id"},
            bases=["Model"],
        ),
        # A partial index, the same on both databases, of which Tortoise knows only PostgreSQL's.
        ops.RunSQL(
            "CREATE UNIQUE INDEX care_link_open ON care_link (chart, therapist_id) WHERE ended_at IS NULL"
        ),
    ]
