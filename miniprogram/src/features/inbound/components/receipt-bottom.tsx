import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { formatMoney } from '@/lib/format'
import { valueOf } from '../receipt-draft'
import type { Receipt } from '../use-receipt'

/** What was refused or is still missing, for the place above the button that asks for it; undefined when nothing is. */
export function receiptNotice({ failure, firstBad, problems }: Receipt) {
  if (failure) {
    const again = failure.code === 'NETWORK' ? '再点一次不会重复入库，' : ''
    return (
      <Notice id="refusal">
        {failureText(failure)}。{again}填写的内容都还在。
      </Notice>
    )
  }
  const missing: string | undefined = firstBad >= 0 ? Object.values(problems[firstBad] ?? {})[0] : undefined
  return (
    missing && (
      <Notice id="incomplete" tone="warning">
        第 {firstBad + 1} 行：{missing}
      </Notice>
    )
  )
}

/** Lines and value so far, and the button that posts them. */
export function ReceiptBottom({ receipt }: { receipt: Receipt }) {
  const { draft, firstBad } = receipt
  const total = draft.lines.reduce((sum, line) => sum + (valueOf(line) ?? 0), 0)
  const submit = async () => {
    const result = await receipt.submit()
    signal(result === 'posted' ? 'ok' : 'wrong')
    if (result === 'incomplete') void Taro.pageScrollTo({ selector: `#line-${firstBad}`, offsetTop: -140 })
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
