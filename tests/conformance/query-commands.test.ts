import { describeSdks, refusalOf, type Conformance } from './sdks'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))

const items = [
  {
    _id: 'a',
    n: 1,
    s: 'alpha',
    tags: ['x', 'y'],
    lots: [{ k: 'p', q: 1 }],
    deep: { in: { n: 1 } },
    at: day(1),
  },
  { _id: 'b', n: 2, s: 'beta', tags: [], lots: [], deep: { in: { n: 2 } }, at: day(2), no: null },
  {
    _id: 'c',
    n: 3.5,
    s: '中文',
    tags: ['y'],
    lots: [
      { k: 'p', q: 5 },
      { k: 'r', q: 2 },
    ],
    at: day(3),
  },
  { _id: 'd', n: -4, s: '', tags: ['x', 'y', 'z'], lots: [{ k: 'r', q: 9 }], deep: { in: null }, at: day(4) },
  { _id: 'e', n: '2', s: 5, tags: 'x', lots: { k: 'p', q: 3 }, deep: { in: { n: 2, m: 3 } }, bool: true },
]

type Row = [name: string, query: (at: Conformance) => object, ids: string]

/** Of two commands that the SDK's types do not know in every form. */
interface Loose {
  mod(...numbers: number[] | [number[]]): object
  nor(...conditions: object[]): object
  not(condition: unknown): object
  expr(expression: unknown): object
}

