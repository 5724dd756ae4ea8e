import { describeSdks, refusalOf, type Collection, type Plain } from './sdks'

type Pipeline = Record<string, (operand: unknown) => Pipeline> & {
  end(): Promise<{ data?: Plain[]; list?: Plain[] }>
}

/** Stages as `[name, operand]`: what the SDK has a method for goes through it, the rest needs a raw pipeline. */
type Stages = [name: string, operand: unknown][]

describeSdks('Aggregate', (at) => {
  const $ = () => at.db.command.aggregate
  const _ = () => at.db.command

  async function run(collection: Collection, ...stages: Stages): Promise<Plain[]> {
    const pipeline = collection.ref.aggregate() as unknown as Pipeline
    const { data, list } = await stages.reduce((at, [name, operand]) => at[name]!(operand), pipeline).end()
    return (data ?? list) as Plain[]
  }

  /** As `run`, without the SDK's methods: only `@cloudbase/node-sdk` has raw pipelines. */
  async function raw(collection: Collection, ...pipeline: object[]): Promise<Plain[]> {
    const reference = at.emulator.db.collection(collection.name).options({ raw: true })
    const aggregation = reference.aggregate(pipeline as never) as unknown as Pipeline
    return (await aggregation.end()).data as Plain[]
  }

  const students = [
    { _id: 1, name: 'a', scores: [1, 2], alias: 'x' },
    { _id: 2, name: 'b', scores: [3], alias: 'y' },
    { _id: 3, name: 'a', alias: 'z' },
  ]

  test('addFields sets, replaces and goes into arrays', async () => {
    const c = await at.collection([{ _id: 1, a: { b: 1 }, list: [{ n: 1 }, { n: 2 }], s: 5 }])
    expect(
      await run(c, ['addFields', { 'a.c': 2, 'list.m': '$s', s: $().add(['$s', 1]), gone: '$nothing' }]),
    ).toEqual([
      {
        _id: 1,
        a: { b: 1, c: 2 },
        list: [
          { n: 1, m: 5 },
          { n: 2, m: 5 },
        ],
        s: 6,
      },
    ])
  })

  test('bucket and its default', async () => {
    const c = await at.collection([50, 20, 80, 200, 45, 10].map((price, _id) => ({ _id, price })))
    expect(
      await run(c, [
        'bucket',
        {
          groupBy: '$price',
          boundaries: [0, 50, 100],
          default: 'other',
          output: { count: $().sum(1), ids: $().push('$_id') },
        },
      ]),
    ).toEqual([
      { _id: 0, count: 3, ids: [1, 4, 5] },
      { _id: 50, count: 2, ids: [0, 2] },
      { _id: 'other', count: 1, ids: [3] },
    ])
    const without = run(c, ['bucket', { groupBy: '$price', boundaries: [0, 100] }])
    expect((await refusalOf(without)).message).toContain('no default was specified')
  })

  test('bucketAuto, also with a series of preferred numbers', async () => {
    const c = await at.collection([10, 50, 80, 20, 200].map((price, _id) => ({ _id, price })))
    expect(await run(c, ['bucketAuto', { groupBy: '$price', buckets: 2 }])).toEqual([
      { _id: { min: 10, max: 80 }, count: 3 },
      { _id: { min: 80, max: 200 }, count: 2 },
    ])
    expect(await run(c, ['bucketAuto', { groupBy: '$price', buckets: 2, granularity: 'POWERSOF2' }])).toEqual(
      [
        { _id: { min: 8, max: 64 }, count: 3 },
        { _id: { min: 64, max: 256 }, count: 2 },
      ],
    )
  })

  test('count; of nothing there is no document', async () => {
    const c = await at.collection([1, 2, 3].map((score) => ({ score })))
    expect(await run(c, ['match', { score: _().gt(1) }], ['count', 'many'])).toEqual([{ many: 2 }])
    expect(await run(c, ['match', { score: 99 }], ['count', 'many'])).toEqual([])
  })

  test('group by values of every type', async () => {
    const at1970 = new Date(0)
    const c = await at.collection([
      { k: 1 },
      { k: 1.0 },
      { k: '1' },
      { k: null },
      {},
      { k: at1970 },
      { k: new Date(0) },
      { k: { a: 1 } },
      { k: { a: 1 } },
      { k: [1] },
      { k: true },
    ])
    const groups = await run(c, ['group', { _id: '$k', n: $().sum(1) }])
    expect(groups).toEqual([
      { _id: 1, n: 2 },
      { _id: '1', n: 1 },
      { _id: null, n: 2 },
      { _id: at1970, n: 2 },
      { _id: { a: 1 }, n: 2 },
      { _id: [1], n: 1 },
      { _id: true, n: 1 },
    ])
  })

  test('group with every accumulator', async () => {
    const c = await at.collection([
      { _id: 1, g: 'a', n: 1, o: { x: 1 } },
      { _id: 2, g: 'a', n: 3, o: { y: 2 } },
      { _id: 3, g: 'a', n: 'text', o: null },
      { _id: 4, g: 'b' },
    ])
    const accumulators = {
      _id: '$g',
      sum: $().sum('$n'),
      avg: $().avg('$n'),
      max: $().max('$n'),
      min: $().min('$n'),
      first: $().first('$n'),
      last: $().last('$_id'),
      push: $().push('$n'),
      set: $().addToSet('$g'),
      merged: $().mergeObjects('$o'),
      pop: $().stdDevPop('$n'),
      samp: $().stdDevSamp('$n'),
    }
    expect(await run(c, ['group', accumulators], ['sort', { _id: 1 }])).toEqual([
      {
        _id: 'a',
        sum: 4,
        avg: 2,
        max: 'text',
        min: 1,
        first: 1,
        last: 3,
        push: [1, 3, 'text'],
        set: ['a'],
        merged: { x: 1, y: 2 },
        pop: 1,
        samp: Math.SQRT2,
      },
      {
        _id: 'b',
        sum: 0,
        avg: null,
        max: null,
        min: null,
        first: null,
        last: 4,
        push: [],
        set: ['b'],
        merged: {},
        pop: null,
        samp: null,
      },
    ])
    expect(await run(c, ['group', { _id: null, total: $().sum('$n') }])).toEqual([{ _id: null, total: 4 }])
    expect(await run(c, ['match', { g: 'no' }], ['group', { _id: null, n: $().sum(1) }])).toEqual([])
  })

  test('limit, skip and sort in the order of types', async () => {
    const values = [true, 'b', 3, null, { a: 1 }, [2], new Date(0), 'a']
    const c = await at.collection([...values.map((v, _id) => ({ _id, v })), { _id: 8 }])
    const ids = async (...stages: Stages) => (await run(c, ...stages)).map(({ _id }) => _id)
    expect(await ids(['sort', { v: 1, _id: 1 }])).toEqual([3, 8, 5, 2, 7, 1, 4, 0, 6])
    expect(await ids(['sort', { v: -1, _id: -1 }])).toEqual([6, 0, 4, 1, 7, 2, 5, 8, 3])
    expect(await ids(['addFields', { x: 1 }], ['sort', { v: 1, _id: 1 }])).toEqual([
      3, 8, 5, 2, 7, 1, 4, 0, 6,
    ])
    expect(await ids(['sort', { _id: 1 }], ['skip', 2], ['limit', 3])).toEqual([2, 3, 4])
    expect((await refusalOf(run(c, ['limit', 0]))).message).toContain('the limit must be positive')
  })

  test('a pipeline without limit answers everything, and warns that the platform may not', async () => {
    const c = await at.collection(Array.from({ length: 30 }, (_item, _id) => ({ _id })))
    const remarks = async () => {
      const { warnings } = await at.emulator.get<{ warnings: object[] }>('stats')
      return warnings.filter((warning) => (warning as { collection: string }).collection === c.name)
    }
    expect(await run(c, ['sort', { _id: 1 }], ['limit', 25])).toHaveLength(25)
    expect(await remarks()).toEqual([])
    expect(await run(c, ['sort', { _id: 1 }])).toHaveLength(30)
    expect(await remarks()).toMatchObject([{ rule: 'aggregate-limit', times: 1 }])
    expect(await run(c, ['group', { _id: null, n: $().sum(1) }])).toEqual([{ _id: null, n: 30 }])
  })

  test('match means what where means, everywhere', async () => {
    const c = await at.collection(students)
    const ids = async (query: object) =>
      (await run(c, ['addFields', { x: 1 }], ['match', query], ['sort', { _id: 1 }])).map(({ _id }) => _id)
    expect(await ids({ scores: _().gt(2) })).toEqual([2])
    expect(await ids({ scores: _().exists(false) })).toEqual([3])
    expect(await ids(_().or([{ name: 'b' }, { alias: 'z' }]))).toEqual([2, 3])
    expect(await ids({ name: /^A/i })).toEqual([1, 3])
    expect(await ids(_().expr($().eq(['$name', 'a'])))).toEqual([1, 3])
    expect((await refusalOf(run(c, ['match', { name: { $like: 'a' } }]))).code).toBe(
      'DATABASE_INVALID_OPERRATOR',
    )
  })

  test('project keeps, drops and computes', async () => {
    const c = await at.collection([{ _id: 1, a: 1, b: { c: 2, d: 3 }, list: [{ n: 1, m: 2 }, 7], t: 'x' }])
    const project = async (spec: object) => (await run(c, ['project', spec]))[0]
    expect(await project({ a: 1 })).toEqual({ _id: 1, a: 1 })
    expect(await project({ _id: 0, a: true, 'b.c': 1 })).toEqual({ a: 1, b: { c: 2 } })
    expect(await project({ _id: 0, b: { d: 1 } })).toEqual({ b: { d: 3 } })
    expect(await project({ a: 0, 'list.m': 0, t: false })).toEqual({
      _id: 1,
      b: { c: 2, d: 3 },
      list: [{ n: 1 }, 7],
    })
    expect(await project({ 'list.n': 1 })).toEqual({ _id: 1, list: [{ n: 1 }] })
    expect(await project({ _id: 0, sum: $().add(['$a', '$b.c']), pair: ['$a', '$nothing'] })).toEqual({
      sum: 3,
      pair: [1, null],
    })
    expect(await project({ _id: '$t' })).toEqual({ _id: 'x' })
    expect(await project({ _id: 0 })).toEqual({ a: 1, b: { c: 2, d: 3 }, list: [{ n: 1, m: 2 }, 7], t: 'x' })
    expect((await refusalOf(project({ a: 1, b: 0 }))).message).toContain('exclusion and inclusion')
    expect((await refusalOf(project({}))).message).toContain('at least one field')
    expect((await refusalOf(project({ a: 1, 'a.b': 1 }))).message).toContain('Path collision')
  })

  test('replaceRoot', async () => {
    const c = await at.collection([{ _id: 1, sub: { x: 1 }, name: 'n' }])
    expect(await run(c, ['replaceRoot', { newRoot: '$sub' }])).toEqual([{ x: 1 }])
    const merged = { newRoot: $().mergeObjects(['$sub', { name: '$name' }]) }
    expect(await run(c, ['replaceRoot', merged])).toEqual([{ x: 1, name: 'n' }])
    expect((await refusalOf(run(c, ['replaceRoot', { newRoot: '$name' }]))).message).toContain(
      'must evaluate to an object',
    )
  })

  test('sample answers each document at most once', async () => {
    const c = await at.collection(Array.from({ length: 15 }, (_item, _id) => ({ _id })))
    const found = (await run(c, ['sample', { size: 10 }])).map(({ _id }) => _id)
    expect(new Set(found).size).toBe(10)
    expect(await run(c, ['sample', { size: 99 }])).toHaveLength(15)
  })

  test('sortByCount', async () => {
    const c = await at.collection(['social', 'sport', 'social'].map((category) => ({ category })))
    expect(await run(c, ['sortByCount', '$category'])).toEqual([
      { _id: 'social', count: 2 },
      { _id: 'sport', count: 1 },
    ])
    expect((await refusalOf(run(c, ['sortByCount', 'category']))).message).toContain('$-prefixed')
  })

  test('unwind', async () => {
    const c = await at.collection([
      { _id: 1, size: ['S', 'M'] },
      { _id: 2, size: [] },
      { _id: 3, size: 'M' },
      { _id: 4 },
      { _id: 5, size: null },
    ])
    expect(await run(c, ['unwind', '$size'])).toEqual([
      { _id: 1, size: 'S' },
      { _id: 1, size: 'M' },
      { _id: 3, size: 'M' },
    ])
    const all = { path: '$size', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true }
    expect(await run(c, ['unwind', all])).toEqual([
      { _id: 1, size: 'S', at: 0 },
      { _id: 1, size: 'M', at: 1 },
      { _id: 2, at: null },
      { _id: 3, size: 'M', at: null },
      { _id: 4, at: null },
      { _id: 5, size: null, at: null },
    ])
    expect((await refusalOf(run(c, ['unwind', 'size']))).message).toContain("prefixed with a '$'")
  })

  test('stages that only a raw pipeline can send', async () => {
    const c = await at.collection(students)
    const other = await at.collection([{ _id: 9, name: 'c' }])
    expect(
      await raw(c, {
        $facet: {
          names: [{ $sortByCount: '$name' }],
          ids: [{ $match: { _id: { $gt: 2 } } }, { $project: { _id: 1 } }],
        },
      }),
    ).toEqual([
      {
        names: [
          { _id: 'a', count: 2 },
          { _id: 'b', count: 1 },
        ],
        ids: [{ _id: 3 }],
      },
    ])
    expect(await raw(c, { $set: { n: 1 } }, { $unset: ['scores', 'alias'] }, { $limit: 1 })).toEqual([
      { _id: 1, name: 'a', n: 1 },
    ])
    expect(
      await raw(
        c,
        { $project: { name: 1 } },
        { $unionWith: { coll: other.name, pipeline: [] } },
        { $match: { _id: { $gte: 3 } } },
      ),
    ).toEqual([
      { _id: 3, name: 'a' },
      { _id: 9, name: 'c' },
    ])
    expect(await raw(c, { $match: { _id: 1 } }, { $replaceWith: { of: '$name' } })).toEqual([{ of: 'a' }])
    const secrets = await at.collection([{ _id: 1, level: 1, a: { level: 5, x: 1 }, b: { level: 1, y: 2 } }])
    expect(
      await raw(secrets, { $redact: { $cond: [{ $gt: ['$level', 3] }, '$$PRUNE', '$$DESCEND'] } }),
    ).toEqual([{ _id: 1, level: 1, b: { level: 1, y: 2 } }])
  })

  test('graphLookup', async () => {
    const staff = await at.collection([
      { _id: 1, name: 'Dev' },
      { _id: 2, name: 'Eliot', boss: 'Dev' },
      { _id: 3, name: 'Ron', boss: 'Eliot' },
      { _id: 4, name: 'Dan', boss: 'Ron' },
    ])
    const above = {
      from: staff.name,
      startWith: '$boss',
      connectFromField: 'boss',
      connectToField: 'name',
      as: 'above',
      depthField: 'depth',
    }
    const [dan] = await raw(staff, { $match: { _id: 4 } }, { $graphLookup: above })
    expect((dan?.['above'] as Plain[]).map(({ name, depth }) => [name, depth])).toEqual([
      ['Ron', 0],
      ['Eliot', 1],
      ['Dev', 2],
    ])
    const [near] = await raw(staff, { $match: { _id: 4 } }, { $graphLookup: { ...above, maxDepth: 0 } })
    expect((near?.['above'] as Plain[]).map(({ name }) => name)).toEqual(['Ron'])
  })

  test.each(['$out', '$merge', '$collStats', '$indexStats', '$currentOp', '$frobnicate'])(
    '%s is refused by name',
    async (name) => {
      const c = await at.collection([{ _id: 1 }])
      const refusal = await refusalOf(raw(c, { [name]: {} }))
      expect(refusal.code).toBe('DATABASE_INVALID_OPERRATOR')
      expect(refusal.message).toContain(name)
    },
  )
})
