import { useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import { stocktakeKindText } from '@shared/domain/stocktake/words'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { StocktakeKind } from '@shared/schema/stocktake'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { DateField } from '@/components/date-field'
import { EmptyState } from '@/components/empty-state'
import { Field, FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PickerField } from '@/components/picker-field'
import { Segmented } from '@/components/segmented'
import { failureText } from '@/lib/error-text'
import { formatCount } from '@/lib/format'
import { switchTab } from '@/lib/nav'
import type { Me } from '@/lib/session'
import { frozenText } from '../scope-draft'
import { useNewStocktake, type NewStocktake, type Start } from '../use-new-stocktake'
import { kindNotes } from '../words'
import { AreaSection } from './area-section'
import { MethodFields } from './method-fields'
import { PreviewCard } from './preview-card'
import { QuickCard } from './quick-card'
import { ScopeFields } from './scope-fields'

export interface NewFormProps {
  me: Me
  start: Start
  onOpened: (view: StocktakeView) => void
}

/** What to count, how, by whom, until when; from a shelf or an item all of that is filled in and one tap begins. */
export function NewForm({ me, start, onOpened }: NewFormProps) {
  const form = useNewStocktake(me, start)
  const [whole, setWhole] = useState(!form.quick)
  const { warehouse, preview } = form
  const open = async () => {
    const view = await form.open()
    if (view) onOpened(view)
  }
  const lines = preview.known?.lines
  return (
    <Page
      title={form.quick ? '临时盘点' : '开盘'}
      notice={noticeOf(form)}
      bottom={
        warehouse && (
          <BottomBar
            {...(lines === undefined ? {} : { summary: `${formatCount(lines)} 行` })}
            primary={{
              id: 'open-stocktake',
              text: whole ? '开盘' : '开始盘点',
              icon: 'count',
              loading: form.running,
              onTap: () => void open(),
            }}
          />
        )
      }
    >
      <Loadable
        query={form.warehousesQuery}
        isEmpty={() => form.warehouses.length === 0}
        empty={
          <EmptyState
            title="还没有归你管的仓库"
            text="请管理员把你设为仓库的仓管员"
            action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
          />
        }
      >
        {() => (whole ? <Whole form={form} /> : <Quick form={form} onMore={() => setWhole(true)} />)}
      </Loadable>
    </Page>
  )
}

function noticeOf({ failure, problem }: NewStocktake) {
  if (failure) return <Notice id="refusal">{failureText(failure)}。填写的内容都还在。</Notice>
  return problem ? (
    <Notice id="incomplete" tone="warning">
      {problem}
    </Notice>
  ) : undefined
}

const isNamed = ({ draft }: NewStocktake) => draft.scope.locations.length + draft.scope.items.length > 0

/** One shelf, one item or short shelves: what it is, and nothing to fill in. */
function Quick({ form, onMore }: { form: NewStocktake; onMore: () => void }) {
  return (
    <>
      <QuickCard form={form} />
      <PreviewCard preview={form.preview} named={isNamed(form)} />
      <Button id="more-settings" kind="text" block onTap={onMore}>
        更多设置：范围、盘法、盘点人
      </Button>
    </>
  )
}

function Whole({ form }: { form: NewStocktake }) {
  const { draft, change, warehouse } = form
  const zoneName = (code: string) => warehouse?.zones.find((zone) => zone.code === code)?.name ?? code
  return (
    <>
      <FormGroup>
        <Field label="种类" stacked hint={kindNotes[draft.kind]}>
          <Segmented
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            options={StocktakeKind.options.map((value) => ({
              value,
              text: stocktakeKindText[value].slice(0, 2),
              id: `kind-${value}`,
            }))}
          />
        </Field>
        <PickerField
          label="仓库"
          value={draft.warehouseId}
          choices={form.warehouses.map(({ _id, name }) => ({ value: _id, text: name }))}
          onChange={form.changeWarehouse}
          disabled={form.warehouses.length === 1 || draft.requestIds.length > 0}
        />
        <InputField
          id="stocktake-name"
          label="名称"
          value={draft.name}
          onChange={(name) => change({ name })}
          placeholder="不填就按仓库和范围起名"
          maxLength={60}
        />
        <DateField
          id="due-on"
          label="盘完日期"
          value={draft.dueOn}
          onChange={(dueOn) => change({ dueOn })}
          placeholder="不限"
          min={businessDay(Date.now())}
          clearable
        />
      </FormGroup>
      {warehouse && (
        <ScopeFields
          key={warehouse._id}
          warehouse={warehouse}
          scope={draft.scope}
          onChange={form.changeScope}
        />
      )}
      <PreviewCard preview={form.preview} named={isNamed(form)} />
      <MethodFields
        method={{ ...draft, blind: form.blind }}
        onChange={change}
        frozenWhat={frozenText(draft.scope, zoneName)}
      />
      <AreaSection
        warehouseId={draft.warehouseId}
        split={draft.split}
        areas={form.areas}
        double={draft.double}
        onSplit={(split) => change({ split })}
        onPeople={(key, people) => change({ people: { ...draft.people, [key]: people } })}
      />
    </>
  )
}
