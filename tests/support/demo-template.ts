import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fingerprint } from '../../scripts/build/fingerprint'
import { inputsOf } from '../../scripts/build/targets'
import { DataInUse, lockData } from '../../scripts/lib/data-lock'
import { fillWithDemoData, stateOf } from '../../scripts/lib/demo-data'
import { at } from '../../scripts/lib/paths'

const templates = at('node_modules/.cache/demo-data')

/** A data directory with demo data, made once for each state of the code. Several workers may ask for it at once. */
export async function demoTemplate(): Promise<string> {
  const code = fingerprint(['database', 'emulator', 'scripts/lib'], [inputsOf('functions')]).slice(0, 16)
  const template = path.join(templates, code)
  if (stateOf(template) === 'demo') return template
  mkdirSync(template, { recursive: true })
  const lock = await waitForLock(template)
  try {
    if (stateOf(template) === 'empty') await fillWithDemoData(template, () => {})
  } finally {
    lock.release()
  }
  forgetOthers(code)
  return template
}

/** Removes what other states of the code made, unless it may still be in use elsewhere. */
function forgetOthers(code: string) {
  const dayAgo = Date.now() - 24 * 3600 * 1000
  for (const name of readdirSync(templates)) {
    const folder = path.join(templates, name)
    if (name !== code && statSync(folder).mtimeMs < dayAgo) rmSync(folder, { recursive: true, force: true })
  }
}

async function waitForLock(folder: string) {
  for (;;) {
    try {
      return lockData(folder)
    } catch (error) {
      if (!(error instanceof DataInUse)) throw error
      await sleep(100)
    }
  }
}
