import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { DateField } from '@/components/date-field'
import { Field } from '@/components/field'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { QuantityStepper } from '@/components/quantity-stepper'
import { Sheet } from '@/components/sheet'
import { UnitPicker } from '@/components/unit-picker'
import { foundProblem, foundQuantity } from '../found-draft'
import type { FoundGoods } from '../found-line'
import './sheets.scss'

export interface FoundSheetProps {
  location: string
  goods: FoundGoods
  /** Unit that the scanned code is on, and how many of it. */
  unit: string
  count: number
  /** What the books say of a piece, such as where it should be. */
  notice?: string
  onClose: () => void
  onAdd: (goods: FoundGoods, quantity: number) => void
}

/** Goods where the books have none: which lot it is and how much, and it counts like any other line. */
export function FoundSheet({ location, goods, unit: first, count, notice, onClose, onAdd }: FoundSheetProps) {
  const { item } = goods
  const isPiece = item.tracking === 'serial'
  const [unit, setUnit] = useState(first)
  const [amount, setAmount] = useState<number | null>(count * 10 ** item.scale)
  const [lotNo, setLotNo] = useState(goods.lotNo ?? '')
  const [serialNo, setSerialNo] = useState(goods.serialNo ?? '')
  const [expires, setExpires] = useState(goods.expiryDate ?? '')
  const [asked, setAsked] = useState(false)
  const quantity = isPiece ? 10 ** item.scale : foundQuantity(item, amount, unit)
  const filled: FoundGoods = {
    ...goods,
    lotNo: lotNo.trim() || undefined,
    serialNo: serialNo.trim() || undefined,
    expiryDate: expires || undefined,
  }
  const problem = foundProblem(filled, quantity)
  const add = () => {
    setAsked(true)
    if (problem || quantity === undefined) return
    onAdd(filled, quantity)
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="账外货"
      bottom={
        <>
          {asked && problem && <Notice id="found-problem">{problem}</Notice>}
          <BottomBar
            primary={{ id: 'found-add', text: '计入盘点', onTap: add }}
            secondary={{ id: 'found-cancel', text: '不是这里的', onTap: onClose }}
          />
        </>
      }
    >
      <View className="count-sheet__hint">{location} 的盘点单里没有这种货，清点后由复核的人认定</View>
      <View className="count-sheet__goods">
        <View className="count-sheet__name">{item.name}</View>
        <View className="count-sheet__spec">
          {item.specification} {item.code}
        </View>
      </View>
      {notice && (
        <View className="count-sheet__notice">
          <Notice id="found-notice" tone="warning">
            {notice}
          </Notice>
        </View>
      )}
      {isPiece && !goods.lotId && (
        <InputField
          id="found-serial"
          label="序列号"
          required
          value={serialNo}
          onChange={setSerialNo}
          placeholder="标签上的序列号"
          maxLength={40}
          scan
        />
      )}
      {!isPiece && (
        <Field label="数量" required>
          <QuantityStepper
            id="found-quantity"
            value={amount}
            onChange={setAmount}
            unit=""
            scale={item.scale}
            min={0}
          />
          <UnitPicker
            units={[{ name: item.unit }, ...item.units.map(({ name }) => ({ name }))]}
            value={unit}
            onChange={setUnit}
          />
        </Field>
      )}
      {item.tracking === 'lot' && !goods.lotId && (
        <InputField
          id="found-lot"
          label="批号"
          value={lotNo}
          onChange={setLotNo}
          placeholder="看不清可以不填"
          maxLength={40}
          scan
        />
      )}
      {item.tracking === 'lot' && !goods.lotId && (
        <DateField id="found-expiry" label="有效期" value={expires} onChange={setExpires} clearable />
      )}
    </Sheet>
  )
}
