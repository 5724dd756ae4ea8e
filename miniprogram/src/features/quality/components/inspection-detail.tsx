import { View } from '@tarojs/components'
import { rejectReasonText } from '@shared/domain/inspection'
import { formatQuantity } from '@shared/domain/units'
import { locationCode } from '@shared/domain/stock'
import type { OutputOf } from '@shared/operations'
import type { InspectionLine } from '@shared/schema/inspection'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PhotoStrip } from '@/components/photo-field'
import { StateTag } from '@/components/state-tag'
import { Timeline } from '@/components/timeline'
import { ReverseAction } from '@/features/reversal/components/reverse-action'
import { formatInstant } from '@/lib/format'
import { openPage, replacePage } from '@/lib/nav'
import { ItemName, LotLine } from '../lot-line'
import { InspectionHead } from './inspection-head'
import './verdict-card.scss'

/** A judged inspection to read: what was found, with photos, and what of it can be done next. */
export function InspectionDetail({
  data,
  refresh,
}: {
  data: OutputOf<'quality.inspection'>
  refresh: () => Promise<void>
}) {
  const { inspection, pictures, mayWork } = data
  const urls = new Map(pictures.map(({ sha256, url }) => [sha256, url]))
  const rejected = inspection.lines.some((line) => line.rejected > 0) && inspection.status === 'judged'
  const putAway = inspection.awaitsPutAway && {
    id: 'to-put-away',
    text: '去上架',
    onTap: () => openPage('putAway', { id: inspection._id }),
  }
  const giveBack = rejected && {
    id: 'to-return',
    text: '退给供应商',
    onTap: () =>
      openPage('newSupplierReturn', {
        warehouse: inspection.warehouseId,
        ...(inspection.supplierId ? { supplier: inspection.supplierId } : {}),
      }),
  }
  const again = inspection.repeatedBy
  const next = again && {
    id: 'to-repeat',
    text: '看重新质检的单',
    onTap: () => replacePage('inspection', { id: again }),
  }
  const [primary, secondary] = [putAway, giveBack, next].flatMap((action) => action || [])
  const bar = mayWork && primary && <BottomBar primary={primary} {...(secondary ? { secondary } : {})} />
  return (
    <Page title="质检单" bottom={bar || undefined}>
      <InspectionHead inspection={inspection} />
      {inspection.lines.map((line) => (
        <Card key={line.lineId} padded={false} className="verdict">
          <View className="verdict__head">
            <View className="verdict__main">
              <View className="verdict__name">
                <ItemName item={line.item} />
              </View>
              <View className="verdict__spec">{line.item.specification}</View>
              <LotLine lot={{ ...line, location: locationCode(line.locationId) }} />
            </View>
            <View className="verdict__side">
              <StateTag tone="success">合格 {amount(line, line.accepted)}</StateTag>
              {line.rejected > 0 && <StateTag tone="danger">不合格 {amount(line, line.rejected)}</StateTag>}
            </View>
          </View>
          <View className="verdict__story">
            <Timeline entries={storyOf(line)} />
            <PhotoStrip
              label="质检照片"
              urls={line.verdicts.flatMap((v) => v.photos.flatMap((p) => urls.get(p.sha256) ?? []))}
            />
          </View>
        </Card>
      ))}
      {inspection.lines.some((line) => line.verdicts.length > 0) && (
        <ReverseAction documentId={inspection._id} onReversed={refresh} />
      )}
    </Page>
  )
}

const amount = ({ item }: InspectionLine, quantity: number): string =>
  `${formatQuantity(quantity, item.scale)} ${item.unit}`

function storyOf(line: InspectionLine) {
  const verdicts = line.verdicts.map((verdict, index) => ({
    key: `v${index}`,
    at: verdict.at,
    title: [
      verdict.accepted > 0 && `合格 ${amount(line, verdict.accepted)}`,
      verdict.rejected > 0 && `不合格 ${amount(line, verdict.rejected)}`,
    ]
      .filter(Boolean)
      .join('，'),
    note: [
      verdict.by.name,
      verdict.reason && rejectReasonText[verdict.reason],
      verdict.note,
      verdict.rejectedTo && `放到 ${locationCode(verdict.rejectedTo)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    tone: verdict.rejected > 0 ? ('danger' as const) : ('success' as const),
  }))
  const puts = line.puts.map((put, index) => ({
    key: `p${index}`,
    at: put.at,
    title: `上架 ${amount(line, put.quantity)} 到 ${locationCode(put.locationId)}`,
    note: put.by.name,
    tone: 'brand' as const,
  }))
  return [...verdicts, ...puts]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, ...entry }) => ({ ...entry, time: formatInstant(at) }))
}
