import { textTable } from './text-table'

test('columns line up whatever the script', () => {
  const rows = [
    ['staff', '张晓雯', '理化检验室'],
    ['admin-2', '刘洋', ''],
  ]
  expect(textTable(rows)).toEqual(['staff    张晓雯  理化检验室', 'admin-2  刘洋'])
})

test('nothing is an empty table', () => expect(textTable([])).toEqual([]))
