import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and keeps what it printed. Ends it when we are asked to end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program does not exist
 */
export function run(program, args, { env = process.env, onLine = () => {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let rest = ''
    const read = (chunk) => {
      output += chunk
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      lines.forEach(onLine)
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    const stop = (signal) => child.kill(signal)
    process.once('SIGINT', stop).once('SIGTERM', stop)
    const finish = (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(130)
      resolve({ code, output })
    }
    child.once('error', (error) => finish(error.code === 'ENOENT' ? 127 : 1))
    child.once('close', (code, signal) => finish(code ?? 1, signal))
  })
}
