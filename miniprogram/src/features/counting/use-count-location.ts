import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { businessDay } from '@shared/domain/calendar'
import type { LineToCount } from '@shared/operations/stocktake-count'
import type { PickedPhoto } from '@/components/photo-field'
import { signal, toast } from '@/lib/feedback'
import { newRequestId } from '@/lib/request-id'
import type { Counting } from './counting'
import { isOpen, recountText, stateOf, type LineState } from './line-state'
import { keepPhotos } from './photo-store'
import type { QueueState } from './queue'
import { recognise, type Beep, type Recognised } from './recognise'
import { beep, countedQuantity, current, setQuantity, undo, withFacts, type Facts, type Tally } from './tally'
import { useIdle } from './use-idle'
import { useShelf } from './use-shelf'
import { useSince } from './use-since'
import { isSettled, linesOf, noWork, settle, withTally, withoutTally, type PlaceWork } from './work'
import { amountText, lotText } from './words'
import { foundLine, type FoundGoods } from './found-line'

/** What the last scan or key came to: said in colour over the lines. */
export interface Feedback {
  tone: 'ok' | 'wrong' | 'warn' | 'info'
  title: string
  /** Running number of the line, large. */
  amount?: string
  /** The last beep can be taken back. */
  mayUndo?: boolean
  /** The lot was not told by the code but chosen, and goes on being counted: the lots among which to choose again. */
  among?: { lines: LineToCount[]; beep: Beep }
}

export interface LineView {
  line: LineToCount
  tally: Tally | undefined
  state: LineState
  quantity: number | undefined
  note: PlaceWork['notes'][string] | undefined
  refusal: { eventId: string; text: string } | undefined
}

export type CountLocation = ReturnType<typeof useCountLocation>

