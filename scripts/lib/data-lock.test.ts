import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DataInUse, lockData } from './data-lock'

let dataDir: string
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'data-lock-'))))
afterEach(() => rmSync(dataDir, { recursive: true }))

test('one owner at a time', () => {
  const lock = lockData(dataDir)
  expect(() => lockData(dataDir)).toThrow(DataInUse)
  lock.release()
  lockData(dataDir).release()
})

test('a killed owner leaves nothing to clean up', async () => {
  const script = `require('tsx/cjs/api').register()
    require(${JSON.stringify(path.join(__dirname, 'data-lock.ts'))}).lockData(${JSON.stringify(dataDir)})
    console.log('locked'); setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(owner.stdout, 'data')
  expect(() => lockData(dataDir)).toThrow(DataInUse)
  owner.kill('SIGKILL')
  await once(owner, 'close')
  lockData(dataDir).release()
})
