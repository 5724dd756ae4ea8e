import { View } from '@tarojs/components'
import { ChipButton } from '@/components/chip-button'
import { Chips } from '@/components/segmented'
import { SearchBar } from '@/components/search-bar'
import { usePeople } from '../api'
import type { PeriodName } from '../period'
import type { AuditView } from '../use-audit-choice'
import './audit-toolbar.scss'

const periods: { value: PeriodName; text: string; id: string }[] = [
  { value: 'all', text: '全部', id: 'period-all' },
  { value: 'today', text: '今天', id: 'period-today' },
  { value: 'week', text: '近 7 天', id: 'period-week' },
  { value: 'month', text: '近 30 天', id: 'period-month' },
]

export interface AuditToolbarProps {
  view: AuditView
  /** Open their sheets, which stand outside: inside a sticky bar they would lie under the header. */
  onPerson: () => void
  onDays: () => void
}

/** Document number, person, days. */
export function AuditToolbar({ view, onPerson, onDays }: AuditToolbarProps) {
  const { from, to } = view.choice
  const person = usePeople().data?.rows.find(({ _id }) => _id === view.actorId)
  const own = view.period === 'own' && (from || to) ? `${from || '最早'} 至 ${to || '今天'}` : '选日期'
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
        <ChipButton
          id="person"
          text={person?.name ?? '人员'}
          on={Boolean(person)}
          label={`人员：${person?.name ?? '全部'}`}
          onTap={onPerson}
        />
        <View className="audit-toolbar__periods">
          <Chips
            value={view.period}
            options={[...periods, { value: 'own', text: own, id: 'period-own' }]}
            onChange={(period) => (period === 'own' ? onDays() : view.setPeriod(period))}
          />
        </View>
      </View>
    </View>
  )
}
