import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Item } from '@shared/schema/masterdata'
import { BarcodeInput } from '@/components/barcode-input'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { DateField } from '@/components/date-field'
import { Field } from '@/components/field'
import { InputField } from '@/components/input-field'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Chips } from '@/components/segmented'
import { Sheet } from '@/components/sheet'
import { ItemSearchSheet } from '@/features/scan/components/item-search-sheet'
import { call } from '@/lib/cloud'
import { failureText, type Failure } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { blankNaming, namingInput, namingProblem, type Naming } from '../naming'
import type { Find } from './find-card'
import './name-sheet.scss'

export interface NameSheetProps {
  find: Find | undefined
  onClose: () => void
  onDone: () => Promise<void>
}

/** Which item it is: found by another of its codes or by its name; with the lot as far as it can be read. */
export function NameSheet({ find, onClose, onDone }: NameSheetProps) {
  const [naming, setNaming] = useState<Naming>(blankNaming)
  const [searching, setSearching] = useState(false)
  const [unknown, setUnknown] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const [checked, setChecked] = useState(false)
  const settle = useCommand('stocktake.settleFind')
  const { item } = naming
  const problem = namingProblem(naming)
  const set = (change: Partial<Naming>) => setNaming((old) => ({ ...old, ...change }))
  const reset = () => {
    setNaming(blankNaming)
    setUnknown('')
    setFailure(undefined)
    setChecked(false)
  }
  const choose = (chosen: Item) => {
    setUnknown('')
    setFailure(undefined)
    set({ item: chosen })
  }
  const byCode = async (code: string) => {
    const answer = await call('masterdata.resolveCode', { code })
    const found = answer.ok && answer.data.kind === 'item' ? answer.data : undefined
    signal(found ? 'ok' : 'wrong')
    if (found) choose(found.item)
    else setUnknown(code)
  }
  const save = async () => {
    setChecked(true)
    if (!find || problem || !item) return signal('wrong')
    const answer = await settle.run({ findId: find._id, as: namingInput(item, naming) })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return setFailure(answer)
    toast.success(`已认出：${item.name}`)
    reset()
    await onDone()
  }
  return (
    <>
      <Sheet
        open={find !== undefined}
        onClose={() => {
          reset()
          onClose()
        }}
        title={`认物资 ${find?.code ?? ''}`}
        bottom={
          <>
            <View className="name-sheet__notice">
              {failure ? (
                <Notice id="name-refusal">{failureText(failure)}</Notice>
              ) : (
                checked && problem && <Notice tone="warning">{problem}</Notice>
              )}
            </View>
            <BottomBar
              primary={{ id: 'save-name', text: '就是它', loading: settle.running, onTap: () => void save() }}
            />
          </>
        }
      >
        <View className="name-sheet">
          {item ? (
            <Card padded={false} className="name-sheet__item">
              <ListRow
                id="named-item"
                title={item.name}
                subtitle={item.specification}
                note={<View className="code">{item.code}</View>}
                value={<View className="tone-brand">换一个</View>}
                onTap={() => setSearching(true)}
              />
              {item.units.length > 0 && (
                <Field label={`${find?.quantity ?? 0} 件，一件是`} stacked>
                  <Chips
                    value={naming.unit || item.unit}
                    onChange={(unit) => set({ unit })}
                    options={[item.unit, ...item.units.map(({ name }) => name)].map((name) => ({
                      value: name,
                      text: `1 ${name}`,
                      id: `find-unit-${name}`,
                    }))}
                  />
                </Field>
              )}
              {item.tracking !== 'none' && (
                <InputField
                  id="find-lot"
                  label={item.tracking === 'serial' ? '序列号' : '批号'}
                  value={naming.lotNo}
                  onChange={(lotNo) => set({ lotNo })}
                  placeholder="包装上的，认得出就填"
                  maxLength={40}
                  scan
                />
              )}
              <DateField
                label="生产日期"
                value={naming.productionDate}
                onChange={(productionDate) => set({ productionDate })}
                clearable
              />
              <DateField
                label="有效期至"
                value={naming.expiryDate}
                onChange={(expiryDate) => set({ expiryDate })}
                clearable
              />
            </Card>
          ) : (
            <>
              <BarcodeInput
                id="find-code"
                placeholder="扫它的另一个码"
                hint="对准包装上的其他条码"
                onCode={(code) => void byCode(code)}
              />
              {unknown && <Notice tone="warning">这个码也不认识：{unknown}。请按名称查找</Notice>}
              <Button id="find-by-name" kind="secondary" icon="search" onTap={() => setSearching(true)}>
                按名称查找
              </Button>
            </>
          )}
        </View>
      </Sheet>
      <ItemSearchSheet
        open={searching}
        onClose={() => setSearching(false)}
        onChoose={choose}
        title="是哪种物资"
      />
    </>
  )
}
