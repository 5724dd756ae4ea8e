import { type Exchange, send } from './context'

/** CORS headers for a page that this machine serves on another port; pages from elsewhere get none. */
export function corsHeaders({ request }: Exchange): Record<string, string> {
  const { origin } = request.headers
  if (origin === undefined || !isLocalOrigin(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id',
    vary: 'origin',
  }
}

/** Answers the browser's question before a call from another origin. */
export function sendPreflight(exchange: Exchange): void {
  const allowed = corsHeaders(exchange)
  send(exchange, 204, '', {
    ...allowed,
    ...(Object.keys(allowed).length === 0
      ? {}
      : {
          'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
          'access-control-allow-headers':
            exchange.request.headers['access-control-request-headers'] ?? 'authorization, content-type',
          'access-control-max-age': '600',
        }),
  })
}

function isLocalOrigin(origin: string): boolean {
  try {
    return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
  } catch {
    return false
  }
}
