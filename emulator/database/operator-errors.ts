import { PlatformError } from '../admin/errors'

/** Runs code of the operator library; what it throws is the caller's mistake and becomes a platform error. */
export function operatorErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof PlatformError) throw error
    const { message } = error as Error
    // The library's own words for it speak of its insides.
    if (error instanceof TypeError) {
      const wrong = `a stage or an operator was given an argument of the wrong form (${message})`
      throw new PlatformError('DATABASE_REQUEST_FAILED', wrong)
    }
    const unknown = /unknown|unregistered|scriptEnabled|not a valid/i.test(message)
    throw new PlatformError(unknown ? 'DATABASE_INVALID_OPERRATOR' : 'DATABASE_REQUEST_FAILED', message)
  }
}
