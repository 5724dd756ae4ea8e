import { describeSdks, type Collection, type Plain } from './sdks'

const items = [
  { _id: 'a', n: 3, g: 'x', list: [5, 1], deep: { v: 2 } },
  { _id: 'b', n: 'text', g: 'x', list: [], deep: { v: 1 } },
  { _id: 'c', g: 'y', list: [3] },
  { _id: 'd', n: null, g: 'y', list: 2, deep: { v: 3 } },
  { _id: 'e', n: new Date(0), g: 'x' },
  { _id: 'f', n: 1.5, g: 'y', list: [9, 0] },
  { _id: 'g', n: true, g: 'x' },
  { _id: 'h', n: { k: 1 }, g: 'y' },
  { _id: 'i', n: -7, g: 'x' },
]
const index = (name: string, ...fields: [string, 1 | -1][]) => ({ name, fields })
const indexes = {
  ordered: [
    index('byN', ['n', 1], ['_id', 1]),
    index('byGroup', ['g', 1], ['n', -1], ['_id', -1]),
    index('byList', ['list', 1]),
  ],
}
type Order = [field: string, direction: 'asc' | 'desc']

describeSdks(
  'orderBy, skip, limit, count',
  (at) => {
    beforeAll(async () => {
      if ((await at.handle('ordered').all()).length === 0) await at.handle('ordered').add(items)
    })
    const both = async (ask: (collection: Collection) => Promise<string>, expected: string) => {
      expect(await ask(await at.collection(items))).toBe(expected)
      expect(await ask(at.handle('ordered'))).toBe(expected)
    }
    const ids = async (query: { get(): Promise<unknown> }) =>
      ((await query.get()) as { data: Plain[] }).data.map(({ _id }) => _id).join('')
    const ordered = ({ ref }: Collection, query: object, ...order: Order[]) =>
      order.reduce((so, [field, direction]) => so.orderBy(field, direction), ref.where(query))

    test('values of all types have one order: null, numbers, texts, objects, booleans, dates', async () => {
      await both((all) => ids(ordered(all, {}, ['n', 'asc'], ['_id', 'asc'])), 'cdifabhge')
      await both((all) => ids(ordered(all, {}, ['n', 'desc'], ['_id', 'desc'])), 'eghbafidc')
      await both((all) => ids(ordered(all, {}, ['n', 'asc'], ['_id', 'desc'])), 'dcifabhge')
    })

    test('a list counts by its smallest element, descending by its largest; an empty one comes before null', async () => {
      await both((all) => ids(ordered(all, { list: at.db.command.exists(true) }, ['list', 'asc'])), 'bfadc')
      await both((all) => ids(ordered(all, { list: at.db.command.exists(true) }, ['list', 'desc'])), 'facdb')
      await both((all) => ids(ordered(all, {}, ['list', 'asc'], ['_id', 'asc'])), 'beghifadc')
      await both((all) => ids(ordered(all, {}, ['list', 'desc'], ['_id', 'desc'])), 'facdihgeb')
    })

    test('several fields, nested fields', async () => {
      await both((all) => ids(ordered(all, {}, ['g', 'asc'], ['n', 'desc'], ['_id', 'desc'])), 'egbaihfdc')
      await both((all) => ids(ordered(all, { 'deep.v': at.db.command.gt(0) }, ['deep.v', 'desc'])), 'dab')
    })

    test('within groups side by side the order is of the whole', async () => {
      const groups = { g: at.db.command.in(['y', 'x']) }
      await both((all) => ids(ordered(all, groups, ['n', 'desc'], ['_id', 'desc'])), 'eghbafidc')
      await both((all) => ids(ordered(all, groups, ['n', 'desc'], ['_id', 'desc']).skip(2).limit(3)), 'hba')
      await both((all) => ids(ordered(all, groups, ['n', 'asc'], ['_id', 'asc']).limit(4)), 'cdif')
    })

    test('skip and limit cut the ordered answer', async () => {
      await both((all) => ids(ordered(all, {}, ['_id', 'asc']).skip(2).limit(3)), 'cde')
      await both((all) => ids(ordered(all, {}, ['_id', 'desc']).skip(8)), 'a')
      await both((all) => ids(ordered(all, {}, ['_id', 'asc']).skip(100)), '')
      await both((all) => ids(ordered(all, { g: 'x' }, ['n', 'desc'], ['_id', 'desc']).limit(2)), 'eg')
    })

    test('count counts all that match, whatever the limit', async () => {
      const { ref } = at.handle('ordered')
      expect((await ref.where({ g: 'x' }).count()).total).toBe(5)
      expect((await ref.where({ g: 'none' }).count()).total).toBe(0)
      expect((await ref.count()).total).toBe(9)
      expect((await ref.where({}).limit(2).count()).total).toBe(9)
    })

    test('100 documents come when no limit is given, 1,000 at most', async () => {
      const many = await at.collection(Array.from({ length: 1_001 }, (_, n) => ({ _id: `m${n}`, n })))
      const answer = async (query: { get(): Promise<unknown> }) =>
        ((await query.get()) as { data: Plain[] }).data.length
      expect(await answer(many.ref)).toBe(100)
      expect(await answer(many.ref.limit(1_000))).toBe(1_000)
      expect(await answer(many.ref.limit(5_000))).toBe(1_000)
      expect(await answer(many.ref.skip(990).limit(100))).toBe(11)
    })
  },
  { indexes },
)
