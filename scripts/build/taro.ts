import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { at, dist, root } from '../lib/paths'

export type Platform = 'h5' | 'weapp'

const entry = { h5: 'index.html', weapp: 'app.js' }
const shownLines = 60

/** Builds the mini-program for one platform. Throws with the end of Taro's output when it fails. */
export async function buildTaro(platform: Platform): Promise<void> {
  rmSync(dist[platform], { recursive: true, force: true })
  const { code, output } = await runTaro(platform)
  // Taro ends with 0 after some errors of webpack, so success is what it wrote.
  const failed = code !== 0 || !existsSync(path.join(dist[platform], entry[platform])) || failure.test(output)
  if (!failed) return
  rmSync(dist[platform], { recursive: true, force: true })
  throw new Error(excerpt(output))
}

const failure = /✖ Errors|Compiled with (some )?errors|Module (build failed|not found: Error|parse failed)/

/** The first errors that webpack lists, or the end of what was printed where it lists none. */
function excerpt(output: string): string {
  const listed = output.indexOf('✖ Errors')
  const lines = output.slice(Math.max(0, listed)).trim().split('\n')
  return (listed < 0 ? lines.slice(-shownLines) : lines.slice(0, shownLines)).join('\n')
}

function runTaro(platform: Platform): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [at('node_modules/@tarojs/cli/bin/taro'), 'build', '--type', platform],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0', NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
    const stop = () => child.kill()
    process.once('exit', stop)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', stop)
      resolve({ code, output })
    })
  })
}
