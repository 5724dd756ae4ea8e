import { useRouter } from '@tarojs/taro'
import { Page } from '@/components/page'
import { LoginForm } from '@/features/session/components/login-form'

/** Demo login of the browser app; in WeChat nobody signs in. `redirect` is where the person wanted to go. */
export default function LoginPage() {
  const { redirect } = useRouter<{ redirect?: string }>().params
  return (
    <Page title="登录" open noBack>
      <LoginForm redirect={redirect && decodeURIComponent(redirect)} />
    </Page>
  )
}