const rows: Row[] = [
  ['eq', ({ db: { command: _ } }) => ({ n: _.eq(2) }), 'b'],
  ['eq of a date', ({ db: { command: _ } }) => ({ at: _.eq(day(3)) }), 'c'],
  ['a date as it is', () => ({ at: day(2) }), 'b'],
  ['eq of an object', ({ db: { command: _ } }) => ({ deep: _.eq({ in: { n: 2 } }) }), 'b'],
  ['an object is its paths', () => ({ deep: { in: { n: 2 } } }), 'be'],
  ['a dotted path', () => ({ 'deep.in.n': 1 }), 'a'],
  ['eq of a list', ({ db: { command: _ } }) => ({ tags: _.eq(['x', 'y']) }), 'a'],
  ['a list as it is', () => ({ tags: ['y'] }), 'c'],
  ['an element of a list', () => ({ tags: 'x' }), 'ade'],
  ['an element by its place', () => ({ 'tags.1': 'y' }), 'ad'],
  ['null is null or missing', () => ({ no: null }), 'abcde'],
  ['null on the way', () => ({ 'deep.in': null }), 'cd'],
  ['neq', ({ db: { command: _ } }) => ({ n: _.neq(2) }), 'acde'],
  ['neq null', ({ db: { command: _ } }) => ({ deep: _.neq(null) }), 'abde'],
  ['neq of an element', ({ db: { command: _ } }) => ({ tags: _.neq('x') }), 'bc'],
  ['gt compares within a type', ({ db: { command: _ } }) => ({ n: _.gt(1) }), 'bc'],
  ['gte', ({ db: { command: _ } }) => ({ n: _.gte(2) }), 'bc'],
  ['lt', ({ db: { command: _ } }) => ({ n: _.lt(2) }), 'ad'],
  ['lte of a text', ({ db: { command: _ } }) => ({ s: _.lte('alpha') }), 'ad'],
  ['a range of dates', ({ db: { command: _ } }) => ({ at: _.gt(day(1)).and(_.lte(day(3))) }), 'bc'],
  ['a range over elements', ({ db: { command: _ } }) => ({ 'lots.q': _.gt(4) }), 'cd'],
  ['a chain', ({ db: { command: _ } }) => ({ n: _.gte(1).lt(3) }), 'ab'],
  ['in', ({ db: { command: _ } }) => ({ n: _.in([2, 3.5, 'x']) }), 'bc'],
  ['in with null and an expression', ({ db: { command: _ } }) => ({ s: _.in([null, /^be/]) }), 'b'],
  ['in over elements', ({ db: { command: _ } }) => ({ tags: _.in(['z', 'q']) }), 'd'],
  ['in nothing', ({ db: { command: _ } }) => ({ n: _.in([]) }), ''],
  ['nin', ({ db: { command: _ } }) => ({ n: _.nin([1, 2]) }), 'cde'],
  ['nin of a missing field', ({ db: { command: _ } }) => ({ bool: _.nin([true]) }), 'abcd'],
  ['exists', ({ db: { command: _ } }) => ({ no: _.exists(true) }), 'b'],
  ['exists not', ({ db: { command: _ } }) => ({ deep: _.exists(false) }), 'c'],
  ['exists below a list', ({ db: { command: _ } }) => ({ 'lots.k': _.exists(true) }), 'acde'],
  ['mod', ({ db: { command: _ } }) => ({ n: (_ as unknown as Loose).mod(2, 1) }), 'ac'],
  ['mod of a list', ({ db: { command: _ } }) => ({ n: (_ as unknown as Loose).mod([2, 0]) }), 'bd'],
  ['all', ({ db: { command: _ } }) => ({ tags: _.all(['x', 'y']) }), 'ad'],
  ['all of one that is no list', ({ db: { command: _ } }) => ({ tags: _.all(['x']) }), 'ade'],
  ['all of elemMatch', ({ db: { command: _ } }) => ({ tags: _.all(['y', 'z']) }), 'd'],
  ['size', ({ db: { command: _ } }) => ({ tags: _.size(2) }), 'a'],
  ['size 0', ({ db: { command: _ } }) => ({ tags: _.size(0) }), 'b'],
  ['elemMatch of objects', ({ db: { command: _ } }) => ({ lots: _.elemMatch({ k: 'p', q: _.gt(2) }) }), 'c'],
  ['elemMatch of values', ({ db: { command: _ } }) => ({ tags: _.elemMatch(_.gt('y')) }), 'd'],
  ['fields of different elements', () => ({ 'lots.k': 'r', 'lots.q': 5 }), 'c'],
  ['an object among elements', () => ({ lots: { k: 'p', q: 1 } }), 'a'],
  ['or of fields', ({ db: { command: _ } }) => _.or([{ n: 1 }, { s: 'beta' }]), 'ab'],
  ['or as arguments', ({ db: { command: _ } }) => _.or({ n: 1 }, { tags: 'z' }), 'ad'],
  ['or of values', ({ db: { command: _ } }) => ({ n: _.or(_.eq(1), _.gt(3)) }), 'ac'],
  ['or in a chain', ({ db: { command: _ } }) => ({ n: _.eq(1).or(_.eq(2)) }), 'ab'],
  [
    'or beside a field',
    ({ db: { command: _ } }) => _.and([{ tags: 'y' }, _.or([{ n: 1 }, { n: -4 }])]),
    'ad',
  ],
  ['and', ({ db: { command: _ } }) => _.and([{ tags: 'x' }, { n: _.gt(0) }]), 'a'],
  ['and of values', ({ db: { command: _ } }) => ({ n: _.and(_.gt(0), _.lt(3)) }), 'ab'],
  [
    'and of or',
    ({ db: { command: _ } }) => _.and([_.or([{ n: 1 }, { n: 2 }]), _.or([{ s: 'beta' }, { n: 5 }])]),
    'b',
  ],
  ['nor', ({ db: { command: _ } }) => (_ as unknown as Loose).nor({ n: 1 }, { tags: 'y' }), 'be'],
  ['nor of values', ({ db: { command: _ } }) => ({ n: (_ as unknown as Loose).nor(_.gt(1), _.eq(1)) }), 'de'],
  ['not', ({ db: { command: _ } }) => ({ n: (_ as unknown as Loose).not(_.gt(1)) }), 'ade'],
  ['not of an expression', ({ db: { command: _ } }) => ({ s: (_ as unknown as Loose).not(/a/) }), 'cde'],
  ['a nested command', ({ db: { command: _ } }) => ({ deep: { in: { n: _.gt(1) } } }), 'be'],
  ['several fields', ({ db: { command: _ } }) => ({ tags: 'y', n: _.gt(0), s: /a/ }), 'a'],
  ['expr', ({ db: { command: _ } }) => (_ as unknown as Loose).expr({ $gt: ['$deep.in.n', 1] }), 'be'],
  ['undefined says nothing', () => ({ n: 1, s: undefined }), 'a'],
  ['a type that is not there', () => ({ at: '2026-01-01' }), ''],
  ['a boolean', () => ({ bool: true }), 'e'],
  ['an id', () => ({ _id: 'c' }), 'c'],
  ['ids', ({ db: { command: _ } }) => ({ _id: _.in(['a', 'e', 'zz']) }), 'ae'],
  ['a range of ids', ({ db: { command: _ } }) => ({ _id: _.gt('c') }), 'de'],
  ['an id by expression', ({ db }) => ({ _id: db.RegExp({ regexp: '^[ab]' }) }), 'ab'],
  ['before now', ({ db, db: { command: _ } }) => ({ at: _.lt(db.serverDate()) }), 'abcd'],
  [
    'after tomorrow',
    ({ db, db: { command: _ } }) => ({ at: _.gt(db.serverDate({ offset: 86_400_000 })) }),
    '',
  ],
  ['nothing asked', () => ({}), 'abcde'],
]

