import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PickLine } from '@shared/operations/outbound'
import type { RequisitionRow } from '@shared/operations/requisition'
import type { StockRow } from '@shared/operations/stock'
import { BottomBar } from '@/components/bottom-bar'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { QuantityStepper } from '@/components/quantity-stepper'
import { QuantityText } from '@/components/quantity-text'
import { SearchBar } from '@/components/search-bar'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { formatQuantity } from '@/lib/format'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import { ReasonChoice } from './reason-choice'
import './swap-sheet.scss'

const usual = ['原来的没有货了', '规格相近，能用', '新型号替代旧型号']

export interface SubstituteSheetProps {
  line: PickLine
  requisition: RequisitionRow
  onClose: () => void
  onDone: () => void
}

/** Another item for what is short: chosen from what lies in the same warehouse, then asked of the requester. */
export function SubstituteSheet({ line, requisition, onClose, onDone }: SubstituteSheetProps) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<StockRow>()
  const [quantity, setQuantity] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const command = useCommand('outbound.proposeSubstitute')
  const q = useDebounced(words.trim())
  const { warehouseId, requisitionId, requesterName } = requisition
  const query = useQuery('stock.query', {
    warehouseId,
    filter: 'inStock',
    limit: 20,
    ...(q ? { q } : { categoryId: line.categoryId }),
  })
  const fits = ({ itemId, item, available }: StockRow) =>
    !requisition.itemIds.includes(itemId) && item.controlled === undefined && available > 0
  const short = line.shortage > 0 ? line.shortage : line.openQuantity
  const wrong = chosen !== undefined && (quantity === null || quantity < 1 || quantity > chosen.available)

  const propose = async () => {
    if (!chosen || quantity === null) return
    const answer = await command.run({
      requisitionId,
      lineId: line.lineId,
      itemId: chosen.itemId,
      quantity,
      covers: short,
      reason: reason.trim(),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    toast.success(`已请${requesterName}答复`)
    onClose()
    onDone()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title="找替代"
      bottom={
        <>
          {command.failure && (
            <View className="swap-missing">
              <Notice id="substitute-refusal">{failureText(command.failure)}</Notice>
            </View>
          )}
          <BottomBar
            primary={{
              id: 'propose',
              text: '请申请人同意',
              loading: command.running,
              disabled: !chosen || wrong || !reason.trim(),
              onTap: () => void propose(),
            }}
          />
        </>
      }
    >
      <View className="swap-need">
        「{line.item.name}」缺 {formatQuantity(short, line.item.scale)} {line.item.unit}
        。申请人同意后，缺的换成你选的物资，预留跟着换。
      </View>
      {chosen ? (
        <>
          <ListRow
            className="swap-lot swap-lot--on"
            leading={<Icon name="check-circle" size={24} color="var(--brand)" />}
            title={chosen.item.name}
            subtitle={chosen.item.specification}
            value={
              <QuantityText quantity={chosen.available} scale={chosen.item.scale} unit={chosen.item.unit} />
            }
            tag="换一个"
            onTap={() => setChosen(undefined)}
          />
          <Field
            label="发多少"
            error={
              wrong && quantity !== null && quantity > chosen.available
                ? `可用 ${formatQuantity(chosen.available, chosen.item.scale)} ${chosen.item.unit}`
                : undefined
            }
          >
            <QuantityStepper
              id="substitute-quantity"
              value={quantity}
              onChange={setQuantity}
              unit={chosen.item.unit}
              scale={chosen.item.scale}
              min={1}
              max={chosen.available}
            />
          </Field>
          <ReasonChoice
            id="substitute-reason"
            label="为什么换（申请人会看到）"
            usual={usual}
            value={reason}
            onChange={setReason}
          />
        </>
      ) : (
        <>
          <View className="swap-need">
            <SearchBar
              id="substitute-search"
              value={words}
              onChange={setWords}
              placeholder="名称、拼音或编码"
            />
          </View>
          <Loadable
            query={query}
            isEmpty={({ rows }) => !rows.some(fits)}
            empty={
              <View className="swap-need">{q ? '没有找到有货的物资' : '同类里没有别的有货，搜搜看'}</View>
            }
          >
            {({ rows }) =>
              rows.filter(fits).map((row) => (
                <ListRow
                  key={row.itemId}
                  id={`choose-${row.itemId}`}
                  title={row.item.name}
                  subtitle={row.item.specification}
                  value={
                    <QuantityText quantity={row.available} scale={row.item.scale} unit={row.item.unit} />
                  }
                  onTap={() => {
                    setChosen(row)
                    setQuantity(
                      Math.min(
                        row.available,
                        row.item.scale === line.item.scale ? short : 10 ** row.item.scale,
                      ),
                    )
                  }}
                />
              ))
            }
          </Loadable>
        </>
      )}
    </Sheet>
  )
}
