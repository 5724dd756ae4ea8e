import { startTestEmulator, type TestEmulator } from '../testing/start'

let test$: TestEmulator
beforeAll(async () => {
  test$ = await startTestEmulator({ indexes: { things: [], items: [{ name: 'byKind', fields: [['kind', 1], ['size', -1]] }] } })
})
afterAll(() => test$.close())

describe('one document', () => {
  test('comes back as it was written', async () => {
    const things = test$.db.collection('things')
    const thing = { _id: 'a', n: 3, big: 2 ** 40, real: 1.5, at: new Date(5), list: [1, { x: null }], text: '中文 "quoted"', yes: true }
    expect(await things.add(thing)).toMatchObject({ id: 'a' })
    expect((await things.doc('a').get()).data).toEqual([thing])
  })
})
