import { useState } from 'react'
import { returnReasonText } from '@shared/domain/supplier-return'
import type { InputOf } from '@shared/operations'
import type { SupplierReturnView } from '@shared/operations/quality'
import type { ReturnReason } from '@shared/schema/supplier-return'
import { BottomBar } from '@/components/bottom-bar'
import { FormGroup } from '@/components/field'
import { InputField, TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PhotoField, photosInput, type PickedPhoto } from '@/components/photo-field'
import { PickerField } from '@/components/picker-field'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { PartPicker } from '../../quality/components/part-picker'
import { WarehouseField } from '../../quality/components/warehouse-field'
import { partsInput, partsProblem, type ChosenPart, type PartFilter } from '../../quality/parts'

export interface ReturnFormProps {
  warehouse: string
  supplier: string
  item: string
  onDone: (supplierReturn: SupplierReturnView) => void
}

const reasons = Object.entries(returnReasonText).map(([value, text]) => ({
  value: value as ReturnReason,
  text,
}))
const filters = [
  { value: 'rejected', text: '不合格' },
  { value: 'frozen', text: '已冻结' },
  { value: 'expired', text: '已过期' },
  { value: 'all', text: '全部' },
] as const

/** To whom, which rows, why, and who takes them along. */
export function ReturnForm({ warehouse, supplier, item, onDone }: ReturnFormProps) {
  const [warehouseId, setWarehouseId] = useState(warehouse)
  const [supplierId, setSupplierId] = useState(supplier)
  const [filter, setFilter] = useState<PartFilter>(item ? 'all' : 'rejected')
  const [chosen, setChosen] = useState<ChosenPart[]>([])
  const [reason, setReason] = useState<ReturnReason | ''>('rejected')
  const [note, setNote] = useState('')
  const [carrier, setCarrier] = useState({ person: '', phone: '', logisticsNo: '' })
  const [photos, setPhotos] = useState<PickedPhoto[]>([])
  const [checked, setChecked] = useState(false)
  const suppliers = useQuery('masterdata.listSuppliers', {})
  const command = useCommand('quality.returnToSupplier')
  const name = suppliers.data?.rows.find(({ _id }) => _id === supplierId)?.name ?? '供应商'
  const problem =
    (supplierId ? undefined : '请选择退给哪家供应商') ??
    partsProblem(chosen) ??
    (reason ? undefined : '请选择退货原因') ??
    (reason === 'other' && !note.trim() ? '选了「其他」，请写明原因' : undefined) ??
    (carrier.person.trim() || carrier.logisticsNo.trim() ? undefined : '请填写交接人或物流单号')

  const submit = async () => {
    setChecked(true)
    if (problem || !reason) return signal('wrong')
    const sure = await confirm({
      title: `退给${name}？`,
      text: `${chosen.length} 行货会马上从库存里减掉，请确认货已经交接。`,
      action: '确认退货',
    })
    if (!sure) return
    const answer = await command.run({
      warehouseId,
      supplierId,
      reason,
      ...(note.trim() ? { note: note.trim() } : {}),
      carrier: filled(carrier),
      ...(photos.length > 0 ? { photos: photosInput(photos) } : {}),
      parts: partsInput(chosen),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data)
  }
  const { failure } = command
  const notice = failure ? (
    <Notice id="refusal">{failureText(failure)}。填写的内容都还在。</Notice>
  ) : checked && problem ? (
    <Notice id="incomplete" tone="warning">
      {problem}
    </Notice>
  ) : undefined
  return (
    <Page
      title="新建退货"
      notice={notice}
      bottom={
        <BottomBar
          summary={`已选 ${chosen.length} 行`}
          primary={{
            id: 'submit',
            text: '确认退货',
            icon: 'return',
            loading: command.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      <WarehouseField
        value={warehouseId}
        onChange={(id) => {
          setWarehouseId(id)
          setChosen([])
        }}
      />
      <FormGroup title="退给谁">
        <PickerField
          label="供应商"
          required
          value={supplierId}
          choices={(suppliers.data?.rows ?? []).map(({ _id, name: text, code }) => ({
            value: _id,
            text,
            note: code,
          }))}
          placeholder="选择供应商"
          onChange={(id) => {
            setSupplierId(id)
            setChosen(chosen.filter(({ part }) => !part.supplierId || part.supplierId === id))
          }}
        />
      </FormGroup>
      <PartPicker
        warehouseId={warehouseId}
        filters={filters}
        filter={filter}
        onFilter={setFilter}
        itemId={item || undefined}
        supplierId={supplierId || undefined}
        chosen={chosen}
        onChange={setChosen}
      />
      <FormGroup title="为什么退、谁带走">
        <PickerField label="原因" required value={reason} choices={reasons} onChange={setReason} />
        <TextareaField id="note" label="说明" value={note} onChange={setNote} placeholder="可不填" />
        <InputField
          id="carrier"
          label="交接人"
          value={carrier.person}
          onChange={(person) => setCarrier({ ...carrier, person })}
          placeholder="供应商来取货的人"
          maxLength={30}
        />
        <InputField
          id="carrier-phone"
          label="电话"
          value={carrier.phone}
          onChange={(phone) => setCarrier({ ...carrier, phone })}
          placeholder="可不填"
          maxLength={30}
        />
        <InputField
          id="logistics-no"
          label="物流单号"
          value={carrier.logisticsNo}
          onChange={(logisticsNo) => setCarrier({ ...carrier, logisticsNo })}
          placeholder="快递寄回时填写"
          maxLength={60}
          scan
        />
        <PhotoField id="photos" label="照片" value={photos} onChange={setPhotos} />
      </FormGroup>
    </Page>
  )
}

/** Only what was written. */
function filled({ person, phone, logisticsNo }: Record<'person' | 'phone' | 'logisticsNo', string>) {
  const carrier: InputOf<'quality.returnToSupplier'>['carrier'] = {}
  if (person.trim()) carrier.person = person.trim()
  if (phone.trim()) carrier.phone = phone.trim()
  if (logisticsNo.trim()) carrier.logisticsNo = logisticsNo.trim()
  return carrier
}
