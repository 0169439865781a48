"""The verbs of the command line: each a deed that needs no window, with Chinese help.

click takes the few words it says itself through gettext when it is imported, so they are given here, before it.
"""

import gettext

CLICK_WORDS = {
    "Usage:": "用法：",
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示这份说明。",
    "Missing option": "缺少选项",
    "Missing argument": "缺少参数",
    "Missing command.": "缺少命令",
    "Choose from:\n\t{choices}": "可选{choices}",
    "No such option {name!r}.": "没有选项{name!r}",
    "No such command {name!r}.": "没有命令{name!r}",
    "Did you mean {possibility}?": "是不是{possibility}",
    "(Did you mean one of: {possibilities}?)": "是不是{possibilities}",
    "Option {name!r} requires an argument.": "选项{name!r}后面要写内容",
    "Option {name!r} requires {nargs} arguments.": "选项{name!r}后面要写内容",
    "Option {name!r} does not take a value.": "选项{name!r}后面不写内容",
    "{name} {filename!r} does not exist.": "找不到{filename!r}",
    "{name} {filename!r} is a file.": "{filename!r}是文件，这里要文件夹",
    "{name} {filename!r} is a directory.": "{filename!r}是文件夹，这里要文件",
    "{name} {filename!r} is not readable.": "{filename!r}读不了",
    "file": "文件",
    "File": "文件",
    "directory": "文件夹",
    "Directory": "文件夹",
    "required": "必填",
    "Aborted!": "已停止，什么也没有改动。",
    "Invalid value for {param_hint}: {message}": "{param_hint}不对，{message}",
    "Invalid value: {message}": "不对：{message}",
    "Repeat for confirmation": "再输一遍",
    "Error: The two entered values do not match.": "两次输入不一样，请重输。",
    "{value!r} is not {choice}.": "{value!r}不在可选范围（{choice}）",
    "{value!r} is not one of {choices}.": "{value!r}不在可选范围（{choices}）",
    "Got unexpected extra argument ({args})": "多写了“{args}”",
    "Got unexpected extra arguments ({args})": "多写了“{args}”",
}
gettext.gettext = lambda message: CLICK_WORDS.get(message, message)
gettext.ngettext = lambda msgid1, msgid2, n: CLICK_WORDS.get(msgid1 if n == 1 else msgid2, msgid2)
