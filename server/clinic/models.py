"""The business that runs this installation, and the one-time links that bring its people in."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from server.clock import now


class Clinic(Model):
    """The clinic's public profile. There is one row, and none before the owner has filled it in."""

    id = fields.IntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=200)
    address = fields.CharField(max_length=500, null=True)
    phone = fields.CharField(max_length=60, null=True)
    hours = fields.CharField(max_length=500, null=True)
    booking_url = fields.CharField(max_length=500, null=True)
    services: Any = fields.JSONField()
    therapists: Any = fields.JSONField()
    country = fields.CharField(max_length=2, null=True)
    reply_time = fields.CharField(max_length=200, null=True)

    class Meta:
        table = "clinic"


class Welcome(Model):
    """A one-time link that makes the owner or a therapist; `token` is the SHA-256 of what the link holds."""

    id = fields.UUIDField(primary_key=True)
    token = fields.CharField(max_length=64, unique=True)
    owner = fields.BooleanField()
    name = fields.CharField(max_length=120, null=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "welcome"

    @classmethod
    def open(cls, token: str, *, owner: bool) -> QuerySet[Welcome]:
        """The link with this token hash, as long as it can be used."""
        return cls.filter(token=token, owner=owner, used_at=None, expires_at__gt=now())
