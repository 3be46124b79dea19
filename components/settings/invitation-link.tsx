'use client'

import { useEffect, useRef } from 'react'
import type { Added } from '@/components/settings/team-saving'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { fill, type Words } from '@/components/words'

type InvitationLinkProps = { added: Added; publicUrl: string; words: Words['settings']; common: Words['common']; onClose: () => void }

/** The only time that the link is seen: what is kept of it is a hash. */
export const InvitationLink = ({ added, publicUrl, words, common, onClose }: InvitationLinkProps) => {
  const { brand, locale, words: shell } = useFrame()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [added.id])
  const until = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: brand.timeZone })
  const { invitation: said } = words
  return (
    <div className="rounded-lg border border-edge bg-paper p-4 text-sm">
      <h3 ref={heading} tabIndex={-1} className="font-[650] break-words outline-none">
        {fill(said.title, { identifier: added.identifier ?? '' })}
      </h3>
      <Code words={common} className="my-2">
        {`${publicUrl}/invitations/${added.invitation}`}
      </Code>
      <p className="text-ink2">
        {fill(said.text, { role: shell.roles[added.role], date: until.format(new Date(added.invitationExpiresAt ?? 0)) })}
      </p>
      <Button className="mt-3" onClick={onClose}>
        {said.close}
      </Button>
    </div>
  )
}
