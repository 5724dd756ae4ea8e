import { View } from '@tarojs/components'
import { isFoundLot } from '@shared/domain/stocktake/line-id'
import { recountReasonText, outcomeText, varianceReasonText } from '@shared/domain/stocktake/words'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import { CodedText } from '@/components/coded-text'
import { Icon } from '@/components/icon'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { ItemName, LotLine } from '@/features/quality/lot-line'
import { lotName } from '@/lib/lot-name'
import { openPage } from '@/lib/nav'
import { selectable, useSelected, type Selection } from '../selection'
import { VarianceFigures } from './variance-figures'
import './line-row.scss'

export interface LineRowProps {
  line: ReviewLine
  /** Left out where nothing can be chosen. */
  selection?: Selection | undefined
}

/** A line in review: what lies where, the books and the count, how far it is decided; a tap opens everything about it. */
export function LineRow({ line, selection }: LineRowProps) {
  const open = () => openPage('stocktakeLine', { line: line._id })
  return (
    <View className="review-line">
      {selection && <Choose line={line} selection={selection} />}
      <Tappable
        id={`line-${line.location}-${line.lotId}`}
        className={`review-line__main ${selection ? 'review-line__main--chooses' : ''}`}
        onTap={open}
      >
        <View className="review-line__name">
          <ItemName item={line.item} />
        </View>
        <View className="review-line__top">
          <View className="review-line__what">
            {line.item.specification && <View className="review-line__spec">{line.item.specification}</View>}
            <LotLine lot={line} />
            {unnumbered(line) && <View className="review-line__spec">{lotName(line)}</View>}
          </View>
          <VarianceFigures line={line} />
        </View>
        <Marks line={line} />
        {line.hint && line.undecided && (
          <View className="review-line__hint">
            <Icon name="info" size={16} />
            <CodedText text={line.hint} />
          </View>
        )}
      </Tappable>
    </View>
  )
}

/** Without a number, the day on which a lot came is what tells it from its neighbour. */
const unnumbered = ({ lotNo, serialNo, lotId }: ReviewLine): boolean =>
  !lotNo && !serialNo && !isFoundLot(lotId)

/** Its own place to tap, so that looking at a line and choosing it are never mistaken for each other. */
function Choose({ line, selection }: { line: ReviewLine; selection: Selection }) {
  const chosen = useSelected(selection, line._id)
  const able = selectable(line)
  return (
    <Tappable
      id={`choose-${line.location}-${line.lotId}`}
      className="review-line__choose"
      role="checkbox"
      selected={chosen}
      disabled={!able}
      label={`选择${line.item.name}`}
      onTap={() => selection.toggle(line)}
    >
      {able && (
        <View className={`review-line__box ${chosen ? 'review-line__box--on' : ''}`}>
          {chosen && <Icon name="check" size={16} />}
        </View>
      )}
    </Tappable>
  )
}

/** What has become of the line so far, in words. */
function Marks({ line }: { line: ReviewLine }) {
  const { found, result, state, recountReason, reason, reasonNote, outcome, outcomeNote, undecided } = line
  const again = state === 'toRecount' && recountReason
  const stuck = outcome === 'stuck'
  if (!found && !again && !reason && !stuck && !result?.damaged && !result?.correction && !undecided)
    return null
  return (
    <View className="review-line__marks">
      {stuck && <StateTag tone="danger">未过账</StateTag>}
      {again && <StateTag tone="warning">{recountReasonText[again]}</StateTag>}
      {found && <StateTag tone="brand">账外</StateTag>}
      {result?.damaged ? <StateTag tone="danger">有损坏</StateTag> : null}
      {result?.correction && <StateTag tone="warning">批号日期更正</StateTag>}
      {reason && <StateTag tone="neutral">{varianceReasonText[reason]}</StateTag>}
      {undecided && <StateTag tone="warning">待认定</StateTag>}
      {outcome && outcome !== 'none' && !stuck && <StateTag tone="success">{outcomeText[outcome]}</StateTag>}
      {(stuck ? outcomeNote : reasonNote) && (
        <View className="review-line__note">{stuck ? outcomeNote : reasonNote}</View>
      )}
    </View>
  )
}
