"""The door for those who look after Lotse: today ``/healthz``."""
