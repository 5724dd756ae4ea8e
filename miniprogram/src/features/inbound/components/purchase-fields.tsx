import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { PickerField } from '@/components/picker-field'
import { openPage, replacePage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import type { Receipt } from '../use-receipt'
import type { UsedNote } from '../use-used-note'

/** Who delivers, on which order and by which paper. */
export function PurchaseFields({ receipt, used }: { receipt: Receipt; used: UsedNote }) {
  const { draft, order, change } = receipt
  const suppliers = useQuery('masterdata.listSuppliers', {})
  const choices = (suppliers.data?.rows ?? []).map(({ _id, name, code, inspect }) => ({
    value: _id,
    text: name,
    note: inspect ? `${code} · 到货都要质检` : code,
  }))
  return (
    <>
      {order ? (
        <>
          <Field label="采购订单">
            <View id="order-no" className="code">
              {order._id}
            </View>
          </Field>
          <Field label="供应商">{order.supplierName}</Field>
        </>
      ) : (
        <PickerField
          label="供应商"
          value={draft.supplierId}
          placeholder={suppliers.failure ? '供应商没有加载出来' : '选择供应商（可不选）'}
          choices={draft.supplierId ? [{ value: '', text: '不选供应商' }, ...choices] : choices}
          onChange={(supplierId) => change({ supplierId })}
        />
      )}
      {!order && <AwaitedOrders receipt={receipt} />}
      <InputField
        id="delivery-note"
        label="送货单号"
        value={draft.deliveryNote}
        onChange={(deliveryNote) => change({ deliveryNote })}
        placeholder="可不填"
        maxLength={60}
        scan
      />
      {used.earlier && (
        <Notice
          id="note-used"
          tone="warning"
          action={{
            id: 'see-earlier',
            text: '查看',
            onTap: () => openPage('receive', { receipt: used.earlier?.receiptId }),
          }}
        >
          {used.text}
        </Notice>
      )}
    </>
  )
}

/** The supplier has open orders here: receiving on one checks the quantities. */
function AwaitedOrders({ receipt: { draft } }: { receipt: Receipt }) {
  const { warehouseId, supplierId } = draft
  const { data } = useQuery(
    'inbound.listOrders',
    warehouseId && supplierId ? { state: 'awaited', warehouseId, supplierId, limit: 10 } : null,
  )
  const orders = supplierId ? (data?.rows ?? []) : []
  const [only] = orders
  if (!only) return null
  const open = () =>
    orders.length === 1
      ? replacePage('receive', { order: only._id })
      : openPage('orders', { state: 'awaited', supplier: supplierId })
  return (
    <Notice
      id="awaited-orders"
      tone="brand"
      icon="document"
      action={{ id: 'by-order', text: '按订单收', onTap: open }}
    >
      {orders.length === 1
        ? `这家供应商有订单 ${only._id} 待收货`
        : `这家供应商有 ${orders.length} 张订单待收货`}
    </Notice>
  )
}
