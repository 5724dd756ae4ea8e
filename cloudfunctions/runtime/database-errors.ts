const read = (error: unknown): { code: string; message: string } => {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >
  return { code: String(code ?? ''), message: String(message ?? '') }
}

/** Another transaction wrote the document first; the server has ended this one. */
export const isConflict = (error: unknown): boolean => {
  const { code, message } = read(error)
  return /TRANSACTION_CONFLICT/.test(code) || /WriteConflict|write conflict/i.test(message)
}

/** A document with this `_id` or unique field exists. */
export const isDuplicate = (error: unknown): boolean => {
  const { code, message } = read(error)
  return /DUPLICATE/.test(code) || /E11000|duplicate key/i.test(message)
}

/**
 * The request or its reply was lost, the quota of requests is used up for the moment, or the transaction ran out of its
 * time: what happened is not known, and another try may do it.
 */
export const isLost = (error: unknown): boolean => {
  const { code, message } = read(error)
  return (
    /^(ECONN|ETIMEDOUT|ESOCKETTIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|REQUEST_TIMEOUT)/.test(code) ||
    /SYS_ERR|TIMEOUT/.test(code) ||
    isOverQuota(error) ||
    isEnded(error) ||
    /socket hang up|timeout of \d+ms|network error/i.test(message)
  )
}

/** Too many requests at this moment; the server has done nothing with this one. */
export const isOverQuota = (error: unknown): boolean =>
  /EXCEED_(RATELIMIT|REQUEST_LIMIT|CONCURRENT_REQUEST_LIMIT)/.test(read(error).code)

/** The server has ended the transaction already. */
export const isEnded = (error: unknown): boolean => /TRANSACTION_(NOT_EXIST|FAIL)/.test(read(error).code)
