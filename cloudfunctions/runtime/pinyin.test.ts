import { pinyinOf } from './pinyin'

test.each([
  ['中性笔 0.5mm', 'zxb05mm', 'zhongxingbi05mm'],
  ['重铬酸钾', 'cgsj', 'chonggesuanjia'],
  ['Ａ４ 复印纸', 'a4fyz', 'a4fuyinzhi'],
  ['绿茶', 'lc', 'lvcha'],
])('%s is found as %s and %s', async (text, initials, pinyin) => {
  expect(await pinyinOf(text)).toEqual({ initials, pinyin })
})
