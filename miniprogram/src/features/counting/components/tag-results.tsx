import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { ErrorState } from '@/components/error-state'
import { ListRow } from '@/components/list-row'
import { PickerField } from '@/components/picker-field'
import { QuantityText } from '@/components/quantity-text'
import { SkeletonList } from '@/components/skeleton'
import { StateTag } from '@/components/state-tag'
import { SwitchField } from '@/components/switch-field'
import type { Query } from '@/lib/use-operation'
import type { TagGroup, TagResult } from '../tag-groups'
import type { CountLocation } from '../use-count-location'
import type { useTagCount } from '../use-tag-count'
import { lotText } from '../words'
import { domId } from './line-card'

export interface TagResultsProps {
  query: Query<OutputOf<'stocktake.decodeTags'>>
  result: TagResult | undefined
  count: CountLocation
  tagCount: ReturnType<typeof useTagCount>
}

/** What the tags stand for, by item, and what each will count. */
export function TagResults({ query, result, count, tagCount }: TagResultsProps) {
  if (!result) {
    return query.failure ? (
      <ErrorState failure={query.failure} onRetry={() => void query.refresh()} kept="读到的标签还在" />
    ) : (
      <SkeletonList rows={3} />
    )
  }
  return (
    <>
      {result.groups.length > 0 && (
        <Card title="认出的物资" extra={`${result.groups.length} 种`} padded={false}>
          {result.groups.map((group) => (
            <GroupRow key={group.key} group={group} count={count} tagCount={tagCount} />
          ))}
        </Card>
      )}
      {result.unknown.length > 0 && (
        <Card title="认不出的标签" extra={`${result.unknown.length} 个`} padded={false}>
          <SwitchField
            label="留作不明物"
            value={tagCount.keepUnknown}
            onChange={tagCount.setKeepUnknown}
            hint="复核时再认；别的地方飘来的标签可以关掉"
          />
          {result.unknown.map(({ epc, problem }) => (
            <ListRow key={epc} title={<View className="count-tags__epc">{epc}</View>} note={problem} />
          ))}
        </Card>
      )}
    </>
  )
}

function GroupRow({
  group,
  count,
  tagCount,
}: { group: TagGroup } & Pick<TagResultsProps, 'count' | 'tagCount'>) {
  const target = tagCount.targetOf(group)
  const line = target.kind === 'line' ? target.line : target.kind === 'choose' ? target.lines[0] : undefined
  const view = count.views.find((one) => one.line.lineId === line?.lineId)
  const choices = count.views
    .map((one) => one.line)
    .filter((one) => one.itemId === group.itemId && one.mayCount && !group.lotId)
  return (
    <>
      <ListRow
        id={`tags-${domId(group.key)}`}
        title={group.name}
        subtitle={group.serial && `序列号 ${group.serial}`}
        note={`${group.tags} 个标签，${group.units}`}
        value={
          line ? (
            <QuantityText
              quantity={group.quantity}
              scale={line.item.scale}
              unit={line.item.unit}
              size="large"
            />
          ) : (
            group.units
          )
        }
        tag={
          target.kind === 'found' ? (
            <StateTag tone="brand">账外货</StateTag>
          ) : target.kind === 'closed' ? (
            <StateTag>{target.because}</StateTag>
          ) : view?.quantity !== undefined ? (
            <StateTag tone="warning">替换已数的</StateTag>
          ) : undefined
        }
      />
      {choices.length > 1 && (
        <PickerField
          label="是哪一批"
          required
          value={target.kind === 'line' ? target.line.lineId : ''}
          onChange={(lineId) => tagCount.choose(group.key, lineId)}
          choices={choices.map((one) => ({
            value: one.lineId,
            text: lotText(one) || one.item.name,
            note: one.expiryDate && `有效期至 ${one.expiryDate}`,
          }))}
          placeholder="看标签选批次"
        />
      )}
    </>
  )
}
