/**
 * Codes of the platform: its table of errors (docs.cloudbase.net/error-code/basic, a page for each code), those with a
 * number also in `TCB_ERR_CODE` of `wx-server-sdk`, which throws every other one as -501001 with its text.
 */
export type ErrorCode =
  | 'INVALID_PARAM'
  | 'INVALID_ACTION'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  // "The request rate exceeds the QPS quota of your plan"; EXCEED_REQUEST_LIMIT is the quota of a day or month.
  | 'EXCEED_RATELIMIT'
  | 'SYS_ERR'
  | 'EXCEED_CONCURRENT_REQUEST_LIMIT'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  // "Transaction does not exist on server, must be committed or aborted within 30 seconds."
  | 'DATABASE_TRANSACTION_FAIL'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'
  | 'STORAGE_REQUEST_FAIL'
  | 'STORAGE_FILE_NONEXIST'
  | 'WX_API_NOT_SUPPORTED'

/** An answer `{ code, message }` that the SDK throws in the caller. Anything else that is thrown is a bug of ours. */
export class PlatformError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
  }
}

export const invalidParam = (message: string) => new PlatformError('INVALID_PARAM', message)

export const requestFailed = (message: string) => new PlatformError('DATABASE_REQUEST_FAILED', message)

/** The write was turned away by a rival; the SDK's `runTransaction` starts again on this code. */
export const transactionConflict = (why: string) =>
  new PlatformError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${why}`,
  )

/** A refusal of the strict mode: it names the rule, so that the engineer can look it up. */
export const refused = (rule: string, message: string, code: ErrorCode = 'DATABASE_REQUEST_FAILED') =>
  new PlatformError(code, `[emulator rule ${rule}] ${message}`)

/**
 * A second document of a key. The table of errors also has DATABASE_DUPLICATE_WRITE for it; what functions on the cloud
 * report is DATABASE_REQUEST_FAILED (-502001) with MongoDB's text, so a program should know the error by either.
 */
export const duplicateKey = (collection: string, index: string, value: string) =>
  requestFailed(
    `[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ` +
      `${collection} index: ${index} dup key: ${value}}]}, {<nil>}]`,
  )
