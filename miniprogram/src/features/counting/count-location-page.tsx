import Taro, { useReachBottom, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { Page } from '@/components/page'
import { toast } from '@/lib/feedback'
import { usePageShown } from '@/lib/page-shown'
import { replacePage } from '@/lib/nav'
import { useWedge } from '@/lib/wedge'
import { CountingWait } from './components/counting-wait'
import { CountHead } from './components/count-head'
import { LocationBody } from './components/location-body'
import { LocationBottom } from './components/location-bottom'
import { LocationSheets, type OpenSheet } from './components/location-sheets'
import type { Counting } from './counting'
import { nextStop, type Stop } from './next-location'
import { openStops } from './open-stops'
import { waiting, type QueueState } from './queue'
import { useCountLocation } from './use-count-location'
import { useCounting } from './use-counting'
import { useLocationScan } from './use-location-scan'

const STEP = 40

/** The shelf that the person stands before. */
export function CountLocationPage() {
  const { id = '', location = '' } = useRouter<{ id: string; location: string }>().params
  const { counting, queue } = useCounting()
  if (!counting) {
    return (
      <Page title="盘点库位">
        <CountingWait />
      </Page>
    )
  }
  return (
    <Counter
      stocktakeId={decodeURIComponent(id)}
      locationId={decodeURIComponent(location)}
      counting={counting}
      queue={queue}
    />
  )
}

interface CounterProps {
  stocktakeId: string
  locationId: string
  counting: Counting
  queue: QueueState
}

function Counter({ stocktakeId, locationId, counting, queue }: CounterProps) {
  const count = useCountLocation(counting, queue, stocktakeId, locationId)
  const [sheet, setSheet] = useState<OpenSheet>()
  const [shown, setShown] = useState(STEP)
  const [leaving, setLeaving] = useState(false)
  const [finished, setFinished] = useState(false)
  const route = useRef<Stop[]>([])
  const shownNow = usePageShown()
  useEffect(() => {
    void openStops(stocktakeId).then((stops) => (route.current = stops ?? []))
  }, [stocktakeId])
  useReachBottom(() => setShown((old) => Math.min(count.views.length, old + STEP)))

  const goTo = (stop: Stop) => replacePage('countLocation', { id: stocktakeId, location: stop.locationId })
  const scan = useLocationScan(count, sheet, setSheet, goTo)
  useWedge((code) => void scan.onCode(code), shownNow)

  const finish = async (none: Parameters<typeof count.finish>[0]) => {
    setLeaving(true)
    const result = await count.finish(none)
    setLeaving(false)
    if (result === 'kept') return toast.info('网络不通，已存在手机上，联网后自动提交')
    if (result === 'refused') return toast.error('有记录没有收下，请看红色的行')
    setFinished(true)
  }
  // After the answers are on the screen: a line that must be counted again keeps the person here.
  const again = count.views.filter(({ state }) => state === 'recount' || state === 'photo').length
  useEffect(() => {
    if (!finished) return
    setFinished(false)
    if (again > 0) {
      setShown(count.views.length)
      void Taro.pageScrollTo({ scrollTop: 0, duration: 160 })
      return toast.error(`有 ${again} 行要再看一下，已标橙色`)
    }
    void openStops(stocktakeId).then((open) => {
      const next = open && nextStop(locationId, route.current, open)
      const { location } = count.place
      if (count.open.length === 0) count.forget()
      if (next) {
        toast.success(`${location} 已交，下一个 ${next.location}`)
        goTo(next)
      } else {
        toast.success(open ? `${location} 已交，你的库位都盘完了` : `${location} 已交`)
        replacePage('count', { id: stocktakeId })
      }
    })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs once for each time it is finished
  }, [finished])

  const data = count.shelf.data
  return (
    <Page
      title="盘点库位"
      sticky={
        data && (
          <CountHead
            location={data.location}
            areaName={data.areaName}
            unsent={waiting(queue, stocktakeId).length}
            done={count.views.length - count.open.length}
            total={count.views.length}
            feedback={count.feedback}
            paused={sheet !== undefined}
            onCode={(code) => void scan.onCode(code)}
            onUndo={count.takeBack}
            onOtherLot={(among) => {
              count.takeBack()
              setSheet({ kind: 'choose', ...among })
            }}
          />
        )
      }
      bottom={
        data && (
          <LocationBottom
            open={count.open.length}
            total={count.views.length}
            loading={leaving}
            onFinish={() => {
              const untouched = count.open.filter(
                ({ state, line }) => line.mayCount && (state === 'untouched' || state === 'recount'),
              )
              if (untouched.length > 0) setSheet({ kind: 'finish', views: untouched })
              else void finish([])
            }}
            onFound={() => setSheet({ kind: 'search' })}
          />
        )
      }
    >
      <LocationBody count={count} counting={counting} queue={queue} shown={shown} onSheet={setSheet} />
      {sheet && (
        <LocationSheets
          sheet={sheet}
          count={count}
          onSheet={setSheet}
          onFinish={(none) => void finish(none)}
        />
      )}
    </Page>
  )
}
