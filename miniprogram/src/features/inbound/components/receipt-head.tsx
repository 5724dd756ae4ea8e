import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { PickerField, type Choice } from '@/components/picker-field'
import { Button } from '@/components/button'
import { confirm } from '@/lib/confirm'
import { openPage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import type { Receipt } from '../use-receipt'

export interface ReceiptHeadProps {
  receipt: Receipt
  warehouses: { _id: string; name: string; branch: string }[]
}

/** Where to and where from: filled in once, for all lines of the delivery. */
export function ReceiptHead({ receipt, warehouses }: ReceiptHeadProps) {
  const { draft, change, changeWarehouse } = receipt
  const suppliers = useQuery('masterdata.listSuppliers', {})
  const supplierChoices: Choice[] = (suppliers.data?.rows ?? []).map(({ _id, name, code }) => ({
    value: _id,
    text: name,
    note: code,
  }))
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
      <PickerField
        label="仓库"
        required
        value={draft.warehouseId}
        disabled={warehouses.length < 2}
        choices={warehouses.map(({ _id, name, branch }) => ({ value: _id, text: name, note: branch }))}
        onChange={(warehouseId) => void chooseWarehouse(warehouseId)}
      />
      <PickerField
        label="供应商"
        value={draft.supplierId}
        placeholder={suppliers.failure ? '供应商没有加载出来' : '选择供应商（可不选）'}
        choices={draft.supplierId ? [{ value: '', text: '不选供应商' }, ...supplierChoices] : supplierChoices}
        onChange={(supplierId) => change({ supplierId })}
      />
      <InputField
        id="delivery-note"
        label="送货单号"
        value={draft.deliveryNote}
        onChange={(deliveryNote) => change({ deliveryNote })}
        placeholder="可不填"
        maxLength={60}
        scan
      />
    </FormGroup>
  )
}
