import { describeSdks, refusalOf } from './sdks'

describeSdks(
  'documents with --relaxed',
  (at) => {
    test('are stored up to 16 MB', async () => {
      const things = await at.collection()
      const id = (await things.add({ text: 'x'.repeat(2 * 1024 * 1024) })) as string
      expect(String((await things.get(id))?.['text'])).toHaveLength(2 * 1024 * 1024)
      expect((await refusalOf(things.update(id, { more: '纱'.repeat(5 * 1024 * 1024) }))).message).toContain(
        'document-size',
      )
    })

    test('may hold dots in their names and have ids of other types', async () => {
      const things = await at.collection()
      await things.add([
        { _id: 'a', 'b.c': 1 },
        { _id: null, n: 1 },
        { _id: { a: 1 }, n: 2 },
      ])
      expect(await things.get('a')).toEqual({ _id: 'a', 'b.c': 1 })
      expect(await things.find({ _id: null })).toEqual([{ _id: null, n: 1 }])
      expect((await refusalOf(things.add({ _id: [1] }))).message).toContain('cannot be of type array')
      expect((await refusalOf(things.add({ $a: 1 }))).message).toContain('not valid for storage')
    })
  },
  { options: { relaxed: true } },
)
