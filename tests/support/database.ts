import tcb from '@cloudbase/node-sdk'
import type { CollectionName, DocumentOf } from '../../shared/schema/collections'

/** The database of a test server, by the SDK that the functions use: to look behind the operations, and to tamper. */
export function databaseOf(url: string) {
  // What a function has in its environment; without it the SDK asks a metadata host twice before each request.
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'test',
    TENCENTCLOUD_REGION: 'local',
  })
  const app = tcb.init({
    env: 'local',
    secretId: 'local',
    secretKey: 'local',
    serviceUrl: `${url}/admin`,
    keepalive: false,
  } as never)
  return app.database()
}

export type TestDatabase = ReturnType<typeof databaseOf>

/** Every document of a collection, or those that match. */
export async function everything<C extends CollectionName>(
  db: TestDatabase,
  collection: C,
  where: object = {},
): Promise<DocumentOf<C>[]> {
  const all: DocumentOf<C>[] = []
  for (;;) {
    const { data } = await db
      .collection(collection)
      .where(where)
      .orderBy('_id', 'asc')
      .skip(all.length)
      .limit(1_000)
      .get()
    all.push(...(data as DocumentOf<C>[]))
    if (data.length < 1_000) return all
  }
}
