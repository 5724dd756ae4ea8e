import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import { isSigned, type Point, type Stroke } from './strokes'
import { Surface } from './surface'
import './index.scss'

export interface SignaturePadProps {
  /**
   * Told after each change: a function that makes the picture (PNG, base64 without prefix), or null while there is
   * nothing that could be a signature.
   */
  onChange: (toPng: (() => string) | null) => void
  /** Who signs: 领用人 张敏. */
  signer?: string
}

/** A white field to sign on with the finger; the last stroke can be taken back, or all of them. */
export function SignaturePad({ onChange, signer }: SignaturePadProps) {
  const [strokes, setStrokes] = useState<Stroke[]>([])
  const latest = useRef<Stroke[]>([])
  const toPng = useRef<() => string>(() => '')

  const change = (next: Stroke[]) => {
    latest.current = next
    setStrokes(next)
    onChange(isSigned(next) ? () => toPng.current() : null)
  }
  const begin = (point: Point) => change([...latest.current, [point]])
  const extend = (point: Point) => {
    const last = latest.current[latest.current.length - 1]
    if (last) change([...latest.current.slice(0, -1), [...last, point]])
  }
  const empty = strokes.length === 0
  return (
    <View className="ui-signature">
      <View className="ui-signature__paper">
        <Surface
          strokes={strokes}
          onBegin={begin}
          onMove={extend}
          onReady={(make) => (toPng.current = make)}
        />
        {empty && <View className="ui-signature__hint">{signer ? `${signer} 在此签字` : '请在此签字'}</View>}
      </View>
      <View className="ui-signature__tools">
        <Tappable className="ui-signature__tool" disabled={empty} onTap={() => change(strokes.slice(0, -1))}>
          <Icon name="undo" size={18} />
          撤销一笔
        </Tappable>
        <Tappable className="ui-signature__tool" disabled={empty} onTap={() => change([])}>
          <Icon name="trash" size={18} />
          重新签
        </Tappable>
      </View>
    </View>
  )
}
