import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { hasGrant } from '@shared/domain/rights'
import { BarcodeInput } from '@/components/barcode-input'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { SessionWait } from '@/components/session-wait'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { replacePage, switchTab } from '@/lib/nav'
import { usePageShown } from '@/lib/page-shown'
import { useMe } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { useWedge } from '@/lib/wedge'
import { SendLines } from './components/send-lines'
import { useSend, type SendList } from './use-send'
import './new-page.scss'

/** The giving side takes the goods from the shelves and sends them. */
export function SendPage() {
  const { id = '' } = useRouter<{ id: string }>().params
  const me = useMe()
  const [sent, setSent] = useState<string>()
  const query = useQuery('transfer.pickList', me && !sent ? { transferId: id } : null)
  if (sent) return <Sent id={id} to={sent} />
  const { data } = query
  if (data && !query.failure) return <Sending list={data} onRefresh={query.refresh} onSent={setSent} />
  return (
    <Page title="调拨发出">{me ? <Loadable query={query}>{() => null}</Loadable> : <SessionWait />}</Page>
  )
}

interface SendingProps {
  list: SendList
  onRefresh: () => Promise<void>
  onSent: (to: string) => void
}

function Sending({ list, onRefresh, onSent }: SendingProps) {
  const { transfer, lines } = list
  const me = useMe()
  const send = useSend(list)
  const command = useCommand('transfer.send')
  const [asked, setAsked] = useState(false)
  useWedge(send.onCode, usePageShown())
  const { stops, strayed, reason } = send
  const done = stops.filter((stop) => stop.done).length
  const mayOverride = me !== undefined && hasGrant(me, 'overrideLot')
  const needsReason = strayed.length > 0 && !reason.trim()

  const submit = async () => {
    setAsked(true)
    if (needsReason || stops.length === 0) return signal('wrong')
    const open = stops.length - done
    const sure =
      open === 0 ||
      (await confirm({
        title: `还有 ${open} 处没有核对`,
        text: '没有扫码或打勾的也会按推荐的批次发出。',
        action: '直接发出',
      }))
    if (!sure) return
    const taken = lines.flatMap((line) => {
      const picks = send.takesOf(line)
      return picks.length > 0 ? [{ lineId: line.lineId, picks }] : []
    })
    const answer = await command.run({
      transferId: transfer._id,
      lines: taken,
      ...(strayed.length > 0 ? { overrideReason: reason.trim() } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onSent(transfer.toWarehouseName)
  }
  const short = lines.filter((line) => line.shortage > 0)
  return (
    <Page
      title="调拨发出"
      sticky={
        <View className="new-transfer__scan">
          <BarcodeInput
            id="send-code"
            onCode={send.onCode}
            placeholder="扫库位或物资核对"
            hint="对准库位码或物资条码"
            {...(send.problem ? { unknown: send.problem.code } : {})}
          />
        </View>
      }
      notice={
        command.failure ? (
          <Notice
            id="refusal"
            action={{
              id: 'regenerate',
              text: '重新安排',
              onTap: () => {
                send.restart()
                void onRefresh()
              },
            }}
          >
            {failureText(command.failure)}
          </Notice>
        ) : (
          asked &&
          needsReason && (
            <Notice id="incomplete" tone="warning">
              没有按推荐的先后取，请写明换批原因
            </Notice>
          )
        )
      }
      bottom={
        <BottomBar
          summary={`核对 ${done}/${stops.length} 处`}
          primary={{
            id: 'submit',
            text: '确认发出',
            icon: 'transfer',
            loading: command.running,
            disabled: stops.length === 0,
            onTap: () => void submit(),
          }}
        />
      }
    >
      {send.problem && <Notice tone="warning">{send.problem.text}</Notice>}
      <Card title={`调往${transfer.toWarehouseName}`}>
        <View className="muted">{transfer.reason}</View>
        <View className="muted code">{transfer._id}</View>
      </Card>
      {short.length > 0 && (
        <Notice id="shortage" tone="warning">
          {short.map((line) => `「${line.item.name}」`).join('')}不够，只能发出现有的
        </Notice>
      )}
      <SendLines lines={lines} send={send} mayOverride={mayOverride} />
      {strayed.length > 0 && (
        <FormGroup title="没有按先后取">
          <InputField
            id="override-reason"
            label="换批原因"
            required
            value={reason}
            onChange={send.setReason}
            placeholder="为什么不取推荐的批次"
            maxLength={200}
            error={asked && needsReason ? '请写明原因' : ''}
          />
        </FormGroup>
      )}
    </Page>
  )
}

function Sent({ id, to }: { id: string; to: string }) {
  return (
    <Page title="已发出">
      <ResultPage
        title="已发出"
        text={`在途，等${to}收货`}
        actions={[
          {
            id: 'next-transfer',
            text: '看其他调拨',
            onTap: () => replacePage('transfers', { view: 'toSend' }),
          },
          { id: 'see-transfer', text: '查看调拨单', onTap: () => replacePage('transfer', { id }) },
          { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      >
        <Card title="调拨单号">
          <CopyNumber id="transfer-no" number={id} />
        </Card>
      </ResultPage>
    </Page>
  )
}
