import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { EmptyState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { failureText } from '@/lib/error-text'
import { replacePage } from '@/lib/nav'
import { changeBasket, takeFromBasket } from '../basket'
import { useBasketForm } from '../use-basket-form'
import { useWarehouseChoice } from '../use-warehouse-choice'
import { kindWords } from '../kind-words'
import { BasketLineRow } from './basket-line-row'
import { PurposeForm } from './purpose-form'
import { Submitted } from './submitted'
import { TermsForm } from './terms-form'

/** What was chosen, what for and by when; submitting sends it to the department's approvers. */
export function BasketPage({ warehouse }: { warehouse?: string }) {
  const { chosen } = useWarehouseChoice(warehouse)
  const warehouseId = warehouse ?? chosen?._id ?? ''
  const form = useBasketForm(warehouseId)
  const { basket, problems, refusal, refusedLine, open } = form

  if (form.submitted) return <Submitted requisition={form.submitted} />
  if (basket.lines.length === 0) {
    return (
      <Page title="填写申请">
        <EmptyState
          drawing="basket"
          title="还没有选物资"
          text="先去挑要领的物资，再回来填写用途"
          action={{
            id: 'go-catalogue',
            text: '去选物资',
            icon: 'plus',
            onTap: () => replacePage('catalog', { warehouse: warehouseId }),
          }}
        />
      </Page>
    )
  }
  const notice = refusal ? (
    <Notice id="refusal">{failureText(refusal)}</Notice>
  ) : (
    open > 0 && <Notice id="open-problems">{`还有 ${open} 处要改，改好就能提交`}</Notice>
  )
  const bar = (
    <BottomBar
      summary={`共 ${basket.lines.length} 种`}
      primary={{ id: 'submit', text: '提交申请', loading: form.running, onTap: () => void form.submit() }}
    />
  )
  return (
    <Page title="填写申请" bottom={bar} notice={notice}>
      {basket.replaces && (
        <Notice
          id="replaces"
          tone="brand"
          icon="edit"
          action={{
            id: 'not-replacing',
            text: '当新单提交',
            onTap: () => changeBasket(warehouseId, { replaces: undefined }),
          }}
        >
          <CodedText text={`正在修改被退回的 ${basket.replaces}`} />
        </Notice>
      )}
      <Card
        title={chosen ? kindWords[basket.kind ?? 'consume'].from(chosen.name) : '领取物资'}
        extra={chosen?.branch}
        padded={false}
      >
        {basket.lines.map((line, index) => (
          <BasketLineRow
            key={line.itemId}
            warehouseId={warehouseId}
            line={line}
            available={form.availableOf(line.itemId)}
            problem={index === refusedLine && refusal ? failureText(refusal) : problems[index]}
            onRemove={() => takeFromBasket(warehouseId, line.itemId)}
          />
        ))}
      </Card>
      <TermsForm
        basket={basket}
        onChange={(change) => changeBasket(warehouseId, change)}
        problems={form.termProblems}
      />
      <PurposeForm
        basket={basket}
        onChange={(change) => changeBasket(warehouseId, change)}
        purposeProblem={form.purposeProblem}
        approvers={form.approvers}
      />
    </Page>
  )
}
