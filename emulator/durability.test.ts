import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { startTestEmulator } from './testing/start'

describe('a restart', () => {
  test('keeps documents, indexes and collections; a changed declaration is built anew', async () => {
    const test$ = await startTestEmulator(tcb, {
      indexes: { things: [{ name: 'byTags', fields: [['tags', 1]] }] },
    })
    await test$.db.createCollection('more')
    await test$.db.collection('things').add([
      { _id: 'a', tags: ['x', 'y'], code: 1 },
      { _id: 'b', tags: ['y'], code: 2 },
    ])
    writeFileSync(
      join(test$.folder, 'indexes.json'),
      JSON.stringify({
        things: [
          { name: 'byTags', fields: [['tags', 1]] },
          { name: 'byCode', fields: [['code', 1]], unique: true },
        ],
      }),
    )
    await test$.restart()
    const things = test$.db.collection('things')
    expect((await things.where({ tags: 'y' }).get()).data).toHaveLength(2)
    expect((await things.where({ code: 2 }).get()).data).toMatchObject([{ _id: 'b' }])
    await expect(things.add({ code: 2 })).rejects.toMatchObject({
      message: expect.stringContaining('byCode') as string,
    })
    expect((await test$.db.collection('more').get()).data).toEqual([])
    await test$.close()
  })

  test('refuses a unique index that the documents break, and says which', async () => {
    const test$ = await startTestEmulator(tcb, { indexes: { things: [] } })
    await test$.db.collection('things').add([{ code: 1 }, { code: 1 }])
    writeFileSync(
      join(test$.folder, 'indexes.json'),
      JSON.stringify({ things: [{ name: 'byCode', fields: [['code', 1]], unique: true }] }),
    )
    await expect(test$.restart()).rejects.toThrow('byCode')
    await test$.close()
  })
})
