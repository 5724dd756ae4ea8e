import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { formatMoney } from '@/lib/format'
import { valueOf } from '../receipt-draft'
import type { Receipt } from '../use-receipt'
import './receipt-bottom.scss'

/** What is still missing or was refused, right above the button that asks for it. */
export function ReceiptBottom({ receipt }: { receipt: Receipt }) {
  const { draft, failure, firstBad, problems } = receipt
  const missing: string | undefined = firstBad >= 0 ? Object.values(problems[firstBad] ?? {})[0] : undefined
  const total = draft.lines.reduce((sum, line) => sum + (valueOf(line) ?? 0), 0)

  const submit = async () => {
    const result = await receipt.submit()
    signal(result === 'posted' ? 'ok' : 'wrong')
    if (result === 'incomplete') void Taro.pageScrollTo({ selector: `#line-${firstBad}`, offsetTop: -140 })
  }
  return (
    <>
      {failure && (
        <View className="receive-refusal">
          <Notice id="refusal">
            {failureText(failure)}。{failure.code === 'NETWORK' ? '再点一次不会重复入库，' : ''}
            填写的内容都还在。
          </Notice>
        </View>
      )}
      {missing && (
        <View className="receive-refusal">
          <Notice id="incomplete" tone="warning">
            第 {firstBad + 1} 行：{missing}
          </Notice>
        </View>
      )}
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
    </>
  )
}
