import { type IndexScan, type Range } from './query-plan'
import { type Sqlite } from './sqlite'

/** The positions of the documents whose entries a scan reads, in the order of the plan. */
export function* positions(sqlite: Sqlite, scan: IndexScan): Generator<number> {
  if (scan.merge && scan.ranges.length > 1) return yield* merged(sqlite, scan)
  const ranges = scan.descending ? [...scan.ranges].reverse() : scan.ranges
  for (const range of ranges) for (const { seq } of entries(sqlite, scan, range, 64)) yield seq
}

interface Entry {
  key: Buffer
  seq: number
}

/** Entries of one range. Pages begin after the last entry and grow: a small answer reads little, a large one asks seldom. */
function* entries(
  sqlite: Sqlite,
  { table, descending }: IndexScan,
  { low, high }: Range,
  firstPage: number,
): Generator<Entry> {
  const [order, beyond] = descending ? ['DESC', '<'] : ['ASC', '>']
  const read = (where: string) =>
    sqlite.statement(
      `SELECT key, seq FROM ${table} WHERE ${where} ORDER BY key ${order}, seq ${order} LIMIT ?`,
    )
  // Only the side that the reading comes from moves on; the other stays.
  const [near, far] = descending
    ? [high === undefined ? [] : ['key < ?', high], ['key >= ?', low]]
    : [['key >= ?', low], high === undefined ? [] : ['key < ?', high]]
  const conditions = [near, far].filter((side) => side.length > 0) as [string, Buffer][]
  const start = read(conditions.map(([sql]) => sql).join(' AND '))
  let rows = start.all([...conditions.map(([, key]) => key), firstPage])
  for (let page = firstPage; ; page *= 4) {
    for (const [key, seq] of rows) yield { key: key as Buffer, seq: Number(seq) }
    if (rows.length < page) return
    const [key, seq] = rows[rows.length - 1] as [Buffer, number]
    const bound = far.length > 0 ? ` AND ${far[0] as string}` : ''
    const next = read(`(key, seq) ${beyond} (?, ?)${bound}`)
    rows = next.all([key, seq, ...(far.length > 0 ? [far[1] as Buffer] : []), page * 4])
  }
}

/** Several ranges at once: each next entry is the one whose key, after its range's prefix, comes first. */
function* merged(sqlite: Sqlite, scan: IndexScan): Generator<number> {
  const heads: Head[] = []
  for (const range of scan.ranges) advance(heads, entries(sqlite, scan, range, 16), range.prefix, scan)
  for (let head = heads.shift(); head !== undefined; head = heads.shift()) {
    yield head.seq
    advance(heads, head.stream, head.prefix, scan)
  }
}

interface Head {
  rest: Buffer
  seq: number
  prefix: number
  stream: Generator<Entry>
}

/** Takes the next entry of a stream to its place among the others. */
function advance(heads: Head[], stream: Generator<Entry>, prefix: number, { descending }: IndexScan): void {
  const next = stream.next()
  if (next.done === true) return
  const { key, seq } = next.value
  const head: Head = { rest: key.subarray(prefix), seq, prefix, stream }
  let [from, to] = [0, heads.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const other = heads[middle] as Head
    const order = Buffer.compare(head.rest, other.rest) || head.seq - other.seq
    if (descending ? order > 0 : order < 0) to = middle
    else from = middle + 1
  }
  heads.splice(from, 0, head)
}
