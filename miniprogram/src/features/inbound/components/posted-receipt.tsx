import type { ReceiptView } from '@shared/operations/inbound'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { openPage, openStock, replacePage, switchTab } from '@/lib/nav'
import { Inspected } from '../receipt-detail'
import { CopyNumber } from './copy-number'
import { ReceiptLines } from './receipt-lines'
import { StockNow } from './stock-now'
import './posted-receipt.scss'

/** The receipt is posted: its number, what came in, what there is now, and what comes next. */
export function PostedReceipt({ receipt, onAgain }: { receipt: ReceiptView; onAgain: () => void }) {
  const { orderId } = receipt
  const items = [...new Set(receipt.lines.map(({ itemId }) => itemId))]
  const look = () =>
    items.length === 1 && items[0]
      ? openPage('item', { id: items[0] })
      : openStock({ warehouseId: receipt.warehouseId })
  return (
    <Page title="入库完成">
      <ResultPage
        title="已入库"
        text={`${receipt.warehouseName} · 共 ${receipt.lines.length} 行`}
        actions={[
          ...(orderId
            ? [{ id: 'see-order', text: '看订单进度', onTap: () => replacePage('order', { id: orderId }) }]
            : []),
          { id: 'receive-again', text: '再收一笔', onTap: onAgain },
          { id: 'see-stock', text: '查看库存', onTap: look },
          { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      >
        <Card className="posted-number" title="入库单号">
          <CopyNumber id="receipt-no" number={receipt._id} />
        </Card>
        <Inspected receipt={receipt} />
        <StockNow receipt={receipt} />
        <Card title="这次收了" padded={false}>
          <ReceiptLines lines={receipt.lines} />
        </Card>
      </ResultPage>
    </Page>
  )
}
