import { invalidParam } from '../admin/errors'

/** A field of a protobuf message: its number, and its bytes (a number's field holds none). */
interface Field {
  id: number
  bytes: Buffer
}

/** Reads the fields of one message; throws when the bytes are none. */
function readFields(message: Buffer): Field[] {
  const fields: Field[] = []
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++]
      if (byte === undefined || shift > 63) throw invalidParam('requestData is not a protobuf message')
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  while (at < message.length) {
    const tag = varint()
    const wireType = tag & 7
    let length = 0
    if (wireType === 0) varint()
    else if (wireType === 2) length = varint()
    else if (wireType === 1 || wireType === 5) length = wireType === 1 ? 8 : 4
    else throw invalidParam('requestData is not a protobuf message')
    if (at + length > message.length) throw invalidParam('requestData is not a protobuf message')
    fields.push({ id: tag >>> 3, bytes: message.subarray(at, at + length) })
    at += length
  }
  return fields
}

/**
 * The parameters of a `wx.openApi` request: message `CommApiData`, its field 2 `OpenApiData`, there field 1 pairs of
 * key (1) and value (2, JSON text).
 */
export function readOpenApiRequest(message: Buffer): Record<string, unknown> {
  const parameters: Record<string, unknown> = {}
  const openApi = readFields(message).filter(({ id }) => id === 2)
  for (const { bytes } of openApi.flatMap(({ bytes: data }) =>
    readFields(data).filter(({ id }) => id === 1),
  )) {
    const pair = new Map(readFields(bytes).map((field) => [field.id, field.bytes.toString()]))
    const key = pair.get(1)
    if (key !== undefined) parameters[key] = parseValue(pair.get(2) ?? '')
  }
  return parameters
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** The answer to `wx.openApi`: message `CommOpenApiResp` with the body (1) and its content type (2). */
export function writeOpenApiResponse(body: unknown): Buffer {
  return Buffer.concat([
    lengthDelimited(1, Buffer.from(JSON.stringify(body))),
    lengthDelimited(2, Buffer.from('application/json; charset=utf-8')),
  ])
}

function lengthDelimited(id: number, bytes: Buffer): Buffer {
  const head = [(id << 3) | 2]
  let length = bytes.length
  for (; length > 0x7f; length >>>= 7) head.push((length & 0x7f) | 0x80)
  head.push(length)
  return Buffer.concat([Buffer.from(head), bytes])
}
