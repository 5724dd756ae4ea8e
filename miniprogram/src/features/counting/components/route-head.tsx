import { View } from '@tarojs/components'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { BarcodeInput } from '@/components/barcode-input'
import { Notice } from '@/components/notice'
import { StateTag } from '@/components/state-tag'
import { ProgressBar } from '@/features/stocktake/components/progress-bar'
import { formatDay } from '@/lib/format'
import type { useFindLocation } from '../use-find-location'
import './route-head.scss'

export interface RouteHeadProps {
  view: StocktakeView
  /** Id of the person. */
  me: string
  find: ReturnType<typeof useFindLocation>
}

/** Stays on top: which stocktake, how far it is, what of it is mine, and where to type a shelf. */
export function RouteHead({ view: { stocktake, board }, me, find }: RouteHeadProps) {
  const mine = board.people.find(({ id }) => id === me)?.lines ?? 0
  return (
    <View className="route-head">
      <View className="route-head__title">
        <View className="route-head__name">{stocktake.name}</View>
        {stocktake.blind && <StateTag>盲盘</StateTag>}
        {stocktake.double && <StateTag>双人</StateTag>}
      </View>
      <View className="route-head__figures">
        <View id="count-total" className="route-head__number num">
          {board.counted}/{board.lines}
        </View>
        <View className="route-head__note">
          行已盘，我盘了 {mine} 行{stocktake.dueOn && `，${formatDay(stocktake.dueOn)}前盘完`}
        </View>
      </View>
      <ProgressBar
        done={board.counted}
        total={board.lines}
        tone={board.counted === board.lines ? 'success' : 'brand'}
      />
      <BarcodeInput
        id="route-code"
        camera={false}
        onCode={(code) => void find.onCode(code)}
        placeholder="扫库位码，或输入库位号"
        unknown={find.problem?.code}
      />
      {find.problem && <Notice id="route-problem">{find.problem.text}</Notice>}
    </View>
  )
}
