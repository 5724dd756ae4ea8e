import { kindText } from '../../shared/domain/issue-kind'
import { refuseTerms } from '../../shared/domain/request-terms'
import { submit, type SubmitLine } from '../../shared/domain/requisition'
import { toBaseQuantity } from '../../shared/domain/units'
import { itemDetails } from '../../shared/domain/stock'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { RequisitionView } from '../../shared/operations/requisition'
import type { Requisition } from '../../shared/schema/requisition'
import type { Stock } from '../../shared/schema/stock'
import { approversOf } from '../runtime/approvers'
import { commit, type Write } from '../runtime/commit'
import type { Handler } from '../runtime/define-function'
import { settings, warehouseById } from '../runtime/directory'
import { notify } from '../runtime/notify'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { requisitionView } from '../runtime/requisition-view'
import { stocksOf } from '../runtime/stock-access'

export const submitRequisition: Handler<'requisition.submit'> = async (input, call) => {
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse || warehouse.status !== 'active') return reject('NOT_FOUND', { what: '仓库' })
  if (input.neededBy && input.neededBy < call.today) {
    return reject('INVALID_INPUT', { problem: '需用日期已经过去，请改为今天或以后' })
  }
  const approvers = await approversOf(call.caller)
  // What is promised is decided at approval, so the stock shown to the requester needs no lock.
  const stocks = new Map(
    (
      await stocksOf(
        warehouse._id,
        input.lines.map((l) => l.itemId),
      )
    ).map((s) => [s.itemId, s]),
  )
  const lines = toBaseLines(input.lines, stocks)
  if (!lines.ok) return lines

  const { purpose, urgent = false, neededBy, kind = 'consume', dueDate, recipient } = input
  const terms = { kind, dueDate, recipient }
  const loanRules = await settings('loans')
  const unfit = refuseTerms(terms, loanRules, call.today)
  if (unfit) return unfit
  const { document: name, prefix } = kindText[kind]
  const no = await nextNumber(prefix, call.today)
  const command = {
    no,
    requester: call.caller,
    warehouse,
    approvers,
    purpose,
    urgent,
    neededBy,
    terms,
    loanRules,
    lines: lines.data,
  }
  const result = await commit<RequisitionView>(call, async (snapshot, now) => {
    const replaces = input.replaces ? await snapshot.get('requisitions', input.replaces) : undefined
    if (input.replaces && !replaces) return reject('NOT_FOUND', { what: `领用单 ${input.replaces}` })
    const decision = submit((itemId) => stocks.get(itemId), { ...command, replaces }, now)
    if (!decision.ok) return decision
    return ok({
      writes: [
        ...(replaces ? [replaced(replaces, no, now)] : []),
        { kind: 'insert', collection: 'requisitions', document: decision.data },
      ],
      journal: {
        summary: `提交${name} ${no}${replaces ? `（重提 ${replaces._id}）` : ''}，${decision.data.lines.length} 种物资，用途：${purpose}`,
        postings: [],
        document: { type: 'requisition', id: no },
        warehouseId: warehouse._id,
      },
      answer: requisitionView(decision.data, [...stocks.values()], call),
    })
  })
  const filed = result.ok ? result.data.requisition : undefined
  returnUnlessUsed(no, result, filed?._id)
  if (filed?._id === no) await notify('toDecide', approvers, filed)
  return result
}

const replaced = (document: Requisition, replacedBy: string, now: string): Write => ({
  kind: 'update',
  collection: 'requisitions',
  before: document,
  document: { ...document, replacedBy, updatedAt: now },
})

function toBaseLines(
  lines: InputOf<'requisition.submit'>['lines'],
  stocks: ReadonlyMap<string, Stock>,
): Result<SubmitLine[]> {
  const converted: SubmitLine[] = []
  for (const [index, line] of lines.entries()) {
    const stock = stocks.get(line.itemId)
    if (!stock) return reject('NOT_FOUND', { what: '物资', itemId: line.itemId, line: index })
    const quantity = toBaseQuantity(stock.item, line.quantity, line.unit)
    if (!quantity.ok)
      return { ...quantity, details: { ...itemDetails(stock), ...quantity.details, line: index } }
    converted.push({ itemId: line.itemId, quantity: quantity.data })
  }
  return ok(converted)
}
