"""Examples of hypothesis are not timed here: a busy machine is no fault of the rules."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
