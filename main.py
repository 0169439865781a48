"""复诊: without a verb the window, with a verb the same deed without a window."""

import os
import sys

SAMPLE = "--sample"


def main(words: list[str]) -> int:
    """Only what is asked for is loaded: the window must stand at once."""
    if not words or words == [SAMPLE]:
        return window(words)
    if words[0] == "--reading-worker":
        # A frozen program starts itself for what a stranger's file needs.
        from documents.reading import worker

        return worker.main(words[1:])
    if words[0] == "--picture-worker":
        from documents import picture_worker

        picture_worker.main()
        return 0
    from documents.verbs import exchange, keeping, main_job  # noqa: F401 - bring their verbs along
    from documents.verbs.line import run

    return run(words)


def window(words: list[str]) -> int:
    """Open the window; without a display say so, and do the sample's job without one."""
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        if words != [SAMPLE]:
            print("这里没有显示器，打不开窗口，没有打开任何工作夹，请在有桌面的电脑上运行，或者用 --help 里的命令。")
            return 1
        print("这里没有显示器，打不开窗口；改为不开窗口办一遍示例单位，文书放在 ./out。")
        return main(["demo", "out"])
    from gui.app import start

    return start(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
