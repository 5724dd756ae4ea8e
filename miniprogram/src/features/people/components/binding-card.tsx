import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { StateTag } from '@/components/state-tag'
import { confirm } from '@/lib/confirm'
import { copyText } from '@/lib/copy-text'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { formatInstant } from '@/lib/format'
import { useCommand } from '@/lib/use-command'
import './binding-card.scss'

export interface BindingCardProps {
  data: OutputOf<'people.get'>
  refresh: () => Promise<void>
}

/** Whether a WeChat user is this person, and how to make it so: a code to pass on, shown once. */
export function BindingCard({ data, refresh }: BindingCardProps) {
  const { person, invitedUntil } = data
  const invite = useCommand('people.invite')
  const unbind = useCommand('people.unbind')
  const [invitation, setInvitation] = useState<OutputOf<'people.invite'>>()
  const failure = invite.failure ?? unbind.failure

  const create = async () => {
    const replaced =
      !invitedUntil ||
      (await confirm({
        title: '重新生成邀请码？',
        text: '上一个邀请码会立即作废。',
        action: '重新生成',
      }))
    if (!replaced) return
    const answer = await invite.run({ personId: person._id })
    if (!answer.ok) return
    setInvitation(answer.data)
    void refresh()
  }
  const release = async () => {
    const sure = await confirm({
      title: `解除${person.name}的微信绑定？`,
      text: '半分钟内这个微信就不能再用他的账号，其他地方的登录也会失效。要再用，需要新的邀请码。',
      action: '解除绑定',
      danger: true,
    })
    if (!sure) return
    const answer = await unbind.run({ personId: person._id })
    if (!answer.ok) return
    toast.success('已解除绑定')
    void refresh()
  }
  return (
    <Card
      title="微信"
      extra={
        person.bound ? <StateTag tone="success">已绑定</StateTag> : <StateTag tone="warning">未绑定</StateTag>
      }
    >
      {person.bound ? (
        <View className="binding-card__line">
          <View className="muted">本人换微信或手机丢了，先解除再重新邀请。</View>
          <Button
            id="unbind"
            kind="danger"
            size="small"
            loading={unbind.running}
            onTap={() => void release()}
          >
            解除绑定
          </Button>
        </View>
      ) : invitation?.code ? (
        <View className="binding-card__code-box">
          <View className="muted">请告诉{person.name}，第一次打开小程序时输入</View>
          <View id="invitation-code" className="binding-card__code code">
            {invitation.code}
          </View>
          <View className="muted">
            {formatInstant(invitation.expiresAt)} 前有效，只能用一次；离开这一页就不再显示
          </View>
          <Button
            id="copy-code"
            kind="secondary"
            icon="document"
            onTap={() => copyText(`单位仓库小程序邀请码：${invitation.code ?? ''}`)}
          >
            复制给本人
          </Button>
        </View>
      ) : (
        <View className="binding-card__line">
          <View className="muted">
            {invitedUntil
              ? `已发过邀请码，${formatInstant(invitedUntil)} 前有效。`
              : '本人还不能用小程序，给一个邀请码就能绑定。'}
          </View>
          <Button
            id="invite"
            kind="secondary"
            size="small"
            loading={invite.running}
            onTap={() => void create()}
          >
            {invitedUntil ? '重新生成' : '生成邀请码'}
          </Button>
        </View>
      )}
      {failure && <Notice id="binding-refusal">{failureText(failure)}</Notice>}
    </Card>
  )
}
