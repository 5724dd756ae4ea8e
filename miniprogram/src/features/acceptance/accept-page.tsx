import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { DateField } from '@/components/date-field'
import { FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PhotoField } from '@/components/photo-field'
import { ResultPage } from '@/components/result-page'
import { SignaturePad } from '@/components/signature-pad'
import { RecipientFacts } from '@/features/requisition/components/recipient-facts'
import { failureText } from '@/lib/error-text'
import { formatInstant } from '@/lib/format'
import { openPage, replacePage, switchTab } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { waitingShipments } from '@shared/domain/acceptance'
import { businessDay } from '@shared/domain/calendar'
import type { RequisitionView } from '@shared/operations/requisition'
import type { Issue, Requisition } from '@shared/schema/requisition'
import { ArrivedLine } from './components/arrived-line'
import { useAccept } from './use-accept'
import './accept-page.scss'

/** What the recipient said of a shipment: `no` of the issue, or the first that waits. */
export function AcceptPage({ id, no }: { id: string; no?: string }) {
  const query = useQuery('requisition.get', id ? { requisitionId: id } : null, { pull: true })
  const [done, setDone] = useState<RequisitionView>()
  if (done) return <Accepted view={done} />
  const view = query.data
  const waiting = view ? waitingShipments(view.requisition) : []
  const issue = waiting.find((one) => one.no === no) ?? waiting[0]
  if (view?.actions.accept && issue)
    return <AcceptForm key={issue.no} requisition={view.requisition} issue={issue} onDone={setDone} />
  return (
    <Page title="登记签收">
      <Loadable query={query}>
        {({ requisition }) => (
          <Notice
            id="closed"
            tone="brand"
            icon="info"
            action={{ text: '看单据', onTap: () => openPage('requisition', { id: requisition._id }) }}
          >
            {waiting.length > 0 ? '签收由申请人或仓管员登记' : '没有等着签收的'}
          </Notice>
        )}
      </Loadable>
    </Page>
  )
}

interface AcceptFormProps {
  requisition: Requisition
  issue: Issue
  onDone: (view: RequisitionView) => void
}

function AcceptForm({ requisition, issue, onDone }: AcceptFormProps) {
  const accept = useAccept(requisition, issue, onDone)
  const { failure } = accept
  return (
    <Page
      title="登记签收"
      notice={failure && <Notice id="refusal">{failureText(failure)}</Notice>}
      bottom={
        <BottomBar
          primary={{
            id: 'submit',
            text: accept.differs > 0 ? '确认签收（有差异）' : '确认签收',
            icon: 'check',
            loading: accept.running,
            onTap: () => void accept.submit(),
          }}
        />
      }
    >
      <Card title={<View className="code">{issue.no}</View>} extra={formatInstant(issue.at)}>
        <RecipientFacts requisition={requisition} trackingNo={issue.trackingNo} />
      </Card>
      <View className="accept-page__title">对方收到多少</View>
      {accept.shipped.map((shipped) => (
        <ArrivedLine key={shipped.line.lineId} accept={accept} shipped={shipped} />
      ))}
      <FormGroup title="签收">
        <InputField
          id="accepted-by"
          label="签收人"
          required
          value={accept.acceptedBy}
          onChange={accept.setAcceptedBy}
          placeholder="对方谁收的"
          maxLength={30}
          error={accept.signerProblem}
        />
        <DateField
          id="accepted-on"
          label="签收日期"
          required
          value={accept.acceptedOn}
          onChange={accept.setAcceptedOn}
          min={businessDay(issue.at)}
          max={businessDay(Date.now())}
        />
        <TextareaField
          id="accept-note"
          label="备注"
          value={accept.note}
          onChange={accept.setNote}
          placeholder="可不填"
        />
        <PhotoField id="accept-photo" label="回单照片" value={accept.photos} onChange={accept.setPhotos} />
      </FormGroup>
      <Card title="签收人签字" extra={accept.signed ? '已签' : '当面交接的请对方签，可不签'}>
        <SignaturePad signer={accept.acceptedBy} onChange={accept.setSignature} />
      </Card>
    </Page>
  )
}

function Accepted({ view: { requisition, actions } }: { view: RequisitionView }) {
  const differs = requisition.shipment === 'acceptedWithDifference'
  return (
    <Page title="签收完成" noBack>
      <ResultPage
        title="已签收"
        tone={differs ? 'warning' : undefined}
        text={
          actions.accept
            ? '这张外发单还有一批等签收'
            : differs
              ? '差异已记下；退回来的到货后在出库记录里办退库'
              : '这张外发单都签收了'
        }
        actions={[
          ...(actions.accept
            ? [
                {
                  id: 'next',
                  text: '登记下一批',
                  onTap: () => replacePage('accept', { id: requisition._id }),
                },
              ]
            : []),
          { id: 'view', text: '查看单据', onTap: () => replacePage('requisition', { id: requisition._id }) },
          { id: 'home', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      />
    </Page>
  )
}
