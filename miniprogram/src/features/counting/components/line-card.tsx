import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { QuantityText } from '@/components/quantity-text'
import { StateTag, type Tone } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { lotStatusWords } from '@/features/stock/state-words'
import { controlledText } from '@/features/scan/item-text'
import { stateText, recountText, type LineState } from '../line-state'
import type { LineView } from '../use-count-location'
import { amountText, lotText, packedText } from '../words'
import './line-card.scss'

export interface LineCardProps {
  view: LineView
  active: boolean
  onPad: () => void
  onDetails: () => void
  onMore: () => void
  onLess: () => void
  /** Looked for and not found. */
  onNone: () => void
  /** Sends a refused count once more, or gives it up. */
  onRetry: (eventId: string) => void
  onDrop: (eventId: string) => void
}

const tones: Record<LineState, Tone> = {
  untouched: 'neutral',
  counting: 'brand',
  waiting: 'warning',
  refused: 'danger',
  recount: 'warning',
  photo: 'warning',
  second: 'success',
  done: 'success',
  others: 'neutral',
  closed: 'neutral',
}

/** One line of the shelf: what it is, what this person counted, and what is still to be done about it. */
export function LineCard({
  view,
  active,
  onPad,
  onDetails,
  onMore,
  onLess,
  onNone,
  onRetry,
  onDrop,
}: LineCardProps) {
  const { line, tally, state, quantity, note, refusal } = view
  const { item } = line
  const id = domId(line.lineId)
  const again = state === 'recount' || state === 'photo'
  return (
    <View
      id={`line-${id}`}
      className={`count-card count-card--${again ? 'again' : state} ${active ? 'count-card--active' : ''}`}
    >
      <Tappable
        id={`open-${id}`}
        className="count-card__main"
        onTap={line.mayCount ? (item.tracking === 'serial' ? onMore : onPad) : undefined}
        label={`${item.name}，${stateText[state]}，输入数量`}
      >
        <View className="count-card__goods">
          <View className="count-card__name">{item.name}</View>
          <View className="count-card__spec">{item.specification}</View>
          <Facts view={view} />
        </View>
        <View className="count-card__count">
          {quantity === undefined ? (
            <View className="count-card__none">{stateText[state]}</View>
          ) : (
            <>
              <View id={`count-${id}`}>
                <QuantityText quantity={quantity} scale={item.scale} unit={item.unit} size="huge" />
              </View>
              <View className="count-card__packed num">{packedText(item, quantity)}</View>
              <StateTag tone={tones[state]}>{stateText[state]}</StateTag>
            </>
          )}
        </View>
      </Tappable>
      {again && (
        <View id={`again-${id}`} className="count-card__note count-card__note--warning">
          <Icon name="alert" size={20} />
          <View className="count-card__text">{recountText[line.recountReason ?? 'moved']}</View>
        </View>
      )}
      {!again && note && (
        <View className={`count-card__note count-card__note--${note.tone}`}>
          <Icon name="info" size={20} />
          <View className="count-card__text">{note.text}</View>
        </View>
      )}
      {refusal && (
        <View id={`refused-${id}`} className="count-card__note count-card__note--danger">
          <Icon name="alert" size={20} />
          <View className="count-card__text">{refusal.text}</View>
        </View>
      )}
      {line.mayCount ? (
        <View className="count-card__tools">
          {refusal ? (
            <>
              <Button size="small" kind="secondary" icon="refresh" onTap={() => onRetry(refusal.eventId)}>
                再交一次
              </Button>
              <Button size="small" kind="danger" onTap={() => onDrop(refusal.eventId)}>
                这一次不要了
              </Button>
            </>
          ) : state === 'photo' ? (
            <>
              <Tappable
                id={`photo-${id}`}
                className="count-card__key count-card__key--first"
                onTap={onDetails}
              >
                <Icon name="camera" size={22} />
                拍照
              </Tappable>
              <Tappable id={`pad-${id}`} className="count-card__key" onTap={onPad}>
                <Icon name="keyboard" size={22} />
                重数
              </Tappable>
            </>
          ) : (
            <>
              {item.tracking === 'serial' ? (
                <>
                  <Tappable
                    id={`more-${id}`}
                    className="count-card__key count-card__key--wide"
                    onTap={onMore}
                  >
                    <Icon name="check" size={22} />
                    在这里
                  </Tappable>
                  <Tappable
                    id={`none-${id}`}
                    className="count-card__key count-card__key--wide"
                    onTap={onNone}
                  >
                    <Icon name="close" size={22} />
                    没有
                  </Tappable>
                </>
              ) : (
                <>
                  <Tappable
                    id={`less-${id}`}
                    className="count-card__key"
                    onTap={onLess}
                    disabled={!quantity}
                    label="减一"
                  >
                    <Icon name="minus" size={22} />
                  </Tappable>
                  <Tappable id={`more-${id}`} className="count-card__key" onTap={onMore} label="加一">
                    <Icon name="plus" size={22} />
                  </Tappable>
                  <Tappable id={`pad-${id}`} className="count-card__key count-card__key--wide" onTap={onPad}>
                    <Icon name="keyboard" size={22} />
                    数量
                  </Tappable>
                </>
              )}
              <Tappable
                id={`details-${id}`}
                className="count-card__key count-card__key--wide"
                onTap={onDetails}
                label="批号、损坏、备注、拍照"
              >
                <Icon name={line.photoWanted && !tally?.photos.length ? 'camera' : 'edit'} size={22} />
                {line.photoWanted ? '拍照' : '更正'}
              </Tappable>
            </>
          )}
        </View>
      ) : (
        line.because && <View className="count-card__because">{line.because}</View>
      )}
    </View>
  )
}

/** Lot, dates and state as they stand on the goods, and what the person noted. */
function Facts({ view: { line, tally, quantity, state } }: { view: LineView }) {
  const { item } = line
  const status = lotStatusWords[line.status]
  const lot = lotText(line)
  const damaged = tally?.damaged ?? line.mine?.damaged
  const difference = line.book === undefined || quantity === undefined ? undefined : quantity - line.book
  return (
    <View className="count-card__facts">
      {lot && <View className="code">{lot}</View>}
      {line.expiryDate && <View className="code">有效期至 {line.expiryDate}</View>}
      {line.book !== undefined && <View className="num">账面 {amountText(item, line.book)}</View>}
      {difference !== undefined && difference !== 0 && (
        <View className={`num ${difference > 0 ? 'tone-warning' : 'tone-danger'}`}>
          {difference > 0 ? '多' : '少'} {amountText(item, Math.abs(difference))}
        </View>
      )}
      {line.rows !== undefined && <StateTag>{line.rows} 批放在一起，合着数</StateTag>}
      {line.found && <StateTag tone="brand">账外货</StateTag>}
      {status && <StateTag tone={status.tone}>{status.text}</StateTag>}
      {item.controlled && <StateTag tone="warning">{controlledText[item.controlled]}</StateTag>}
      {line.photoWanted && state === 'untouched' && <StateTag tone="warning">要拍照</StateTag>}
      {damaged !== undefined && <StateTag tone="danger">损坏 {amountText(item, damaged)}</StateTag>}
      {tally?.correction && <StateTag tone="warning">批号效期已更正</StateTag>}
      {tally !== undefined && tally.photos.length > 0 && <StateTag>照片 {tally.photos.length}</StateTag>}
    </View>
  )
}

/** A line's id as a name that style sheets and tests can hold on to. */
export const domId = (lineId: string): string => lineId.replace(/[^A-Za-z0-9_-]+/g, '-')
