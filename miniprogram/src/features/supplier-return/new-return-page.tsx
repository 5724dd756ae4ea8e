import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { SupplierReturnView } from '@shared/operations/quality'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { replacePage, switchTab } from '@/lib/nav'
import { ForRoles } from '../quality/components/for-roles'
import { ReturnForm } from './components/return-form'

/** Goods back to their supplier; the link may name warehouse, supplier and item. */
export function NewReturnPage() {
  const { params } = useRouter<{ warehouse?: string; item?: string; supplier?: string }>()
  const [done, setDone] = useState<SupplierReturnView>()
  const [turn, setTurn] = useState(0)
  const again = () => {
    setDone(undefined)
    setTurn(turn + 1)
  }
  if (done) return <Posted supplierReturn={done} onAgain={again} />
  return (
    <ForRoles title="新建退货" roles={['clerk']} refusal="退货给供应商由仓管员办理">
      {() => (
        <ReturnForm
          key={turn}
          warehouse={decodeURIComponent(params.warehouse ?? '')}
          supplier={turn === 0 ? decodeURIComponent(params.supplier ?? '') : ''}
          item={turn === 0 ? decodeURIComponent(params.item ?? '') : ''}
          onDone={setDone}
        />
      )}
    </ForRoles>
  )
}

function Posted({ supplierReturn, onAgain }: { supplierReturn: SupplierReturnView; onAgain: () => void }) {
  const { _id: id, supplierName, lines } = supplierReturn
  return (
    <Page title="退货完成">
      <ResultPage
        title="已退货"
        text={`${lines.length} 行退给${supplierName}，库存已减少`}
        actions={[
          { id: 'see-return', text: '看退货单', onTap: () => replacePage('supplierReturn', { id }) },
          { id: 'return-again', text: '再退一笔', onTap: onAgain },
          { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      >
        <Card title="退货单号">
          <CopyNumber id="return-no" number={id} />
        </Card>
      </ResultPage>
    </Page>
  )
}
