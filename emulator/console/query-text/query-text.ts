import { callNames, readCall, zonedDate } from './typed-values'
import { QueryTextError, TextReader } from './text-reader'

/**
 * Reads a query as people write it and answers JSON text in Extended JSON: JSON, and besides that names without
 * quotes, single quotes, trailing commas, comments, `/regular expressions/i`, `ISODate("…")`, `ObjectId("…")`.
 * @param zoneMinutes of the person, as `Date.getTimezoneOffset()` has it: a date without a zone is their local time.
 * @throws QueryTextError in Chinese, with the position.
 */
export function readQueryText(text: string, zoneMinutes = 0): string {
  const reader = new TextReader(text)
  const value = readValue(reader, zoneMinutes, 0)
  if (!reader.atEnd()) throw reader.unexpected('这里应该结束了')
  return value
}

const deepest = 100

function readValue(reader: TextReader, zone: number, depth: number): string {
  if (depth > deepest) throw reader.unexpected(`嵌套超过 ${deepest} 层`)
  switch (reader.peek()) {
    case '{':
      return readObject(reader, zone, depth)
    case '[':
      return readList(reader, zone, depth)
    case '"':
    case "'":
      return JSON.stringify(reader.string())
    case '/':
      return readRegExp(reader)
    default:
      return /[-+.\d]/.test(reader.peek()) ? readNumber(reader) : readWord(reader, zone)
  }
}

function readObject(reader: TextReader, zone: number, depth: number): string {
  const members: string[] = []
  reader.take('{')
  while (reader.peek() !== '}') {
    const name = readName(reader)
    if (!reader.skip(':')) throw reader.unexpected(`字段名“${name}”后面应为英文冒号 :`)
    const from = reader.here()
    const value = readValue(reader, zone, depth + 1)
    const isDateText = name === '$date' && value.startsWith('"')
    members.push(`${JSON.stringify(name)}:${isDateText ? zonedDate(value, zone, from) : value}`)
    if (!reader.skip(',') && reader.peek() !== '}') throw reader.unexpected('这里应为英文逗号 , 或右花括号 }')
  }
  reader.take('}')
  return `{${members.join(',')}}`
}

function readName(reader: TextReader): string {
  const first = reader.peek()
  if (first === '"' || first === "'") return reader.string()
  const name = reader.match(/[\p{L}\p{N}_$.-]+/uy)
  if (name === undefined) throw reader.unexpected('这里应为字段名')
  return name
}

function readList(reader: TextReader, zone: number, depth: number): string {
  const items: string[] = []
  reader.take('[')
  while (reader.peek() !== ']') {
    items.push(readValue(reader, zone, depth + 1))
    if (!reader.skip(',') && reader.peek() !== ']') throw reader.unexpected('这里应为英文逗号 , 或右方括号 ]')
  }
  reader.take(']')
  return `[${items.join(',')}]`
}

function readNumber(reader: TextReader): string {
  const from = reader.here()
  const text = reader.match(/[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?/y)
  if (text === undefined) throw reader.unexpected('这不是数字')
  const number = Number(text)
  if (Number.isInteger(number) && !Number.isSafeInteger(number) && /^[-+]?\d+$/.test(text))
    return JSON.stringify({ $numberLong: text.replace('+', '') })
  if (!Number.isFinite(number)) throw new QueryTextError(`数字 ${text} 太大`, from)
  return JSON.stringify(number)
}

function readRegExp(reader: TextReader): string {
  const text = reader.match(/\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/y)
  if (text === undefined) throw reader.unexpected('正则表达式没有结束，应形如 /文字/i')
  const end = text.lastIndexOf('/')
  return JSON.stringify({
    $regularExpression: { pattern: text.slice(1, end), options: text.slice(end + 1) },
  })
}

function readWord(reader: TextReader, zone: number): string {
  const from = reader.here()
  const word = reader.match(/[\p{L}_$][\p{L}\p{N}_$.]*/uy)
  if (word === undefined) throw reader.unexpected('这里应为一个值')
  if (word === 'new') return readWord(reader, zone)
  if (word === 'true' || word === 'false' || word === 'null') return word
  if (reader.peek() === '(') return readCall(reader, word, zone, from)
  throw new QueryTextError(
    `不认识“${word}”：文字要加引号；可以用 true、false、null 和 ${callNames.join('、')}`,
    from,
  )
}
