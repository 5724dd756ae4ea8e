import type { Resolved } from '@shared/operations/masterdata'
import { documentKindOf } from '@shared/domain/document-numbers'
import { locationCode } from '@shared/domain/stock'
import { useDraft } from '@/lib/draft'

export interface RecentScan {
  code: string
  kind: Resolved['kind']
  /** What it turned out to be: a name, or the kind of document whose number is the code. */
  text: string
  at: string
}

const MOST = 8

/** What this person scanned last, newest first, each thing once. */
export function useRecentScans() {
  const { draft: scans, setDraft, clear } = useDraft<RecentScan[]>('recentScans', [])
  const remember = (scanned: string, resolved: Resolved, now: number) => {
    // As labels print it: typed in small letters it is the same thing, but for a serial number.
    const code = resolved.kind === 'asset' ? resolved.assetId : scanned.trim().toUpperCase()
    const scan = { code, kind: resolved.kind, text: nameOf(resolved), at: new Date(now).toISOString() }
    setDraft([scan, ...scans.filter((old) => old.code !== code)].slice(0, MOST))
  }
  return { scans, remember, clear }
}

function nameOf(resolved: Resolved): string {
  switch (resolved.kind) {
    case 'item':
      return resolved.item.name
    case 'location':
      return `${resolved.warehouseName} ${locationCode(resolved.location._id)}`
    case 'requisition':
      return documentKindOf(resolved.requisitionId)?.name ?? '申请单'
    case 'loan':
      return `借出单 ${resolved.borrowerName}`
    case 'asset':
      return `${resolved.item.name} ${resolved.serialNo}`
    case 'document':
      return resolved.title
    case 'directIssue':
      return '直接发放单'
    case 'issueCheck':
      return '待复核的出库单'
    case 'purchaseOrder':
      return `采购订单 ${resolved.supplierName}`
    case 'transfer':
      return '调拨单'
    case 'adjustment':
    case 'stocktake':
      return resolved.name
    case 'receipt':
      return '入库单'
  }
}
