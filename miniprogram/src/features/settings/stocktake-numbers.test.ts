import { defaultSettings } from '@shared/schema/settings'
import { numbersOf, valueOf } from './stocktake-numbers'

const value = defaultSettings.stocktake
const switches = { blindDefault: value.blindDefault, controlled: value.photo.controlled }

test('what is shown is what is saved', () => {
  const typed = numbersOf(value)
  expect(typed).toMatchObject({ noneYuan: '100', nonePercent: '0.5', daysC: '180' })
  expect(valueOf(typed, switches)).toEqual(value)
})

test.each([
  ['noneYuan', ''],
  ['approverYuan', '1.234'],
  ['photoPercent', '101'],
  ['daysA', '0'],
] as const)('%s %j is no value', (key, text) =>
  expect(valueOf({ ...numbersOf(value), [key]: text }, switches)).toBeNull(),
)
