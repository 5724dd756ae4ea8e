import { fieldChanges } from '../../shared/domain/field-changes'
import { refuseDelete, refuseStale, withStatus } from '../../shared/domain/lifecycle'
import { ok, reject } from '../../shared/errors'
import type { Supplier } from '../../shared/schema/masterdata'
import { commit, type Change } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { forget } from '../runtime/directory'
import { pinyinOf } from '../runtime/pinyin'
import { historyOf, usesOf, type Use } from '../runtime/uses'

export const saveSupplier: Handler<'masterdata.saveSupplier'> = async (
  { supplierId, code, updatedAt, ...input },
  call,
) => {
  const id = supplierId ?? code
  const { initials } = await pinyinOf(input.name)
  const result = await commit<Supplier>(call, async (snapshot, now) => {
    const before = await snapshot.get('suppliers', id)
    if (supplierId && !before) return reject('NOT_FOUND', { what: '供应商' })
    if (!supplierId && before) return reject('CODE_TAKEN', { what: '供应商编号', code })
    const stale = before && refuseStale(before, updatedAt, '供应商资料')
    if (stale) return stale
    const document: Supplier = {
      ...(before ?? { _id: id, code, status: 'active' }),
      name: input.name,
      initials,
      contact: input.contact || undefined,
      phone: input.phone || undefined,
      inspect: input.inspect || undefined,
      note: input.note || undefined,
      updatedAt: now,
    }
    return ok(change(before, document, before ? '修改' : '新建'))
  })
  forget('suppliers')
  return result
}

export const setSupplierStatus: Handler<'masterdata.setSupplierStatus'> = async (
  { supplierId, status },
  call,
) => {
  const result = await commit<Supplier>(call, async (snapshot, now) => {
    const before = await snapshot.get('suppliers', supplierId)
    if (!before) return reject('NOT_FOUND', { what: '供应商' })
    const decision = withStatus<Supplier>(before, status, now)
    if (!decision.ok) return decision
    // Nobody could receive them any more.
    const uses = status === 'disabled' ? await usesOf(awaitedFrom(supplierId)) : ''
    if (uses) return reject('STILL_NEEDED', { what: `「${before.name}」`, uses })
    return ok(change(before, decision.data, status === 'active' ? '启用' : '停用'))
  })
  forget('suppliers')
  return result
}

export const deleteSupplier: Handler<'masterdata.deleteSupplier'> = async ({ supplierId }, call) => {
  const result = await commit<{ supplierId: string }>(call, async (snapshot, now) => {
    const before = await snapshot.get('suppliers', supplierId)
    if (!before) return reject('NOT_FOUND', { what: '供应商' })
    const refused = refuseDelete(before, now, `「${before.name}」`)
    if (refused) return refused
    const uses = await historyOf(everUsed(supplierId))
    if (uses) return reject('HAS_HISTORY', { what: `「${before.name}」`, uses })
    return ok({
      writes: [{ kind: 'remove', collection: 'suppliers', id: supplierId }],
      journal: {
        summary: `删除供应商 ${before.name}（${supplierId}）`,
        postings: [],
        document: { type: 'supplier', id: supplierId },
        changes: fieldChanges(before, undefined),
      },
      answer: { supplierId },
    })
  })
  forget('suppliers')
  return result
}

const awaitedFrom = (supplierId: string): Use[] => [
  ['purchaseOrders', { supplierId, awaited: true }, '张没到齐的采购订单'],
]

const everUsed = (supplierId: string): Use[] => [
  ['receipts', { supplierId }, '入库单'],
  ['purchaseOrders', { supplierId }, '采购订单'],
  ['supplierReturns', { supplierId }, '退货单'],
]

const change = (before: Supplier | undefined, document: Supplier, verb: string): Change<Supplier> => ({
  writes: [
    before
      ? { kind: 'update', collection: 'suppliers', before, document }
      : { kind: 'insert', collection: 'suppliers', document },
  ],
  journal: {
    summary: `${verb}供应商 ${document.name}（${document._id}）`,
    postings: [],
    document: { type: 'supplier', id: document._id },
    changes: fieldChanges(before, document),
  },
  answer: document,
})
