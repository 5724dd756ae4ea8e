import { BottomBar } from '@/components/bottom-bar'

export interface LocationBottomProps {
  open: number
  total: number
  loading: boolean
  onFinish: () => void
  onFound: () => void
}

/** The way on to the next shelf, in the thumb zone. */
export function LocationBottom({ open, total, loading, onFinish, onFound }: LocationBottomProps) {
  return (
    <BottomBar
      secondary={{ id: 'add-found', text: '账外货', icon: 'plus', onTap: onFound }}
      primary={{
        id: 'finish-location',
        text: open > 0 ? `完成本库位（剩 ${open}）` : total > 0 ? '完成本库位' : '没有货，下一个',
        loading,
        onTap: onFinish,
      }}
    />
  )
}
