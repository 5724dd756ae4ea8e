import { ok, reject, type Result } from '../errors'
import { Id } from '../schema/common'
import { SerialNo } from '../schema/asset'

/**
 * Id of a serial-numbered piece, of its lot and of its label: `<itemId>:<serial number>`. What an id may not hold is
 * escaped (`_2f` for a slash, `.` and four digits to base 36 for what is not ASCII), so different serial numbers never
 * meet and every id can be scanned. Case matters, as it does in GS1. Rejects SERIAL_INVALID: empty, unprintable or too
 * long for an id.
 */
export function assetId(itemId: string, serialNo: string): Result<string> {
  const serial = SerialNo.safeParse(serialNo)
  if (!serial.success) return reject('SERIAL_INVALID', { serialNo })
  const id = `${itemId}:${[...serial.data].map(escaped).join('')}`
  return Id.safeParse(id).success ? ok(id) : reject('SERIAL_INVALID', { serialNo })
}

function escaped(character: string): string {
  if (/[A-Za-z0-9-]/.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? `_${code.toString(16).padStart(2, '0')}` : `.${code.toString(36).padStart(4, '0')}`
}
