'use client'

import { ScanLine } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type SubmitEvent, useEffect, useState } from 'react'

import { type CameraTrouble, newDetector } from '@/components/till/camera'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Words } from '@/components/words'

const CameraPanel = dynamic(() => import('@/components/till/camera-panel').then((module) => module.CameraPanel))

const useCanScan = (): boolean => {
  const [can, setCan] = useState(false)
  useEffect(() => {
    void newDetector().then((detector) => setCan(detector !== null))
  }, [])
  return can
}

type CodeFieldProps = { words: Words['till']; error: string | undefined; onScan: (() => void) | null }

const CodeField = ({ words, error, onScan }: CodeFieldProps) => (
  <Field large label={words.code} hint={onScan ? words.codeCameraHint : words.codeHint} error={error}>
    {(control) => (
      <div className="flex gap-2">
        <Input
          {...control}
          large
          autoFocus
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          enterKeyHint="go"
          spellCheck={false}
          className="code"
        />
        {onScan && (
          <Button size={48} onClick={onScan} icon={<ScanLine aria-hidden="true" />} className="shrink-0">
            {words.camera.scan}
          </Button>
        )}
      </div>
    )}
  </Field>
)

type CodeFormProps = { words: Words['till']; onCode: (code: string) => void }

/** A code by hand, by a scanner that types it and presses Enter, or by the camera where the browser reads pictures. */
export const CodeForm = ({ words, onCode }: CodeFormProps) => {
  const canScan = useCanScan()
  const [scans, setScans] = useState(false)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [missing, setMissing] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = event.currentTarget.elements.namedItem('code')
    if (!(code instanceof HTMLInputElement)) return
    const text = code.value.trim()
    if (text !== '') return onCode(text)
    setMissing(true)
    code.focus()
  }
  const scan = () => {
    setTrouble(null)
    setScans(true)
  }
  const stop = (found: CameraTrouble | null) => {
    setScans(false)
    setTrouble(found)
  }
  if (scans) return <CameraPanel words={words.camera} onCode={onCode} onStop={stop} />
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <CodeField words={words} error={missing ? words.missingCode : undefined} onScan={canScan ? scan : null} />
      <p role="alert" className="text-base font-[600] text-tomato empty:hidden">
        {trouble && words.camera[trouble]}
      </p>
      <Button type="submit" variant="primary" size={48}>
        {words.check}
      </Button>
    </form>
  )
}
