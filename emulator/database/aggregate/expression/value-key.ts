import { keyOf } from '../../key-writer'

/** A string for maps: the same for values that are equal in BSON's sense (1 and 1.0, equal dates, equal objects). */
export function valueKey(value: unknown): string {
  if (typeof value === 'string') return `s${value}`
  if (typeof value === 'number') return `n${value === 0 ? 0 : value}`
  if (typeof value === 'object' && value !== null && numberTypes.has(typeOf(value))) return numberKey(value)
  return `x${keyOf(value).toString('latin1')}`
}

const numberTypes = new Set(['Double', 'Long', 'Decimal128'])
const typeOf = (value: object) => (value as { _bsontype?: string })._bsontype ?? ''

/** A number in a class of its own has the key of the JavaScript number that it equals, if there is one. */
function numberKey(value: object): string {
  const number = Number(String(value))
  const key = keyOf(value)
  return key.equals(keyOf(number)) ? valueKey(number) : `x${key.toString('latin1')}`
}
