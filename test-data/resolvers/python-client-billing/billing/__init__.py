"""Statements of the day, made of what the ledger says."""
