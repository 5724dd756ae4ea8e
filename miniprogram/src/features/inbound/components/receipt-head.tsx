import { View } from '@tarojs/components'
import { correctsBooks, manualKinds, receiptKindText, type ManualKind } from '@shared/domain/receipt-kind'
import { hasGrant } from '@shared/domain/rights'
import { FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import { Button } from '@/components/button'
import { Segmented } from '@/components/segmented'
import { confirm } from '@/lib/confirm'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import type { Receipt } from '../use-receipt'
import type { UsedNote } from '../use-used-note'
import { PurchaseFields } from './purchase-fields'
import './receipt-head.scss'

export interface ReceiptHeadProps {
  receipt: Receipt
  warehouses: { _id: string; name: string; branch: string }[]
  used: UsedNote
}

/** Where to and where from: filled in once, for all lines of the delivery. */
export function ReceiptHead({ receipt, warehouses, used }: ReceiptHeadProps) {
  const { draft, order, change, changeWarehouse } = receipt
  const me = useMe()
  const kinds = manualKinds.filter((kind) => !correctsBooks(kind) || (me && hasGrant(me, 'reverse')))
  const chooseWarehouse = async (warehouseId: string) => {
    if (warehouseId === draft.warehouseId) return
    const placed = draft.lines.some((line) => line.locationId)
    const sure =
      !placed ||
      (await confirm({
        title: '换一个仓库？',
        text: '已选的库位会清空，要重新选。其他内容都保留。',
        action: '换仓库',
      }))
    if (sure) changeWarehouse(warehouseId)
  }
  const list = (
    <Button id="receipts" size="small" kind="text" onTap={() => openPage('receive', { view: 'list' })}>
      入库记录
    </Button>
  )
  return (
    <FormGroup title="收货信息" extra={list}>
      {!order && (
        <View className="receipt-head__kinds">
          <Segmented<ManualKind>
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            options={kinds.map((kind) => ({
              value: kind,
              text: receiptKindText[kind].slice(0, 2),
              id: `kind-${kind}`,
            }))}
          />
        </View>
      )}
      <PickerField
        label="仓库"
        required
        value={draft.warehouseId}
        disabled={warehouses.length < 2 || order !== undefined}
        choices={warehouses.map(({ _id, name, branch }) => ({ value: _id, text: name, note: branch }))}
        onChange={(warehouseId) => void chooseWarehouse(warehouseId)}
      />
      {draft.kind === 'purchase' && <PurchaseFields receipt={receipt} used={used} />}
      {draft.kind === 'donation' && (
        <InputField
          id="donor"
          label="捐赠方"
          required
          value={draft.donor}
          onChange={(donor) => change({ donor })}
          placeholder="单位或个人的名称"
          maxLength={60}
        />
      )}
      {draft.kind === 'surplus' && (
        <TextareaField
          id="reason"
          label="多出的原因"
          required
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          placeholder="例如：整理货架时发现漏登记的一箱"
        />
      )}
      <InputField
        id="note"
        label="备注"
        value={draft.note}
        onChange={(note) => change({ note })}
        placeholder={draft.kind === 'opening' ? '例如：系统启用时盘点' : '可不填'}
        maxLength={200}
      />
    </FormGroup>
  )
}
