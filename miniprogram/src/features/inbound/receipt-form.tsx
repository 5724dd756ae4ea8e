import { useRef, useState } from 'react'
import type { Gs1 } from '@shared/domain/gs1'
import { receiptKindText } from '@shared/domain/receipt-kind'
import type { Item } from '@shared/schema/masterdata'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ItemSearchSheet } from '@/features/scan/components/item-search-sheet'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { usePageShown } from '@/lib/page-shown'
import { useChange } from '@/lib/use-change'
import { useQuery } from '@/lib/use-operation'
import { useWedge } from '@/lib/wedge'
import { fieldOf } from './check-line'
import { AutoPlace } from './components/auto-place'
import { LineCard } from './components/line-card'
import { ReceiptBottom, receiptNotice } from './components/receipt-bottom'
import { ReceiptHead } from './components/receipt-head'
import { ReceiveScan } from './components/receive-scan'
import { useAddByCode } from './use-add-by-code'
import { deliveryOf } from './use-places'
import type { Receipt } from './use-receipt'
import { useUsedNote } from './use-used-note'
import { useWarehouse } from './use-warehouse'

export interface ReceiptFormProps {
  receipt: Receipt
  /** Those that the clerk works in; at least one. */
  warehouses: { _id: string; name: string; branch: string }[]
  /** Scanned before this page was opened. */
  first?: { item: Item; unit: string; gs1?: Gs1 }
}

/** A delivery: scan, count, place, and post it. */
export function ReceiptForm({ receipt, warehouses, first }: ReceiptFormProps) {
  const { draft, order, failure, openKey } = receipt
  const { warehouseId, lines } = draft
  const locations = useQuery('masterdata.listLocations', warehouseId ? { warehouseId } : null)
  const places = locations.data?.rows ?? []
  const [searching, setSearching] = useState(false)
  const kept = useRef(lines.length)
  const { fitTo } = useWarehouse(receipt, warehouses)

  const used = useUsedNote(draft)

  const addItem = (item: Item, unit: string, gs1?: Gs1, counts = true) => {
    fitTo(item)
    return receipt.add({ item, unit, counts, ...(gs1 ? { gs1 } : {}) })
  }
  const adding = useAddByCode({
    locations: places,
    onItem: addItem,
    onFacts: (gs1) => {
      const line = lines.find(({ key }) => key === openKey)
      return line
        ? receipt.add({ item: line.item, unit: line.unit, gs1, counts: false })
        : '码里没有商品编码，请先扫物资条码，再扫批号'
    },
    onLocation: ({ _id }) => {
      if (!openKey || !lines.some(({ key }) => key === openKey)) return false
      receipt.changeLine(openKey, { locationId: _id })
      return true
    },
  })
  useWedge((code) => void adding.onCode(code), usePageShown())
  useChange(first?.item._id, () => {
    if (first) addItem(first.item, first.unit, first.gs1, false)
  })

  // One after another: what the first takes is no longer empty for the second.
  const [homeless, setHomeless] = useState<string[]>([])
  const unplaced = lines.find(
    ({ key, locationId }) => !locationId && key !== openKey && !homeless.includes(key),
  )

  const badLine = Number(failure?.details?.line ?? -1)
  const badField = failure && fieldOf(failure.code)
  return (
    <Page
      title={order ? '按订单收货' : receiptKindText[draft.kind]}
      sticky={
        <ReceiveScan
          onCode={(code) => void adding.onCode(code)}
          problem={adding.problem}
          onSearch={() => setSearching(true)}
        />
      }
      notice={receiptNotice(receipt)}
      bottom={lines.length > 0 && <ReceiptBottom receipt={receipt} used={used.text} />}
    >
      {kept.current > 0 && lines.length > 0 && !order && (
        <Notice
          id="kept-draft"
          tone="brand"
          icon="clock"
          action={{ id: 'discard', text: '清空', onTap: () => void discard(receipt) }}
        >
          接着上次没收完的 {kept.current} 行
        </Notice>
      )}
      <ReceiptHead receipt={receipt} warehouses={warehouses} used={used} />
      {locations.failure && !locations.data && (
        <Notice action={{ text: '再试一次', onTap: () => void locations.refresh() }}>
          库位没有加载出来：{failureText(locations.failure)}
        </Notice>
      )}
      {lines.map((line, index) => {
        const refused = index === badLine ? failure : undefined
        return (
          <LineCard
            key={line.key}
            index={index}
            line={line}
            open={line.key === openKey}
            delivery={deliveryOf(draft, line)}
            locations={places}
            expected={receipt.expected(line)}
            today={receipt.today}
            problems={
              refused && badField ? { [badField]: failureText(refused) } : (receipt.problems[index] ?? {})
            }
            refusal={refused && !badField ? failureText(refused) : undefined}
            onToggle={() => receipt.setOpenKey(line.key === openKey ? undefined : line.key)}
            onChange={(change) => receipt.changeLine(line.key, change)}
            onPiece={(serialNo) => receipt.addPiece(line.key, serialNo)}
            onAddLot={() => receipt.addLot(line)}
            onRemove={() => {
              receipt.removeLine(line.key)
              toast.info(`已删除「${line.item.name}」`)
            }}
          />
        )
      })}
      {unplaced && (
        <AutoPlace
          key={unplaced.key}
          line={unplaced}
          delivery={deliveryOf(draft, unplaced)}
          onPlace={(locationId) =>
            locationId
              ? receipt.changeLine(unplaced.key, { locationId })
              : setHomeless((keys) => [...keys, unplaced.key])
          }
        />
      )}
      {order ? (
        receipt.leftOut.map((item) => (
          <Button
            key={item._id}
            kind="secondary"
            icon="plus"
            onTap={() => receipt.add({ item, unit: item.unit, counts: false })}
          >
            这次也到了「{item.name}」
          </Button>
        ))
      ) : lines.length === 0 ? (
        <Card>
          <EmptyState
            title="扫一下到货的物资"
            text="箱码、盒码、GS1 码都认，批号、效期会自动填好；没有条码的按名称查找"
            action={{
              id: 'search-by-name',
              text: '按名称查找',
              icon: 'search',
              onTap: () => setSearching(true),
            }}
          />
        </Card>
      ) : (
        <Button id="search-by-name" kind="secondary" icon="plus" onTap={() => setSearching(true)}>
          再加一种物资
        </Button>
      )}
      <ItemSearchSheet
        open={searching}
        onClose={() => setSearching(false)}
        onChoose={(item) => adding.take(item, item.unit)}
      />
    </Page>
  )
}

async function discard(receipt: Receipt): Promise<void> {
  const sure = await confirm({
    title: '清空这张入库单？',
    text: '还没有入库，填写的内容会全部丢掉。',
    action: '清空',
    danger: true,
  })
  if (sure) receipt.discard()
}
