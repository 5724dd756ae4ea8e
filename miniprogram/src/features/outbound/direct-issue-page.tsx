import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DirectIssue } from '@shared/schema/direct-issue'
import { hasRole } from '@shared/domain/rights'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Chips } from '@/components/segmented'
import { SessionWait } from '@/components/session-wait'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { ReverseAction } from '@/features/reversal/components/reverse-action'
import { formatInstant } from '@/lib/format'
import { openPage, replacePage, switchTab } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { DirectPicks } from './components/direct-picks'
import { EvidenceCard } from './components/evidence-card'
import { printPage } from './print-page'
import './issued-page.scss'

const ALL = 'all'

/** A direct issue: right after posting with the next step, later as the record; a slip for each department. */
export function DirectIssuePage() {
  const { id = '', done } = useRouter<{ id: string; done?: string }>().params
  const me = useMe()
  const query = useQuery('outbound.getDirect', me ? { directIssueId: id } : null, { pull: true })
  if (!me) {
    return (
      <Page title="直接发放单">
        <SessionWait />
      </Page>
    )
  }
  const another = {
    id: 'another',
    text: '再发一笔',
    icon: 'plus' as const,
    onTap: () => replacePage('direct'),
  }
  const home = { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') }
  return (
    <Page
      title="直接发放单"
      className="issued-page"
      bottom={
        done && hasRole(me, 'clerk') ? (
          <BottomBar secondary={home} primary={another} />
        ) : (
          <BottomBar
            primary={{
              id: 'directs',
              text: '看其他发放单',
              icon: 'list',
              onTap: () => replacePage('directs'),
            }}
          />
        )
      }
    >
      <Loadable query={query}>
        {(document) => <Content document={document} fresh={done !== undefined} refresh={query.refresh} />}
      </Loadable>
    </Page>
  )
}

function Content({
  document,
  fresh,
  refresh,
}: {
  document: DirectIssue
  fresh: boolean
  refresh: () => Promise<void>
}) {
  const [department, setDepartment] = useState(ALL)
  const { targets } = document
  const shown = targets.filter(({ departmentId }) => department === ALL || departmentId === department)
  const facts = [
    ['用途', document.purpose],
    ['仓库', document.warehouseName],
    ['仓管员', document.by.name],
    ['复核', document.checkedBy && `${document.checkedBy.name} · ${formatInstant(document.checkedBy.at)}`],
    ['证件核对', document.idCheck && `已核对，尾号 ${document.idCheck.masked}`],
    ['发放时间', formatInstant(document.at)],
    ['换批原因', document.overrideReason],
  ] as const
  return (
    <>
      {fresh && (
        <Notice id="issued" tone="success" icon="check-circle">
          已发放，库存已减少
        </Notice>
      )}
      <Card title="发放单号">
        <CopyNumber id="direct-no" number={document._id} />
      </Card>
      {targets.length > 1 && (
        <Chips
          value={department}
          onChange={setDepartment}
          options={[
            { value: ALL, text: `全部 ${targets.length} 个部门`, id: 'slip-all' },
            ...targets.map(({ departmentId, departmentName }) => ({
              value: departmentId,
              text: departmentName,
              id: `slip-${departmentId}`,
            })),
          ]}
        />
      )}
      {shown.map((target) => (
        <DirectPicks key={target.departmentId} document={document} target={target} />
      ))}
      <EvidenceCard documentId={document._id} />
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
      <View className="issued-tools">
        {printPage && (
          <Button id="print" kind="secondary" icon="printer" onTap={printPage}>
            {department === ALL ? '打印' : '打印这个部门的'}
          </Button>
        )}
        <Button
          id="return-goods"
          kind="secondary"
          icon="undo"
          onTap={() => openPage('returnIssued', { no: document._id })}
        >
          退库
        </Button>
      </View>
      <ReverseAction documentId={document._id} onReversed={refresh} />
    </>
  )
}
