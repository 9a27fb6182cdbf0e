"""The database's history, one file a step. A change of models is written down with

    python -m migrations what_changes

and read before it is committed: a file that was ever released is never edited again.
"""
