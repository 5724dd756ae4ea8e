import { readQueryText } from './query-text'
import { QueryTextError } from './text-reader'

/**
 * An order as JSON text: `{ "at": -1 }`, or short `-at, name` and `at desc, name`.
 * Nothing typed means undefined, the order of insertion.
 */
export function readSortText(text: string): string | undefined {
  return readShort(text, (item, position) => {
    const parts = /^([-+]?)([^\s]+?)(?:\s+(asc|desc))?$/i.exec(item)
    const [, sign, path, word = ''] = parts ?? []
    if (path === undefined || sign === undefined)
      throw new QueryTextError(`看不懂排序“${item}”，应形如 -updatedAt, name`, position)
    return [path, (sign === '-') !== (word.toLowerCase() === 'desc') ? -1 : 1]
  })
}

/** The fields to answer as JSON text: `{ "name": 1 }`, or short `name, status`; `-lots` leaves one out. */
export function readFieldsText(text: string): string | undefined {
  return readShort(text, (item, position) => {
    if (/\s/.test(item)) throw new QueryTextError(`字段“${item}”之间要用逗号隔开`, position)
    return item.startsWith('-') ? [item.slice(1), 0] : [item, 1]
  })
}

function readShort(
  text: string,
  read: (item: string, position: number) => [path: string, value: number],
): string | undefined {
  if (text.trim() === '') return undefined
  if (/^\s*[{[]/.test(text)) return readQueryText(text)
  let position = 0
  const pairs: [string, number][] = []
  for (const part of text.split(/[,，]/)) {
    if (part.trim() !== '') pairs.push(read(part.trim(), position + part.search(/\S/)))
    position += part.length + 1
  }
  return `{${pairs.map(([path, value]) => `${JSON.stringify(path)}:${value}`).join(',')}}`
}
