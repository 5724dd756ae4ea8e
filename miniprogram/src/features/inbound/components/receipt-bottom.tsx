import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { formatMoney } from '@/lib/format'
import { valueOf } from '../receipt-draft'
import type { Receipt } from '../use-receipt'

/** What was refused or is still missing, for the place above the button that asks for it; undefined when nothing is. */
export function receiptNotice({ failure, firstBad, problems, headProblem }: Receipt) {
  if (failure && failure.code !== 'DELIVERY_NOTE_USED') {
    const again = failure.code === 'NETWORK' ? '再点一次不会重复入库，' : ''
    return (
      <Notice id="refusal">
        {failureText(failure)}。{again}填写的内容都还在。
      </Notice>
    )
  }
  const missing: string | undefined = firstBad >= 0 ? Object.values(problems[firstBad] ?? {})[0] : undefined
  const text = missing ? `第 ${firstBad + 1} 行：${missing}` : headProblem
  return (
    text && (
      <Notice id="incomplete" tone="warning">
        {text}
      </Notice>
    )
  )
}

/**
 * Lines and value so far, and the button that posts them.
 * @param used what is said when the delivery note was received before; undefined when it was not
 */
export function ReceiptBottom({ receipt, used }: { receipt: Receipt; used: string | undefined }) {
  const { draft, firstBad, expected } = receipt
  const total = draft.lines.reduce((sum, line) => sum + (valueOf(line, expected(line)?.baseFen) ?? 0), 0)
  const submit = async () => {
    if (used && firstBad < 0) return confirmed(used)
    const result = await receipt.submit()
    if (result === 'duplicate') return confirmed('这张送货单刚刚有人收过。')
    finish(result)
  }
  /** The same paper twice may be meant: a second part of the delivery. It is asked, not assumed. */
  const confirmed = async (text: string) => {
    signal('wrong')
    const sure = await confirm({
      title: '这张送货单已经收过',
      text: `${text}确认不是重复收货，再入库一次？`,
      action: '仍然入库',
      cancel: '不入库',
      danger: true,
    })
    if (sure) finish(await receipt.submit({ confirmDuplicate: true }))
  }
  const finish = (result: Awaited<ReturnType<Receipt['submit']>>) => {
    signal(result === 'posted' ? 'ok' : 'wrong')
    if (result === 'incomplete' && firstBad >= 0)
      void Taro.pageScrollTo({ selector: `#line-${firstBad}`, offsetTop: -140 })
  }
  return (
    <BottomBar
      summary={
        <>
          共 {draft.lines.length} 行{total > 0 && <View className="num">{formatMoney(total)}</View>}
        </>
      }
      primary={{
        id: 'submit',
        text: '确认入库',
        icon: 'receive',
        loading: receipt.running,
        onTap: () => void submit(),
      }}
    />
  )
}
