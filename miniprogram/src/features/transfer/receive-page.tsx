import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
import type { Transfer } from '@shared/schema/transfer'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { SessionWait } from '@/components/session-wait'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { replacePage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { ArrivalCard } from './components/arrival-card'
import { transferState } from './status'
import { useReceive } from './use-receive'

type Received = OutputOf<'transfer.receive'>

/** The receiving side counts what arrived and puts it away. */
export function ReceivePage() {
  const { id = '' } = useRouter<{ id: string }>().params
  const me = useMe()
  const [received, setReceived] = useState<Received>()
  const query = useQuery('transfer.get', me && !received ? { transferId: id } : null)
  if (received) return <Done received={received} />
  const { data } = query
  if (!data || query.failure) {
    return (
      <Page title="调拨收货">{me ? <Loadable query={query}>{() => null}</Loadable> : <SessionWait />}</Page>
    )
  }
  if (!data.actions.receive) {
    return (
      <Page title="调拨收货">
        <EmptyState
          title={`这张单现在是「${transferState(data.transfer.status).text}」`}
          text={data.transfer.sentAt ? `由${data.transfer.toWarehouseName}收货` : '发出以后才能收货'}
          action={{ text: '查看调拨单', icon: 'document', onTap: () => replacePage('transfer', { id }) }}
        />
      </Page>
    )
  }
  return <Receiving transfer={data.transfer} onReceived={setReceived} />
}

function Receiving({ transfer, onReceived }: { transfer: Transfer; onReceived: (done: Received) => void }) {
  const receive = useReceive(transfer)
  const command = useCommand('transfer.receive')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { arrivals, lines, missing, firstProblem } = receive
  const problem = firstProblem || (lines.length === 0 ? '一件都没收到就不用收货，请联系对方' : '')
  const submit = async () => {
    setTried(true)
    if (problem) return signal('wrong')
    const answer = await command.run({
      transferId: transfer._id,
      lines,
      ...(note.trim() ? { note: note.trim() } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onReceived(answer.data)
  }
  return (
    <Page
      title="调拨收货"
      notice={
        command.failure ? (
          <Notice id="refusal">{failureText(command.failure)}。填写的内容都还在。</Notice>
        ) : (
          tried &&
          problem && (
            <Notice id="incomplete" tone="warning">
              {problem}
            </Notice>
          )
        )
      }
      bottom={
        <BottomBar
          summary={missing > 0 ? '有少收的' : `共 ${arrivals.length} 批`}
          primary={{
            id: 'submit',
            text: '确认收货',
            icon: 'receive',
            loading: command.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      <Card title={`从${transfer.fromWarehouseName}调来`}>
        <CopyNumber id="transfer-no" number={transfer._id} />
      </Card>
      {arrivals.map(({ row, arrival, problem: wrong }) => (
        <ArrivalCard
          key={row.rowId}
          transfer={transfer}
          row={row}
          arrival={arrival}
          problem={tried ? wrong : ''}
          onChange={(part) => receive.change(row.rowId, part)}
        />
      ))}
      {missing > 0 && (
        <Notice id="short" tone="warning">
          少收的留在途中：后到了可以接着收，找不到由{transfer.fromWarehouseName}结清
        </Notice>
      )}
      <FormGroup>
        <InputField
          id="arrival-note"
          label="备注"
          value={note}
          onChange={setNote}
          placeholder={missing > 0 ? '少了什么、怎么少的' : '可不填'}
          maxLength={200}
        />
      </FormGroup>
    </Page>
  )
}

function Done({ received: { transfer, receiptId } }: { received: Received }) {
  const { text } = transferState(transfer.status)
  const whole = transfer.status === 'received'
  return (
    <Page title="收货完成">
      <ResultPage
        title="已收货上架"
        tone={whole ? 'success' : 'warning'}
        text={whole ? `${transfer.toWarehouseName} · 全部收齐` : `${transfer.toWarehouseName} · ${text}`}
        actions={[
          {
            id: 'next-arrival',
            text: '收下一张',
            onTap: () => replacePage('transfers', { view: 'toReceive' }),
          },
          {
            id: 'see-receipt',
            text: '查看入库单',
            onTap: () => replacePage('receive', { receipt: receiptId }),
          },
          { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      >
        <Card title="入库单号">
          <CopyNumber id="receipt-no" number={receiptId} />
        </Card>
      </ResultPage>
    </Page>
  )
}
