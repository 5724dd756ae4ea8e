import { clerk, fakeCloud } from './cloud'
import { launch, until } from './harness'

jest.setTimeout(60_000)

const { cloud, calls } = fakeCloud({
  'people.me': clerk,
  'masterdata.resolveCode': {
    kind: 'location',
    warehouseName: '总部办公用品库',
    location: {
      _id: 'w1:A-01-02-03',
      warehouseId: 'w1',
      code: 'A-01-02-03',
      zone: 'A',
      zoneKind: 'qualified',
      pickSequence: 12,
      status: 'active',
    },
  },
})
const scanCode = jest.fn(({ success }: { success: (result: unknown) => void }) =>
  success({ result: ' A-01-02-03 ', scanType: 'CODE_128', errMsg: 'scanCode:ok' }),
)

test('a code scanned with WeChat is recognised and its sheet opens', async () => {
  const program = launch({ cloud, scanCode })
  const page = program.open('pages/scan/index')
  const button = await until('the scan button', () => page.querySelector('.scan-dock__button'))
  button.dispatchEvent('tap')
  await until('the location on its sheet', () => page.querySelector('.scan-head__big'))
  expect(scanCode).toHaveBeenCalledTimes(1)
  expect(calls.at(-1)).toMatchObject({
    name: 'masterdata',
    data: { operation: 'masterdata.resolveCode', input: { code: 'A-01-02-03' } },
  })
  expect(page.dom.textContent).toContain('总部办公用品库')
  expect(page.dom.textContent).toContain('合格区')
  expect(program.missingTemplates).toEqual([])
})