const index = (...fields: [string, 1 | -1][]) => ({ name: fields.map(([path]) => path).join(), fields })
const indexes = {
  indexed: [
    index(['n', 1]),
    index(['tags', 1], ['n', -1]),
    index(['lots.k', 1], ['lots.q', 1]),
    index(['deep.in.n', -1]),
    index(['at', -1]),
    index(['s', 1]),
    index(['deep', 1]),
    index(['no', 1]),
  ],
}

describeSdks(
  'database.command: queries',
  (at) => {
    beforeAll(async () => {
      const known = await at.handle('indexed').all()
      if (known.length === 0) await at.handle('indexed').add(items)
    })

    test.each(rows)('%s', async (_name, query, ids) => {
      const plain = await at.collection(items)
      for (const collection of [plain, at.handle('indexed')]) {
        const found = await collection.find(query(at))
        expect(
          found
            .map(({ _id }) => _id)
            .sort()
            .join(''),
        ).toBe(ids)
        const { total } = await collection.ref.where(query(at)).count()
        expect(total).toBe(ids.length)
      }
    })

    test('an ObjectId is found by itself only', async () => {
      if (at.sdk === 'wx-server-sdk') return
      const id = '5f0f0f0f0f0f0f0f0f0f0f0f'
      const objectId = () =>
        new (at.db as unknown as { ObjectId: new (of: object) => object }).ObjectId({ id })
      const things = await at.collection()
      await things.add({ _id: 'x', ref: objectId() })
      expect(await things.find({ ref: objectId() })).toHaveLength(1)
      expect(await things.find({ ref: id })).toHaveLength(0)
    })

    test('what is no operator or has a wrong operand is refused', async () => {
      const { db } = at
      const things = await at.collection(items)
      const raw = (query: object) =>
        at.emulator.db.collection(things.name).options({ raw: true }).where(query).get()
      expect(await refusalOf(raw({ n: { $around: 1 } }))).toMatchObject({
        code: 'DATABASE_INVALID_OPERRATOR',
      })
      expect(await refusalOf(raw({ $where: 'true' }))).toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR' })
      expect((await refusalOf(raw({ $or: [] }))).message).toContain('nonempty')
      expect((await refusalOf(raw({ n: { $in: 1 } }))).message).toContain('$in needs an array')
      const size = things.ref.where({ tags: db.command.size(-1) }).get()
      expect((await refusalOf(size)).message).toContain('$size')
    })
  },
  { indexes },
)
