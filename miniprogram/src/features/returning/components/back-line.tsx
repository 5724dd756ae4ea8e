import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { PhotoField } from '@/components/photo-field'
import { QuantityStepper } from '@/components/quantity-stepper'
import { QuantityText } from '@/components/quantity-text'
import { Tappable } from '@/components/tappable'
import { TextareaField } from '@/components/input-field'
import { lotName } from '@/lib/lot-name'
import type { BackGoods } from '../back-draft'
import type { Back } from '../use-back'
import { PlaceField } from './place-field'
import './back-line.scss'

export interface BackLineProps {
  back: Back
  goods: BackGoods
  /** What is still out is called so: 未还, 可退. */
  leftText: string
  /** Why the server refused this line. */
  refusal?: string | undefined
}

/** One lot that comes back: how much of it is good and where it goes, and what is damaged, with reason and photo. */
export function BackLine({ back, goods, leftText, refusal }: BackLineProps) {
  const { item, key, left } = goods
  const part = back.draft[key]
  const [breaking, setBreaking] = useState(false)
  if (!part) return null
  const damaged = part.damaged ?? 0
  const shown = breaking || damaged > 0
  const problem = refusal ?? back.problems.get(key)
  const toBreak = () => {
    setBreaking(true)
    const step = 10 ** item.scale
    const one = Math.min(step, left)
    const good = part.good ?? 0
    back.change(goods, { damaged: one, good: good + one > left ? left - one : good })
  }
  return (
    <Card padded={false} className={problem ? 'back-line back-line--wrong' : 'back-line'}>
      <View id={`back-${key}`} className="back-line__head">
        <View className="back-line__main">
          <View className="back-line__name">{item.name}</View>
          <View className="back-line__spec">{item.specification}</View>
          <View className="back-line__lot num">{lotText(goods)}</View>
        </View>
        <View className="back-line__left">
          <QuantityText quantity={left} scale={item.scale} unit={item.unit} />
          <View className="back-line__note">{leftText}</View>
        </View>
      </View>
      <Field label="完好" required>
        <QuantityStepper
          id={`good-${key}`}
          value={part.good}
          onChange={(good) => back.change(goods, { good })}
          unit={item.unit}
          scale={item.scale}
          max={left - damaged}
          label={`${item.name}完好的数量`}
        />
      </Field>
      {(part.good ?? 0) > 0 && (
        <PlaceField
          id={`good-place-${key}`}
          label="放回"
          zone="合格区"
          value={part.goodPlace}
          choices={back.choices.good}
          onChange={(goodPlace) => back.change(goods, { goodPlace })}
        />
      )}
      {shown ? (
        <>
          <Field label="损坏">
            <QuantityStepper
              id={`damaged-${key}`}
              value={part.damaged}
              onChange={(next) => back.change(goods, { damaged: next })}
              unit={item.unit}
              scale={item.scale}
              max={left - (part.good ?? 0)}
              label={`${item.name}损坏的数量`}
            />
          </Field>
          {damaged > 0 && (
            <>
              <PlaceField
                id={`damaged-place-${key}`}
                label="隔离到"
                zone="不合格区"
                value={part.damagedPlace}
                choices={back.choices.damaged}
                onChange={(damagedPlace) => back.change(goods, { damagedPlace })}
              />
              <TextareaField
                id={`reason-${key}`}
                label="损坏情况"
                required
                value={part.reason}
                onChange={(reason) => back.change(goods, { reason })}
                placeholder="哪里坏了、怎么坏的"
              />
              <PhotoField
                id={`photo-${key}`}
                label="照片"
                value={part.photos}
                onChange={(photos) => back.change(goods, { photos })}
              />
            </>
          )}
        </>
      ) : (
        <Tappable id={`damage-${key}`} className="back-line__break" onTap={toBreak}>
          有损坏的
        </Tappable>
      )}
      {problem && (
        <View className="back-line__problem">
          <Notice tone="danger">{problem}</Notice>
        </View>
      )}
    </Card>
  )
}

const lotText = ({ departmentName, lotId, lotNo, serialNo, expiryDate }: BackGoods): string =>
  [
    ...(departmentName ? [departmentName] : []),
    lotName({ lotId, lotNo, serialNo }),
    ...(expiryDate ? [`有效期至 ${expiryDate}`] : []),
  ].join(' · ')
