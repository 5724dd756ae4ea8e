/** One part of a `multipart/form-data` body. */
export interface Part {
  name: string
  filename?: string
  content: Buffer
}

/** Splits a `multipart/form-data` body; answers no parts when the content type has no boundary. */
export function readMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return []
  const marker = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  for (let at = body.indexOf(marker); at >= 0;) {
    const start = at + marker.length + 2
    const next = body.indexOf(marker, start)
    if (next < 0) break
    const part = readPart(body.subarray(start, next - 2))
    if (part !== undefined) parts.push(part)
    at = next
  }
  return parts
}

function readPart(bytes: Buffer): Part | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = bytes.subarray(0, headEnd).toString()
  const name = /\bname="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) return undefined
  const filename = /\bfilename="([^"]*)"/i.exec(head)?.[1]
  return { name, content: bytes.subarray(headEnd + 4), ...(filename === undefined ? {} : { filename }) }
}
