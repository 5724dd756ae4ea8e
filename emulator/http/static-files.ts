import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { contentType, isCompressible } from './content-types'
import { send, type Exchange } from './context'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const largestInMemory = 8 * 1024 * 1024

/** Serves the files of one folder, compressed when asked; compressed forms are kept in memory. */
export class StaticFiles {
  private readonly compressed = new Map<string, Buffer>()
  private readonly root: string

  constructor(folder: string) {
    this.root = normalize(folder)
  }

  /** Answers with the file of the path, `/` with `index.html`; false when there is none. */
  async serve(exchange: Exchange): Promise<boolean> {
    const file = this.fileOf(exchange.path)
    const info = file === undefined ? undefined : await stat(file).catch(() => undefined)
    if (file === undefined || info === undefined || !info.isFile()) return false

    const etag = `"${info.size.toString(36)}-${Math.floor(info.mtimeMs).toString(36)}"`
    const headers: Record<string, string> = {
      'content-type': contentType(file),
      'cache-control': isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      etag,
    }
    if (exchange.request.headers['if-none-match'] === etag) {
      send(exchange, 304, '', headers)
    } else if (info.size > largestInMemory) {
      this.stream(exchange, file, info.size, headers)
    } else {
      await this.sendWhole(exchange, file, etag, headers)
    }
    return true
  }

  private async sendWhole(
    exchange: Exchange,
    file: string,
    etag: string,
    headers: Record<string, string>,
  ): Promise<void> {
    const encoding = isCompressible(file)
      ? chooseEncoding(exchange.request.headers['accept-encoding'])
      : undefined
    if (isCompressible(file)) headers['vary'] = 'accept-encoding'
    const body = encoding === undefined ? await readFile(file) : await this.compress(file, etag, encoding)
    if (encoding !== undefined) headers['content-encoding'] = encoding
    if (exchange.method === 'HEAD') {
      exchange.response.writeHead(200, { ...headers, 'content-length': body.length }).end()
    } else {
      send(exchange, 200, body, headers)
    }
  }

  private stream(
    { response, method }: Exchange,
    file: string,
    size: number,
    headers: Record<string, string>,
  ): void {
    response.writeHead(200, { ...headers, 'content-length': size })
    if (method === 'HEAD') response.end()
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response)
  }

  private async compress(file: string, etag: string, encoding: 'br' | 'gzip'): Promise<Buffer> {
    const key = `${encoding} ${etag} ${file}`
    const known = this.compressed.get(key)
    if (known !== undefined) return known
    const content = await readFile(file)
    const body =
      encoding === 'br'
        ? await brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : await zip(content)
    if (this.compressed.size > 500) this.compressed.clear()
    this.compressed.set(key, body)
    return body
  }

  private fileOf(path: string): string | undefined {
    let decoded: string
    try {
      decoded = decodeURIComponent(path)
    } catch {
      return undefined
    }
    if (decoded.includes('\0')) return undefined
    const file = join(this.root, decoded.endsWith('/') ? `${decoded}index.html` : decoded)
    return file.startsWith(this.root + sep) ? file : undefined
  }
}

/** `app.3f9a1c20.js`: a name that changes with the content may be kept for ever. */
function isHashed(file: string): boolean {
  return extname(file) !== '.html' && /[.\-_][0-9a-f]{8,}\./i.test(file.slice(file.lastIndexOf(sep) + 1))
}

function chooseEncoding(accepted: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const text = String(accepted ?? '')
  if (/\bbr\b/.test(text)) return 'br'
  return /\bgzip\b/.test(text) ? 'gzip' : undefined
}
