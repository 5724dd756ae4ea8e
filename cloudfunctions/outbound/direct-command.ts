import type { DirectCommand } from '../../shared/domain/direct-issue'
import { refuseWarehouse } from '../../shared/domain/rights'
import { toBaseQuantity } from '../../shared/domain/units'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { IssueTarget } from '../../shared/schema/direct-issue'
import type { CallContext } from '../runtime/context'
import { allDepartments, itemsById, personById, settings, warehouseById } from '../runtime/directory'
import { keepSignature } from '../runtime/keep-signature'
import { markOf } from './issue-input'

type Input = InputOf<'outbound.directIssue'>

/** What was typed, as the domain wants it: names of today, quantities in the smallest step, signatures stored. */
export async function directCommand(
  input: Input,
  call: CallContext,
  no: string,
): Promise<Result<DirectCommand>> {
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseWarehouse(call.caller, warehouse)
  if (refused) return refused
  const targets = await targetsOf(input, call)
  if (!targets.ok) return targets
  const lines = await linesOf(input)
  if (!lines.ok) return lines
  return ok({
    no,
    by: call.caller,
    warehouse: { _id: warehouse._id, name: warehouse.name },
    purpose: input.purpose,
    targets: targets.data,
    lines: lines.data,
    overrideReason: input.overrideReason || undefined,
    idCheck: input.idNumber ? markOf(input.idNumber) : undefined,
    controlled: await settings('controlled'),
  })
}

async function targetsOf(input: Input, call: CallContext): Promise<Result<IssueTarget[]>> {
  const departments = await allDepartments()
  const targets: IssueTarget[] = []
  for (const { departmentId, personId, receivedBy, signature } of input.targets) {
    const department = departments.find(({ _id }) => _id === departmentId)
    if (!department || department.status !== 'active')
      return reject('NOT_FOUND', { what: `部门 ${departmentId}` })
    const person = personId ? await personById(personId) : undefined
    if (personId && (person?.status !== 'active' || person.departmentId !== departmentId))
      return reject('INVALID_INPUT', { problem: `领用人不在「${department.name}」，请重新选择` })
    const kept = signature ? await keepSignature(signature, call) : undefined
    if (kept && !kept.ok) return kept
    targets.push({
      departmentId,
      departmentName: department.name,
      ...(person ? { person: { id: person._id, name: person.name } } : {}),
      receivedBy: receivedBy || (person?.name ?? department.name),
      ...(kept ? { signature: kept.data } : {}),
    })
  }
  return ok(targets)
}

async function linesOf({ lines }: Input): Promise<Result<DirectCommand['lines']>> {
  const items = await itemsById(lines.map(({ itemId }) => itemId))
  const converted: DirectCommand['lines'][number][] = []
  for (const [index, { itemId, unit, cells }] of lines.entries()) {
    const item = items.get(itemId)
    if (!item) return reject('NOT_FOUND', { what: '物资', itemId, line: index + 1 })
    const base = cells.map((cell) => ({ cell, quantity: toBaseQuantity(item, cell.quantity, unit) }))
    const wrong = base.find(({ quantity }) => !quantity.ok)?.quantity
    if (wrong && !wrong.ok) return { ...wrong, details: { ...wrong.details, line: index + 1 } }
    converted.push({
      itemId,
      cells: base.map(({ cell: { departmentId, picks }, quantity }) => ({
        departmentId,
        quantity: quantity.ok ? quantity.data : 0,
        ...(picks ? { picks } : {}),
      })),
    })
  }
  return ok(converted)
}
