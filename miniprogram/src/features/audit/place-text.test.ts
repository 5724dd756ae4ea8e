import { placeText } from './place-text'

const names = new Map([
  ['warehouse:WH-BG', '办公用品库'],
  ['department:BM04', '理化检验室'],
])

test.each([
  ['stock:WH-BG:A-01-02', '办公用品库 A-01-02'],
  ['stock:WH-X:A-01-02', 'WH-X:A-01-02'],
  ['department:BM04', '理化检验室'],
  ['supplier:GYS009', 'supplier:GYS009'],
  ['supplier:unknown', '供应商（未填）'],
  ['opening', '期初'],
])('%s reads %s', (place, text) => {
  expect(placeText(place, names)).toBe(text)
})
