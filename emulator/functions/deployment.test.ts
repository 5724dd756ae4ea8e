import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDeployment } from './deployment'

const folder = mkdtempSync(join(tmpdir(), 'deployment-'))
afterAll(() => rmSync(folder, { recursive: true }))

function read(deployment: object | string) {
  const file = join(folder, 'cloudbaserc.json')
  writeFileSync(file, typeof deployment === 'string' ? deployment : JSON.stringify(deployment))
  return readDeployment(file)
}
const withFunction = (fn: object) => read({ functions: [{ name: 'one', ...fn }] })

test('what is left out has the platform’s default; what the deployment tool fills in is left out', () => {
  const { envId, functions } = read({
    envId: '{{env.ENV_ID}}',
    functions: [{ name: 'one', envVariables: { KEY: '{{env.KEY}}', MODE: 'a' } }],
  })
  expect(envId).toBeUndefined()
  expect(functions.get('one')).toEqual({
    name: 'one',
    handler: 'index.main',
    memoryMb: 256,
    timeoutMs: 5_000,
    environment: { MODE: 'a' },
    timers: [],
  })
})

test('paths of HTTP access are tried from the longest', () => {
  const { httpAccess } = read({
    functions: [{ name: 'one' }],
    httpAccess: ['/', '/a/b', '/a'].map((path) => ({ path, functionName: 'one' })),
  })
  expect(httpAccess.map(({ path }) => path)).toEqual(['/a/b', '/a', '/'])
})

test('routes of the gateway are read as the platform deploys them', () => {
  const { httpAccess } = read({
    functions: [{ name: 'one' }],
    gateway: {
      routes: [
        { path: '/', target: 'hosting:web' },
        { path: '/api', target: 'function:one' },
        { path: '/whole', target: 'function:one', enablePathTransmission: true },
      ],
    },
  })
  expect(httpAccess).toEqual([
    { path: '/whole', functionName: 'one', wholePath: true },
    { path: '/api', functionName: 'one', wholePath: false },
  ])
})

test.each([
  [{ name: '1st' }, 'needs a name'],
  [{ handler: 'main' }, 'no handler of the form index.main'],
  [{ timeout: 0 }, 'timeout 0'],
  [{ timeout: 901 }, 'timeout 901'],
  [{ memorySize: 100 }, 'memorySize 100'],
  [{ memorySize: 192 }, 'memorySize 192'],
  [{ envVariables: { SCF_RUNTIME: 'x' } }, 'belong to the platform'],
  [{ envVariables: { TENCENTCLOUD_REGION: 'x' } }, 'belong to the platform'],
  [{ envVariables: { '1A': 'x' } }, 'no environment can hold'],
  [{ envVariables: { A: 1 } }, 'something else than a text'],
  [{ envVariables: { TZ: 'Asia/Shanghai' } }, 'run in UTC'],
  [{ triggers: [{ name: 'a', type: 'cos', config: '' }] }, 'only "timer" is known'],
  [{ triggers: [{ name: '', type: 'timer', config: '* * * * * * *' }] }, 'a trigger ""'],
  [
    { triggers: [{ name: 'a', type: 'timer', config: '* * *' }] },
    'timer "a" of one: a cron expression has seven',
  ],
  [
    { triggers: ['a', 'a'].map((name) => ({ name, type: 'timer', config: '* * * * * * *' })) },
    'two triggers named a',
  ],
])('%j is refused: %s', (fn, reason) => {
  expect(() => withFunction(fn)).toThrow(reason)
})

test.each([
  ['{', 'cannot be read'],
  [{ functions: [{ name: 'one' }, { name: 'one' }] }, 'declared twice'],
  [{ httpAccess: [{ path: '/a', functionName: 'one' }] }, 'names no function'],
  ...['a', '/a/', '//', '/a?b'].map((path) => [
    { functions: [{ name: 'one' }], httpAccess: [{ path, functionName: 'one' }] },
    'must begin with a slash',
  ]),
] as [object | string, string][])('%j is refused: %s', (deployment, reason) => {
  expect(() => read(deployment)).toThrow(reason)
})
