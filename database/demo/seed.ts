import tcb from '@cloudbase/node-sdk'
import { sha256 } from '../../cloudfunctions/runtime/seal'
import { buildDemo, type DemoDocuments } from './build'
import { inFunctionEnvironment } from './function-environment'
import { people } from './people'
import { drawSignature } from './signatures'
import type { Signature } from './world'

export { demoAccounts } from './people'

/** Documents a request, well under the size that a server takes. */
const BATCH = 500

type App = ReturnType<typeof tcb.init>

/**
 * Writes the demo organisation, as of `now` (milliseconds; default: this moment), into an empty database whose
 * server answers at `url`. `env.JOURNAL_KEY` signs the journal and must be the functions' own.
 */
export async function seedDemo(options: {
  url: string
  env: Record<string, string>
  log(line: string): void
  now?: number
}): Promise<void> {
  const { url, env, log, now = Date.now() } = options
  const key = env.JOURNAL_KEY
  if (!key) throw new Error('seedDemo needs env.JOURNAL_KEY')
  await inFunctionEnvironment(async () => {
    const app = tcb.init({
      env: env.ENV_ID ?? 'local',
      secretId: 'local',
      secretKey: 'local',
      serviceUrl: `${url}/admin`,
      keepalive: true,
      timeout: 60_000,
    })
    const documents = buildDemo({ now, key, signatures: await uploadSignatures(app) })
    await write(app, documents)
    const { items, journal, requisitions, receipts } = documents
    log(
      `演示数据已写入：${items.length} 种物资，${receipts.length} 张入库单，` +
        `${requisitions.length} 张领用单，${journal.length} 条流水`,
    )
  })
}

async function uploadSignatures(app: App): Promise<Map<string, Signature>> {
  const signatures = new Map<string, Signature>()
  for (const person of people) {
    const image = drawSignature(person.name)
    const hash = sha256(image)
    const { fileID } = await app.uploadFile({
      cloudPath: `signatures/demo/${hash}.png`,
      // The SDK takes a buffer; its types know only streams.
      fileContent: image as never,
    })
    signatures.set(person._id, { fileId: fileID, sha256: hash, base64: image.toString('base64') })
  }
  return signatures
}

async function write(app: App, documents: DemoDocuments): Promise<void> {
  for (const [collection, rows] of Object.entries(documents)) {
    for (let from = 0; from < rows.length; from += BATCH) {
      await app
        .database()
        .collection(collection)
        .add(rows.slice(from, from + BATCH))
    }
  }
}
