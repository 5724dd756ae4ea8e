const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Length and type before a chunk's data, checksum after it. */
const FRAME = 12

/** Whether the bytes are a whole PNG picture: its head, then chunks from the picture's size over its data to the end. */
export function isPng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, HEAD.length).equals(HEAD)) return false
  const types: string[] = []
  for (let at = HEAD.length; at + FRAME <= bytes.length; at += FRAME + bytes.readUInt32BE(at)) {
    if (at + FRAME + bytes.readUInt32BE(at) > bytes.length) return false
    types.push(bytes.toString('latin1', at + 4, at + 8))
    if (types.at(-1) === 'IEND') return types[0] === 'IHDR' && types.includes('IDAT')
  }
  return false
}
