import { View } from '@tarojs/components'
import { useRef } from 'react'
import type { Resolved } from '@shared/operations/masterdata'
import { ActionSheet } from '@/components/action-sheet'
import { StateTag } from '@/components/state-tag'
import { useMe } from '@/lib/session'
import { actionsFor } from '../actions'
import { ItemHead } from './item-head'
import './resolved.scss'

const titles: Record<Resolved['kind'], string> = {
  item: '物资',
  location: '库位',
  requisition: '申请单',
  loan: '借出单',
  receipt: '入库单',
  transfer: '调拨单',
  adjustment: '库内单据',
  stocktake: '盘点单',
  purchaseOrder: '采购订单',
  directIssue: '直接发放单',
  issueCheck: '待复核的出库单',
  asset: '资产',
  document: '单据',
}

/** The one sheet that every code leads to: what it is, and what can be done with it. */
export function ResolvedSheet({
  resolved: found,
  onClose,
}: {
  resolved: Resolved | null
  onClose: () => void
}) {
  const me = useMe()
  const last = useRef<Resolved | null>(null)
  last.current = found ?? last.current
  // The content stays while the sheet slides away.
  const resolved = last.current
  return (
    <ActionSheet
      open={found !== null && me !== undefined}
      onClose={onClose}
      title={resolved ? titles[resolved.kind] : ''}
      head={resolved && <Head resolved={resolved} />}
      actions={resolved && me ? actionsFor(resolved, me) : []}
    />
  )
}

const zoneTexts = { qualified: '合格区', inspection: '待检区', rejected: '不合格区' } as const

function Head({ resolved }: { resolved: Resolved }) {
  switch (resolved.kind) {
    case 'item':
      return <ItemHead {...resolved} />
    case 'location': {
      const { location, warehouseName } = resolved
      return (
        <View className="scan-head">
          <View className="scan-head__big code">{location.code}</View>
          <View className="scan-head__line">
            {warehouseName}
            <StateTag tone={location.zoneKind === 'qualified' ? 'success' : 'warning'}>
              {zoneTexts[location.zoneKind]}
            </StateTag>
          </View>
        </View>
      )
    }
    case 'purchaseOrder':
      return (
        <View className="scan-head">
          <View className="scan-head__name">{resolved.supplierName}</View>
          <View className="scan-head__line">
            <View className="code">{resolved.orderId}</View>
            <StateTag tone="brand">{resolved.state}</StateTag>
          </View>
        </View>
      )
    case 'requisition':
      return (
        <View className="scan-head">
          <View className="scan-head__name code">{resolved.requisitionId}</View>
          <View className="scan-head__line">
            现在的状态 <StateTag tone="brand">{resolved.state}</StateTag>
          </View>
        </View>
      )
    case 'asset':
      return (
        <View className="scan-head">
          <View className="scan-head__name">{resolved.item.name}</View>
          <View className="scan-head__line">
            <View className="code">{resolved.serialNo}</View>
            <StateTag tone="brand">{resolved.state}</StateTag>
          </View>
          <View className="scan-head__line">{resolved.where}</View>
        </View>
      )
    case 'document':
      return (
        <View className="scan-head">
          <View className="scan-head__name code">{resolved.document.id}</View>
          <View className="scan-head__line">{resolved.state ?? resolved.title}</View>
        </View>
      )
    case 'directIssue':
      return (
        <View className="scan-head">
          <View className="scan-head__name code">{resolved.directIssueId}</View>
          <View className="scan-head__line">{resolved.whom}</View>
        </View>
      )
    case 'issueCheck':
      return (
        <View className="scan-head">
          <View className="scan-head__name code">{resolved.checkId}</View>
          <View className="scan-head__line">{resolved.waits ? '等人复核后发放' : '没有发放'}</View>
        </View>
      )
    case 'loan':
      return (
        <View className="scan-head">
          <View className="scan-head__name code">{resolved.loanId}</View>
          <View className="scan-head__line">
            {resolved.borrowerName} <StateTag tone="brand">{resolved.state}</StateTag>
          </View>
          <View className="scan-head__line">{resolved.brief}</View>
        </View>
      )
    case 'transfer':
      return <DocumentHead id={resolved.transferId} state={resolved.state} />
    case 'stocktake':
      return (
        <View className="scan-head">
          <View className="scan-head__name">{resolved.name}</View>
          <View className="scan-head__line">
            <View className="code">{resolved.stocktakeId}</View>
            <StateTag tone="brand">{resolved.state}</StateTag>
          </View>
        </View>
      )
    case 'adjustment':
      return <DocumentHead id={resolved.adjustmentId} state={resolved.state} />
    case 'receipt':
      return (
        <View className="scan-head">
          <View className="scan-head__name code">{resolved.receiptId}</View>
        </View>
      )
  }
}

const DocumentHead = ({ id, state }: { id: string; state: string }) => (
  <View className="scan-head">
    <View className="scan-head__name code">{id}</View>
    <View className="scan-head__line">
      现在的状态 <StateTag tone="brand">{state}</StateTag>
    </View>
  </View>
)
