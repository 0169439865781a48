"""What old programs and platforms save under other names: web pages of tables, documents in one XML file."""

SHEET = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
WORD_2003 = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
HINT = 'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{charset}">
<style>td {{color:red}}</style><script>alert(1)</script></head><body>
<table><tr><td colspan=4>云栖县某局党组整改台账</td></tr>
<tr><th>序号</th><th>反馈问题</th><th>整改措施</th><th>完成情况</th></tr>
<tr><td rowspan=2>1</td><td rowspan=2>学习<br>不深入</td><td>开展 研讨</td><td>已完成</td></tr>
<tr><td><p>开展</p><p>宣讲</p></td><td>√</td></tr>
<tr style="display: none"><td>2</td><td>隐藏</td><td>x</td><td>否</td></tr>
<tr><td>3</td><td>=1+1</td><td><img src="http://example.invalid/x">下沉</td><td>正在整改</td></tr></table></body></html>"""
