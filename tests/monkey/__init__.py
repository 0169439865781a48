"""A monkey at the real window: `python -m tests.monkey FOLDER SECONDS SEED` on a workspace that lies in FOLDER.

It clicks, types, turns the wheel, drops files, resizes, changes the theme, undoes, locks and unlocks at random, in
every page and every dialog, in a process of its own. Printed at the end is one line of JSON: what went wrong, how far
it came, the memory at each rest. Only the file dialogs and the
printer are not there: they give files of FOLDER, or nothing.
"""
