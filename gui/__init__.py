"""All of Qt.

Where to begin reading:

    app             starts the window; look is its dress, qt_words and fcitx its Chinese, crash what nobody caught
    window          locked or unlocked: unlock with its forms, opening, closing, idle; window_deeds is the menu
    frame           one unlocked workspace: topbar, rail, stage, strip, statusbar; find, switcher, keeping, undoing
    desk            what every page is handed: store, tasks, asking, notices, settings, the visit in view
    places, page    the places of the rail, and what every page is
    pages/          one folder for a place: page puts together, commands are what can be done, panes show and ask
    operations/     the deeds by noun, for buttons, keys and drops alike
    models/         what lists and tables show, by noun
    widgets/        what pages are made of; paint draws rows and glyphs, veil covers names wherever text is drawn
"""

import ctypes
import sys

# PySide6 6.12 takes None, True and False for immortal, which they are from Python 3.12 on: every Qt call that returns
# one of them costs it a reference, and after some thousands of calls Python 3.11 ends the process. A count that is
# never used up helps.
if sys.version_info < (3, 12):
    for each in (None, True, False):
        ctypes.c_ssize_t.from_address(id(each)).value += 1 << 48
