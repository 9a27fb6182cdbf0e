"""People and the devices they are signed in on."""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import Literal
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from server.clock import now
from server.security import digest

Role = Literal["client", "therapist", "owner"]

SIGN_IN_LASTS = timedelta(days=180)


class Person(Model):
    """Anyone with an account. A nameless one has no name, no login and no password."""

    id = fields.UUIDField(primary_key=True)
    name = fields.CharField(max_length=120, null=True)
    login = fields.CharField(max_length=120, null=True, unique=True)
    password = fields.CharField(max_length=200, null=True)
    zone = fields.CharField(max_length=64)
    language = fields.CharField(max_length=16)
    country = fields.CharField(max_length=2, null=True)
    therapist = fields.BooleanField(default=False)
    owner = fields.BooleanField(default=False)
    # SHA-256 of the sign-up id that the device keeps: whoever repeats it gets the same account again.
    signup = fields.CharField(max_length=64, null=True, unique=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "person"


class SignIn(Model):
    """One signed-in device of a person; `token` is the SHA-256 of what the device's cookie holds."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "unknot.Person", related_name="sign_ins"
    )
    token = fields.CharField(max_length=64, unique=True)
    device = fields.UUIDField()
    device_name = fields.CharField(max_length=120)
    created_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "sign_in"
        indexes = (("person_id",),)

    @classmethod
    def lasting(cls, person: Person) -> QuerySet[SignIn]:
        """The sign-ins of a person that neither were ended nor have run out, last seen first."""
        return cls.filter(person=person, ended_at=None, seen_at__gt=now() - SIGN_IN_LASTS).order_by(
            "-seen_at"
        )

    @classmethod
    async def of_token(cls, token: str) -> SignIn | None:
        """The sign-in this cookie stands for, with its person; None when it was ended or has run out."""
        return (
            await cls.filter(token=digest(token), ended_at=None, seen_at__gt=now() - SIGN_IN_LASTS)
            .select_related("person")
            .first()
        )

    @property
    def proof(self) -> str:
        """What a browser shows later to prove that it once signed in: `<id>.<hex>`. It signs nobody in."""
        return f"{self.id}.{digest(f'known device {self.token}')}"

    @classmethod
    async def of_proof(cls, proof: str) -> SignIn | None:
        """The sign-in that is proved, with its person, whether it lasts or not; None for what proves nothing."""
        try:
            found = await cls.filter(id=UUID(proof.partition(".")[0])).select_related("person").first()
        except ValueError:
            return None
        return found if found and hmac.compare_digest(found.proof.encode(), proof.encode()) else None
