import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReportGroup } from '@shared/operations/stocktake-review'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { BottomBar } from '@/components/bottom-bar'
import { Field } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { formatCount, formatMoney } from '@/lib/format'
import { useCommand } from '@/lib/use-command'
import { moneyOf, signedMoney } from '../figures'
import { obstaclesOf } from '../obstacles'
import type { ReviewView } from '../review-views'
import './submit-sheet.scss'

export interface SubmitSheetProps {
  open: boolean
  view: StocktakeView
  groups: readonly ReportGroup[] | undefined
  onClose: () => void
  /** Leads to the lines that are in the way. */
  onShow: (view: ReviewView) => void
  onSubmitted: () => void
  refresh: () => Promise<void>
}

/** The result once more in figures, what happens next, and the button. */
export function SubmitSheet(props: SubmitSheetProps) {
  const { open, view, groups, onClose, onShow, onSubmitted, refresh } = props
  const { stocktake, board } = view
  const [note, setNote] = useState('')
  const submit = useCommand('stocktake.submit')
  const [obstacle] = obstaclesOf(board)
  const money = groups && groups.length > 0 ? moneyOf(groups) : undefined
  const differ = board.differ ?? 0
  const send = async () => {
    const answer = await submit.run({
      stocktakeId: stocktake._id,
      revision: stocktake.revision,
      ...(note.trim() ? { note: note.trim() } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onSubmitted()
    await refresh()
  }
  const facts: [string, string | undefined][] = [
    ['盘了', `${formatCount(board.counted)} 行，一致 ${formatCount(board.counted - differ)} 行`],
    ['差异', `${formatCount(differ)} 行`],
    ['没盘', board.toCount > 0 ? `${formatCount(board.toCount)} 行，账面数保持不变` : undefined],
    ['盘盈', money && formatMoney(money.surplusFen)],
    ['盘亏', money && formatMoney(money.lossFen)],
    ['净差', money && signedMoney(money.surplusFen - money.lossFen)],
  ]
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="提交盘点结果"
      bottom={
        <>
          <View className="submit-sheet__notice">
            {submit.failure ? (
              <Notice id="submit-refusal">{failureText(submit.failure)}</Notice>
            ) : (
              obstacle && (
                <Notice
                  id="submit-obstacle"
                  tone="warning"
                  {...(obstacle.kind === 'unknown'
                    ? {}
                    : {
                        action: {
                          text: obstacle.action,
                          onTap: () => {
                            onClose()
                            onShow(obstacle.kind as ReviewView)
                          },
                        },
                      })}
                >
                  {obstacle.text}，办完才能提交
                </Notice>
              )
            )}
          </View>
          <BottomBar
            primary={{
              id: 'submit-now',
              text: differ > 0 ? '提交' : '提交，完成盘点',
              loading: submit.running,
              disabled: obstacle !== undefined,
              onTap: () => void send(),
            }}
          />
        </>
      }
    >
      {facts.map(
        ([label, value]) =>
          value && (
            <Field key={label} label={label}>
              <View className="num">{value}</View>
            </Field>
          ),
      )}
      <TextareaField
        id="submit-note"
        label="说明"
        value={note}
        onChange={setNote}
        placeholder="给审批人看的，可不填"
      />
      <View className="submit-sheet__after">{nextText(differ)}</View>
    </Sheet>
  )
}

const nextText = (differ: number): string =>
  differ > 0
    ? '差异小的直接过账；金额或比例超过规则的，交没有参加盘点的审批人决定，批准后过账。'
    : '没有差异，提交后直接完成，盘点记录保留。'
