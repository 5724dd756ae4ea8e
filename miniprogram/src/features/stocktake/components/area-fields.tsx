import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { formatCount } from '@/lib/format'
import { WHOLE, type Area, type AreaPeople } from '../areas-draft'
import type { Named } from '../scope-draft'
import { ChosenChips } from './chosen-chips'
import { PeopleSheet } from './people-sheet'
import './area-fields.scss'

export interface AreaFieldsProps {
  warehouseId: string
  areas: readonly Area[]
  double: boolean
  /** The people of one area. */
  onChange: (key: string, people: AreaPeople) => void
}

type Part = 'counters' | 'seconds'

/** Who counts in each area; nobody named means every clerk of the warehouse. */
export function AreaFields({ warehouseId, areas, double, onChange }: AreaFieldsProps) {
  const [adding, setAdding] = useState<{ key: string; part: Part }>()
  const area = areas.find(({ key }) => key === adding?.key)
  const put = ({ key, counters, seconds }: Area, part: Part, people: Named[]) =>
    onChange(key, { counters, seconds, [part]: people })
  return (
    <>
      {areas.map((one, index) => (
        <Card
          key={one.key}
          title={one.key === WHOLE ? '谁来盘' : one.name}
          extra={one.lines !== undefined && one.key !== WHOLE && `${formatCount(one.lines)} 行`}
          padded={false}
        >
          <Row
            id={`area-${index}`}
            label={double ? '第一遍' : '盘点人'}
            people={one.counters}
            onAdd={() => setAdding({ key: one.key, part: 'counters' })}
            onRemove={(people) => put(one, 'counters', people)}
          />
          {double && (
            <Row
              id={`area-${index}-second`}
              label="第二遍"
              people={one.seconds}
              onAdd={() => setAdding({ key: one.key, part: 'seconds' })}
              onRemove={(people) => put(one, 'seconds', people)}
            />
          )}
        </Card>
      ))}
      <PeopleSheet
        open={Boolean(area)}
        onClose={() => setAdding(undefined)}
        title={titleOf(area, adding?.part)}
        warehouseId={warehouseId}
        chosen={area && adding ? area[adding.part] : []}
        onChange={(people) => area && adding && put(area, adding.part, people)}
      />
    </>
  )
}

const titleOf = (area: Area | undefined, part: Part | undefined): string =>
  `${part === 'seconds' ? '谁盘第二遍' : '谁来盘'}${area && area.key !== WHOLE ? ` ${area.name}` : ''}`

interface RowProps {
  id: string
  label: string
  people: readonly Named[]
  onAdd: () => void
  onRemove: (left: Named[]) => void
}

function Row({ id, label, people, onAdd, onRemove }: RowProps) {
  return (
    <View className="area-fields">
      <View className="area-fields__line">
        <View className="area-fields__label">{label}</View>
        {people.length === 0 && <View className="area-fields__all">所有仓管员</View>}
        <Button id={`${id}-add`} kind="text" size="small" icon="plus" onTap={onAdd}>
          指定人
        </Button>
      </View>
      <ChosenChips
        id={id}
        chosen={people}
        onRemove={(gone) => onRemove(people.filter(({ id: other }) => other !== gone))}
      />
    </View>
  )
}
