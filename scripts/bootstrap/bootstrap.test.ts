import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

let clone: string

const lock = {
  packages: {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  },
}

/** A directory with nothing but the bootstrap and a lock file, and an npm that answers as told. */
beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'bootstrap-'))
  mkdirSync(path.join(clone, 'scripts'))
  cpSync(path.resolve(__dirname, '../bootstrap.mjs'), path.join(clone, 'scripts/bootstrap.mjs'))
  cpSync(__dirname, path.join(clone, 'scripts/bootstrap'), { recursive: true })
  write('package-lock.json', lock)
})
afterEach(() => rmSync(clone, { recursive: true }))

const write = (file: string, content: unknown) => {
  mkdirSync(path.dirname(path.join(clone, file)), { recursive: true })
  writeFileSync(path.join(clone, file), typeof content === 'string' ? content : JSON.stringify(content))
}

/** The hidden lock file that npm leaves when it has finished. */
const installed = (packages: Record<string, unknown>) =>
  write('node_modules/.package-lock.json', { packages })

function bootstrap(npm: string, command = 'install') {
  write('npm-cli.js', npm)
  // No program but Node can be found, so no system package manager is ever run.
  const env = { npm_execpath: path.join(clone, 'npm-cli.js'), PATH: '' } as unknown as NodeJS.ProcessEnv
  return spawnSync(process.execPath, ['scripts/bootstrap.mjs', command], {
    cwd: clone,
    env,
    encoding: 'utf8',
  })
}

const mustNotRun = 'console.error("npm error it ran"); process.exit(1)'
const succeeds = `
  console.error("npm http fetch GET 200 https://registry/a 10ms")
  console.error("installed with " + process.argv.slice(2).join(" "))`
const fails = (text: string) => `console.error("npm error code ${text}"); process.exit(1)`

test('installs when there is no node_modules, and keeps stdout free for programs', () => {
  const result = bootstrap(succeeds)
  expect(result.stderr).toContain('依赖已安装')
  expect(result.stdout).toBe('')
  expect(result.status).toBe(0)
})

test('does nothing when the locked versions are there', () => {
  installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } })
  const result = bootstrap(mustNotRun)
  expect(result.stderr).not.toContain('npm')
  expect(result.status).toBe(0)
})

test.each([
  ['a version changed', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.9.0' } }],
  ['a package is missing', { 'node_modules/a': { version: '1.0.0' } }],
  [
    'a package is no longer wanted',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' }, 'node_modules/c': {} },
  ],
])('installs again when %s', (_, packages) => {
  installed(packages)
  expect(bootstrap(succeeds).stderr).toContain('依赖有变化')
})

test.each([
  ['no network', 'ENOTFOUND', '无法连接 npm 软件源'],
  ['a full disk', 'ENOSPC', '磁盘空间不足'],
  ['no permission', 'EACCES', '没有写入权限'],
  ['a changed download', 'EINTEGRITY', '与锁定文件不符'],
  ['anything else', 'E418', 'npm ci 没有成功'],
])('says what is wrong after %s', (_, code, text) => {
  const result = bootstrap(fails(code))
  expect(result.stderr).toContain(text)
  expect(result.stderr).toContain(`npm error code ${code}`)
  expect(result.status).toBe(1)
})

test('says what is wrong without a lock file or without a known command', () => {
  rmSync(path.join(clone, 'package-lock.json'))
  expect(bootstrap(mustNotRun).stderr).toContain('package-lock.json')
  expect(bootstrap(mustNotRun, 'nonsense').status).toBe(2)
})

test('names what the browser tests still need when it may not install it', () => {
  const result = bootstrap(succeeds)
  expect(result.stderr).toContain('apt-get install -y --no-install-recommends chromium ffmpeg')
  expect(result.status).toBe(0)
})
