import { View } from '@tarojs/components'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Stat, StatRow } from '@/components/stat'
import { StateTag } from '@/components/state-tag'
import { formatCount, formatTime } from '@/lib/format'
import { WHOLE_AREA, areaPeople } from '../area-people'
import { leftText, percentOf } from '../words'
import { ProgressBar } from './progress-bar'
import './board-cards.scss'

/** How far counting is: the whole, by area, by person. */
export function BoardCards({ view }: { view: StocktakeView }) {
  const { board } = view
  return (
    <>
      <Whole view={view} />
      {board.areas.length > 1 && <Areas view={view} />}
      {board.people.length > 0 && (
        <Card title="各人进度" padded={false}>
          {board.people.map(({ id, name, lines, lastAt }) => (
            <ListRow
              key={id}
              title={name}
              leading={<Avatar name={name} />}
              note={`最近 ${formatTime(lastAt)}`}
              value={`${formatCount(lines)} 行`}
            />
          ))}
        </Card>
      )}
    </>
  )
}

function Whole({ view: { board, stocktake } }: { view: StocktakeView }) {
  const { lines, counted, toCount, toSecond, toRecount, differ } = board
  return (
    <Card title="盘点进度" extra={`${percentOf(counted, lines)}%`}>
      <View id="board" className="board">
        <View className="board__count num">
          {formatCount(counted)}
          <View className="board__of"> / {formatCount(lines)} 行</View>
        </View>
        <ProgressBar done={counted} total={lines} tone={counted >= lines ? 'success' : 'brand'} />
        <StatRow>
          <Stat label="没盘" value={formatCount(toCount)} />
          {stocktake.double && <Stat label="等第二人" value={formatCount(toSecond)} />}
          <Stat
            label="要重盘"
            value={formatCount(toRecount)}
            {...(toRecount > 0 ? { tone: 'warning' as const } : {})}
          />
          {differ !== undefined && (
            <Stat
              label="有差异"
              value={formatCount(differ)}
              {...(differ > 0 ? { tone: 'danger' as const } : {})}
            />
          )}
        </StatRow>
      </View>
    </Card>
  )
}

function Areas({ view: { board, stocktake } }: { view: StocktakeView }) {
  return (
    <Card title="各区进度" padded={false}>
      {board.areas.map((area) => {
        const people = areaPeople(stocktake, area.areaId)
        return (
          <ListRow
            key={area.areaId}
            id={`area-${area.areaId}`}
            title={
              <View className="board__area">
                {area.name || WHOLE_AREA}
                {area.mine && <StateTag tone="brand">我的</StateTag>}
              </View>
            }
            note={
              <View className="board__note">
                <ProgressBar
                  done={area.counted}
                  total={area.lines}
                  tone={area.counted >= area.lines ? 'success' : 'brand'}
                />
                <View>{leftText(area) || '盘完了'}</View>
                <View>{people}</View>
              </View>
            }
            value={`${formatCount(area.counted)}/${formatCount(area.lines)}`}
          />
        )
      })}
    </Card>
  )
}
