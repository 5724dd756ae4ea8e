import { View } from '@tarojs/components'
import { SkeletonList } from '@/components/skeleton'
import './dashboard-skeleton.scss'

/** Of the shape of the dashboard: figures in pairs, then the charts. */
export function DashboardSkeleton() {
  return (
    <View className="stack">
      <View className="dashboard-skeleton__figures">
        {Array.from({ length: 6 }, (_, index) => (
          <SkeletonList key={index} rows={1} />
        ))}
      </View>
      <SkeletonList rows={4} />
      <SkeletonList rows={3} />
    </View>
  )
}
