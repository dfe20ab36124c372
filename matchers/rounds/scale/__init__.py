"""Pairs for 20,000 to 1,000,000 members: columns instead of objects, a flow, and a certificate.

Simpler rules than those of ``solving.py`` on purpose: pairs alone; learning and giving have
budgets of their own (an expert has as many seats as capacity and hours a week allow, a learner
one); each pair has an hour in common, but hours are not placed against other meetings.
"""
