"""Tables of charts. Moments are milliseconds since 1970, since raw statements write most of them."""

from __future__ import annotations

import msgspec
from tortoise import fields
from tortoise.models import Model


class Chart(Model):
    """The record of one client; its row is the lock under which entries are numbered."""

    id = fields.UUIDField(primary_key=True)
    owner = fields.UUIDField(unique=True)
    head = fields.BigIntField(default=0)
    # Highest stamp in the chart.
    top = fields.CharField(max_length=64, default="")
    # The chart's part of the epoch: random, and another one when entries were lost.
    part = fields.CharField(max_length=36)
    refills = fields.IntField(default=0)
    # Since when links that began before wait for the owner's device: after a restore nobody knew what had ended.
    suspended_at = fields.BigIntField(null=True)
    created_at = fields.BigIntField()
    erased_at = fields.BigIntField(null=True)

    class Meta:
        table = "chart"


class Entry(Model):
    """One immutable fact. Only `detail` may be added later, when a restore had lost it."""

    key = fields.BigIntField(primary_key=True, generated=True)
    chart = fields.UUIDField()
    id = fields.UUIDField()
    seq = fields.BigIntField()
    kind = fields.CharField(max_length=64)
    author = fields.CharField(max_length=36)
    device = fields.UUIDField()
    stamp = fields.CharField(max_length=64)
    happened_at = fields.CharField(max_length=40)
    body = fields.BinaryField()
    detail = fields.BinaryField(null=True)
    # Repeated from the body, which is encrypted: the original of a correction, and to whom a message goes.
    of = fields.UUIDField(null=True)
    addressee = fields.UUIDField(null=True)
    received_at = fields.BigIntField()

    class Meta:
        table = "entry"
        unique_together = (("chart", "id"), ("chart", "seq"))


class Delivery(Model):
    """That the server has answered for the n-th entry of a device."""

    chart = fields.UUIDField()
    person = fields.UUIDField()
    device = fields.UUIDField()
    n = fields.BigIntField()
    entry = fields.CharField(max_length=64)

    class Meta:
        table = "delivery"
        unique_together = (("chart", "person", "device", "n"),)


class DeviceClaim(Model):
    """Up to which n a device has said that all was answered."""

    chart = fields.UUIDField()
    person = fields.UUIDField()
    device = fields.UUIDField()
    noted = fields.BigIntField()
    # The epoch in which this device compared what it holds, where the chart was suspended then.
    compared = fields.CharField(max_length=100, default="")

    class Meta:
        table = "device_claim"
        unique_together = (("chart", "person", "device"),)


class Quarantine(Model):
    """A refused entry, encrypted, kept for its author for 90 days."""

    chart = fields.UUIDField()
    person = fields.UUIDField()
    device = fields.UUIDField()
    entry = fields.CharField(max_length=64)
    code = fields.CharField(max_length=40)
    copy = fields.BinaryField()
    size = fields.IntField()
    at = fields.BigIntField(db_index=True)

    class Meta:
        table = "quarantine"
        unique_together = (("chart", "person", "device", "entry"),)


class Renewal(Model):
    """That an exchange of this sign-in renewed an epoch."""

    sign_in = fields.UUIDField()
    at = fields.BigIntField()

    class Meta:
        table = "renewal"
        indexes = (("sign_in", "at"),)


class Summary(Model):
    """Facts of one chart that a list of many charts needs; rebuilt from the entries at any time.

    `…_at` are `happened_at` texts. The others are JSON for adding up: (stamp, happened_at), and of `recent`
    practices a list of those, newest first. `corrected`: a correction that counts exists, so that adding up is
    not enough.
    """

    chart = fields.UUIDField(primary_key=True)
    practices = fields.IntField(default=0)
    last_practice_at = fields.CharField(max_length=40, null=True)
    recent = fields.TextField()
    last_assessment = fields.CharField(max_length=120, null=True)
    last_assessment_at = fields.CharField(max_length=40, null=True)
    # What the newest assessment came to, and on which rules; and what is assigned: as telling as the bodies, and so
    # encrypted like them.
    last_outcome = fields.BinaryField(null=True)
    last_grounds = fields.BinaryField(null=True)
    last_warning = fields.CharField(max_length=120, null=True)
    last_warning_at = fields.CharField(max_length=40, null=True)
    asked = fields.BinaryField(null=True)
    corrected = fields.BooleanField(default=False)

    class Meta:
        table = "summary"

    @property
    def practised_at(self) -> list[str]:
        """When the last practices (RECENT of summary.py at most) happened, newest first."""
        return [moment for _, moment in msgspec.json.decode(self.recent, type=list[tuple[str, str]])]


class Life(Model):
    """One start of the server: number and random id, also kept in a file beside the database."""

    number = fields.IntField(primary_key=True, generated=False)
    id = fields.CharField(max_length=36)
    # The life that epochs begin with; starts share it until a restore is noticed.
    life = fields.CharField(max_length=36)
    at = fields.BigIntField()

    class Meta:
        table = "life"


class Ended(Model):
    """What was ended and must stay so, also after a restore: the journal's content."""

    what = fields.CharField(max_length=20)
    id_ended = fields.CharField(max_length=80)

    class Meta:
        table = "ended"
        unique_together = (("what", "id_ended"),)


class KeyUsed(Model):
    """A key that something in this database was written with."""

    id = fields.CharField(max_length=16, primary_key=True)

    class Meta:
        table = "key_used"
