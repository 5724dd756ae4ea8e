/** What a client may ask of a file: one stretch of it. `start` and `end` are both included. */
export type ByteRange = { start: number; end: number } | 'whole' | 'unsatisfiable'

/**
 * Reads a `Range` header for a content of `size` bytes. Several ranges and anything not understood mean the whole, as
 * HTTP allows.
 */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const start = Math.max(0, size - Number(last))
    return start < size ? { start, end: size - 1 } : 'unsatisfiable'
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return 'whole'
  return start < size ? { start, end } : 'unsatisfiable'
}
