import { View } from '@tarojs/components'
import { BarcodeInput } from '@/components/barcode-input'
import { Icon } from '@/components/icon'
import type { Task } from '../pick-tasks'
import type { ScanFeedback } from '../use-pick-scan'
import './pick-scan.scss'

export interface PickScanProps {
  tasks: readonly Task[]
  current: Task | undefined
  feedback: ScanFeedback | undefined
  onCode: (code: string) => void
}

const icons = { ok: 'check-circle', wrong: 'close-circle', info: 'info' } as const

/** Stays on top: where to scan, what came of it in colour, and how far the walk is. */
export function PickScan({ tasks, current, feedback, onCode }: PickScanProps) {
  const done = tasks.filter((task) => task.taken !== undefined).length
  return (
    <View className="pick-scan">
      <BarcodeInput
        id="pick-code"
        onCode={onCode}
        placeholder="扫库位码或物资条码"
        hint={current ? `扫 ${current.lot.location} 的 ${current.line.item.name}` : undefined}
      />
      {feedback && (
        <View
          key={feedback.text}
          id="scan-feedback"
          className={`pick-feedback pick-feedback--${feedback.tone}`}
          {...{ role: 'status', ariaRole: 'status' }}
        >
          <Icon name={icons[feedback.tone]} size={24} />
          <View className="pick-feedback__text">{feedback.text}</View>
        </View>
      )}
      <View className="pick-progress">
        <View className="pick-progress__bar">
          <View
            className="pick-progress__done"
            style={{ width: `${(done / Math.max(1, tasks.length)) * 100}%` }}
          />
        </View>
        <View id="pick-progress" className="pick-progress__text num">
          {done}/{tasks.length}
        </View>
      </View>
    </View>
  )
}
