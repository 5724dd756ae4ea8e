import { toJudge, toPutAway } from '@shared/domain/inspection'
import type { InspectionView } from '@shared/operations/quality'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { replacePage, switchTab } from '@/lib/nav'

/** What came of the judgement, and what is likely next: put away, judge the rest, send back. */
export function Inspected({ inspection, onAgain }: { inspection: InspectionView; onAgain: () => void }) {
  const { _id: id, lines, warehouseId, supplierId } = inspection
  const waiting = lines.filter((line) => toJudge(line) > 0).length
  const toShelve = lines.filter((line) => toPutAway(line) > 0).length
  const rejected = lines.filter((line) => line.rejected > 0).length
  const actions = [
    toShelve > 0 && { id: 'to-put-away', text: '去上架', onTap: () => replacePage('putAway', { id }) },
    waiting > 0 && { id: 'judge-rest', text: '接着质检', onTap: onAgain },
    rejected > 0 && {
      id: 'to-return',
      text: '不合格的退给供应商',
      onTap: () =>
        replacePage('newSupplierReturn', {
          warehouse: warehouseId,
          ...(supplierId ? { supplier: supplierId } : {}),
        }),
    },
    { id: 'to-inspections', text: '看其他待检', onTap: () => replacePage('inspections') },
    { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') },
  ]
  const facts = [
    rejected > 0 ? `${rejected} 行有不合格` : '全部合格',
    waiting > 0 && `还有 ${waiting} 行待检`,
    toShelve > 0 && `${toShelve} 行待上架`,
  ]
  return (
    <Page title="质检完成">
      <ResultPage
        title={waiting > 0 ? '已登记这次质检' : '质检完成'}
        text={facts.filter(Boolean).join(' · ')}
        tone={rejected > 0 ? 'warning' : 'success'}
        actions={actions.flatMap((action) => action || []).slice(0, 4)}
      >
        <Card title="质检单号">
          <CopyNumber id="inspection-no" number={id} />
        </Card>
      </ResultPage>
    </Page>
  )
}
