/**
 * The path and query of a link to a cloud path. The SDK passes a download link through `encodeURI`, a browser takes it
 * as it is: both must come out at the same file, so names with `%`, `?` and `#`, which one of them would change, travel
 * as `key` in the query and the path only shows what the file is called.
 */
export function linkTo(cloudPath: string, query: Record<string, string | number>, encoded: boolean): string {
  const isPlain = !/[%?#]/.test(cloudPath)
  const shown = isPlain ? cloudPath : cloudPath.replace(/[%?#]/g, '_')
  const key = isPlain ? {} : { key: Buffer.from(cloudPath).toString('base64url') }
  const parameters = Object.entries({ ...query, ...key }).map(([name, value]) => `${name}=${value}`)
  return `${encoded ? encodePath(shown) : shown}?${parameters.join('&')}`
}

/** The cloud path that a link means; undefined when it was never made here. */
export function pathOfLink(path: string, query: URLSearchParams): string | undefined {
  const key = query.get('key')
  if (key !== null) return Buffer.from(key, 'base64url').toString()
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

export function encodePath(cloudPath: string): string {
  return cloudPath.split('/').map(encodeURIComponent).join('/')
}
