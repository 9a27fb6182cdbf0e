"""Who cares for whom: consented links between therapists and charts, and the invitations that make them."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from server.accounts.models import Person
from server.clock import now


class CareLink(Model):
    """A projection of the chart's `link_started` and `link_ended` entries; `id` is their `link`.

    Of one chart and therapist at most one is open: the first migration makes an index of that, which Tortoise cannot.
    """

    id = fields.UUIDField(primary_key=True)
    chart = fields.UUIDField(db_index=True)
    therapist: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "unknot.Person", related_name="cares"
    )
    answers = fields.BooleanField()
    text_version = fields.CharField(max_length=40)
    language = fields.CharField(max_length=16)
    started_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "care_link"
        indexes = (("therapist_id", "ended_at"),)

    @classmethod
    def of_chart(cls, chart: UUID) -> QuerySet[CareLink]:
        """The links of a chart that nobody has ended, with their therapists."""
        return cls.filter(chart=chart, ended_at=None).select_related("therapist").order_by("started_at")


class Invitation(Model):
    """A one-time code, link or QR; `token` and `code` are hashes of what was shown once."""

    id = fields.UUIDField(primary_key=True)
    therapist: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "unknot.Person", related_name="invitations"
    )
    token = fields.CharField(max_length=64, unique=True)
    code = fields.CharField(max_length=64, unique=True)
    client_name = fields.CharField(max_length=120, null=True)
    language = fields.CharField(max_length=16)
    # The assignment prepared beforehand, as canonical JSON, encrypted like the entry it becomes.
    prepared = fields.BinaryField(null=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    withdrawn_at = fields.DatetimeField(null=True)
    link = fields.UUIDField(null=True, db_index=True)

    class Meta:
        table = "invitation"
        indexes = (("therapist_id",),)

    @classmethod
    def still_open(cls) -> QuerySet[Invitation]:
        """Invitations that can be accepted at this moment."""
        return cls.filter(used_at=None, withdrawn_at=None, expires_at__gt=now())

    @property
    def is_open(self) -> bool:
        """Whether it could be accepted when it was read; taking it is what decides."""
        return self.used_at is None and self.withdrawn_at is None and self.expires_at > now()
