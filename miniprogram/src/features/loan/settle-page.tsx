import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Field, FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PhotoField } from '@/components/photo-field'
import { PickerField } from '@/components/picker-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { ResultPage } from '@/components/result-page'
import { Segmented } from '@/components/segmented'
import { failureText } from '@/lib/error-text'
import { formatQuantity } from '@/lib/format'
import { replacePage, switchTab } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import type { LoanView } from '@shared/operations/loan'
import type { LiabilityDecision } from '@shared/schema/loan'
import { liabilityText } from '@shared/domain/loan-settle'
import { useSettle } from './use-settle'

const decisions: { value: LiabilityDecision; text: string; id: string }[] = [
  { value: 'compensate', text: liabilityText.compensate, id: 'decide-compensate' },
  { value: 'repair', text: liabilityText.repair, id: 'decide-repair' },
  { value: 'waive', text: liabilityText.waive, id: 'decide-waive' },
]

/** Who answers for what was lost or came back damaged; what is lost leaves the books with it. */
export function LoanSettlePage({ id }: { id: string }) {
  const query = useQuery('loan.get', { loanId: id }, { pull: true })
  const [done, setDone] = useState<LoanView>()
  if (done) return <Settled view={done} onAgain={() => void query.refresh().then(() => setDone(undefined))} />
  if (query.data?.actions.settle)
    return <SettleForm key={query.data.loan.updatedAt} view={query.data} onDone={setDone} />
  return (
    <Page title="丢失与损坏">
      <Loadable query={query}>
        {({ loan }) => (
          <Notice
            id="closed"
            tone="brand"
            icon="info"
            action={{ text: '看借出单', onTap: () => replacePage('loan', { id: loan._id }) }}
          >
            {loan.open ? `定责由${loan.warehouseName}的仓管员办理` : '这张借出单已经结清'}
          </Notice>
        )}
      </Loadable>
    </Page>
  )
}

function SettleForm({ view: { loan }, onDone }: { view: LoanView; onDone: (view: LoanView) => void }) {
  const form = useSettle(loan, onDone)
  const { choice, choices, problems, failure } = form
  const { item } = choice.line
  return (
    <Page
      title="丢失与损坏"
      notice={failure && <Notice id="refusal">{failureText(failure)}</Notice>}
      bottom={
        <BottomBar
          primary={{
            id: 'submit',
            text: choice.kind === 'lost' ? '确认丢失核销' : '确认定责',
            loading: form.running,
            onTap: () => void form.submit(),
          }}
        />
      }
    >
      <FormGroup title={`${loan.borrower.name}借用 · ${loan._id}`}>
        <PickerField
          label="哪一件"
          required
          value={choice.value}
          choices={choices.map(({ value, line, kind, most }) => ({
            value,
            text: `${line.item.name}${line.serialNo ? ` ${line.serialNo}` : ''} · ${kind === 'lost' ? '丢失' : '损坏'}`,
            note: `${kind === 'lost' ? '未还' : '待定责'} ${formatQuantity(most, line.item.scale)} ${line.item.unit}`,
          }))}
          onChange={form.choose}
        />
        <Field label="数量" required error={problems.quantity}>
          <QuantityStepper
            id="quantity"
            value={form.quantity}
            onChange={form.setQuantity}
            unit={item.unit}
            scale={item.scale}
            min={1}
            max={choice.most}
          />
        </Field>
      </FormGroup>
      {choice.kind === 'lost' && (
        <Notice tone="warning">确认后这些从账上核销，不再算作借出；损坏但还回来的，请先办归还再定责。</Notice>
      )}
      <FormGroup title="责任">
        <InputField
          id="liable"
          label="责任人"
          value={form.liable}
          onChange={form.setLiable}
          placeholder={loan.borrower.name}
          maxLength={30}
        />
        <Field label="处理" required stacked>
          <Segmented value={form.decision} onChange={form.setDecision} options={decisions} />
        </Field>
        {form.decision === 'compensate' && (
          <InputField
            id="amount"
            label="赔偿金额"
            required
            type="digit"
            value={form.amount}
            onChange={form.setAmount}
            placeholder="赔多少"
            suffix="元"
            error={problems.amount}
          />
        )}
        <TextareaField
          id="settle-note"
          label="说明"
          required
          value={form.note}
          onChange={form.setNote}
          placeholder="怎么丢的、怎么坏的，谁同意这样处理"
          error={problems.note}
        />
        <PhotoField id="settle-photo" label="照片" value={form.photos} onChange={form.setPhotos} />
      </FormGroup>
    </Page>
  )
}

function Settled({ view: { loan, actions }, onAgain }: { view: LoanView; onAgain: () => void }) {
  return (
    <Page title="已定责" noBack>
      <ResultPage
        title="已定责"
        text={actions.settle ? '这张借出单还有没了结的' : '这张借出单已经结清'}
        actions={[
          ...(actions.settle ? [{ id: 'again', text: '继续定责', onTap: onAgain }] : []),
          { id: 'view-loan', text: '查看借出单', onTap: () => replacePage('loan', { id: loan._id }) },
          { id: 'home', text: '返回工作台', onTap: () => switchTab('workbench') },
        ]}
      />
    </Page>
  )
}
