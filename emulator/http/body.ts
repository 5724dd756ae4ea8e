import { type IncomingMessage } from 'node:http'
import { PlatformError } from '../admin/errors'

/** Reads a whole body of at most `limit` bytes; refuses a larger one without keeping it. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else chunks.length = 0
    })
    request.on('end', () => {
      if (length <= limit) return resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
      const message = `the body has ${length} bytes; at most ${limit} are allowed`
      reject(new PlatformError('EXCEED_REQUEST_SIZE_LIMIT', message))
    })
    request.on('error', reject)
    request.on('close', () =>
      reject(new PlatformError('SYS_ERR', 'the client went away before its request was complete')),
    )
  })
}
