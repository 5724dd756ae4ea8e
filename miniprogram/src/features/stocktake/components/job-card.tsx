import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import type { StocktakeJob } from '@shared/schema/stocktake'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { failureText } from '@/lib/error-text'
import { formatCount } from '@/lib/format'
import { runJob, useJob } from '../job-runner'
import { percentOf } from '../words'
import { ProgressBar } from './progress-bar'
import './job-card.scss'

/** A job whose last step is older than this has nobody who goes on with it. */
const IDLE_MS = 20_000
const LOOK_EVERY_MS = 5_000

const words = {
  opening: { title: '正在生成盘点明细', unit: '行', stopped: '明细还没生成完', go: '接着生成' },
  posting: { title: '正在过账', unit: '行', stopped: '还没过完账', go: '接着过账' },
} as const

export interface JobCardProps {
  stocktakeId: string
  job: StocktakeJob
  /** Whether this person may go on with it. */
  mayAdvance: boolean
  /** The work came to its end, or may have: look again. */
  onFinished: () => void
}

/** Long work under way: how far it is; it goes on when the page is left, and by itself when the phone is off. */
export function JobCard({ stocktakeId, job, mayAdvance, onFinished }: JobCardProps) {
  const here = useJob(stocktakeId)
  const { done, total } = here ?? job
  const { title, unit, stopped, go } = words[job.kind]
  const idle = !here?.running && (here !== undefined || Date.now() - Date.parse(job.updatedAt) > IDLE_MS)
  const working = here?.running ?? false
  const worked = useRef(false)
  const latest = useRef(onFinished)
  latest.current = onFinished
  useEffect(() => {
    // Work that was begun on another page ends here too.
    if (worked.current && !here) latest.current()
    worked.current = here !== undefined
  }, [here])
  useEffect(() => {
    if (working) return
    // Somebody else, or the timer, may be at it.
    const timer = setInterval(() => latest.current(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [working])
  return (
    <Card>
      <View id="job" className="job-card">
        <View className="job-card__head">
          <View className="job-card__title">{idle ? stopped : title}</View>
          <View className="num">{percentOf(done, total)}%</View>
        </View>
        <ProgressBar done={done} total={total} tone={idle ? 'warning' : 'brand'} />
        <View className="job-card__note num">
          {formatCount(done)} / {formatCount(total)} {unit} · 可以离开，会接着做完
        </View>
        {here?.failure && <Notice tone="warning">{failureText(here.failure)}。做完的都在，可以接着做</Notice>}
        {idle && mayAdvance && (
          <Button id="job-go" icon="refresh" onTap={() => void runJob(stocktakeId, job)}>
            {go}
          </Button>
        )}
      </View>
    </Card>
  )
}
