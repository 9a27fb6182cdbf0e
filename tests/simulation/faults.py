"""Every planted fault, and within how many seeds it has to be noticed (several times what it takes now)."""

FAULTS: dict[str, int] = {
    "seq without the row lock": 100,
    "outbox emptied on sending": 20,
    "page and cursor in two transactions": 200,
    "ids made by the server": 20,
    "no reconcile after reset": 200,
    "plain clocks": 200,
    "old pages accepted": 200,
    "clocks not merged on receipt": 600,
    "no new epoch after restore": 800,
    "relaxed durability with power loss": 200,
    "corrections by others counted": 300,
    "a request taken as another person's": 200,
    "a restamped entry given a new id": 100,
    "an ended link revived by a restore": 400,
    "a taken chart signed up by a copy": 300,
    "a suspension lifted by a new phone": 100,
    "an erased chart revived by a restore": 400,
    "unsent entries of an erased chart dropped": 200,
}
