import { contentType } from '../http/content-types'
import { byteRange } from '../http/byte-range'
import { type Exchange } from '../http/context'
import { corsHeaders } from '../http/cors'
import { type OpenFile } from './file-store'

/** Sends a file, or the part of it that was asked for; a player or a broken download goes on where it was. */
export async function sendFile(exchange: Exchange, cloudPath: string, file: OpenFile): Promise<void> {
  const { request, response, method } = exchange
  const etag = `"${file.size.toString(36)}-${Math.floor(file.mtimeMs).toString(36)}"`
  const headers: Record<string, string | number> = {
    ...corsHeaders(exchange),
    'content-type': contentType(cloudPath),
    'accept-ranges': 'bytes',
    'last-modified': new Date(file.mtimeMs).toUTCString(),
    etag,
    'cache-control': 'private, max-age=600',
    'x-content-type-options': 'nosniff',
    // Uploaded pages and pictures with script must not act as a page of this origin.
    'content-security-policy': "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
  }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end()
    return file.close()
  }
  const condition = request.headers['if-range']
  const range =
    condition === undefined || condition === etag ? byteRange(request.headers.range, file.size) : 'whole'
  if (range === 'unsatisfiable') {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${file.size}` }).end()
    return file.close()
  }
  const { start, end } = range === 'whole' ? { start: 0, end: file.size - 1 } : range
  response.writeHead(range === 'whole' ? 200 : 206, {
    ...headers,
    'content-length': end - start + 1,
    ...(range === 'whole' ? {} : { 'content-range': `bytes ${start}-${end}/${file.size}` }),
  })
  if (method === 'HEAD' || file.size === 0) {
    response.end()
    return file.close()
  }
  const content = file.read(start, end)
  content.on('error', () => response.destroy())
  response.on('close', () => content.destroy())
  content.pipe(response)
}
