import { ok, reject, type Rejection, type Result } from '../errors'
import type { Asset, HandOver, Holder } from '../schema/asset'
import type { Caller } from '../schema/person'
import type { Evidence } from '../schema/requisition'
import { assetDetails, withEvent } from './asset'
import { hasRole, mayWorkIn } from './rights'
import type { By } from '../schema/common'

/** A colleague as a receiver. */
export interface Receiver extends By {
  departmentId: string
  departmentName: string
}

/** Whoever keeps the books of the piece: the clerks of its warehouse and administrators. */
const keeps = (caller: Caller, asset: Asset): boolean =>
  mayWorkIn(caller, asset.warehouseId) || hasRole(caller, 'admin')

/** The holder passes his pieces on; the clerk or an administrator may do it for him, or for a department. */
export const mayHandOver = (caller: Caller, asset: Asset): boolean =>
  asset.status === 'issued' &&
  !asset.handOver &&
  (asset.holder?.person?.id === caller._id || keeps(caller, asset))

export const mayConfirm = (caller: Caller, asset: Asset): boolean => asset.handOver?.to.id === caller._id

export const mayWithdraw = (caller: Caller, { handOver, ...asset }: Asset): boolean =>
  handOver !== undefined &&
  (handOver.by.id === caller._id || handOver.from.person?.id === caller._id || keeps(caller, asset))

/**
 * Offers a piece to a colleague; it stays with its holder until he says yes. What is lent is its borrower's matter and
 * goes back first. Rejects NOT_HANDED_OUT, HAND_OVER_WAITS, NOT_YOUR_ASSET and SAME_HOLDER.
 */
export function offer(
  asset: Asset,
  command: { by: Caller; to: Receiver; note?: string | undefined },
  now: string,
): Result<Asset> {
  const { by, to, note } = command
  if (asset.status !== 'issued') return reject('NOT_HANDED_OUT', assetDetails(asset))
  if (asset.handOver) return reject('HAND_OVER_WAITS', { ...assetDetails(asset), to: asset.handOver.to.name })
  if (!mayHandOver(by, asset)) return reject('NOT_YOUR_ASSET', assetDetails(asset))
  if (asset.holder?.person?.id === to.id)
    return reject('SAME_HOLDER', { ...assetDetails(asset), to: to.name })
  const handOver: HandOver = {
    to: { id: to.id, name: to.name },
    toDepartment: { id: to.departmentId, name: to.departmentName },
    from: asset.holder ?? {},
    by: nameOf(by),
    at: now,
    ...(note ? { note } : {}),
  }
  const event = {
    action: 'offered' as const,
    holder: handOver.from,
    note: `交给 ${to.name}${note ? `：${note}` : ''}`,
  }
  return ok(step({ ...asset, handOver }, by, event, now))
}

/**
 * The receiver has it: from now on he answers for it. The cost stays with the department that it was issued to; only
 * a return and a new issue move cost. Rejects NO_HAND_OVER and NOT_YOUR_HAND_OVER.
 */
export function confirmOffer(
  asset: Asset,
  command: { by: Caller; signature?: Evidence | undefined },
  now: string,
): Result<Asset> {
  const refused = refuseAnswer(asset, command.by)
  if (refused) return refused
  const { handOver, ...rest } = asset
  const holder: Holder = { person: handOver!.to, department: handOver!.toDepartment }
  const signature = command.signature ? { signature: command.signature } : {}
  const note = handOver!.from.person ? { note: `${handOver!.from.person.name} 交来` } : {}
  return ok(
    step({ ...rest, holder }, command.by, { action: 'handedOver', holder, ...note, ...signature }, now),
  )
}

/** The receiver does not take it. Rejects NO_HAND_OVER and NOT_YOUR_HAND_OVER. */
export function refuseOffer(
  asset: Asset,
  command: { by: Caller; reason: string },
  now: string,
): Result<Asset> {
  const refused = refuseAnswer(asset, command.by)
  return refused ?? ok(ended(asset, command.by, 'refused', command.reason, now))
}

/** Taken back before the answer. Rejects NO_HAND_OVER and NOT_YOUR_ASSET. */
export function withdrawOffer(asset: Asset, { by }: { by: Caller }, now: string): Result<Asset> {
  if (!asset.handOver) return reject('NO_HAND_OVER', assetDetails(asset))
  if (!mayWithdraw(by, asset)) return reject('NOT_YOUR_ASSET', assetDetails(asset))
  return ok(ended(asset, by, 'takenBack', undefined, now))
}

function refuseAnswer(asset: Asset, by: Caller): Rejection | null {
  if (!asset.handOver) return reject('NO_HAND_OVER', assetDetails(asset))
  return mayConfirm(by, asset) ? null : reject('NOT_YOUR_HAND_OVER', { to: asset.handOver.to.name })
}

function ended(
  { handOver, ...asset }: Asset,
  by: Caller,
  action: 'refused' | 'takenBack',
  note: string | undefined,
  now: string,
): Asset {
  const holder = handOver?.from
  return step(asset, by, { action, ...(holder ? { holder } : {}), ...(note ? { note } : {}) }, now)
}

type Step = Omit<Asset['history'][number], 'at' | 'by' | 'document'>

const step = (asset: Asset, by: Caller, event: Step, now: string): Asset =>
  withEvent(asset, { ...event, by: nameOf(by), document: { type: 'asset', id: asset._id } }, now)

const nameOf = ({ _id, name }: Caller): By => ({ id: _id, name })
