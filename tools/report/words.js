/* What the page says, in both languages. */
const WORDS = {
  zh: {
    'language': 'English', 'help': '帮助', 'close': '关闭', 'page': '第', 'page-count': '页 / 共 {0} 页',
    'page-pane': '原文页面', 'page-picture': '页面图像：点一个数字，就在表中找到它', 'page-back': '上一页', 'page-on': '下一页',
    'zoom-in': '放大', 'zoom-out': '缩小', 'zoom-fit': '适合宽度', 'desk': '核对台', 'table': '数据表', 'choose': '选择表',
    'search': '查找编码、名称、金额（/）', 'hits': '查找结果', 'no-hits': '没有找到', 'figure': '所选数字', 'remark': '备注',
    'tab-tables': '表格', 'tab-findings': '检查结果', 'tab-work': '核对清单', 'tab-charts': '图表',
    'good': '✓ 已核对', 'doubt': '? 有疑问', 'progress': '核对 {0} / {1}', 'table-n': '表{0}', 'unit': '单位：{0}',
    'page-n': '第 {0} 页', 'page-not-drawn': '第 {0} 页（无法显示图像）', 'page-head': '页码', 'code': '编码', 'name': '名称', 'item': '项目', 'value': '金额', 'state': '状态', 'column': '列', 'where': '位置',
    'income': '收入', 'expenditure': '支出', 'personnel': '人员经费', 'public': '公用经费', 'rows': '{0} 行，{1} 个数字', 'no-rows': '本表无数据',
    'error': '错误', 'warning': '警告', 'unchecked': '无法检查', 'info': '提示', 'errors': '错误 {0}', 'warnings': '警告 {0}',
    'uncheckeds': '无法检查 {0}', 'infos': '提示 {0}', 'checked': '共检查 {0} 个等式', 'rounding': '提示与四舍五入差异（{0}）', 'could-not': '无法检查（{0}）',
    'nothing': '没有发现错误。', 'missing': '未找到的表：{0}', 'difference': '差额 {0}', 'allowed': '四舍五入可容许 {0}', 'expected': '应为 {0}', 'culprits': '最可能的出处',
    'sample': '抽样核对', 'sample-note': '随机抽取 {0} 个数字（种子 {1}），按表分层。', 'no-sample': '用 disclose report --sample N 随机抽样，抽到的数字会列在这里。',
    'marked': '已标记', 'none-marked': '还没有标记。选中一个数字，按 c（已核对）或 d（有疑问）。', 'export': '导出 CSV', 'import': '导入 CSV', 'imported': '导入了 {0} 条标记，{1} 条不属于本文件',
    'open': '待核对', 'chart-income': '收入构成', 'chart-spend': '支出构成（按类）', 'chart-split': '基本支出与项目支出（按类）', 'chart-three': '“三公”经费',
    'basic': '基本支出', 'project': '项目支出', 'no-charts': '本文件没有可画的表。', 'doubtful': '存疑：{0}', 'blank': '点一个数字',
    'help-click': '点击表中的数字，左边翻到它所在的页并框出；点击页面上的数字，右边找到它所在的单元格。',
    'keys': [['← ↑ → ↓', '在单元格间移动'], ['Enter', '在页面上找到所选数字'], ['n / p', '下一条 / 上一条检查结果'], ['/', '查找'], ['c', '标为已核对'], ['d', '标为有疑问'], ['[ / ]', '上一张 / 下一张表'], ['PgUp / PgDn', '翻页'], ['?', '帮助']],
  },
  en: {
    'language': '中文', 'help': 'Help', 'close': 'Close', 'page': 'Page', 'page-count': 'of {0}',
    'page-pane': 'The document', 'page-picture': 'Picture of the page: click a figure to find it in the table', 'page-back': 'Page before', 'page-on': 'Next page',
    'zoom-in': 'Larger', 'zoom-out': 'Smaller', 'zoom-fit': 'Fit width', 'desk': 'Desk', 'table': 'Table', 'choose': 'Choose a table',
    'search': 'Find code, name, amount (/)', 'hits': 'Found', 'no-hits': 'Nothing found', 'figure': 'Chosen figure', 'remark': 'Remark',
    'tab-tables': 'Tables', 'tab-findings': 'Findings', 'tab-work': 'Work list', 'tab-charts': 'Charts',
    'good': '✓ Checked', 'doubt': '? Doubtful', 'progress': 'Checked {0} of {1}', 'table-n': 'Table {0}', 'unit': 'unit: {0}',
    'page-n': 'page {0}', 'page-not-drawn': 'page {0} (it cannot be drawn)', 'page-head': 'Page', 'code': 'Code', 'name': 'Name', 'item': 'Project', 'value': 'Amount', 'state': 'State', 'column': 'Column', 'where': 'Place',
    'income': 'Income', 'expenditure': 'Expenditure', 'personnel': 'Personnel', 'public': 'Public', 'rows': '{0} rows, {1} figures', 'no-rows': 'This table is empty',
    'error': 'Error', 'warning': 'Warning', 'unchecked': 'Not checked', 'info': 'Info', 'errors': 'Errors {0}', 'warnings': 'Warnings {0}',
    'uncheckeds': 'Not checked {0}', 'infos': 'Infos {0}', 'checked': '{0} equations checked', 'rounding': 'Infos and rounding ({0})', 'could-not': 'Could not be checked ({0})',
    'nothing': 'No error was found.', 'missing': 'Tables not found: {0}', 'difference': 'difference {0}', 'allowed': 'rounding explains {0}', 'expected': 'should be {0}', 'culprits': 'Most likely causes',
    'sample': 'Sample', 'sample-note': '{0} figures drawn by lot (seed {1}), each table its share.', 'no-sample': 'disclose report --sample N draws figures by lot and lists them here.',
    'marked': 'Marked', 'none-marked': 'Nothing is marked yet. Choose a figure and press c (checked) or d (doubtful).', 'export': 'Export CSV', 'import': 'Import CSV', 'imported': '{0} marks imported, {1} not of this document',
    'open': 'open', 'chart-income': 'Income', 'chart-spend': 'Expenditure by class', 'chart-split': 'Basic and project expenditure by class', 'chart-three': 'Travel, vehicles and receptions',
    'basic': 'Basic', 'project': 'Project', 'no-charts': 'There is no table to draw.', 'doubtful': 'doubtful: {0}', 'blank': 'Click a figure',
    'help-click': 'Click a figure in the table: the page turns to it and outlines it. Click a figure on the page: its cell is found.',
    'keys': [['← ↑ → ↓', 'from cell to cell'], ['Enter', 'find the chosen figure on the page'], ['n / p', 'next / previous finding'], ['/', 'search'], ['c', 'mark as checked'], ['d', 'mark as doubtful'], ['[ / ]', 'table before / next table'], ['PgUp / PgDn', 'turn the page'], ['?', 'help']],
  },
};
let language = 'zh';

function say(key, ...values) {
  const text = WORDS[language][key] ?? key;
  return typeof text === 'string' ? text.replace(/\{(\d)\}/g, (_, i) => values[i]) : text;
}
