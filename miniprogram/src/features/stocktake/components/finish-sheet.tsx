import { View } from '@tarojs/components'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { formatCount } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { leftText } from '../words'
import './stocktake-sheet.scss'

export interface FinishSheetProps {
  open: boolean
  view: StocktakeView
  onClose: () => void
  onDone: () => Promise<void>
}

/** Ends counting; what nobody counted is named first, since it stays as it is in the books. */
export function FinishSheet({ open, view, onClose, onDone }: FinishSheetProps) {
  const { stocktake, board } = view
  const command = useCommand('stocktake.finish')
  const left = board.lines - board.counted
  const submit = async () => {
    const answer = await command.run({ stocktakeId: stocktake._id, ...(left > 0 ? { leave: left } : {}) })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    toast.success('盘点结束，可以核对差异了')
    await onDone()
    if (answer.data.actions.review) openPage('stocktakeReview', { id: stocktake._id })
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="结束盘点"
      bottom={
        <View className="stocktake-sheet__bottom">
          {command.failure && <Notice id="refusal">{failureText(command.failure)}</Notice>}
          <Button id="finish-submit" block loading={command.running} onTap={() => void submit()}>
            {left > 0 ? `剩下 ${formatCount(left)} 行不盘了，结束` : '结束盘点'}
          </Button>
        </View>
      }
    >
      <View className="stocktake-sheet">
        {left > 0 ? (
          <Notice id="finish-left" tone="warning">
            还有 {leftText(board)}。不盘的行按账上数量保留，不会改账。
          </Notice>
        ) : (
          <Notice tone="success" icon="check-circle">
            {formatCount(board.lines)} 行全部盘完
          </Notice>
        )}
        <View className="muted">
          结束后由复核的人核对差异、选原因，再提交过账。发现漏盘还可以退回来接着盘。
        </View>
      </View>
    </Sheet>
  )
}
