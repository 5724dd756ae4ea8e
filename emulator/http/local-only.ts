import { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * Whether the request comes from a program on this machine. The wire protocol and the console know no password, so
 * other machines, proxies, and pages that lure a browser on this machine (a foreign `Host` or `Origin`) are refused.
 */
export function isLocal({ socket, headers }: IncomingMessage): boolean {
  if (!loopback.has(socket.remoteAddress ?? '')) return false
  if (headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined) return false
  if (!isLocalHost(headers.host)) return false
  if (isAskedByOtherSite(headers)) return false
  return headers.origin === undefined || isLocalHost(headers.origin.replace(/^https?:\/\//, ''), headers.host)
}

/** What the browser says of the page that asks; a link to the console may be followed from anywhere. */
function isAskedByOtherSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'] ?? 'none'
  return site !== 'none' && site !== 'same-origin' && headers['sec-fetch-mode'] !== 'navigate'
}

/** A page may call only the port that it came from. */
function isLocalHost(host: string | undefined, same?: string): boolean {
  if (same !== undefined) return host === same
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '')
}
