import Taro from '@tarojs/taro'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { pageRoutes, replacePage, switchTab } from '@/lib/nav'
import type { Requisition } from '@shared/schema/requisition'
import { kindText } from '@shared/domain/issue-kind'
import { useFilledBaskets } from '../basket'
import { kindWords } from '../kind-words'

/** After the requisition is filed: its number, whose turn it is, and what one does next. */
export function Submitted({ requisition }: { requisition: Requisition }) {
  const [other] = useFilledBaskets()
  const words = kindWords[requisition.kind]
  const next = other
    ? {
        id: 'other-basket',
        text: '继续填另一个仓库的',
        onTap: () => replacePage('basket', { warehouse: other.warehouseId }),
      }
    : { id: 'again', text: words.again, onTap: toCatalogue }
  return (
    <Page title="申请已提交" noBack>
      <ResultPage
        title="申请已提交"
        text={`等${requisition.approverNames.join('或')}审批，${words.next}`}
        actions={[
          next,
          { id: 'view', text: '查看单据', onTap: () => replacePage('requisition', { id: requisition._id }) },
          { id: 'home', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      >
        <Card title={`${kindText[requisition.kind].document}号`} extra={`${requisition.lines.length} 种`}>
          <CopyNumber id="requisition-no" number={requisition._id} />
        </Card>
      </ResultPage>
    </Page>
  )
}

/** Back to the catalogue that lies below, or to a new one when the basket was opened by itself. */
function toCatalogue(): void {
  const [below] = Taro.getCurrentPages().slice(-2, -1)
  const isBelow = below?.route && `/${below.route.replace(/^\//, '')}`.startsWith(pageRoutes.catalog)
  if (isBelow) void Taro.navigateBack()
  else replacePage('catalog', {})
}
