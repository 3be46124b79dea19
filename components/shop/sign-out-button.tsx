'use client'

import { useState } from 'react'

import { signOut } from '@/components/auth/session'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

export const SignOutButton = ({ label, failure }: { label: string; failure: string }) => {
  const [busy, setBusy] = useState(false)
  const leave = async () => {
    setBusy(true)
    try {
      await signOut()
      location.replace('/')
    } catch {
      setBusy(false)
      toast.error(failure)
    }
  }
  return (
    <Button size={48} className="w-full" busy={busy} onClick={leave}>
      {label}
    </Button>
  )
}
