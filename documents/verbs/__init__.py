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
    "Error: {message}": "没有执行：{message}",
    "Try '{command} {option}' for help.": "用法见“{command} {option}”。",
    "Missing option": "缺少选项",
    "Missing argument": "缺少参数",
    "Missing command.": "缺少命令。",
    "No such option: {name}": "没有选项 {name}。",
    "No such command {name!r}.": "没有命令 {name}。",
    "Path {name!r} does not exist.": "找不到“{name}”。",
    "{name} {filename!r} does not exist.": "找不到“{filename}”。",
    "file": "文件",
    "File": "文件",
    "directory": "文件夹",
    "Directory": "文件夹",
    "required": "必填",
    "Aborted!": "已停止，什么也没有改动。",
    "Invalid value for {param_hint}: {message}": "{param_hint} 不对：{message}",
    "Invalid value: {message}": "不对：{message}",
    "Repeat for confirmation": "再输一遍",
    "Error: The two entered values do not match.": "两次输入不一样，请重输。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选范围（{choices}）。",
    "Got unexpected extra argument ({args})": "多了参数（{args}）",
}
gettext.gettext = lambda message: CLICK_WORDS.get(message, message)
