import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Issue, Requisition } from '@shared/schema/requisition'
import { hasRole } from '@shared/domain/rights'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Field } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { ReverseAction } from '@/features/reversal/components/reverse-action'
import { formatInstant } from '@/lib/format'
import { openPage, replacePage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { IssueLots } from './components/issue-lots'
import { SignatureCard } from './components/signature-card'
import { printPage } from './print-page'
import './issued-page.scss'

/** What was handed out: right after posting with the next step, later as the record. */
export function IssuedPage() {
  const { id = '', no, done } = useRouter<{ id: string; no?: string; done?: string }>().params
  const me = useMe()
  const query = useQuery('requisition.get', me ? { requisitionId: id } : null, { pull: true })
  if (!me) {
    return (
      <Page title="出库单">
        <SessionWait />
      </Page>
    )
  }
  const isClerk = hasRole(me, 'clerk')
  const look = { id: 'look', text: '查看单据', onTap: () => openPage('requisition', { id }) }
  return (
    <Page
      title="出库单"
      className="issued-page"
      bottom={
        done && isClerk ? (
          <BottomBar
            secondary={look}
            primary={{ id: 'next', text: '拣下一张', icon: 'pick', onTap: () => replacePage('picks') }}
          />
        ) : (
          <BottomBar primary={{ ...look, icon: 'document' }} />
        )
      }
    >
      <Loadable query={query}>
        {({ requisition }) => {
          const issue = issueOf(requisition, no)
          return issue ? (
            <Content
              requisition={requisition}
              issue={issue}
              fresh={done !== undefined}
              refresh={query.refresh}
            />
          ) : (
            <EmptyState title="这张单还没有出库" text="拣货、签字后这里会有出库单" />
          )
        }}
      </Loadable>
    </Page>
  )
}

function Content({
  requisition,
  issue,
  fresh,
  refresh,
}: {
  requisition: Requisition
  issue: Issue
  fresh: boolean
  refresh: () => Promise<void>
}) {
  const facts = [
    ['领用单', requisition._id],
    ['领用人', `${requisition.requester.name} · ${requisition.departmentName}`],
    ['领取人', issue.receivedBy],
    ['仓库', requisition.warehouseName],
    ['仓管员', issue.by.name],
    ['复核', issue.checkedBy && `${issue.checkedBy.name} · ${formatInstant(issue.checkedBy.at)}`],
    ['证件核对', issue.idCheck && `已核对，尾号 ${issue.idCheck.masked}`],
    ['运单号', issue.trackingNo],
    ['出库时间', formatInstant(issue.at)],
    ['用途', requisition.purpose],
    ['换批原因', issue.overrideReason],
  ] as const
  const partly = requisition.status === 'partlyIssued'
  return (
    <>
      {fresh && (
        <Notice id="issued" tone="success" icon="check-circle">
          已出库，库存已减少，领用人会收到通知
        </Notice>
      )}
      {fresh && partly && (
        <Notice
          tone="warning"
          action={{ id: 'go-on', text: '接着拣', onTap: () => replacePage('pick', { id: requisition._id }) }}
        >
          这张单还没有发齐
        </Notice>
      )}
      <Card title="出库单号">
        <CopyNumber id="issue-no" number={issue.no} />
      </Card>
      <Card title={`明细 ${new Set(issue.picks.map((pick) => pick.lineId)).size} 种`} padded={false}>
        <IssueLots requisition={requisition} issue={issue} />
      </Card>
      {issue.signature && (
        <SignatureCard requisitionId={requisition._id} issueNo={issue.no} signer={issue.receivedBy} />
      )}
      <Card padded={false}>
        {facts.map(
          ([label, value]) =>
            value && (
              <Field key={label} label={label}>
                <View className="issued-fact">{value}</View>
              </Field>
            ),
        )}
      </Card>
      <ReverseAction documentId={issue.no} onReversed={refresh} />
      <View className="issued-tools">
        {printPage && (
          <Button id="print" kind="secondary" icon="printer" onTap={printPage}>
            打印
          </Button>
        )}
        {fresh && (
          <Button id="to-workbench" kind="secondary" icon="home" onTap={() => switchTab('workbench')}>
            返回工作台
          </Button>
        )}
      </View>
    </>
  )
}

const issueOf = ({ issues }: Requisition, no: string | undefined): Issue | undefined =>
  no ? issues.find((issue) => issue.no === no) : issues[issues.length - 1]
