export type Ejson = ReturnType<typeof ejsonPart>

/** A value that is no list and no object, as it is shown: its kind decides the colour. */
export interface Scalar {
  kind: 'string' | 'number' | 'boolean' | 'null' | 'date' | 'id' | 'other'
  text: string
  /** What the value is in full, for the pointer that rests on it. */
  title?: string
}

/** Understands canonical Extended JSON: which values it holds, and how a person would write them. */
export function ejsonPart({ format }: { format: { dateTime(at: number, milliseconds?: boolean): string } }) {
  type Members = Record<string, unknown>

  const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null

  /** What stands in the place of a value that JSON has no word for; undefined for lists and plain objects. */
  function scalarOf(value: unknown): Scalar | undefined {
    if (typeof value === 'string') return { kind: 'string', text: JSON.stringify(value) }
    if (typeof value === 'boolean') return { kind: 'boolean', text: String(value) }
    if (typeof value === 'number') return { kind: 'number', text: String(value) }
    if (!isObject(value)) return { kind: 'null', text: 'null' }
    const [name = '', second] = Object.keys(value)
    if (Array.isArray(value) || !name.startsWith('$') || (second !== undefined && !second.startsWith('$')))
      return undefined
    return typed(name, value)
  }

  function typed(name: string, value: Members): Scalar | undefined {
    const inner = value[name]
    switch (name) {
      case '$numberInt':
        return { kind: 'number', text: String(inner), title: '整数' }
      case '$numberDouble':
        return { kind: 'number', text: String(inner), title: '小数（64 位浮点）' }
      case '$numberLong':
        return { kind: 'number', text: `NumberLong("${String(inner)}")`, title: '64 位整数' }
      case '$numberDecimal':
        return { kind: 'number', text: `NumberDecimal("${String(inner)}")`, title: '128 位十进制数' }
      case '$date':
        return dateScalar(inner)
      case '$oid':
        return { kind: 'id', text: `ObjectId("${String(inner)}")`, title: idTime(String(inner)) }
      case '$regularExpression': {
        const { pattern = '', options = '' } = (inner ?? {}) as { pattern?: string; options?: string }
        return { kind: 'other', text: `/${pattern}/${options}`, title: '正则表达式' }
      }
      case '$binary': {
        const { base64 = '', subType = '' } = (inner ?? {}) as { base64?: string; subType?: string }
        const size = Math.floor((base64.length * 3) / 4)
        return {
          kind: 'other',
          text: `Binary(${size} 字节)`,
          title: `类型 ${subType}：${base64.slice(0, 120)}`,
        }
      }
      default:
        return { kind: 'other', text: JSON.stringify(value) }
    }
  }

  function dateScalar(inner: unknown): Scalar {
    const at = millisecondsOf(inner)
    const iso = new Date(at)
    if (Number.isNaN(iso.getTime())) return { kind: 'date', text: `Date(${at})`, title: '日期' }
    const text = format.dateTime(at, at % 1_000 !== 0)
    return { kind: 'date', text, title: `日期，${iso.toISOString()}，显示为本机时间` }
  }

  function millisecondsOf(inner: unknown): number {
    if (isObject(inner)) return Number(inner['$numberLong'])
    return typeof inner === 'string' ? Date.parse(inner) : Number(inner)
  }

  const idTime = (id: string): string =>
    `ObjectId，生成于 ${format.dateTime(parseInt(id.slice(0, 8), 16) * 1_000)}`

  /** The shorter Extended JSON that people write and that the query box takes: plain numbers, dates as text. */
  function relaxed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(relaxed)
    if (!isObject(value)) return value
    const [name = ''] = Object.keys(value)
    const inner = value[name]
    if (name === '$numberInt' || name === '$numberDouble') {
      const number = Number(inner)
      return Number.isFinite(number) ? number : value
    }
    if (name === '$numberLong') return Number.isSafeInteger(Number(inner)) ? Number(inner) : value
    if (name === '$date') {
      const date = new Date(millisecondsOf(inner))
      return Number.isNaN(date.getTime()) ? value : { $date: date.toISOString() }
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, relaxed(item)]))
  }

  const relaxedText = (value: unknown): string => JSON.stringify(relaxed(value), null, 2)

  /** One line that says what a document holds. */
  function preview(document: unknown, longest = 240): string {
    if (!isObject(document)) return scalarOf(document)?.text ?? ''
    let text = ''
    for (const [key, value] of Object.entries(document)) {
      if (key === '_id') continue
      text += `${text === '' ? '' : '　'}${key}: ${brief(value)}`
      if (text.length > longest) return `${text.slice(0, longest)}…`
    }
    return text
  }

  function brief(value: unknown): string {
    const scalar = scalarOf(value)
    if (scalar !== undefined) return scalar.text.length > 60 ? `${scalar.text.slice(0, 60)}…` : scalar.text
    if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.length} 项]`
    const keys = Object.keys(value as Members)
    return keys.length === 0 ? '{}' : `{${keys.slice(0, 3).join(', ')}${keys.length > 3 ? ', …' : ''}}`
  }

  return { scalarOf, relaxed, relaxedText, preview }
}
