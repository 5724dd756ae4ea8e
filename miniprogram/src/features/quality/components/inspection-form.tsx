import Taro from '@tarojs/taro'
import { useState } from 'react'
import { toJudge } from '@shared/domain/inspection'
import type { InspectionView } from '@shared/operations/quality'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { confirm } from '@/lib/confirm'
import { useCommand } from '@/lib/use-command'
import { isSkipped, newVerdict, verdictInput, verdictProblem, type VerdictDraft } from '../verdict-draft'
import { InspectionHead } from './inspection-head'
import { VerdictCard } from './verdict-card'

export interface InspectionFormProps {
  inspection: InspectionView
  rejectedLocationId: string
  onDone: (inspection: InspectionView) => void
  refresh: () => Promise<void>
}

/** Every lot that waits, to be judged in one go or in several. */
export function InspectionForm({ inspection, rejectedLocationId, onDone, refresh }: InspectionFormProps) {
  const lines = inspection.lines.filter((line) => toJudge(line) > 0)
  const [drafts, setDrafts] = useState<Record<number, VerdictDraft>>({})
  const [checked, setChecked] = useState(false)
  const command = useCommand('quality.inspect')
  const draftOf = (line: (typeof lines)[number]) =>
    drafts[line.lineId] ?? newVerdict(line, rejectedLocationId)
  const meant = lines.filter((line) => !isSkipped(draftOf(line)))
  const problems = new Map(lines.map((line) => [line.lineId, verdictProblem(line, draftOf(line))]))
  const rejectedLines = meant.filter((line) => (draftOf(line).rejected ?? 0) > 0).length

  const submit = async () => {
    setChecked(true)
    const bad = meant.find((line) => problems.get(line.lineId))
    if (bad || meant.length === 0) {
      signal('wrong')
      if (bad) void Taro.pageScrollTo({ selector: `#verdict-${bad.lineId}`, offsetTop: -140 })
      return
    }
    const sure =
      rejectedLines === 0 ||
      (await confirm({
        title: `${rejectedLines} 行判为不合格？`,
        text: '不合格的货会移到不合格区，不能领用，之后可以退货或报废。',
        action: '确认质检',
      }))
    if (!sure) return
    const answer = await command.run({
      inspectionId: inspection._id,
      lines: meant.map((line) => verdictInput(line, draftOf(line))),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data)
  }
  const { failure } = command
  const notice = failure ? (
    <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refresh() }}>
      {failureText(failure)}。填写的内容都还在。
    </Notice>
  ) : checked && meant.length === 0 ? (
    <Notice id="incomplete" tone="warning">
      请至少判一行，合格或不合格的数量不能都是 0
    </Notice>
  ) : undefined
  return (
    <Page
      title="质检"
      notice={notice}
      bottom={
        <BottomBar
          summary={`判 ${meant.length}/${lines.length} 行`}
          primary={{
            id: 'submit',
            text: '确认质检',
            icon: 'check',
            loading: command.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      <InspectionHead inspection={inspection} />
      {lines.map((line) => (
        <VerdictCard
          key={line.lineId}
          line={line}
          warehouseId={inspection.warehouseId}
          draft={draftOf(line)}
          onChange={(draft) => setDrafts((old) => ({ ...old, [line.lineId]: draft }))}
          taken={lines.filter((other) => other !== line).flatMap((other) => draftOf(other).acceptedTo || [])}
          problem={
            failure && failure.details?.line === line.lineId
              ? failureText(failure)
              : checked
                ? problems.get(line.lineId)
                : undefined
          }
        />
      ))}
    </Page>
  )
}
