import { defaultSettings, settingInputs, type SettingValue } from '../schema/settings'
import { refuseSetting } from './settings'

const value = defaultSettings.stocktake
const refusal = (more: Partial<SettingValue<'stocktake'>>) =>
  refuseSetting({ subject: 'stocktake', value: { ...value, ...more } }, [])
const limit = (fen: number, percent: number) => ({ fen, percent })

describe('rules of stocktaking', () => {
  test('the default may be saved', () => expect(refusal({})).toBeNull())

  test.each<[string, Partial<SettingValue<'stocktake'>>, RegExp]>([
    [
      'more money without approval than with',
      { approval: { none: limit(2, 1), approver: limit(1, 1) } },
      /免审批的限额/,
    ],
    [
      'more percent without approval than with',
      { approval: { none: limit(1, 2), approver: limit(1, 1) } },
      /免审批的限额/,
    ],
    ['class A beyond class B', { classes: { A: 96, B: 95 } }, /A 类的累计金额占比/],
    ['class A counted less often than B', { cycleDays: { A: 91, B: 90, C: 180 } }, /A 类的间隔天数/],
    ['class B counted less often than C', { cycleDays: { A: 30, B: 190, C: 180 } }, /B 类不能多于 C 类/],
  ])('%s is refused', (_what, more, text) => {
    const refused = refusal(more)
    expect(refused).toMatchObject({ code: 'SETTING_WRONG' })
    expect(refused?.details?.problem).toMatch(text)
  })

  test.each([
    [{ classes: { A: 101, B: 101 } }],
    [{ cycleDays: { A: 0, B: 90, C: 180 } }],
    [{ photo: { ...value.photo, overFen: -1 } }],
  ])('%j is no value', (more) =>
    expect(settingInputs.safeParse({ subject: 'stocktake', value: { ...value, ...more } }).success).toBe(
      false,
    ),
  )
})

test('an organisation has a name', () => {
  const parse = (name: string) => settingInputs.safeParse({ subject: 'organisation', value: { name } })
  expect(parse('江临检验检测中心').success).toBe(true)
  expect(parse('  ').success).toBe(false)
})
