import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CheckView } from '@shared/operations/outbound-check'
import { BottomBar } from '@/components/bottom-bar'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { openPage, replacePage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { CheckContent } from './components/check-content'
import { SendBackSheet } from './components/send-back-sheet'

/** Everything that a second person looks at before controlled goods leave the house. */
export function CheckPage() {
  const { id = '', done } = useRouter<{ id: string; done?: string }>().params
  const me = useMe()
  const query = useQuery('outbound.getCheck', me ? { checkId: id } : null, { pull: true })
  if (query.data) return <Check view={query.data} fresh={done !== undefined} refresh={query.refresh} />
  return <Page title="复核">{me ? <Loadable query={query}>{() => null}</Loadable> : <SessionWait />}</Page>
}

function Check({ view, fresh, refresh }: { view: CheckView; fresh: boolean; refresh: () => Promise<void> }) {
  const { check, actions } = view
  const deciding = useCommand('outbound.check')
  const cancelling = useCommand('outbound.cancelCheck')
  const [sendingBack, setSendingBack] = useState(false)
  const failure = deciding.failure ?? cancelling.failure

  const approve = async () => {
    const answer = await deciding.run({ checkId: check._id, decision: 'approve' })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return refresh()
    if (check.requisitionId) replacePage('issued', { id: check.requisitionId, no: check._id, done: '1' })
    else replacePage('directIssue', { id: check._id, done: '1' })
  }
  const sendBack = async (comment: string) => {
    const answer = await deciding.run({ checkId: check._id, decision: 'return', comment })
    signal(answer.ok ? 'ok' : 'wrong')
    setSendingBack(false)
    if (answer.ok) toast.success('已退回重拣')
    await refresh()
  }
  const cancel = async () => {
    const sure = await confirm({
      title: '取消复核？',
      text: '货放回原处或重新拣，领用人的签字作废；预留的数量还留着。',
      action: '取消复核',
      danger: true,
    })
    if (!sure) return
    const answer = await cancelling.run({ checkId: check._id })
    if (answer.ok) toast.success('已取消')
    await refresh()
  }
  return (
    <Page
      title="复核"
      notice={
        failure && (
          <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refresh() }}>
            {failureText(failure)}
          </Notice>
        )
      }
      bottom={
        <Actions
          {...{ view, approve, cancel }}
          onSendBack={() => setSendingBack(true)}
          busy={deciding.running || cancelling.running}
        />
      }
    >
      {fresh && check.status === 'waiting' && (
        <Notice id="submitted" tone="success" icon="check-circle">
          已提交复核。货先放在一边，等{check.warehouseName}的另一名仓管员核对后发放
        </Notice>
      )}
      {!fresh && actions.why && (
        <Notice id="why-not" tone="warning">
          {actions.why}
        </Notice>
      )}
      <CheckContent check={check} />
      {sendingBack && (
        <SendBackSheet
          running={deciding.running}
          onClose={() => setSendingBack(false)}
          onSend={(comment) => void sendBack(comment)}
        />
      )}
    </Page>
  )
}

interface ActionsProps {
  view: CheckView
  busy: boolean
  approve: () => Promise<void>
  cancel: () => Promise<void>
  onSendBack: () => void
}

function Actions({ view: { check, actions }, busy, approve, cancel, onSendBack }: ActionsProps) {
  if (actions.check) {
    return (
      <BottomBar
        tertiary={{ id: 'send-back', text: '退回', disabled: busy, onTap: onSendBack }}
        primary={{ id: 'approve', text: '核对无误，确认发放', loading: busy, onTap: () => void approve() }}
      />
    )
  }
  const home = { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') }
  const { requisitionId: id } = check
  if (check.status === 'waiting') {
    const next = { id: 'next', text: '拣下一张', icon: 'pick' as const, onTap: () => replacePage('picks') }
    return (
      <BottomBar
        tertiary={
          actions.cancel
            ? { id: 'cancel-check', text: '取消复核', disabled: busy, onTap: () => void cancel() }
            : undefined
        }
        primary={actions.cancel ? next : home}
      />
    )
  }
  if (check.status === 'approved') {
    const look = () =>
      id ? openPage('issued', { id, no: check._id }) : openPage('directIssue', { id: check._id })
    return <BottomBar primary={{ id: 'look', text: '查看出库单', icon: 'document', onTap: look }} />
  }
  return id ? (
    <BottomBar
      primary={{ id: 'again', text: '重新拣货', icon: 'pick', onTap: () => replacePage('pick', { id }) }}
    />
  ) : (
    <BottomBar
      primary={{ id: 'again', text: '重新发放', icon: 'pick', onTap: () => replacePage('direct') }}
    />
  )
}
