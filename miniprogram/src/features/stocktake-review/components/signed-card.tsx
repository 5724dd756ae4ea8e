import { signatureRoleText } from '@shared/domain/stocktake/words'
import type { StocktakeSignature } from '@shared/schema/stocktake'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { formatInstant } from '@/lib/format'

/** Who has signed so far; nothing while nobody has. The handwriting is on the report. */
export function SignedCard({ signatures }: { signatures: readonly StocktakeSignature[] }) {
  if (signatures.length === 0) return null
  return (
    <Card title="签字" padded={false}>
      {signatures.map(({ role, by, at }) => (
        <Field key={role} label={signatureRoleText[role]}>
          {by.name} · {formatInstant(at)}
        </Field>
      ))}
    </Card>
  )
}
