import { errorText } from '../../shared/error-text'
import type { ErrorCode, ErrorDetails } from '../../shared/errors'

/** What HTTP access hands to a function (integration event). */
export interface HttpEvent {
  path: string
  httpMethod: string
  headers: Record<string, string | undefined>
  body?: string
  isBase64Encoded?: boolean
  requestContext?: { sourceIp?: string }
}

export interface HttpResponse {
  statusCode: number
  headers: Record<string, string>
  body: string
}

export const json = (statusCode: number, body: unknown): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})

/** Refused before an operation could run: the status says so to HTTP clients, the body to everybody. */
export const refuse = (statusCode: number, code: ErrorCode, details?: ErrorDetails): HttpResponse =>
  json(statusCode, { ok: false, code, message: errorText(code, details), ...(details ? { details } : {}) })

/** The body as an object; undefined when it is not JSON or no object. */
export function bodyOf(event: HttpEvent): Record<string, unknown> | undefined {
  const text = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64').toString('utf8')
    : (event.body ?? '')
  try {
    const value: unknown = JSON.parse(text || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

export function headerOf(event: HttpEvent, name: string): string | undefined {
  const key = Object.keys(event.headers ?? {}).find((header) => header.toLowerCase() === name)
  return key ? event.headers[key] : undefined
}

/**
 * Whether a page with a public name stands behind a request of this machine's own browser: one that had its name
 * point here (DNS rebinding) reads our answers as its own. Addresses and names of this machine or network are no such.
 */
export function isFromForeignPage(event: HttpEvent): boolean {
  const ip = event.requestContext?.sourceIp ?? ''
  const host = /^http:\/\/([^/:]+)(:\d+)?$/i.exec(headerOf(event, 'origin') ?? '')?.[1]
  const isPublicName =
    host !== undefined && host.includes('.') && !/^[\d.]+$|\.(localhost|local|lan|internal)$/i.test(host)
  return /^(::1|(::ffff:)?127\..*)$/.test(ip) && isPublicName
}

export const bearerOf = (event: HttpEvent): string | undefined =>
  /^Bearer\s+([A-Za-z0-9_-]{20,200})$/i.exec(headerOf(event, 'authorization')?.trim() ?? '')?.[1]
