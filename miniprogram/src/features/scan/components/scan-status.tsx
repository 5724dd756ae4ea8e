import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { hasRole } from '@shared/domain/rights'
import { failureText } from '@/lib/error-text'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import type { ScanState } from '../use-resolve'
import './scan-status.scss'

export interface ScanStatusProps {
  state: ScanState
  onRetry: (code: string) => void
  onScan: () => void
  onSearch: () => void
}

/** What came of the last scan, in colour and words: green for known, red for unknown with what to do. */
export function ScanStatus({ state, onRetry, onScan, onSearch }: ScanStatusProps) {
  const me = useMe()
  if (state.status === 'idle' || state.status === 'resolving') return null
  if (state.status === 'found') {
    return (
      <View className="scan-status scan-status--ok">
        <Icon name="check-circle" size={20} />
        <View className="scan-status__text">识别成功，可以接着扫下一个</View>
      </View>
    )
  }
  const { code } = state.failure
  const unknown = code === 'NOT_FOUND'
  // The same code again would end the same way; another one is wanted.
  const anotherCode = unknown || code === 'LOCATION_AMBIGUOUS'
  return (
    <Card className="scan-unknown">
      <View className="scan-unknown__head">
        <Icon name="alert" size={24} color="var(--danger)" />
        <View className="scan-unknown__title">{unknown ? '不认识这个码' : '没有识别成功'}</View>
      </View>
      <View className="scan-unknown__code">{state.code}</View>
      <View className="scan-unknown__text">{failureText(state.failure)}</View>
      {anotherCode && (
        <View className="scan-unknown__text">码留在下面的输入框里，可以改正后再按「确定」。</View>
      )}
      <View className="scan-unknown__actions">
        {anotherCode ? (
          <Button id="rescan" size="small" kind="secondary" icon="scan" onTap={onScan}>
            重新扫码
          </Button>
        ) : (
          <Button id="retry" size="small" kind="secondary" icon="refresh" onTap={() => onRetry(state.code)}>
            再试一次
          </Button>
        )}
        <Button id="search-by-name" size="small" kind="secondary" icon="search" onTap={onSearch}>
          按名称查找
        </Button>
        {unknown && me && hasRole(me, 'admin') && (
          <Button
            id="new-item"
            size="small"
            kind="secondary"
            icon="plus"
            onTap={() => openPage('editItem', { code: state.code })}
          >
            新建物资
          </Button>
        )}
      </View>
    </Card>
  )
}
