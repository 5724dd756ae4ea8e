import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LineToCount } from '@shared/operations/stocktake-count'
import { BottomBar } from '@/components/bottom-bar'
import { ListRow } from '@/components/list-row'
import { Sheet } from '@/components/sheet'
import { Tappable } from '@/components/tappable'
import { lotText } from '../words'
import { domId } from './line-card'
import './sheets.scss'

export interface FinishSheetProps {
  location: string
  lines: readonly LineToCount[]
  onClose: () => void
  /** `none`: looked for and not found, so 0. */
  onFinish: (none: LineToCount[]) => void
}

/** Lines that nobody counted: nothing is taken for zero that was only forgotten. */
export function FinishSheet({ location, lines, onClose, onFinish }: FinishSheetProps) {
  const [none, setNone] = useState<ReadonlySet<string>>(new Set())
  const choose = (lineId: string, isNone: boolean) =>
    setNone((old) => {
      const next = new Set(old)
      if (isNone) next.add(lineId)
      else next.delete(lineId)
      return next
    })
  const all = lines.every(({ lineId }) => none.has(lineId))
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${location} 还有 ${lines.length} 行没数`}
      bottom={
        <BottomBar
          primary={{
            id: 'finish-confirm',
            text: none.size === 0 ? '都留待以后' : `${none.size} 行记 0，完成`,
            onTap: () => {
              onFinish(lines.filter(({ lineId }) => none.has(lineId)))
              onClose()
            },
          }}
          secondary={{ id: 'finish-back', text: '接着数', onTap: onClose }}
        />
      }
    >
      <View className="count-sheet__hint">找遍了也没有的选「没有」，记作 0；没顾上的留着，以后再来</View>
      <ListRow
        title="全部都没有"
        value={
          <Choice
            id="none-all"
            on={all}
            text="全选"
            onTap={() => setNone(all ? new Set() : new Set(lines.map(({ lineId }) => lineId)))}
          />
        }
      />
      {lines.map((line) => (
        <ListRow
          key={line.lineId}
          title={line.item.name}
          subtitle={line.item.specification}
          note={lotText(line)}
          value={
            <View className="count-sheet__choice">
              <Choice
                id={`none-${domId(line.lineId)}`}
                on={none.has(line.lineId)}
                text="没有"
                onTap={() => choose(line.lineId, true)}
              />
              <Choice on={!none.has(line.lineId)} text="留着" onTap={() => choose(line.lineId, false)} />
            </View>
          }
        />
      ))}
    </Sheet>
  )
}

function Choice({ id, on, text, onTap }: { id?: string; on: boolean; text: string; onTap: () => void }) {
  return (
    <Tappable
      id={id}
      role="radio"
      selected={on}
      className={`count-sheet__option ${on ? 'count-sheet__option--on' : ''}`}
      onTap={onTap}
    >
      {text}
    </Tappable>
  )
}
