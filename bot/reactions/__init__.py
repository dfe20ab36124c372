"""The table: which reactions an event has, in this order. Read this first.

A reaction is a generator from one event to effects; it lives in the file of its name.
"""
