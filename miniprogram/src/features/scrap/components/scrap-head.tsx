import { scrapReasonText, scrapText } from '@shared/domain/scrap'
import type { Scrap } from '@shared/schema/scrap'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { StateTag } from '@/components/state-tag'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { formatInstant } from '@/lib/format'
import { scrapTones } from '../tones'

/** Number, state and reason of a scrap document. */
export function ScrapHead({ scrap }: { scrap: Scrap }) {
  const { _id, status, warehouseName, reason, note, requester, createdAt, reversed } = scrap
  const facts = [
    ['原因', [scrapReasonText[reason], note].filter(Boolean).join('：')],
    ['仓库', warehouseName],
    ['申请人', requester.name],
    ['申请时间', formatInstant(createdAt)],
    ['冲销原因', reversed?.reason],
  ] as const
  return (
    <>
      <Card title="报废单" extra={<StateTag tone={scrapTones[status]}>{scrapText[status]}</StateTag>}>
        <CopyNumber id="scrap-no" number={_id} />
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
