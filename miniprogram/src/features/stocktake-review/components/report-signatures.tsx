import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { signatureRoleText } from '@shared/domain/stocktake/words'
import type { SignatureRole } from '@shared/schema/stocktake'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { SignaturePad } from '@/components/signature-pad'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useMe } from '@/lib/session'
import { useCommand } from '@/lib/use-command'
import { signatureRoles } from '../signing'
import { stamp } from '../stamp'
import type { Report } from '../use-report'
import './report-signatures.scss'

export interface ReportSignaturesProps {
  stocktakeId: string
  signatures: Report['signatures']
  /** In which roles this person may sign. */
  maySign: readonly SignatureRole[]
  onSigned: () => Promise<void>
}

/** A place for each of the three: what was signed, or a line to sign on, here or on paper. */
export function ReportSignatures({ stocktakeId, signatures, maySign, onSigned }: ReportSignaturesProps) {
  const me = useMe()
  const [signing, setSigning] = useState<SignatureRole>()
  const [toPng, setToPng] = useState<(() => string) | null>(null)
  const command = useCommand('stocktake.sign')
  const stop = () => {
    setSigning(undefined)
    setToPng(null)
  }
  const sign = async (role: SignatureRole) => {
    if (!toPng) return
    const answer = await command.run({ stocktakeId, role, signature: toPng() })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    toast.success(`${signatureRoleText[role]}已签字`)
    stop()
    await onSigned()
  }
  return (
    <View className="report-signs" id="signatures">
      {signatureRoles.map((role) => {
        const signed = signatures.filter((signature) => signature.role === role)
        return (
          <View key={role} className="report-sign">
            <View className="report-sign__head">
              <View className="report-sign__role">{signatureRoleText[role]}</View>
              {maySign.includes(role) && signing !== role && (
                <View className="report-sign__button">
                  <Button
                    id={`sign-${role}`}
                    kind="secondary"
                    size="small"
                    icon="sign"
                    disabled={command.running}
                    onTap={() => {
                      setToPng(null)
                      setSigning(role)
                    }}
                  >
                    签字
                  </Button>
                </View>
              )}
            </View>
            {signed.map(({ sha256, url, name, at }) => (
              <View key={`${sha256} ${at}`} className="report-sign__signed">
                <Image className="report-sign__picture" src={url} mode="aspectFit" />
                <View className="report-sign__who num">
                  {name} {stamp(at)}
                </View>
              </View>
            ))}
            {signed.length === 0 && signing !== role && <View className="report-sign__line" />}
            {signing === role && (
              <View className="report-sign__pad">
                <SignaturePad
                  onChange={(make) => setToPng(() => make)}
                  signer={`${signatureRoleText[role]} ${me?.name ?? ''}`}
                />
                {command.failure && <Notice id="sign-refusal">{failureText(command.failure)}</Notice>}
                <View className="report-sign__actions">
                  <Button id="sign-cancel" kind="secondary" block onTap={stop}>
                    取消
                  </Button>
                  <Button
                    id="sign-save"
                    block
                    disabled={!toPng}
                    loading={command.running}
                    onTap={() => void sign(role)}
                  >
                    确认签字
                  </Button>
                </View>
              </View>
            )}
          </View>
        )
      })}
    </View>
  )
}
