import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { isOnTheWay } from '@shared/domain/transfer/document'
import type { TransferView } from '@shared/operations/transfer'
import { BottomBar, type BarAction } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ProgressLine } from '@/components/progress-line'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { ReverseAction } from '@/features/reversal/components/reverse-action'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { CancelSheet } from './components/cancel-sheet'
import { SettleSheet } from './components/settle-sheet'
import { TransferHistory } from './components/transfer-history'
import { TransferLines } from './components/transfer-lines'
import { progressOf, transferState } from './status'

/** One transfer: what, from where to where, how far it is, and what this side does next. */
export function TransferPage() {
  const { id = '' } = useRouter<{ id: string }>().params
  const me = useMe()
  const query = useQuery('transfer.get', me ? { transferId: id } : null, { pull: true })
  const [sheet, setSheet] = useState<'cancel' | 'settle'>()
  if (!me) {
    return (
      <Page title="调拨单">
        <SessionWait />
      </Page>
    )
  }
  const close = () => setSheet(undefined)
  const done = async () => {
    close()
    await query.refresh()
  }
  return (
    <Page title="调拨单" bottom={query.data && bottomOf(query.data, id, setSheet)}>
      <Loadable query={query}>
        {(view) => (
          <>
            <Content view={view} />
            {view.transfer.rows.length > 0 && <ReverseAction documentId={id} onReversed={query.refresh} />}
          </>
        )}
      </Loadable>
      <CancelSheet open={sheet === 'cancel'} transferId={id} onClose={close} onDone={done} />
      {query.data && (
        <SettleSheet open={sheet === 'settle'} transfer={query.data.transfer} onClose={close} onDone={done} />
      )}
    </Page>
  )
}

function Content({ view: { transfer, actions } }: { view: TransferView }) {
  const { tone, text } = transferState(transfer.status)
  const facts = [
    ['调出', transfer.fromWarehouseName],
    ['调入', transfer.toWarehouseName],
    ['原因', transfer.reason],
    ['填单', `${transfer.filedBy.name}（${transfer.filedFor === 'from' ? '调出方' : '调入方请求'}）`],
    ['发出', transfer.sentBy?.name],
    ['换批原因', transfer.overrideReason],
  ] as const
  const waits = isOnTheWay(transfer) && !actions.receive && !actions.settle
  return (
    <>
      <Card title="调拨单号" extra={<StateTag tone={tone}>{text}</StateTag>}>
        <CopyNumber id="transfer-no" number={transfer._id} />
        <View id="transfer-state" className="muted">
          {transfer.fromWarehouseName} → {transfer.toWarehouseName}
        </View>
      </Card>
      <Card>
        <ProgressLine steps={progressOf(transfer)} />
      </Card>
      {transfer.status === 'partlyReceived' && (
        <Notice id="difference" tone="warning">
          有货还没有收到：
          {actions.settle
            ? '对方确认收不到的，请结清（按损失核销或退回本库）'
            : `没到的由${transfer.fromWarehouseName}结清，后到的可以接着收`}
        </Notice>
      )}
      {waits && <Notice tone="brand">在途，等{transfer.toWarehouseName}收货</Notice>}
      <TransferLines transfer={transfer} />
      <Card padded={false}>
        {facts.map(
          ([label, value]) =>
            value && (
              <Field key={label} label={label}>
                {value}
              </Field>
            ),
        )}
      </Card>
      <TransferHistory transfer={transfer} />
    </>
  )
}

/** The step of this side in the thumb zone; who works at both sides receives before settling. */
function bottomOf({ actions }: TransferView, id: string, open: (sheet: 'cancel' | 'settle') => void) {
  const send: BarAction = {
    id: 'send',
    text: '拣货发出',
    icon: 'pick',
    onTap: () => openPage('transferSend', { id }),
  }
  const receive: BarAction = {
    id: 'receive',
    text: '收货上架',
    icon: 'receive',
    onTap: () => openPage('transferReceive', { id }),
  }
  const cancel: BarAction = { id: 'cancel', text: '取消调拨', kind: 'danger', onTap: () => open('cancel') }
  const settle: BarAction = { id: 'settle', text: '结清没到的', onTap: () => open('settle') }
  if (actions.send) return <BottomBar primary={send} {...(actions.cancel ? { tertiary: cancel } : {})} />
  if (actions.cancel) return <BottomBar primary={cancel} />
  if (actions.receive)
    return <BottomBar primary={receive} {...(actions.settle ? { secondary: settle } : {})} />
  return actions.settle ? <BottomBar primary={{ ...settle, kind: 'secondary' }} /> : undefined
}
