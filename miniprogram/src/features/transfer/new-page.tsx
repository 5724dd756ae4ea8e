import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { BarcodeInput } from '@/components/barcode-input'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { FormGroup } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PickerField } from '@/components/picker-field'
import { SessionWait } from '@/components/session-wait'
import { ItemSearchSheet } from '@/features/scan/components/item-search-sheet'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { replacePage, switchTab } from '@/lib/nav'
import { usePageShown } from '@/lib/page-shown'
import { hasRole, useMe } from '@/lib/session'
import { useChange } from '@/lib/use-change'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { useWedge } from '@/lib/wedge'
import { NewLines } from './components/new-lines'
import { missingIn, toInput, useNewTransfer } from './use-new-transfer'
import './new-page.scss'

/** A new transfer: goods that this clerk gives away, or asks another warehouse for. */
export function NewTransferPage() {
  const me = useMe()
  const { params } = useRouter<{ itemId?: string; from?: string }>()
  if (!me || !hasRole(me, 'clerk')) {
    return (
      <Page title="新建调拨">
        {me ? (
          <EmptyState
            title="调拨由仓管员办理"
            action={{ text: '返回工作台', icon: 'home', onTap: () => switchTab('workbench') }}
          />
        ) : (
          <SessionWait />
        )}
      </Page>
    )
  }
  return <Form {...params} />
}

function Form({ itemId, from }: { itemId?: string; from?: string }) {
  const form = useNewTransfer()
  const { draft, change, problem } = form
  const warehouses = useQuery('transfer.warehouses', {}).data?.rows ?? []
  const item = useQuery('masterdata.item', itemId ? { itemId } : null).data
  const command = useCommand('transfer.create')
  const [tried, setTried] = useState(false)
  const [searching, setSearching] = useState(false)
  useWedge((code) => void form.onCode(code), usePageShown() && !searching)
  useChange(item?._id, () => {
    if (item && !draft.lines.some((line) => line.item._id === item._id)) form.add(item, item.unit)
  })
  const mine = warehouses.filter((warehouse) => warehouse.mine)
  useChange(`${from ?? ''} ${mine[0]?._id ?? ''}`, () => {
    const start = from ? decodeURIComponent(from) : draft.fromWarehouseId || mine[0]?._id
    if (start && start !== draft.fromWarehouseId) change({ fromWarehouseId: start })
  })

  const gives = mine.some(({ _id }) => _id === draft.fromWarehouseId)
  const gets = mine.some(({ _id }) => _id === draft.toWarehouseId)
  const foreign = Boolean(draft.fromWarehouseId && draft.toWarehouseId && !gives && !gets)
  const missing = foreign ? '调出和调入至少有一个是你管的仓库' : missingIn(draft)
  const submit = async () => {
    setTried(true)
    if (missing) return signal('wrong')
    const answer = await command.run(toInput(draft))
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    form.clear()
    const { transfer, actions } = answer.data
    if (actions.send) return replacePage('transferSend', { id: transfer._id })
    toast.success(`已请求，等${transfer.fromWarehouseName}发出`)
    replacePage('transfer', { id: transfer._id })
  }
  const choices = warehouses.map((warehouse) => ({
    value: warehouse._id,
    text: warehouse.name,
    note: warehouse.mine ? `${warehouse.branch} · 我管的` : warehouse.branch,
  }))
  return (
    <Page
      title="新建调拨"
      sticky={
        <View className="new-transfer__scan">
          <BarcodeInput
            id="transfer-code"
            onCode={(code) => void form.onCode(code)}
            placeholder="扫或输入物资条码，加一种"
            hint="对准物资条码"
            {...(problem?.code ? { unknown: problem.code } : {})}
          />
        </View>
      }
      notice={
        command.failure ? (
          <Notice id="refusal">{failureText(command.failure)}。填写的内容都还在。</Notice>
        ) : (
          tried &&
          missing && (
            <Notice id="incomplete" tone="warning">
              {missing}
            </Notice>
          )
        )
      }
      bottom={
        <BottomBar
          summary={`共 ${draft.lines.length} 种`}
          primary={{
            id: 'submit',
            text: gives || !gets ? '下一步：拣货发出' : '请求调货',
            loading: command.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      {problem && <Notice tone="warning">{problem.text}</Notice>}
      <FormGroup title="从哪里到哪里">
        <PickerField
          label="调出"
          required
          value={draft.fromWarehouseId}
          choices={choices}
          onChange={(fromWarehouseId) => change({ fromWarehouseId })}
        />
        <PickerField
          label="调入"
          required
          value={draft.toWarehouseId}
          choices={choices.filter(({ value }) => value !== draft.fromWarehouseId)}
          onChange={(toWarehouseId) => change({ toWarehouseId })}
        />
        <TextareaField
          id="transfer-reason"
          label="原因"
          required
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          placeholder="为什么调，对方看得到"
          maxLength={200}
        />
      </FormGroup>
      <NewLines form={form} />
      <Button id="find-item" kind="secondary" icon="search" block onTap={() => setSearching(true)}>
        按名称加物资
      </Button>
      <ItemSearchSheet
        open={searching}
        onClose={() => setSearching(false)}
        onChoose={(found) => form.add(found, found.unit)}
      />
    </Page>
  )
}
