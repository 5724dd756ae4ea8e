import { clerk, fakeCloud } from './cloud'
import { launch, until, type MiniProgram } from './harness'

const { cloud, calls } = fakeCloud({
  'people.me': clerk,
  'system.workbench': {
    tasks: [{ kind: 'toIssue', count: 2, oldestAt: '2026-11-20T02:00:00.000Z' }],
    todoCount: 2,
    recent: [],
  },
})
jest.setTimeout(60_000)
let program: MiniProgram

beforeAll(() => {
  program = launch({ cloud })
})

test('the app connects to the cloud and asks who is there', async () => {
  await until('the question who this is', () => calls.some((call) => call.data.operation === 'people.me'))
  expect(cloud.init).toHaveBeenCalledTimes(1)
  expect(calls[0]).toMatchObject({
    name: 'people',
    data: {
      operation: 'people.me',
      input: {},
      requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
    },
  })
})

test('the first page renders with its tab bar, without a blank node', async () => {
  const page = program.open('pages/workbench/index')
  await until('the tab bar', () => page.dom.textContent?.includes('待办'))
  for (const tab of ['工作台', '库存', '扫码', '待办', '我的']) expect(page.dom.textContent).toContain(tab)
  expect(program.missingTemplates).toEqual([])
})

test('a tab leads to its page', async () => {
  const page = program.open('pages/workbench/index')
  const tabs = await until('five tabs', () => {
    const found = page.querySelectorAll('.ui-tab-bar__tab')
    return found.length === 5 && found
  })
  tabs[1]?.dispatchEvent('tap')
  await until('a switch of tabs', () => program.navigations.length > 0)
  expect(program.navigations.at(-1)).toEqual({ method: 'switchTab', url: '/pages/stock/index' })
})
