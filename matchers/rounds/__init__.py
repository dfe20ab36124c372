"""Learners and experts brought together: for now pairs, one learner at a time."""
