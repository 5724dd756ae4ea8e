import { View } from '@tarojs/components'
import { businessDay } from '@shared/domain/calendar'
import { parseGs1 } from '@shared/domain/gs1'
import { MAX_PIECES } from '@shared/domain/receive-line'
import { BarcodeInput } from '@/components/barcode-input'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { signal, toast } from '@/lib/feedback'
import { scanText } from '@/lib/scan'
import './serial-field.scss'

export interface SerialFieldProps {
  serials: readonly string[]
  unit: string
  /** Pieces that the order still expects. */
  expected?: number | undefined
  error?: string
  /** Answers why a number was not taken. */
  onAdd: (serialNo: string) => string | undefined
  onRemove: (serialNo: string) => void
}

/** One number for each piece: scanned one after another without putting the phone away, or typed. */
export function SerialField({ serials, unit, expected, error, onAdd, onRemove }: SerialFieldProps) {
  const take = (code: string): boolean => {
    const refused = onAdd(serialOf(code))
    signal(refused ? 'wrong' : 'ok')
    if (refused) toast.error(refused)
    return !refused
  }
  const scanOn = async () => {
    for (;;) {
      const result = await scanText({ title: '扫描铭牌上的序列号，扫完点左上角关闭' })
      if (!result.ok) return
      take(result.text)
    }
  }
  return (
    <Field label="序列号" required stacked error={error} hint={hintOf(serials.length, unit, expected)}>
      <View className="serial-field">
        <BarcodeInput
          id="serial-no"
          camera={false}
          placeholder="输入或扫一件，按回车"
          onCode={(code) => void take(code)}
        />
        <Button id="scan-serials" kind="secondary" size="small" icon="scan" onTap={() => void scanOn()}>
          连续扫描
        </Button>
        {serials.length > 0 && (
          <View className="serial-field__list">
            {serials.map((serialNo) => (
              <Tappable
                key={serialNo}
                className="serial-field__piece"
                onTap={() => onRemove(serialNo)}
                label={`删除序列号 ${serialNo}`}
              >
                <View className="serial-field__text code">{serialNo}</View>
                <Icon name="close" size={14} />
              </Tappable>
            ))}
          </View>
        )}
      </View>
    </Field>
  )
}

/** The serial number alone, where the plate carries a whole GS1 code. */
function serialOf(code: string): string {
  const read = parseGs1(code, businessDay(Date.now()))
  return (read?.ok && read.data.serialNo) || code.trim()
}

const hintOf = (count: number, unit: string, expected: number | undefined): string =>
  [
    `已登记 ${count} ${unit}`,
    expected === undefined ? '' : `订单还差 ${expected} ${unit}`,
    `一次最多 ${MAX_PIECES} ${unit}，点一下号码可删除`,
  ]
    .filter(Boolean)
    .join('，')
