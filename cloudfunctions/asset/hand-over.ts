import { confirmOffer, offer, refuseOffer, withdrawOffer } from '../../shared/domain/hand-over'
import { ok, reject, type Result } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { Asset } from '../../shared/schema/asset'
import { commit, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { personById, warehouseNames } from '../runtime/directory'
import { keepSignature } from '../runtime/keep-signature'
import { assetRow } from './row'

export const handOver: Handler<'asset.handOver'> = async ({ assetIds, toPersonId, note }, call) => {
  const person = await personById(toPersonId)
  if (!person || person.status !== 'active') return reject('NOT_FOUND', { what: '接收人' })
  const to = {
    id: person._id,
    name: person.name,
    departmentId: person.departmentId,
    departmentName: person.departmentName,
  }
  const command = { by: call.caller, to, note }
  return together(call, assetIds, `交接给 ${to.name}，等待确认`, (asset, now) => offer(asset, command, now))
}

export const confirmHandOver: Handler<'asset.confirmHandOver'> = async (input, call) => {
  const signature = input.signature ? await keepSignature(input.signature, call) : undefined
  if (signature && !signature.ok) return signature
  const command = { by: call.caller, ...(signature ? { signature: signature.data } : {}) }
  return together(call, input.assetIds, `由 ${call.caller.name} 确认接收`, (asset, now) =>
    confirmOffer(asset, command, now),
  )
}

export const refuseHandOver: Handler<'asset.refuseHandOver'> = ({ assetIds, reason }, call) =>
  together(call, assetIds, `${call.caller.name} 不接收交接：${reason}`, (asset, now) =>
    refuseOffer(asset, { by: call.caller, reason }, now),
  )

export const withdrawHandOver: Handler<'asset.withdrawHandOver'> = ({ assetIds }, call) =>
  together(call, assetIds, '撤回交接', (asset, now) => withdrawOffer(asset, { by: call.caller }, now))

/** All pieces or none, in one transaction; nothing is posted, since neither goods nor cost leave their place. */
async function together(
  call: CallContext,
  assetIds: readonly string[],
  what: string,
  decide: (asset: Asset, now: string) => Result<Asset>,
): Promise<Result<OutputOf<'asset.handOver'>>> {
  const warehouseOf = await warehouseNames()
  return commit(call, async (snapshot, now) => {
    const writes: Write[] = []
    const changed: Asset[] = []
    for (const assetId of new Set(assetIds)) {
      const asset = await snapshot.get('assets', assetId)
      if (!asset) return reject('NOT_FOUND', { what: `资产 ${assetId}` })
      const decided = decide(asset, now)
      if (!decided.ok) return decided
      changed.push(decided.data)
      writes.push({ kind: 'update', collection: 'assets', before: asset, document: decided.data })
    }
    const [first] = changed
    if (!first) return reject('NOT_FOUND', { what: '资产' })
    const more = changed.length > 1 ? ` 等 ${changed.length} 件` : ''
    return ok({
      writes,
      journal: {
        summary: `资产 ${first.item.name} ${first.serialNo}${more}${what}`,
        postings: [],
        document: { type: 'asset', id: first._id },
        warehouseId: first.warehouseId,
      },
      answer: { rows: changed.map((asset) => assetRow(asset, warehouseOf)) },
    })
  })
}
