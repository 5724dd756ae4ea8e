import { describeSdks, refusalOf } from './sdks'

const items = [
  { _id: 'a', s: 'Warehouse', list: ['one', 'two'] },
  { _id: 'b', s: 'ware\nhouse' },
  { _id: 'c', s: '仓库 A-1' },
  { _id: 'd', s: 5 },
]

describeSdks('database.RegExp', (at) => {
  const find = async (s: unknown) => {
    const things = await at.collection(items)
    return (await things.find({ s })).map(({ _id }) => _id).join('')
  }
  const by = (regexp: string, options?: string) => at.db.RegExp({ regexp, ...(options && { options }) })

  test('both forms of an expression, with options', async () => {
    expect(await find(/ware/)).toBe('ab'.slice(1))
    expect(await find(/ware/i)).toBe('ab')
    expect(await find(by('ware', 'i'))).toBe('ab')
    expect(await find(by('^house', 'm'))).toBe('b')
    expect(await find(by('ware.house', 's'))).toBe('b')
    expect(await find(by('w a r e # x', 'ix'))).toBe('ab')
    expect(await find(by('(?i)WAREHOUSE$'))).toBe('a')
    expect(await find(by('^仓库'))).toBe('c')
    expect(await find(by('A\\-1$'))).toBe('c')
  })

  test('elements of a list, and inside of commands', async () => {
    const { command: _ } = at.db
    const things = await at.collection(items)
    expect(await things.find({ list: /^tw/ })).toHaveLength(1)
    expect(await things.find({ s: _.in([/^仓/, /house$/]) })).toHaveLength(3)
    expect(await things.find(_.or([{ s: /A-1/ }, { list: 'one' }]))).toHaveLength(2)
    expect(await things.find({ s: _.eq(/仓/) })).toHaveLength(1)
  })

  test('what JavaScript cannot run is refused by name', async () => {
    expect((await refusalOf(find(by('a++')))).message).toContain('possessive')
    expect((await refusalOf(find(by('(')))).message).toContain('regular expression')
  })
})
