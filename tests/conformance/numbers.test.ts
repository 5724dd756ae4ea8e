import { describeSdks, refusalOf } from './sdks'

/** The Extended JSON of all documents, as it goes over the wire. */
async function wire(url: string, collectionName: string, query: object = {}): Promise<string[]> {
  const body = { action: 'database.getDocument', queryType: 'WHERE', collectionName, query, limit: 100 }
  const response = await fetch(`${url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  return ((await response.json()) as { data: { list: string[] } }).data.list
}

const long = (text: string) => ({ $numberLong: text })
const decimal = (text: string) => ({ $numberDecimal: text })
const double = (text: string) => ({ $numberDouble: text })

describeSdks('numbers of every type', (at) => {
  const values = [
    ['a long that is small', long('5')],
    ['a long that no double holds', long('9007199254740993')],
    ['the largest long', long('9223372036854775807')],
    ['a double that is whole', double('5.0')],
    ['a decimal', decimal('0.10')],
    ['a large decimal', decimal('1234567890123456789012345678901234')],
    ['a decimal that is none', decimal('NaN')],
  ] as const

  test.each(values)(
    '%s comes back as it went in, also after an update of another field',
    async (_name, value) => {
      const things = await at.collection([{ _id: 'x', v: value }])
      await things.update('x', { other: value })
      const [text] = await wire(at.emulator.emulator.url, things.name)
      expect(JSON.parse(text as string)).toEqual({ _id: 'x', v: value, other: value })
    },
  )

  test('the long of a large JavaScript number is kept as the SDK wrote it', async () => {
    const things = await at.collection()
    await things.add({ _id: 'x', v: 2 ** 60 })
    expect(await wire(at.emulator.emulator.url, things.name)).toEqual([
      '{"_id":"x","v":{"$numberLong":"1152921504606847000"}}',
    ])
  })

  test.each([
    ['int and long', 1, long('2'), long('3')],
    ['long beyond doubles', long('9007199254740993'), 1, long('9007199254740994')],
    ['long and long', long('9007199254740993'), long('9007199254740993'), long('18014398509481986')],
    ['double and int', double('1.5'), 1, double('2.5')],
    ['double and double', double('1.5'), double('1.5'), double('3.0')],
    ['decimal and decimal', decimal('0.1'), decimal('0.2'), decimal('0.3')],
    ['decimal and int', decimal('0.1'), 1, decimal('1.1')],
  ])('inc of %s follows MongoDB', async (_name, value, operand, expected) => {
    const things = await at.collection([{ _id: 'x', v: value }])
    expect(await things.update('x', { v: at.db.command.inc(operand as number) })).toEqual({ updated: 1 })
    const [text] = await wire(at.emulator.emulator.url, things.name)
    expect((JSON.parse(text as string) as { v: unknown }).v).toEqual(expected)
  })

  test('inc past 64 bits is refused', async () => {
    const things = await at.collection([{ _id: 'x', v: long('9223372036854775807') }])
    const { message } = await refusalOf(things.update('x', { v: at.db.command.inc(1) }))
    expect(message).toMatch(
      /Failed to apply \$inc operations to current value \(NumberLong\(9223372036854775807\)\)/,
    )
  })

  test('are compared and sorted by their value, whatever their type', async () => {
    const things = await at.collection([
      { _id: 1, v: decimal('9007199254740993.5') },
      { _id: 2, v: long('9007199254740993') },
      { _id: 3, v: 9007199254740992 },
      { _id: 4, v: double('5.0') },
      { _id: 5, v: long('5') },
      { _id: 6, v: decimal('5.00') },
      { _id: 7, v: decimal('0.1') },
      { _id: 8, v: 0.1 },
    ])
    const { command: _ } = at.db
    const odd = (_ as unknown as { mod(divisor: number, rest: number): ReturnType<typeof _.gt> }).mod(2, 1)
    const ids = (found: { _id?: unknown }[]) => found.map(({ _id }) => _id)
    expect(ids(await things.find({ v: 5 }))).toEqual([4, 5, 6])
    expect(ids(await things.find({ v: _.gt(9007199254740992) }))).toEqual([1, 2])
    expect(ids(await things.find({ v: _.lt(1) }))).toEqual([7, 8])
    expect(ids(await things.find({ v: odd.and(_.gt(9)) }))).toEqual([1, 2])
    const { data } = await things.ref.orderBy('v', 'desc').orderBy('_id', 'asc').get()
    expect(ids(data as { _id: unknown }[])).toEqual([1, 2, 3, 4, 5, 6, 8, 7])
  })

  test('are one id when they are equal', async () => {
    const things = await at.collection([{ _id: 5 }])
    expect((await refusalOf(things.add({ _id: long('5') }))).message).toContain('E11000')
    expect(await things.add({ _id: long('9007199254740993'), n: 1 })).toBe('9007199254740993')
    expect(await things.find({ _id: long('9007199254740993') })).toMatchObject([{ n: 1 }])
    expect(await things.find({ _id: 9007199254740992 })).toEqual([])
  })
})
