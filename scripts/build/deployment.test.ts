import { cloudbaseConfig, type Deployment } from './deployment'

const deployment: Deployment = {
  defaults: { memorySize: 256, timeout: 20 },
  functions: {
    openapi: { http: ['/call', '/login'] },
    system: { timeout: 60, triggers: [{ name: 'nightly', cron: '0 0 2 * * * *' }] },
  },
  envNames: ['JOURNAL_KEY'],
}

test('the file that the CloudBase command line deploys from', () => {
  const config = cloudbaseConfig(deployment, ['openapi', 'stock', 'system'])
  const shared = { runtime: 'Nodejs18.15', handler: 'index.main', memorySize: 256, installDependency: false }
  const envVariables = { JOURNAL_KEY: '{{env.JOURNAL_KEY}}' }
  expect(config).toEqual({
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    functionRoot: './dist/cloudfunctions',
    functions: [
      { name: 'openapi', ...shared, timeout: 20, envVariables, triggers: [] },
      { name: 'stock', ...shared, timeout: 20, envVariables, triggers: [] },
      {
        name: 'system',
        ...shared,
        timeout: 60,
        envVariables,
        triggers: [{ name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }],
      },
    ],
    gateway: {
      routes: [
        { path: '/call', target: 'function:openapi', enablePathTransmission: true },
        { path: '/login', target: 'function:openapi', enablePathTransmission: true },
      ],
    },
  })
})

test('settings for a function that does not exist are refused', () => {
  expect(() => cloudbaseConfig(deployment, ['openapi'])).toThrow('system')
})
