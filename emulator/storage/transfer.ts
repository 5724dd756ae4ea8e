import { failureOf } from '../admin/admin'
import { newRequestId } from '../admin/request-id'
import { send, type Exchange } from '../http/context'
import { corsHeaders, sendPreflight } from '../http/cors'
import { sendFile } from './download'
import { largestFile, tooLarge, type FileStore } from './file-store'
import { readFormUpload } from './form-upload'
import { pathOfLink } from './links'
import { type Signatures } from './signatures'

export const storagePrefix = '/_storage/'

/** Uploads (PUT with the bytes, or POST of a form) and downloads by signed link, as the platform's object store. */
export class Transfer {
  constructor(
    private readonly files: FileStore,
    private readonly signatures: Signatures,
  ) {}

  async handle(exchange: Exchange): Promise<void> {
    const { method, path, query, response } = exchange
    response.setHeader('x-cos-request-id', newRequestId())
    const cloudPath = pathOfLink(path.slice(storagePrefix.length), query)
    try {
      if (method === 'OPTIONS') return sendPreflight(exchange)
      if (cloudPath === undefined) return refuse(exchange, 400, 'InvalidURI', 'the path is not encoded right')
      if (method === 'GET' || method === 'HEAD') return await this.download(exchange, cloudPath)
      if (method === 'PUT') return await this.put(exchange, cloudPath)
      if (method === 'POST') return await this.post(exchange, cloudPath)
      return refuse(exchange, 405, 'MethodNotAllowed', `${method} is not allowed`)
    } catch (error) {
      // A client that went away in the middle of its upload gets no answer, and nothing of it stays.
      if (exchange.request.destroyed && !exchange.request.complete) return void response.destroy()
      const { code, message } = failureOf(error)
      refuse(exchange, 400, code, message)
    }
  }

  private async download(exchange: Exchange, cloudPath: string): Promise<void> {
    const { query } = exchange
    const expires = Number(query.get('expires'))
    if (!this.signatures.verify('read', cloudPath, expires, query.get('sign') ?? ''))
      return refuse(exchange, 403, 'AccessDenied', 'the link has expired or is not valid')
    const file = await this.files.open(cloudPath)
    if (file === undefined) return refuse(exchange, 404, 'NoSuchKey', 'the file does not exist')
    await sendFile(exchange, cloudPath, file)
  }

  private async put(exchange: Exchange, cloudPath: string): Promise<void> {
    const { headers } = exchange.request
    const signature = headers.authorization ?? String(headers['signature'] ?? '')
    if (!this.mayWrite(exchange, cloudPath, signature)) return
    if (Number(headers['content-length'] ?? 0) > largestFile) throw tooLarge()
    await this.files.write(cloudPath, exchange.request)
    send(exchange, 200, '', corsHeaders(exchange))
  }

  private async post(exchange: Exchange, cloudPath: string): Promise<void> {
    const { fields, file, release } = await readFormUpload(exchange.request)
    try {
      if (!this.mayWrite(exchange, cloudPath, fields['signature'] ?? '')) return
      if (file === undefined) return refuse(exchange, 400, 'InvalidArgument', 'the form holds no file')
      await this.files.write(cloudPath, file)
      send(exchange, 204, '', corsHeaders(exchange))
    } finally {
      release()
    }
  }

  private mayWrite(exchange: Exchange, cloudPath: string, signature: string): boolean {
    const expires = Number(exchange.query.get('expires'))
    if (this.signatures.verify('write', cloudPath, expires, signature)) return true
    refuse(exchange, 403, 'SignatureDoesNotMatch', 'the upload was not signed by this emulator')
    return false
  }
}

/** Errors of the object store are XML, and the SDK reads them so. What is still being sent is let run out. */
function refuse(exchange: Exchange, status: number, code: string, message: string): void {
  const { request, method } = exchange
  if (!request.complete) request.resume()
  const text = message.replace(/[<>&]/g, ' ')
  const body =
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${text}</Message>` +
    '<RequestId>local</RequestId><TraceId>local</TraceId></Error>'
  send(exchange, status, method === 'HEAD' ? '' : body, {
    ...corsHeaders(exchange),
    'content-type': 'application/xml',
  })
}
