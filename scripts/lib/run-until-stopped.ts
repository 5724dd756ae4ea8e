import { badUsage } from './flags'
import { DataInUse } from './data-lock'
import { PortTaken } from './port'
import { OwnData, startBackend, type BackendOptions } from './backend'

/** Time for requests under way to end after Ctrl-C or SIGTERM, in ms. */
const patience = 8_000

/**
 * Starts the backend and keeps the process until Ctrl-C or SIGTERM, then ends it cleanly with code 0.
 * Refusals that the user can resolve end the process with code 2 and one line.
 */
export async function runUntilStopped(options: BackendOptions, ready: (url: string) => void | Promise<void>) {
  const backend = await startBackend(options).catch(explain)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), patience).unref()
    void backend.close().then(() => process.exit(0), fail)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal).on(signal, stop)
  }
  await ready(backend.url)
}

function explain(error: unknown): never {
  if (error instanceof PortTaken)
    badUsage(
      `${error.message}请结束占用它的程序，或换一个端口（npm start 用环境变量 PORT，npm run cloud 用 --port）。`,
    )
  if (error instanceof DataInUse || error instanceof OwnData) badUsage(error.message)
  fail(error)
}

export function fail(error: unknown): never {
  if ((error as NodeJS.ErrnoException)?.code === 'ENOSPC') console.error('✗ 磁盘空间不足，请清理后重试。')
  console.error(error)
  process.exit(1)
}
