import { splitCodes } from './split-codes'

const codesIn = (text: string) =>
  splitCodes(text)
    .filter(({ isCode }) => isCode)
    .map((part) => part.text)

test.each([
  [
    '出库 中性笔 ×12 支，出库单 CK20261121-0002，领用单 LY20261120-0005',
    ['CK20261121-0002', 'LY20261120-0005'],
  ],
  ['放到 A-01-02-03', ['A-01-02-03']],
  ['净差 -¥1,053.52。盘盈 ¥74.90', ['-¥1,053.52']],
  ['复印纸 A4 70g 5 箱', []],
  ['', []],
])('%s', (text, codes) => {
  expect(codesIn(text)).toEqual(codes)
  expect(
    splitCodes(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})
