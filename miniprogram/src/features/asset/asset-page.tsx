import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { assetStatusText } from '@shared/domain/asset'
import type { AssetView } from '@shared/operations/asset'
import { BarcodeLabel } from '@/components/barcode-label'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { Timeline } from '@/components/timeline'
import { documentName, documentOpener } from '@/lib/document-link'
import { failureText } from '@/lib/error-text'
import { formatDay, formatInstant, formatMoney, formatTime } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { businessDay } from '@shared/domain/calendar'
import { eventTitle, holderText, statusTone } from './asset-words'
import { ConfirmSheet, RefuseSheet } from './components/confirm-sheet'
import { HandOverSheet } from './components/hand-over-sheet'
import { useAnswerHandOver } from './use-answer-hand-over'

/** One piece: who has it, what can be done with it now, its label and its whole life. */
export function AssetPage() {
  const id = plain(useRouter().params.id ?? '')
  const query = useQuery('asset.get', id ? { assetId: id } : null, { pull: true })
  const [sheet, setSheet] = useState<'handOver' | 'confirm' | 'refuse' | null>(null)
  const answer = useAnswerHandOver(query.refresh)
  const me = useMe()
  const view = query.data
  const close = () => setSheet(null)
  const ids = [id]
  const done = async (succeeded: boolean) => {
    if (succeeded) close()
  }
  return (
    <Page
      title="资产"
      bottom={
        view && (
          <Actions
            view={view}
            running={answer.running}
            open={setSheet}
            withdraw={() => void answer.withdraw(ids)}
          />
        )
      }
      notice={answer.failure && !sheet && <Notice id="asset-failure">{failureText(answer.failure)}</Notice>}
    >
      <Loadable query={query}>{(data) => <Content view={data} />}</Loadable>
      <HandOverSheet
        open={sheet === 'handOver'}
        assetIds={ids}
        onClose={close}
        onDone={async () => {
          close()
          await query.refresh()
        }}
      />
      <ConfirmSheet
        open={sheet === 'confirm'}
        running={answer.running}
        failure={answer.failure}
        signer={me?.name ?? ''}
        onClose={close}
        onConfirm={(signature) => void answer.confirmAll(ids, signature).then(done)}
      />
      <RefuseSheet
        open={sheet === 'refuse'}
        running={answer.running}
        failure={answer.failure}
        onClose={close}
        onRefuse={(reason) => void answer.refuse(ids, reason).then(done)}
      />
    </Page>
  )
}

/** An id holds a colon, which links escape, twice where they came by way of the login page; it never holds a percent sign. */
const plain = (id: string): string => (id.includes('%') ? plain(decodeURIComponent(id)) : id)

interface ActionsProps {
  view: AssetView
  running: boolean
  open: (sheet: 'handOver' | 'confirm' | 'refuse') => void
  withdraw: () => void
}

/** The one thing that is next: answer an offer, take it back, or pass the piece on. */
function Actions({ view: { actions }, running, open, withdraw }: ActionsProps) {
  if (actions.confirm)
    return (
      <BottomBar
        secondary={{ id: 'refuse', text: '不接收', onTap: () => open('refuse') }}
        primary={{ id: 'confirm', text: '确认收到', loading: running, onTap: () => open('confirm') }}
      />
    )
  if (actions.withdraw)
    return (
      <BottomBar
        primary={{ id: 'withdraw', text: '撤回交接', kind: 'secondary', loading: running, onTap: withdraw }}
      />
    )
  if (actions.handOver)
    return (
      <BottomBar
        primary={{ id: 'hand-over', text: '交接给同事', icon: 'transfer', onTap: () => open('handOver') }}
      />
    )
  return null
}

function Content({ view: { asset, warehouseName, where } }: { view: AssetView }) {
  const me = useMe()
  const { handOver, custodian, holder, valueFen } = asset
  return (
    <>
      <Card
        title={asset.item.name}
        extra={<StateTag tone={statusTone[asset.status]}>{assetStatusText[asset.status]}</StateTag>}
      >
        <BarcodeLabel text={asset._id} />
      </Card>
      {handOver && (
        <Notice id="hand-over-waits" tone="brand" icon="transfer">
          {handOver.by.name} {formatTime(handOver.at)}发起交接，等 {handOver.to.name}（
          {handOver.toDepartment.name}）确认
          {handOver.note && `：${handOver.note}`}
        </Notice>
      )}
      <Card padded={false}>
        <Field label="序列号">{asset.serialNo}</Field>
        <Field label="规格">{asset.item.specification || '—'}</Field>
        <Field label={holder ? '使用人' : '在哪里'}>{holder ? holderText(holder) : where}</Field>
        <Field label="仓库">{warehouseName}</Field>
        {custodian && <Field label="保管人">{custodian.name}</Field>}
        {asset.expiryDate && <Field label="有效期">{formatDay(asset.expiryDate)}</Field>}
        <Field label="首次入库">{formatDay(businessDay(asset.receivedAt))}</Field>
        {valueFen !== undefined && <Field label="价值">{formatMoney(valueFen)}</Field>}
        <Field
          label="物资"
          suffix={<Icon name="chevron-right" size={18} />}
          onTap={() => openPage('item', { id: asset.itemId })}
        >
          看这种物资的库存
        </Field>
      </Card>
      {/* Only those concerned get the history. */}
      {asset.history.length > 0 && (
        <Card title="来龙去脉">
          <Timeline
            entries={[...asset.history].reverse().map((event, index) => {
              const open = event.document.type === 'asset' ? undefined : documentOpener(event.document, me)
              const document = event.document.type === 'asset' ? '' : documentName(event.document)
              const note = [event.by.name, document, event.note, event.signature && '已签字']
                .filter(Boolean)
                .join(' · ')
              return {
                key: String(index),
                title: eventTitle(event),
                time: formatInstant(event.at),
                note,
                tone: index === 0 ? 'brand' : 'neutral',
                ...(open ? { onTap: open } : {}),
              }
            })}
          />
          {asset.eventCount > asset.history.length &&
            `更早的 ${asset.eventCount - asset.history.length} 条见物资的收发流水`}
        </Card>
      )}
    </>
  )
}
