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

/** The request or its reply was lost, or the transaction ran out of its time: what happened is not known. */
export const isLost = (error: unknown): boolean => {
  const { code, message } = read(error)
  return (
    /^(ECONN|ETIMEDOUT|ESOCKETTIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|REQUEST_TIMEOUT)/.test(code) ||
    /TRANSACTION_(NOT_EXIST|FAIL)|SYS_ERR|EXCEED_(REQUEST|CONCURRENT)_LIMIT|TIMEOUT/.test(code) ||
    /socket hang up|timeout of \d+ms|network error/i.test(message)
  )
}
