/** Whether the bytes are a whole JPEG picture: segments from its start over a frame's size and a scan to its end. */
export function isJpeg(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== START || bytes.readUInt16BE(bytes.length - 2) !== END)
    return false
  let framed = false
  for (let at = 2; at + 4 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at)
    if (marker === SCAN) return framed
    if (marker >> 8 !== 0xff) return false
    framed ||= isFrame(marker)
  }
  return false
}

const START = 0xffd8
const END = 0xffd9
const SCAN = 0xffda

/** C0–CF say how large the picture is, except three that are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
