import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { ChoiceSheet } from '@/components/picker-field'
import { useQuery } from '@/lib/use-operation'
import './approver-fields.scss'

export interface ApproverFieldsProps {
  /** In order of preference. */
  approverIds: readonly string[]
  /** Names of those who are approvers somewhere, while the list of all is still on its way. */
  known: readonly { id: string; name: string }[]
  onChange: (approverIds: string[]) => void
}

/** Who signs off what this department asks for, the first one first. */
export function ApproverFields({ approverIds, known, onChange }: ApproverFieldsProps) {
  const [choosing, setChoosing] = useState(false)
  const people = useQuery('people.list', { role: 'approver', status: 'active', limit: 100 }).data?.rows ?? []
  const nameOf = (id: string) =>
    people.find(({ _id }) => _id === id)?.name ?? known.find((person) => person.id === id)?.name ?? id
  const choices = people
    .filter(({ _id }) => !approverIds.includes(_id))
    .map(({ _id, name, departmentName, title }) => ({
      value: _id,
      text: name,
      note: [departmentName, title].filter(Boolean).join(' · '),
    }))
  return (
    <Card
      title="审批人"
      extra={
        <Button id="add-approver" kind="text" size="small" onTap={() => setChoosing(true)}>
          添加
        </Button>
      }
      padded={false}
    >
      {approverIds.length === 0 ? (
        <View className="approver-fields__none muted">
          没有指定时，由上级部门的审批人审批；再往上也没有，就不能提交申请。
        </View>
      ) : (
        approverIds.map((id, index) => (
          <ListRow
            key={id}
            title={`${index + 1}. ${nameOf(id)}`}
            tag={
              <View className="approver-fields__acts">
                {index > 0 && (
                  <Button
                    id={`first-${id}`}
                    kind="text"
                    size="small"
                    onTap={() => onChange([id, ...approverIds.filter((other) => other !== id)])}
                  >
                    排最前
                  </Button>
                )}
                <Button
                  id={`remove-${id}`}
                  kind="danger"
                  size="small"
                  onTap={() => onChange(approverIds.filter((other) => other !== id))}
                >
                  移除
                </Button>
              </View>
            }
          />
        ))
      )}
      <ChoiceSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        title="谁来审批"
        value=""
        choices={choices}
        onChange={(id) => onChange([...approverIds, id])}
      />
    </Card>
  )
}
