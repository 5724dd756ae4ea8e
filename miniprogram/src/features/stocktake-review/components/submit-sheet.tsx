import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
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
import { useQuery } from '@/lib/use-operation'
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
  const outlook = useQuery(
    'stocktake.outlook',
    open && obstaclesOf(board).length === 0 ? { stocktakeId: stocktake._id } : null,
  )
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
      <View className="submit-sheet__after" id="who-decides">
        {outlook.data ? whoDecides(outlook.data) : outlook.failure ? failureText(outlook.failure) : ''}
      </View>
    </Sheet>
  )
}

const whoDecides = ({ level, approverNames, totals }: OutputOf<'stocktake.outlook'>): string => {
  const differs = totals.counted > totals.matched
  if (level === 'none') {
    return differs
      ? '差异在免审批的限额内，提交后直接过账，马上改账。'
      : '没有差异，提交后直接完成，盘点记录保留。'
  }
  const who = level === 'admin' ? '差异大，要管理员审批' : '差异超过免审批的限额，要审批人审批'
  return `${who}：${approverNames.join('、')}。批准后过账，审批前不改账。`
}
