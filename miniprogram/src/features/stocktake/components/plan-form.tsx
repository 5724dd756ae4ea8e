import { useState } from 'react'
import type { PlanView } from '@shared/operations/stocktake-open'
import { BottomBar } from '@/components/bottom-bar'
import { Field, FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PickerField } from '@/components/picker-field'
import { Segmented } from '@/components/segmented'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { formatDay } from '@/lib/format'
import { back, openPage } from '@/lib/nav'
import type { Me } from '@/lib/session'
import { frozenText } from '../scope-draft'
import { usePlan, type Plan } from '../use-plan'
import { kindNotes } from '../words'
import { AreaSection } from './area-section'
import { CycleFields } from './cycle-fields'
import { MethodFields } from './method-fields'
import { PreviewCard } from './preview-card'
import { RecurrenceFields } from './recurrence-fields'
import { ScopeFields } from './scope-fields'

export interface PlanFormProps {
  me: Me
  warehouse?: string
  existing?: PlanView
}

/** What comes again, how often, how and by whom; switched off with a question. */
export function PlanForm({ me, warehouse = '', existing }: PlanFormProps) {
  const form = usePlan(me, warehouse, existing)
  const off = existing?.plan.status === 'disabled'
  const [turning, setTurning] = useState(false)
  const save = async (status: 'active' | 'disabled' | undefined, said: string) => {
    setTurning(status === 'disabled')
    if (!(await form.save(status))) return
    toast.success(said)
    back()
  }
  const disable = async () => {
    const sure = await confirm({
      title: '停用这个计划？',
      text: '以后不再自动开盘，已经开的盘点不受影响。可以随时再启用。',
      action: '停用',
      danger: true,
    })
    if (sure) await save('disabled', '已停用，不再自动开盘')
  }
  return (
    <Page
      title={existing ? '盘点计划' : '新建盘点计划'}
      notice={noticeOf(form)}
      bottom={
        <BottomBar
          primary={{
            id: 'save-plan',
            text: off ? '保存并启用' : '保存',
            loading: form.running && !turning,
            onTap: () => void save(off ? 'active' : undefined, savedText(form)),
          }}
          {...(existing && !off
            ? {
                tertiary: {
                  id: 'disable-plan',
                  text: '停用',
                  loading: form.running && turning,
                  onTap: () => void disable(),
                },
              }
            : {})}
        />
      }
    >
      {existing && <Last existing={existing} />}
      <Loadable query={form.query}>{() => <Fields form={form} />}</Loadable>
    </Page>
  )
}

const savedText = ({ opensOn }: Plan): string =>
  opensOn ? `已保存，${formatDay(opensOn)}自动开盘` : '已保存'

function noticeOf({ failure, problem }: Plan) {
  if (failure) return <Notice id="refusal">{failureText(failure)}。填写的内容都还在。</Notice>
  return problem ? (
    <Notice id="incomplete" tone="warning">
      {problem}
    </Notice>
  ) : undefined
}

/** What came of the last opening. */
function Last({ existing: { plan } }: { existing: PlanView }) {
  const { lastStocktakeId: id, lastNote, status } = plan
  return (
    <>
      {status === 'disabled' && (
        <Notice tone="warning" icon="info">
          这个计划已停用，不会自动开盘
        </Notice>
      )}
      {lastNote && (
        <Notice id="last-note" tone="brand" icon="info">
          上次到期：{lastNote}
        </Notice>
      )}
      {id && (
        <FormGroup>
          <Field label="上次开的" onTap={() => openPage('stocktake', { id })}>
            {id}
          </Field>
        </FormGroup>
      )}
    </>
  )
}

function Fields({ form }: { form: Plan }) {
  const { draft, change, warehouse } = form
  const zoneName = (code: string) => warehouse?.zones.find((zone) => zone.code === code)?.name ?? code
  return (
    <>
      <FormGroup>
        <InputField
          id="plan-name"
          label="名称"
          required
          value={draft.name}
          onChange={(name) => change({ name })}
          placeholder="例如 每季度全库盘点"
          maxLength={60}
        />
        <Field label="种类" stacked hint={kindNotes[draft.kind]}>
          <Segmented
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            options={[
              { value: 'periodic', text: '定期', id: 'kind-periodic' },
              { value: 'cycle', text: '循环', id: 'kind-cycle' },
            ]}
          />
        </Field>
        <PickerField
          label="仓库"
          required
          value={draft.warehouseId}
          choices={form.warehouses.map(({ _id, name }) => ({ value: _id, text: name }))}
          onChange={form.changeWarehouse}
        />
      </FormGroup>
      <RecurrenceFields form={form} />
      {draft.kind === 'cycle' && (
        <CycleFields
          cycle={draft.cycle}
          onChange={(part) => change({ cycle: { ...draft.cycle, ...part } })}
        />
      )}
      {warehouse && (
        <ScopeFields
          key={warehouse._id}
          warehouse={warehouse}
          scope={draft.scope}
          onChange={form.changeScope}
          cycle={draft.kind === 'cycle'}
        />
      )}
      <PreviewCard
        preview={form.preview}
        named={false}
        plan={draft.kind === 'cycle' ? '轮着盘的一共有' : '今天开的话'}
      />
      <MethodFields method={draft} onChange={change} frozenWhat={frozenText(draft.scope, zoneName)} />
      <AreaSection
        warehouseId={draft.warehouseId}
        split={draft.split}
        areas={form.areas}
        double={draft.double}
        onSplit={(split) => change({ split })}
        onPeople={(key, people) => change({ people: { ...draft.people, [key]: people } })}
      />
      <FormGroup>
        <TextareaField
          id="plan-note"
          label="备注"
          value={draft.note}
          onChange={(note) => change({ note })}
          placeholder="例如 财务监盘"
          maxLength={200}
        />
      </FormGroup>
    </>
  )
}
