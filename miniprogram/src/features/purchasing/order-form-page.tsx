import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { hasRole } from '@shared/domain/rights'
import type { OutputOf } from '@shared/operations'
import type { Item } from '@shared/schema/masterdata'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PickerField } from '@/components/picker-field'
import { SessionWait } from '@/components/session-wait'
import { SkeletonList } from '@/components/skeleton'
import { ItemSearchSheet } from '@/features/scan/components/item-search-sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { formatMoney } from '@/lib/format'
import { replacePage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useChange } from '@/lib/use-change'
import { useQuery } from '@/lib/use-operation'
import { OrderLineCard } from './components/order-line-card'
import { orderValue } from './order-draft'
import { useOrderForm } from './use-order-form'

/** A new purchase order, or one that nothing has come of yet. */
export function OrderFormPage() {
  const { params } = useRouter<{ id?: string; warehouse?: string; item?: string }>()
  const me = useMe()
  const title = params.id ? '修改订单' : '新建订单'
  const existing = useQuery('inbound.getOrder', params.id ? { orderId: params.id } : null)
  const item = useQuery('masterdata.item', params.item ? { itemId: params.item } : null)
  const warehouses = useQuery('masterdata.listWarehouses', {})
  // Once: a fresh copy must not begin the form again.
  const [started, setStarted] = useState<{ order?: OutputOf<'inbound.getOrder'>; item?: Item }>()
  const ready = warehouses.data && (!params.id || existing.data) && (!params.item || item.data)
  if (ready && !started) setStarted({ order: existing.data, item: item.data })

  const failure = warehouses.failure ?? existing.failure ?? item.failure
  if (!me || !started) {
    return (
      <Page title={title}>
        {me && failure ? (
          <ErrorState
            failure={failure}
            onRetry={() => void Promise.all([warehouses.refresh(), existing.refresh(), item.refresh()])}
          />
        ) : me ? (
          <SkeletonList rows={4} />
        ) : (
          <SessionWait rows={4} />
        )}
      </Page>
    )
  }
  const mine = (warehouses.data?.rows ?? []).filter((row) => row.mine || hasRole(me, 'admin'))
  return (
    <OrderForm
      title={title}
      existing={started.order}
      first={started.item}
      warehouseId={params.warehouse}
      warehouses={mine}
    />
  )
}

interface OrderFormProps {
  title: string
  existing?: OutputOf<'inbound.getOrder'>
  first?: Item
  warehouseId?: string
  warehouses: { _id: string; name: string; branch: string }[]
}

function OrderForm({ title, existing, first, warehouseId, warehouses }: OrderFormProps) {
  const form = useOrderForm(existing)
  const { draft, change } = form
  const [searching, setSearching] = useState(false)
  useChange(draft.warehouseId, () => {
    const start = warehouses.find(({ _id }) => _id === warehouseId) ?? warehouses[0]
    if (!draft.warehouseId && start) change({ warehouseId: start._id })
  })
  useChange(first?._id, () => {
    if (first && !draft.lines.some(({ item }) => item._id === first._id)) form.addItem(first)
  })
  const submit = async () => {
    const saved = await form.submit()
    if (!saved) return
    toast.success(existing ? '订单已修改' : '订单已保存')
    replacePage('order', { id: saved._id, done: '1' })
  }
  const notice = form.failure ? (
    <Notice id="refusal">{failureText(form.failure)}。填写的内容都还在。</Notice>
  ) : (
    form.incomplete && (
      <Notice id="incomplete" tone="warning">
        {form.incomplete}
      </Notice>
    )
  )
  const value = orderValue(draft)
  return (
    <Page
      title={title}
      notice={notice}
      bottom={
        <BottomBar
          summary={
            draft.lines.length > 0 && (
              <>
                共 {draft.lines.length} 行{value > 0 && <View className="num">{formatMoney(value)}</View>}
              </>
            )
          }
          primary={{ id: 'save-order', text: '保存订单', loading: form.running, onTap: () => void submit() }}
        />
      }
    >
      <OrderHead form={form} warehouses={warehouses} />
      {draft.lines.map((line, index) => (
        <OrderLineCard
          key={line.key}
          index={index}
          line={line}
          open={line.key === form.openKey}
          problems={form.problems[index] ?? {}}
          onToggle={() => form.setOpenKey(line.key === form.openKey ? undefined : line.key)}
          onChange={(next) => form.changeLine(line.key, next)}
          onRemove={() => form.removeLine(line.key)}
        />
      ))}
      {draft.lines.length === 0 ? (
        <Card>
          <EmptyState
            title="要订购什么"
            text="按名称、拼音首字母或编码查找"
            action={{ id: 'add-item', text: '添加物资', icon: 'plus', onTap: () => setSearching(true) }}
          />
        </Card>
      ) : (
        <Button id="add-item" kind="secondary" icon="plus" onTap={() => setSearching(true)}>
          再加一种物资
        </Button>
      )}
      <ItemSearchSheet
        open={searching}
        onClose={() => setSearching(false)}
        onChoose={(item) => form.addItem(item)}
      />
    </Page>
  )
}

function OrderHead({
  form,
  warehouses,
}: {
  form: ReturnType<typeof useOrderForm>
  warehouses: OrderFormProps['warehouses']
}) {
  const { draft, existing, change } = form
  const suppliers = useQuery('masterdata.listSuppliers', {})
  return (
    <FormGroup title="订单信息">
      <PickerField
        label="供应商"
        required
        value={draft.supplierId}
        placeholder={suppliers.failure ? '供应商没有加载出来' : '向谁订购'}
        choices={(suppliers.data?.rows ?? []).map(({ _id, name, code }) => ({
          value: _id,
          text: name,
          note: code,
        }))}
        onChange={(supplierId) => change({ supplierId })}
      />
      <PickerField
        label="收货仓库"
        required
        value={draft.warehouseId}
        disabled={existing !== undefined || warehouses.length < 2}
        choices={warehouses.map(({ _id, name, branch }) => ({ value: _id, text: name, note: branch }))}
        onChange={(warehouseId) => change({ warehouseId })}
      />
      <InputField
        id="over"
        label="可以多收"
        type="digit"
        maxLength={5}
        value={draft.over}
        onChange={(over) => change({ over })}
        placeholder="不填按系统设置"
        suffix="%"
      />
      <InputField
        id="short"
        label="少到算齐"
        type="digit"
        maxLength={5}
        value={draft.short}
        onChange={(short) => change({ short })}
        placeholder="不填按系统设置"
        hint="少到不超过这个比例，订单就算到齐"
        suffix="%"
      />
      <InputField
        id="note"
        label="备注"
        value={draft.note}
        onChange={(note) => change({ note })}
        placeholder="合同号、联系人等，可不填"
        maxLength={200}
      />
    </FormGroup>
  )
}
