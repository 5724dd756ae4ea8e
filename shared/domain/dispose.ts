import { ok, reject, type Result } from '../errors'
import type { By } from '../schema/common'
import type { Caller } from '../schema/person'
import type { Photo } from '../schema/photo'
import type { Disposal, Scrap } from '../schema/scrap'
import type { Ledger } from './ledger'
import { alreadyHandled, canBecome, move, type Scrapped } from './scrap'
import { eachRow } from './waiting-goods'

export interface DisposeCommand extends Omit<Disposal, 'by' | 'at' | 'witness' | 'signature' | 'photos'> {
  by: Pick<Caller, '_id' | 'name'>
  witness?: By | undefined
  signature?: Photo | undefined
  photos: readonly Photo[]
}

/**
 * The goods leave the world, and the books. Rejects what is not approved, and controlled goods without a witness and the
 * witness's signature; the witness is never the one who disposes. Sold goods and hazardous waste name who took them.
 */
export function disposeScrap(
  scrap: Scrap,
  ledger: Ledger,
  command: DisposeCommand,
  now: string,
): Result<Scrapped> {
  if (!canBecome(scrap.status, 'scrapped')) {
    return scrap.status === 'requested' ? reject('NOT_APPROVED', { state: '待审批' }) : alreadyHandled(scrap)
  }
  const { by, photos, witness, signature, ...how } = command
  if (how.method !== 'destroyed' && !how.recipient) {
    return reject('REASON_REQUIRED', { what: how.method === 'sold' ? '买方' : '处置单位' })
  }
  const controlled = scrap.lines.find((line) => line.item.controlled)
  if (controlled && !witness) return reject('WITNESS_REQUIRED', { itemName: controlled.item.name })
  if (witness?.id === by._id) return reject('WITNESS_IS_DISPOSER')
  if (controlled && !signature) return reject('SIGNATURE_REQUIRED', { what: '监销人' })

  for (const line of scrap.lines) {
    const refused = eachRow(ledger, line, 'condemned', line.quantity, (row, quantity) =>
      ledger.take({ ...row, status: 'condemned', quantity, to: 'scrap' }),
    )
    if (refused) return refused
  }
  const closed = ledger.close()
  if (!closed.ok) return closed
  const disposal: Disposal = {
    ...how,
    ...(witness ? { witness } : {}),
    ...(signature ? { signature } : {}),
    photos: [...photos],
    by: { id: by._id, name: by.name },
    at: now,
  }
  const step = { action: 'dispose', by, ...(how.note ? { comment: how.note } : {}) } as const
  return ok({ ...closed.data, scrap: { ...move(scrap, 'scrapped', step, now), disposal } })
}