/** One person before one shelf: lines with what was counted of them, and everything that can be done about them. */
export function useCountLocation(
  counting: Counting,
  queue: QueueState,
  stocktakeId: string,
  locationId: string,
) {
  const shelf = useShelf(stocktakeId, locationId, counting.clock)
  const works = useSyncExternalStore(counting.works.subscribe, counting.works.get, counting.works.get)
  const work = works[`${stocktakeId}|${locationId}`] ?? noWork
  const [feedback, setFeedback] = useState<Feedback>()
  /** The line that was counted last: the next beep of another one hands it over. */
  const [active, setActive] = useState<string>()
  /** The line that was chosen where its code fits several: the code means it until another line is counted. */
  const [chosen, setChosen] = useState<string>()
  const place = { stocktakeId, locationId, location: shelf.data?.location ?? locationId }
  const lines = linesOf(shelf.data?.lines ?? [], work)
  const since = useSince(shelf, lines)

  const now = () => counting.clock.at(Date.now())
  const say = (next: Feedback) => {
    signal(next.tone === 'ok' || next.tone === 'info' ? 'ok' : 'wrong')
    setFeedback(next)
  }
  const change = (next: (work: PlaceWork) => PlaceWork) => counting.setWork(stocktakeId, locationId, next)
  const tallyOf = (line: LineToCount) => counting.work(stocktakeId, locationId).tallies[line.lineId]

  /** Makes events of what is counted and not handed over yet; `except` is still being counted. */
  const handOver = (except?: string) => {
    const before = counting.work(stocktakeId, locationId)
    const latest = linesOf(shelf.data?.lines ?? [], before)
    const settled = settle(before, place, latest, newRequestId, ({ lineId }) => lineId !== except)
    if (settled.counts.length === 0) return
    change(() => settled.work)
    counting.queue.add(settled.counts)
  }
  const idle = useIdle(() => {
    handOver()
    counting.sendSoon()
  })
  const put = (line: LineToCount, tally: Tally) => {
    if (active !== undefined && active !== line.lineId) handOver(line.lineId)
    setActive(line.lineId)
    change((old) => withTally(old, tally))
    since.moved(now())
    idle.restart()
    if (counting.queue.get().counts.length > 0) counting.sendSoon()
  }
  const refuse = (line: LineToCount): boolean => {
    if (line.mayCount) return false
    say({ tone: 'wrong', title: line.because ?? `「${line.item.name}」这一行不归你盘` })
    return true
  }

  const add = (line: LineToCount, added: Beep, among?: LineToCount[]) => {
    if (refuse(line)) return
    const tally = beep(tallyOf(line), line, added.step, now())
    put(line, tally)
    const by = added.count === 1 && added.unit === line.item.unit ? '' : `（+${added.count} ${added.unit}）`
    say({
      tone: 'ok',
      // The lot's name stays on one line.
      title: [`${line.item.name}${by}`, lotText(line).replace(' ', '\u00a0')].filter(Boolean).join(' · '),
      amount: amountText(line.item, tally.quantity),
      mayUndo: true,
      ...(among ? { among: { lines: among, beep: added } } : {}),
    })
  }
  /** One of several lots, chosen by hand: further beeps of the same code count it too. */
  const choose = (line: LineToCount, added: Beep, among: LineToCount[]) => {
    setChosen(line.mayCount ? line.lineId : undefined)
    add(line, added, among)
  }
  const addPiece = (line: LineToCount) => {
    if (refuse(line)) return
    const already = countedQuantity(tallyOf(line), line) ?? 0
    const named = `${line.item.name} ${line.serialNo ?? line.lotId}`
    if (already > 0) {
      setActive(line.lineId)
      return say({ tone: 'warn', title: `${named} 已经数过了，没有再加` })
    }
    put(line, beep(tallyOf(line), line, 10 ** line.item.scale, now()))
    say({ tone: 'ok', title: named, amount: amountText(line.item, 10 ** line.item.scale), mayUndo: true })
  }
  const type = (line: LineToCount, quantity: number) => {
    if (refuse(line)) return
    put(line, setQuantity(tallyOf(line), line, quantity, now(), since.of(line)))
    say({ tone: 'ok', title: line.item.name, amount: amountText(line.item, quantity) })
  }
  const takeBack = () => {
    const tally = active === undefined ? undefined : counting.work(stocktakeId, locationId).tallies[active]
    const line = lines.find(({ lineId }) => lineId === active)
    if (!tally || !line || tally.steps.length === 0) return
    const less = undo(tally, now())
    change((old) => (less ? withTally(old, less) : withoutTally(old, tally.lineId)))
    idle.restart()
    setFeedback({
      tone: 'info',
      title: `撤销了一下，${line.item.name}`,
      amount: less ? amountText(line.item, less.quantity) : '未盘',
      mayUndo: (less?.steps.length ?? 0) > 0,
    })
  }
  const describe = (line: LineToCount, facts: Omit<Facts, 'photos'>, photos: readonly PickedPhoto[]) => {
    if (!keepPhotos(photos)) toast.error('手机存储满了，照片暂时没有存下，请尽快提交')
    const keys = photos.map(({ key }) => key)
    put(line, withFacts(tallyOf(line), line, { ...facts, photos: keys }, now()))
    handOver()
    counting.sendSoon()
  }
  /** Goods that the books do not have here: a line of the phone's until the server has made one. */
  const addFound = (goods: FoundGoods, quantity: number) => {
    const made = foundLine(goods, { ...place, areaId: shelf.data?.areaId ?? 0 })
    const known = lines.find(({ lineId }) => lineId === made.lineId)
    const line = known ?? made
    if (!known) change((old) => ({ ...old, found: [...old.found, made] }))
    const { position: _none, ...tally } = beep(tallyOf(line), line, quantity, now())
    put(line, tally)
    say({ tone: 'ok', title: `账外货 ${line.item.name}`, amount: amountText(line.item, tally.quantity) })
  }
  /** A code that nobody knows: kept at once, each time it is found. */
  const addUnknown = (code: string, quantity: number, words: string, photos: readonly PickedPhoto[]) => {
    if (!keepPhotos(photos)) toast.error('手机存储满了，照片暂时没有存下，请尽快提交')
    const eventId = newRequestId()
    const at = now()
    counting.queue.add([
      {
        stocktakeId,
        event: {
          eventId,
          locationId,
          target: { code },
          quantity,
          ...(words ? { note: words } : {}),
          startedAt: at,
          countedAt: at,
        },
        photos: photos.map(({ key }) => key),
        lineId: `find/${eventId}`,
        name: `不明物 ${code}`,
        location: place.location,
        attempted: false,
      },
    ])
    counting.sendSoon()
    say({ tone: 'info', title: `不明物 ${code.slice(0, 40)} 已记下`, amount: `${quantity} 件` })
  }
  /** Hands everything over, with nothing found for the lines of `none`, and sends it. */
  const finish = async (none: readonly LineToCount[] = []) => {
    for (const line of none) {
      const tally = setQuantity(tallyOf(line), line, 0, now(), since.of(line))
      change((old) => withTally(old, tally))
    }
    handOver()
    const state = await counting.queue.flush()
    if (state.problem) counting.sendSoon()
    else await shelf.refresh()
    const here = counting.queue.get().counts.filter(({ event }) => event.locationId === locationId)
    if (here.length === 0 && isSettled(counting.work(stocktakeId, locationId))) return 'arrived' as const
    return state.problem ? ('kept' as const) : ('refused' as const)
  }

  const arrived = useRef<Parameters<typeof counting.queue.onResults>[0]>(() => {})
  arrived.current = (sent, results) => {
    const here = sent.filter(({ event }) => event.locationId === locationId)
    if (here.length === 0) return
    void shelf.refresh()
    const trouble = results.find(
      ({ outcome, code }) => outcome === 'toRecount' || (outcome === 'refused' && code !== 'BUSY'),
    )
    const count = here.find(({ event }) => event.eventId === trouble?.eventId)
    if (!trouble || !count) return
    const why = trouble.outcome === 'refused' ? trouble.message : recountText[trouble.reason ?? 'moved']
    say({
      tone: trouble.outcome === 'refused' ? 'wrong' : 'warn',
      title: `${count.name}：${why ?? '没有收下'}`,
    })
  }
  useEffect(() => counting.queue.onResults((sent, results) => arrived.current(sent, results)), [counting])
  const leave = useRef(handOver)
  leave.current = handOver
  useDidHide(() => leave.current())
  useEffect(
    () => () => {
      leave.current()
      void counting.queue.flush()
    },
    [counting],
  )

  const queued = queue.counts.filter(
    (count) => count.stocktakeId === stocktakeId && count.event.locationId === locationId,
  )
  const views = lines.map((line): LineView => {
    const refusedCount = queued.find((count) => count.lineId === line.lineId && count.refused !== undefined)
    const tally = work.tallies[line.lineId]
    return {
      line,
      tally: current(tally, line),
      state: stateOf(line, tally, queued),
      quantity: countedQuantity(tally, line),
      note: work.notes[line.lineId],
      refusal: refusedCount && { eventId: refusedCount.event.eventId, text: refusedCount.refused ?? '' },
    }
  })
  return {
    place,
    shelf,
    views,
    active,
    feedback,
    say,
    dismiss: () => setFeedback(undefined),
    recognise: (code: string): Recognised => recognise(code, lines, place, businessDay(Date.now())),
    add,
    choose,
    /** The lot that a code without a lot goes on counting. */
    chosen: chosen === active ? chosen : undefined,
    addPiece,
    type,
    takeBack,
    describe,
    addFound,
    addUnknown,
    finish,
    /** Hands over what was counted, to be sent in a moment. */
    submit: () => {
      handOver()
      counting.sendSoon()
    },
    forget: () => counting.close(stocktakeId, locationId),
    unknownWaiting: queued.filter((count) => count.lineId.startsWith('find/')),
    open: views.filter(({ state }) => isOpen(state)),
  }
}
