import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LineToCount } from '@shared/operations/stocktake-count'
import { BottomBar } from '@/components/bottom-bar'
import { Icon } from '@/components/icon'
import { Sheet } from '@/components/sheet'
import { Tappable } from '@/components/tappable'
import { padTotal, press, sumText, unitsOf, type PadKey, type Typed } from '../pad'
import { amountText, lotText, packedText } from '../words'
import './pad-sheet.scss'

export interface PadSheetProps {
  line: LineToCount
  /** What was counted so far. */
  quantity: number | undefined
  onClose: () => void
  /** The whole of what lies there. */
  onSet: (quantity: number) => void
  /** So much more than was counted so far. */
  onAdd: (quantity: number) => void
}

const keys: PadKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back']

/** A number pad for gloves: one line for each unit, and the exact sum of them. */
export function PadSheet({ line, quantity, onClose, onSet, onAdd }: PadSheetProps) {
  const { item } = line
  const units = unitsOf(item)
  const [unit, setUnit] = useState(item.unit)
  const [typed, setTyped] = useState<Typed>({})
  const total = padTotal(item, typed)
  const sum = sumText(typed, units)
  const finish = (take: (quantity: number) => void) => {
    if (!total.ok) return
    take(total.quantity)
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={item.name}
      bottom={
        <BottomBar
          primary={{
            id: 'pad-set',
            text: total.ok ? `一共 ${amountText(item, total.quantity)}` : '一共有多少',
            disabled: !total.ok,
            onTap: () => finish(onSet),
          }}
          secondary={
            quantity
              ? { id: 'pad-add', text: '再加这些', disabled: !total.ok, onTap: () => finish(onAdd) }
              : { id: 'pad-none', text: '没有，记 0', onTap: () => (onSet(0), onClose()) }
          }
        />
      }
    >
      <View className="count-pad">
        <View className="count-pad__hint">
          {[line.location, lotText(line), quantity === undefined ? '' : `已数 ${amountText(item, quantity)}`]
            .filter(Boolean)
            .join(' · ')}
        </View>
        <View className="count-pad__units">
          {units.map((name) => (
            <Tappable
              key={name}
              id={`pad-unit-${name}`}
              role="radio"
              selected={name === unit}
              className={`count-pad__unit ${name === unit ? 'count-pad__unit--on' : ''}`}
              onTap={() => setUnit(name)}
            >
              <View className="count-pad__digits num">{typed[name] || '–'}</View>
              <View className="count-pad__name">
                {name}
                {name !== item.unit && (
                  <View className="count-pad__factor num">{factorText(item, name)}</View>
                )}
              </View>
            </Tappable>
          ))}
        </View>
        <View id="pad-sum" className={`count-pad__sum num ${!total.ok && !total.empty ? 'tone-danger' : ''}`}>
          {total.ok
            ? [
                units.length > 1 && `${sum} =`,
                amountText(item, total.quantity),
                packedText(item, total.quantity) && `（${packedText(item, total.quantity)}）`,
              ]
                .filter(Boolean)
                .join(' ')
            : total.empty
              ? '点数字，换单位接着点'
              : total.problem}
        </View>
        <View className="count-pad__keys">
          {keys.map((key) => (
            <Tappable
              key={key}
              id={`key-${key === '.' ? 'point' : key}`}
              className={`count-pad__key num ${key === '.' && item.scale === 0 ? 'count-pad__key--off' : ''}`}
              disabled={key === '.' && item.scale === 0}
              onTap={() => setTyped(press(typed, unit, key, item.scale))}
              label={key === 'back' ? '退一位' : undefined}
            >
              {key === 'back' ? <Icon name="back" size={26} /> : key}
            </Tappable>
          ))}
        </View>
      </View>
    </Sheet>
  )
}

/** ×12, or 1/3 where a unit is a part of the base unit. */
function factorText(item: LineToCount['item'], name: string): string {
  const unit = item.units.find((candidate) => candidate.name === name)
  if (!unit) return ''
  return unit.denominator === 1 ? `×${unit.numerator}` : `×${unit.numerator}/${unit.denominator}`
}
