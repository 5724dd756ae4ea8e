import { useRouter } from '@tarojs/taro'
import { Page } from '@/components/page'
import { tabRoutes } from '@/lib/nav'
import { LoginForm } from '@/features/session/components/login-form'

/** Demo login of the browser app; in WeChat nobody signs in. `redirect` is where the person wanted to go. */
export default function LoginPage() {
  const { redirect } = useRouter<{ redirect?: string }>().params
  const wanted = redirect && decodeURIComponent(redirect)
  return (
    <Page title="登录" open noBack>
      <LoginForm redirect={wanted?.startsWith(tabRoutes.workbench) ? undefined : wanted} />
    </Page>
  )
}
