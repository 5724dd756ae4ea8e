import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { failureText } from '@/lib/error-text'
import { restoreSession, sessionStore, useSession } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { Button } from '../button'
import { EmptyState } from '../empty-state'
import { FormGroup } from '../field'
import { InputField } from '../input-field'
import { Notice } from '../notice'

/** True when the server does not know who this is. Asks again whenever the page is shown after a failure. */
export function useStranger(): boolean {
  const { failure } = useSession()
  useDidShow(() => {
    if (sessionStore.get().state === 'failed') void restoreSession()
  })
  return failure?.code === 'NOT_REGISTERED'
}

/** For somebody whom WeChat knows and the organisation does not yet: an invitation code says who it is. */
export function Stranger() {
  const bind = useCommand('people.bind')
  const [code, setCode] = useState('')
  const submit = async () => {
    const answer = await bind.run({ code })
    if (answer.ok) await restoreSession()
  }
  return (
    <View className="ui-stranger">
      <EmptyState
        title="第一次使用，先绑定账号"
        text="输入管理员给你的邀请码，这个微信就是你的账号，以后打开就能用。还没有邀请码，请找单位的仓库管理员。"
      />
      <FormGroup>
        <InputField
          id="invitation-code"
          label="邀请码"
          required
          value={code}
          placeholder="10 位字母和数字"
          maxLength={20}
          onChange={(typed) => setCode(typed.toUpperCase())}
          onConfirm={() => void submit()}
        />
      </FormGroup>
      {bind.failure && <Notice id="bind-refusal">{failureText(bind.failure)}</Notice>}
      <Button
        id="bind"
        loading={bind.running}
        disabled={code.replace(/[^0-9A-Z]/gi, '').length < CODE_LENGTH}
        onTap={() => void submit()}
      >
        绑定并进入
      </Button>
      <Button id="ask-again" kind="text" icon="refresh" onTap={() => void restoreSession()}>
        已经开通，重新进入
      </Button>
    </View>
  )
}

const CODE_LENGTH = 10
