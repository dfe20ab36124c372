"""Benchmarks: each prints its figures and writes a record under ``bench/results``."""
