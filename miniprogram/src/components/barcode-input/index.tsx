import { Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { toast } from '@/lib/feedback'
import { scanText } from '@/lib/scan'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import '../input-field/input.scss'
import './index.scss'

export interface BarcodeInputProps {
  /** Names the line to type into; the camera button is `<id>-scan`. */
  id?: string
  /** A whole code: scanned, typed and confirmed, or sent by a hand scanner with Enter. */
  onCode: (code: string, by: 'scan' | 'typed') => void
  placeholder?: string
  /** Shown over the camera picture: what to aim at. */
  hint?: string
  autoFocus?: boolean
  disabled?: boolean
  /** A code that was not understood: comes back into the line to be put right. */
  unknown?: string
  /** Off where the page has a larger camera button of its own. */
  camera?: boolean
  /** Keeps the focus after each code, for a scanner that types one after the other. */
  keepFocus?: boolean
}

/** A line to type a code into and a large button that opens the camera. Empties itself after each code. */
export function BarcodeInput({
  id,
  onCode,
  placeholder = '输入条码，按回车确认',
  hint,
  autoFocus,
  disabled,
  unknown,
  camera = true,
  keepFocus,
}: BarcodeInputProps) {
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (unknown) setTyped(unknown)
  }, [unknown])

  const confirm = (text: string) => {
    const code = text.trim()
    if (!code || disabled) return
    setTyped('')
    onCode(code, 'typed')
  }
  const scan = async () => {
    const result = await scanText({ title: hint ?? '对准条码或二维码' })
    if (result.ok) onCode(result.text, result.by)
    else if (result.reason === 'refused') toast.error('相机没有打开，请允许使用相机，或直接输入编号')
  }
  return (
    <View className="ui-barcode">
      <View className="ui-barcode__box">
        <Icon name="keyboard" size={20} className="ui-barcode__icon" />
        <Input
          id={id}
          className="ui-input ui-barcode__input"
          value={typed}
          placeholder={placeholder}
          placeholderClass="ui-input__placeholder"
          maxlength={120}
          focus={autoFocus}
          disabled={disabled}
          confirmType="done"
          confirmHold={keepFocus}
          onInput={(event) => setTyped(event.detail.value)}
          onConfirm={(event) => confirm(event.detail.value)}
        />
        {typed !== '' && (
          <Tappable id={id && `${id}-go`} className="ui-barcode__go" onTap={() => confirm(typed)}>
            确定
          </Tappable>
        )}
      </View>
      {camera && (
        <Tappable
          id={id && `${id}-scan`}
          className="ui-barcode__scan"
          onTap={() => void scan()}
          label="打开相机扫码"
          disabled={disabled}
        >
          <Icon name="scan" size={26} />
        </Tappable>
      )}
    </View>
  )
}
