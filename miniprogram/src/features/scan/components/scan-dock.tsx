import { View } from '@tarojs/components'
import { BarcodeInput } from '@/components/barcode-input'
import { Icon } from '@/components/icon'
import { Spinner } from '@/components/spinner'
import { Tappable } from '@/components/tappable'
import { toast } from '@/lib/feedback'
import { scanText } from '@/lib/scan'
import './scan-dock.scss'

export interface ScanDockProps {
  onCode: (code: string) => void
  busy: boolean
  /** What could not be recognised: stays in the line to be put right. */
  unknown: string | undefined
}

/** The large scan button and the line to type into, where the thumb is. */
export function ScanDock({ onCode, busy, unknown }: ScanDockProps) {
  const scan = async () => {
    const result = await scanText({ title: '对准物资、库位或单据上的码' })
    if (result.ok) onCode(result.text)
    else if (result.reason === 'refused') toast.error('相机没有打开，请允许使用相机，或直接输入编号')
  }
  return (
    <View className="scan-dock">
      <BarcodeInput
        id="scan-code"
        onCode={onCode}
        unknown={unknown}
        camera={false}
        placeholder="输入条码、编码、库位或单号"
      />
      <Tappable id="scan" className="scan-dock__button" onTap={() => void scan()} label="打开相机扫码">
        {busy ? <Spinner size={28} /> : <Icon name="scan" size={32} />}
        <View className="scan-dock__text">{busy ? '正在识别…' : '扫码'}</View>
      </Tappable>
    </View>
  )
}
