/** Codes that the SDKs know, as the platform's error table and `wx-server-sdk` list them. */
export type ErrorCode =
  | 'INVALID_PARAM'
  | 'INVALID_ACTION'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'SYS_ERR'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
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
export const refused = (rule: string, message: string) =>
  new PlatformError('DATABASE_REQUEST_FAILED', `[emulator rule ${rule}] ${message}`)

export const duplicateKey = (collection: string, index: string, value: string) =>
  requestFailed(
    `[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ` +
      `${collection} index: ${index} dup key: ${value}}]}, {<nil>}]`,
  )
