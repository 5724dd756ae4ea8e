import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { BarcodeInput } from '@/components/barcode-input'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { ScanStream } from '@/components/scan-stream'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import type { Feedback } from '../use-count-location'
import './count-head.scss'

export interface CountHeadProps {
  location: string
  areaName?: string
  /** Counts that are only on this phone. */
  unsent: number
  done: number
  total: number
  feedback: Feedback | undefined
  /** A panel is open that must be seen: the camera gives way. */
  paused: boolean
  onCode: (code: string) => void
  onUndo: () => void
  /** The last beep was of another lot than the chosen one. */
  onOtherLot: (among: NonNullable<Feedback['among']>) => void
}

const icons = { ok: 'check-circle', wrong: 'close-circle', warn: 'alert', info: 'info' } as const

/** Stays on top: which shelf, how far, where to scan, and what the last beep came to. */
export function CountHead({
  location,
  areaName,
  unsent,
  done,
  total,
  feedback,
  paused,
  onCode,
  onUndo,
  onOtherLot,
}: CountHeadProps) {
  const [camera, setCamera] = useState(false)
  // Not opened again by itself: the code that is still before the camera would count a second time.
  useEffect(() => {
    if (paused) setCamera(false)
  }, [paused])
  return (
    <View className="count-head">
      <View className="count-head__place">
        <View id="count-location" className="count-head__code code">
          {location}
        </View>
        <View className="count-head__area">
          {unsent > 0 ? <StateTag tone="warning">未提交 {unsent}</StateTag> : areaName}
        </View>
        <View
          id="count-progress"
          className={`count-head__progress num ${done === total ? 'tone-success' : ''}`}
        >
          {done}/{total}
        </View>
      </View>
      <View className="count-head__scan">
        <View className="count-head__line">
          <BarcodeInput
            id="count-code"
            camera={false}
            keepFocus
            onCode={onCode}
            placeholder="扫物资码，响一声数一件"
          />
        </View>
        <Button id="count-camera" icon="scan" block={false} onTap={() => setCamera(true)}>
          连续扫
        </Button>
      </View>
      {feedback && <FeedbackBand feedback={feedback} onUndo={onUndo} />}
      {feedback?.among && <OtherLot among={feedback.among} onOtherLot={onOtherLot} />}
      <ScanStream
        open={camera && !paused}
        onClose={() => setCamera(false)}
        title={`${location} 连续扫码`}
        onCode={onCode}
        said={
          feedback && {
            tone: feedback.tone,
            text: [feedback.title, feedback.amount].filter(Boolean).join('  '),
          }
        }
      />
    </View>
  )
}

/** Says that the next beeps count the same lot, and leads back to the choice. */
function OtherLot({
  among,
  onOtherLot,
}: {
  among: NonNullable<Feedback['among']>
  onOtherLot: CountHeadProps['onOtherLot']
}) {
  return (
    <View className="count-lot">
      <View className="count-lot__text">接着扫都算这一批</View>
      <Tappable id="count-other-lot" className="count-lot__key" onTap={() => onOtherLot(among)}>
        刚扫的是别的批次
      </Tappable>
    </View>
  )
}

/** The running number, large enough to be read at arm's length, in the colour of what happened. */
function FeedbackBand({
  feedback: { tone, title, amount, mayUndo },
  onUndo,
}: {
  feedback: Feedback
  onUndo: () => void
}) {
  return (
    <View
      key={`${title}${amount ?? ''}`}
      id="count-feedback"
      className={`count-said count-said--${tone}`}
      {...{ role: 'status', ariaRole: 'status' }}
    >
      <Icon name={icons[tone]} size={24} />
      <View className="count-said__title">{title}</View>
      {amount && (
        <View id="count-running" className="count-said__amount num">
          {amount}
        </View>
      )}
      {mayUndo && (
        <Tappable id="count-undo" className="count-said__undo" onTap={onUndo} label="撤销上一下">
          <Icon name="undo" size={20} />
          撤销
        </Tappable>
      )}
    </View>
  )
}
