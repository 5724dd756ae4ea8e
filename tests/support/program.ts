import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../../scripts/lib/paths'

/** A command of package.json that runs as a user would run it. */
export interface Program {
  stdout(): string
  stderr(): string
  /** Resolves with all of stdout once it holds `text`; throws when the program ends before. */
  until(text: string): Promise<string>
  /** Sends a signal to npm, as a terminal or a supervisor does, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<number>
  /** Kills every process of it at once, as a power cut does. */
  crash(): Promise<void>
  ended: Promise<number>
}

export function runNpm(args: string[], env: Record<string, string> = {}): Program {
  const child = spawn('npm', args, {
    cwd: root,
    // A group of its own, so that crash() reaches what npm has started.
    detached: true,
    env: { ...process.env, INIT_CWD: undefined, ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code]) => Number(code ?? -1))
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    until: (text) =>
      seen(
        child,
        text,
        () => stdout,
        () => stderr,
      ),
    end(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
    async crash() {
      const alive = child.exitCode === null && child.signalCode === null
      if (child.pid && alive) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

function seen(
  child: ChildProcess,
  text: string,
  stdout: () => string,
  stderr: () => string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => stdout().includes(text) && resolve(stdout())
    child.stdout?.on('data', look)
    child.once('close', (code) =>
      reject(new Error(`ended with ${code} before "${text}"\n${stdout()}${stderr()}`)),
    )
    look()
  })
}
