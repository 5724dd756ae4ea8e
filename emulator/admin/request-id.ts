import { randomBytes } from 'node:crypto'

const process = randomBytes(6).toString('hex')
let count = 0

/** An id that no other request has, cheap enough to make for each. */
export function newRequestId(): string {
  return `${process}-${(++count).toString(36)}-${Date.now().toString(36)}`
}
