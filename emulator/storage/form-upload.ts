import { type IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import { PlatformError } from '../admin/errors'

/** A form with a file, as far as it was read: its fields, and the file's bytes as they come. */
export interface FormUpload {
  /** By lower-case name; those that stand before the file, as the object store demands. */
  fields: Record<string, string>
  file: Readable | undefined
  /** Lets go of what was not read, so that it can run out. */
  release(): void
}

const largestHead = 65_536

/** Reads a `multipart/form-data` upload up to its file; the file is streamed and never held in memory. */
export async function readFormUpload(
  request: Readable & { headers: IncomingHttpHeaders },
): Promise<FormUpload> {
  const boundary = /boundary="?([^";]+)"?/i.exec(request.headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) throw new PlatformError('INVALID_PARAM', 'the body must be multipart/form-data')
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  const release = () => void chunks.return?.()
  const source = new Source(chunks)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const fields: Record<string, string> = {}
  source.prepend(Buffer.from('\r\n'))
  await source.until(delimiter, largestHead)
  for (;;) {
    const ending = await source.take(2)
    if (ending.toString() !== '\r\n') return { fields, file: undefined, release }
    const head = (await source.until(Buffer.from('\r\n\r\n'), largestHead)).toString()
    const name = /\bname="([^"]*)"/i.exec(head)?.[1] ?? ''
    if (name === 'file') return { fields, file: Readable.from(source.stream(delimiter)), release }
    fields[name.toLowerCase()] = (await source.until(delimiter, largestHead)).toString()
  }
}

const cutShort = () => new PlatformError('INVALID_PARAM', 'the form ends before it is complete')

/** Bytes that come in pieces, read by what they contain. */
class Source {
  private rest: Buffer = Buffer.alloc(0)

  constructor(private readonly chunks: AsyncIterator<Buffer>) {}

  prepend(bytes: Buffer): void {
    this.rest = Buffer.concat([bytes, this.rest])
  }

  /** The bytes before the mark, which is taken too. */
  async until(mark: Buffer, most: number): Promise<Buffer> {
    for (;;) {
      const at = this.rest.indexOf(mark)
      if (at >= 0) return this.cut(at, mark.length)
      if (this.rest.length > most) throw new PlatformError('INVALID_PARAM', 'a field of the form is too long')
      if (!(await this.more())) throw cutShort()
    }
  }

  async take(length: number): Promise<Buffer> {
    while (this.rest.length < length) if (!(await this.more())) throw cutShort()
    return this.cut(length, 0)
  }

  /** The bytes before the mark as they come; a piece that may be the beginning of the mark is held back. */
  async *stream(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.rest.indexOf(mark)
      if (at >= 0) {
        if (at > 0) yield this.cut(at, mark.length)
        break
      }
      const safe = this.rest.length - mark.length + 1
      if (safe > 0) yield this.cut(safe, 0)
      if (!(await this.more())) throw cutShort()
    }
    // What follows the file is of no interest, but the client must be let finish.
    while (!(await this.chunks.next()).done);
  }

  private cut(length: number, skip: number): Buffer {
    const piece = this.rest.subarray(0, length)
    this.rest = this.rest.subarray(length + skip)
    return piece
  }

  private async more(): Promise<boolean> {
    const { value, done } = (await this.chunks.next()) as IteratorResult<Buffer, undefined>
    if (done === true || value === undefined) return false
    this.rest = this.rest.length === 0 ? value : Buffer.concat([this.rest, value])
    return true
  }
}
