import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chips } from '@/components/segmented'
import { SearchBar } from '@/components/search-bar'
import { businessDay } from '@shared/domain/calendar'
import type { PeriodName } from '../period'
import type { AuditView } from '../use-audit-choice'
import { DaysSheet } from './days-sheet'
import { PersonButton } from './person-button'
import './audit-toolbar.scss'

const periods: { value: PeriodName; text: string; id: string }[] = [
  { value: 'all', text: '全部', id: 'period-all' },
  { value: 'today', text: '今天', id: 'period-today' },
  { value: 'week', text: '近 7 天', id: 'period-week' },
  { value: 'month', text: '近 30 天', id: 'period-month' },
]

/** Document number, person, days. */
export function AuditToolbar({ view }: { view: AuditView }) {
  const [choosingDays, setChoosingDays] = useState(false)
  const { from, to } = view.choice
  const own = view.period === 'own' && (from || to) ? `${from || '最早'} 至 ${to || '今天'}` : '选日期'
  const choose = (period: PeriodName) => (period === 'own' ? setChoosingDays(true) : view.setPeriod(period))
  return (
    <View className="audit-toolbar">
      <SearchBar
        id="audit-document"
        value={view.typed}
        placeholder="单据号，如 RK20261122-0007"
        onChange={view.setTyped}
        onScan={view.setTyped}
      />
      {view.incomplete && <View className="audit-toolbar__hint">请输入完整的单据号，或扫描单据上的码</View>}
      <View className="audit-toolbar__line">
        <PersonButton value={view.actorId} onChange={view.setActorId} />
        <View className="audit-toolbar__periods">
          <Chips
            value={view.period}
            options={[...periods, { value: 'own', text: own, id: 'period-own' }]}
            onChange={choose}
          />
        </View>
      </View>
      <DaysSheet
        open={choosingDays}
        onClose={() => setChoosingDays(false)}
        from={from}
        to={to}
        today={businessDay(Date.now())}
        onChange={view.setDays}
      />
    </View>
  )
}
