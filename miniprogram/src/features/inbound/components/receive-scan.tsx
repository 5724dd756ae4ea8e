import { View } from '@tarojs/components'
import { BarcodeInput } from '@/components/barcode-input'
import { Notice } from '@/components/notice'
import './receive-scan.scss'

export interface ReceiveScanProps {
  onCode: (code: string) => void
  problem: { code: string; text: string } | undefined
  onSearch: () => void
}

/** Always in reach while receiving: the next box is one scan away. */
export function ReceiveScan({ onCode, problem, onSearch }: ReceiveScanProps) {
  return (
    <View className="receive-scan">
      <BarcodeInput
        id="receive-code"
        onCode={onCode}
        unknown={problem?.code}
        placeholder="扫或输入条码，加一行"
        hint="对准物资条码或库位码"
      />
      {problem && (
        <Notice id="code-problem" action={{ text: '按名称查找', onTap: onSearch }}>
          {problem.text}
        </Notice>
      )}
    </View>
  )
}
