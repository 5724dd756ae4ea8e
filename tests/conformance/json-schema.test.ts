import { describeSdks, refusalOf } from './sdks'

const goods = [
  { _id: 'a', name: 'bolt', price: 1.5, tags: ['steel'], size: { w: 1, h: 2 } },
  { _id: 'b', name: 'nut', price: 3, tags: [], extra: true },
  { _id: 'c', name: '螺丝', price: '3' },
  { _id: 'd', price: null, tags: ['steel', 'steel'] },
]

describeSdks('db.command.jsonSchema', (at) => {
  const schema = (of: object) =>
    (at.db.command as unknown as { jsonSchema(of: object): object }).jsonSchema(of)
  const property = (name: string, of: object) => schema({ required: [name], properties: { [name]: of } })

  test('finds and counts the documents that fulfil a schema, nested as it is', async () => {
    const collection = await at.collection(goods)
    const rows: [object, string][] = [
      [schema({ required: ['name', 'tags'] }), 'ab'],
      [property('price', { bsonType: ['int', 'double'], minimum: 1.5, exclusiveMinimum: true }), 'b'],
      [property('price', { type: 'number', multipleOf: 0.5 }), 'ab'],
      [property('name', { maxLength: 2 }), 'c'],
      [property('name', { pattern: '^[a-z]+$' }), 'ab'],
      [property('tags', { uniqueItems: true, minItems: 1 }), 'a'],
      [
        property('size', { properties: { w: { maximum: 1 } }, additionalProperties: { type: 'number' } }),
        'a',
      ],
      [schema({ not: { required: ['name'] } }), 'd'],
      [{ tags: 'steel', ...property('price', { bsonType: 'null' }) }, 'd'],
      [at.db.command.and([schema({ required: ['extra'] }), { price: 3 }]), 'b'],
      [at.db.command.or([schema({ required: ['extra'] }), property('size', {})]), 'ab'],
    ]
    for (const [query, ids] of rows) {
      const found = (await collection.find(query)).map(({ _id }) => _id)
      expect(found.sort().join('')).toBe(ids)
      expect((await collection.ref.where(query).count()).total).toBe(ids.length)
    }
  })

  test('also begins an aggregation and chooses what is updated', async () => {
    const collection = await at.collection(goods)
    const { data, list } = (await collection.ref
      .aggregate()
      .match(schema({ required: ['extra'] }))
      .end()) as unknown as { data?: object[]; list?: object[] }
    expect(data ?? list).toMatchObject([{ _id: 'b' }])
    const { updated } = await collection.updateWhere(property('tags', { maxItems: 0 }), { empty: true })
    expect(updated).toBe(1)
  })

  test('a schema that is none is refused', async () => {
    const collection = await at.collection(goods)
    const message = async (query: object) => (await refusalOf(collection.find(query))).message
    expect(await message(schema({ requires: ['a'] }))).toContain('Unknown $jsonSchema keyword: requires')
    expect(await message(property('price', { minimum: '1' }))).toContain("'minimum' must be a number")
    expect(await message(property('price', { type: 'integer' }))).toContain(
      "$jsonSchema type 'integer' is not currently supported",
    )
  })
})

describeSdks('operators of queries with wrong operands', (at) => {
  test('are refused in the words of MongoDB', async () => {
    const collection = await at.collection(goods)
    const _ = at.db.command
    const message = async (query: object) => (await refusalOf(collection.find(query))).message
    expect(await message({ name: _.neq(/bolt/) })).toContain("Can't have regex as arg to $ne.")
    expect(await message({ tags: _.size(-1) })).toContain('Expected a non-negative number in: $size: -1')
    expect(await message({ price: (_ as unknown as { mod(...by: number[]): object }).mod(0, 1) })).toContain(
      'divisor cannot be 0',
    )
  })
})
