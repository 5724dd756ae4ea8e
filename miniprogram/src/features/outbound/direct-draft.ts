import type { PickLine } from '@shared/operations/outbound'
import type { ControlledClass, ItemBrief, Tracking } from '@shared/schema/masterdata'

/** A department on the list; `receivedBy` is who takes the goods over, the department itself while empty. */
export interface DraftTarget {
  departmentId: string
  name: string
  receivedBy: string
}

export interface DraftLine {
  itemId: string
  item: ItemBrief & { controlled?: ControlledClass | undefined }
  tracking: Tracking
  /** Quantity of each department in the smallest step; null while what is typed is no number. */
  cells: Record<string, number | null>
}

/** A direct issue while it is filled in; kept on the device. */
export interface DirectDraft {
  warehouseId: string
  purpose: string
  targets: DraftTarget[]
  lines: DraftLine[]
}

export const noDirect: DirectDraft = { warehouseId: '', purpose: '', targets: [], lines: [] }

/** What all departments together get of a line. */
export const totalOf = ({ cells }: DraftLine, targets: readonly DraftTarget[]): number =>
  targets.reduce((total, { departmentId }) => total + (cells[departmentId] ?? 0), 0)

/** The same for every department: what a matrix is mostly filled with. */
export const forAll = (line: DraftLine, targets: readonly DraftTarget[], quantity: number): DraftLine => ({
  ...line,
  cells: Object.fromEntries(targets.map(({ departmentId }) => [departmentId, quantity])),
})

/** What still keeps it from being picked, in words; undefined when nothing does. */
export function missingOf({ warehouseId, purpose, targets, lines }: DirectDraft): string | undefined {
  if (!warehouseId) return '请选择仓库'
  if (targets.length === 0) return '请选择部门'
  if (lines.length === 0) return '请添加物资'
  if (!purpose.trim()) return '请填写用途'
  const empty = lines.find((line) => totalOf(line, targets) === 0)
  if (empty) return `「${empty.item.name}」还没填数量`
  const wrong = lines.find(({ cells }) => targets.some(({ departmentId }) => cells[departmentId] === null))
  if (wrong) return `「${wrong.item.name}」的数量不对`
  const idle = targets.find(({ departmentId }) => !lines.some(({ cells }) => (cells[departmentId] ?? 0) > 0))
  return idle && `「${idle.name}」没有要发的物资`
}

interface Take {
  lotId: string
  locationId: string
  quantity: number
}

/**
 * What was proposed for a whole line, dealt out to its departments in their order: so that exactly what the clerk took
 * from the shelf is what the books say.
 */
export function dealOut(
  picks: PickLine['picks'],
  cells: readonly { departmentId: string; quantity: number }[],
): { departmentId: string; quantity: number; picks: Take[] }[] {
  const left = picks.map(({ lotId, locationId, quantity }) => ({ lotId, locationId, quantity }))
  return cells.map(({ departmentId, quantity }) => {
    const takes: Take[] = []
    let open = quantity
    for (const row of left) {
      const part = Math.min(open, row.quantity)
      if (part === 0) continue
      takes.push({ ...row, quantity: part })
      row.quantity -= part
      open -= part
    }
    return { departmentId, quantity, picks: takes }
  })
}
