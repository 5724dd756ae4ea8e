import { ReasonChoice } from './reason-choice'

const usual = [
  '推荐批次包装破损',
  '推荐批次找不到',
  '领用人指定批号',
  '推荐批次被挡住取不出',
  '快到期的要先用掉',
]

/** Why the rule is not followed. */
export const ReasonField = (props: { value: string; onChange: (reason: string) => void }) => (
  <ReasonChoice
    id="override-reason"
    label="原因（会记在出库单和审计里）"
    usual={usual}
    placeholder="例如：推荐批次已被其他科室借走"
    {...props}
  />
)
