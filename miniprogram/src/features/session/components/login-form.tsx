import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { FormGroup } from '@/components/field'
import { Icon } from '@/components/icon'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { failureText } from '@/lib/error-text'
import { demoRoles } from '../demo-accounts'
import { useSignIn } from '../use-sign-in'
import { RoleCard } from './role-card'
import './login-form.scss'

/** Who shall it be: one of the four roles, or any account by its name. */
export function LoginForm({ redirect }: { redirect?: string }) {
  const { enter, busyWith, failure } = useSignIn(redirect)
  const [account, setAccount] = useState('')
  const typed = account.trim()
  return (
    <>
      <View className="login__head">
        <View className="login__mark">
          <Icon name="warehouse" size={34} />
        </View>
        <View className="login__name">单位仓库</View>
        <View className="login__note">
          {redirect ? '登录后继续打开刚才的页面' : '这是演示环境，选一个身份进入，不用密码'}
        </View>
      </View>
      {failure && <Notice id="login-failure">{failureText(failure)}</Notice>}
      {demoRoles.map((person) => (
        <RoleCard
          key={person.account}
          id={`login-${person.account}`}
          {...person}
          loading={busyWith === person.account}
          disabled={busyWith !== ''}
          onTap={() => void enter(person.account)}
        />
      ))}
      <FormGroup title="用其他账号">
        <InputField
          id="account"
          label="账号"
          value={account}
          onChange={setAccount}
          placeholder="例如 chenzhiyuan"
          maxLength={40}
          onConfirm={(value) => void enter(value.trim())}
        />
        <View className="login__other">
          <Button
            id="login-other"
            kind="secondary"
            loading={busyWith !== '' && busyWith === typed}
            disabled={typed === '' || busyWith !== ''}
            onTap={() => void enter(typed)}
          >
            进入
          </Button>
        </View>
      </FormGroup>
    </>
  )
}
