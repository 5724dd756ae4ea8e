import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { useLife, type Life } from '../use-life'
import './life-card.scss'

/** At the foot of a page: disable what is in use; enable or delete what is not. */
export function LifeCard(props: Life) {
  const { status, meaning } = props
  const { change, destroy } = useLife(props)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const run = async (act: () => Promise<string | undefined>) => {
    setBusy(true)
    setRefusal(undefined)
    setRefusal(await act())
    setBusy(false)
  }
  return (
    <Card className="life-card">
      <View className="muted">
        {status === 'active' ? meaning : '已停用：不再出现在选项里，历史记录都保留。从没用过的可以删除。'}
      </View>
      {refusal && (
        <View className="life-card__refusal">
          <Notice id="life-refusal">{refusal}</Notice>
        </View>
      )}
      <View className="life-card__buttons">
        {status === 'active' ? (
          <Button id="disable" kind="danger" loading={busy} onTap={() => void run(() => change('disabled'))}>
            停用
          </Button>
        ) : (
          <>
            <Button
              id="enable"
              kind="secondary"
              disabled={busy}
              onTap={() => void run(() => change('active'))}
            >
              重新启用
            </Button>
            <Button id="delete" kind="danger" icon="trash" disabled={busy} onTap={() => void run(destroy)}>
              删除
            </Button>
          </>
        )}
      </View>
    </Card>
  )
}
