import { stocktakeStates } from '@shared/domain/stocktake/access'
import { stocktakeKindText } from '@shared/domain/stocktake/words'
import type { Stocktake } from '@shared/schema/stocktake'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { Field } from '@/components/field'
import { StateTag } from '@/components/state-tag'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { methodText, stateTones } from '@/features/stocktake/words'
import { formatInstant } from '@/lib/format'
import { lastStep } from '../last-step'

/** Number, state and what was counted how. */
export function StocktakeHead({ stocktake }: { stocktake: Stocktake }) {
  const { _id, name, kind, status, warehouseName, scopeText, history } = stocktake
  const submitted = lastStep(history, 'submit')
  const facts = [
    ['仓库', warehouseName],
    ['范围', scopeText],
    ['方式', `${stocktakeKindText[kind]} · ${methodText(stocktake)}`],
    ['提交', submitted && `${submitted.by.name} · ${formatInstant(submitted.at)}`],
  ] as const
  return (
    <>
      <Card
        title={<CodedText text={name} />}
        extra={<StateTag tone={stateTones[status]}>{stocktakeStates[status]}</StateTag>}
      >
        <CopyNumber id="stocktake-no" number={_id} />
      </Card>
      <Card padded={false}>
        {facts.map(
          ([label, value]) =>
            value && (
              <Field key={label} label={label}>
                {value}
              </Field>
            ),
        )}
      </Card>
    </>
  )
}
