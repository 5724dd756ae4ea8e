import { PlatformError } from '../admin/errors'
import { type FunctionSpec } from './deployment'

/** The function's own code failed; the message is what the platform shows to the caller. */
export const executeFailed = (message: string): PlatformError =>
  new PlatformError('FUNCTIONS_EXECUTE_FAIL', message)

export const timedOut = (timeoutMs: number): PlatformError =>
  new PlatformError(
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    `Invoking task timed out after ${timeoutMs / 1_000} seconds`,
  )

export const memoryExceeded = ({ memoryMb }: FunctionSpec): PlatformError =>
  new PlatformError('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', `Memory limit exceeded: ${memoryMb} MB`)

/** The process of the function ended by itself (`process.exit`, a native crash). */
export const exited = (code: number): PlatformError => executeFailed(`${code} code exit unexpected`)

/** As if the machine under the instance had gone: signal 9. */
export const killed = (): PlatformError =>
  executeFailed('137 code exit unexpected [emulator fault function-kill]')

/** What V8 says of a thread that died. */
export function threadFailure(error: NodeJS.ErrnoException, spec: FunctionSpec): PlatformError {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? memoryExceeded(spec) : executeFailed(error.message)
}
