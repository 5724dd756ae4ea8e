import { Readable } from 'node:stream'
import { failureOf } from '../admin/admin'
import { PlatformError } from '../admin/errors'
import { readBody } from '../http/body'
import { contentType } from '../http/content-types'
import { send, type Exchange } from '../http/context'
import { corsHeaders, sendPreflight } from '../http/cors'
import { readMultipart } from '../http/multipart'
import { largestFile, type FileStore } from './file-store'
import { type Signatures } from './signatures'

export const storagePrefix = '/_storage/'

/** Uploads (PUT with the bytes, or POST of a form) and downloads by signed link, as the platform's object store. */
export class Transfer {
  constructor(
    private readonly files: FileStore,
    private readonly signatures: Signatures,
  ) {}

  async handle(exchange: Exchange): Promise<void> {
    const { method } = exchange
    try {
      const cloudPath = decodePath(exchange.path.slice(storagePrefix.length))
      if (method === 'OPTIONS') sendPreflight(exchange)
      else if (method === 'GET' || method === 'HEAD') await this.download(exchange, cloudPath)
      else if (method === 'PUT') await this.put(exchange, cloudPath)
      else if (method === 'POST') await this.post(exchange, cloudPath)
      else sendXmlError(exchange, 405, 'MethodNotAllowed', `${method} is not allowed`)
    } catch (error) {
      const { code, message } = failureOf(error)
      sendXmlError(exchange, 400, code, message)
    }
  }

  private async download(exchange: Exchange, cloudPath: string): Promise<void> {
    const { query, response, method } = exchange
    if (!this.signatures.verify('read', cloudPath, Number(query.get('expires')), query.get('sign') ?? '')) {
      return sendXmlError(exchange, 403, 'AccessDenied', 'the link has expired or is not valid')
    }
    const size = await this.files.size(cloudPath)
    if (size === undefined) return sendXmlError(exchange, 404, 'NoSuchKey', 'the file does not exist')
    response.writeHead(200, {
      ...corsHeaders(exchange),
      'content-type': contentType(cloudPath),
      'content-length': size,
      'cache-control': 'private, max-age=600',
      'x-content-type-options': 'nosniff',
      // Uploaded pages and pictures with script must not act as a page of this origin.
      'content-security-policy': "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    })
    if (method === 'HEAD') response.end()
    else
      this.files
        .read(cloudPath)
        .on('error', () => response.destroy())
        .pipe(response)
  }

  private async put(exchange: Exchange, cloudPath: string): Promise<void> {
    const { headers } = exchange.request
    if (!this.mayWrite(exchange, cloudPath, headers.authorization ?? String(headers['signature'] ?? '')))
      return
    await this.files.write(cloudPath, exchange.request)
    send(exchange, 200, '', corsHeaders(exchange))
  }

  private async post(exchange: Exchange, cloudPath: string): Promise<void> {
    const body = await readBody(exchange.request, largestFile + 65_536)
    const parts = readMultipart(body, exchange.request.headers['content-type'] ?? '')
    const file = parts.find(({ name }) => name === 'file')
    const signature = parts.find(({ name }) => name.toLowerCase() === 'signature')?.content.toString() ?? ''
    if (!this.mayWrite(exchange, cloudPath, signature)) return
    if (file === undefined) return sendXmlError(exchange, 400, 'InvalidArgument', 'the form holds no file')
    await this.files.write(cloudPath, Readable.from(file.content))
    send(exchange, 204, '', corsHeaders(exchange))
  }

  private mayWrite(exchange: Exchange, cloudPath: string, signature: string): boolean {
    const expires = Number(exchange.query.get('expires'))
    if (this.signatures.verify('write', cloudPath, expires, signature)) return true
    exchange.request.resume()
    sendXmlError(exchange, 403, 'SignatureDoesNotMatch', 'the upload was not signed by this emulator')
    return false
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new PlatformError('INVALID_PARAM', 'the path is not encoded right')
  }
}

/** Errors of the object store are XML, and the SDK reads them so. */
function sendXmlError(exchange: Exchange, status: number, code: string, message: string): void {
  const text = message.replace(/[<>&]/g, ' ')
  send(
    exchange,
    status,
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${text}</Message>` +
      '<RequestId>local</RequestId><TraceId>local</TraceId></Error>',
    { ...corsHeaders(exchange), 'content-type': 'application/xml' },
  )
}
