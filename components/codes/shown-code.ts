import { type Clock, momentText } from '@/components/ui/moment'
import { fill, type Words } from '@/components/words'
import type { Code } from '@/lib/campaigns/codes/contract'
import type { CodeState } from '@/lib/campaigns/codes/rules'

/** A code in words, for its row. */
export type ShownCode = {
  id: string
  code: string
  state: CodeState
  holder: string | null
  campaign: string
  claimed: string | null
  until: string
  /** When it ends, for whoever wants to put that back. */
  expiresAt: string | null
}

export type CodeSaid = Clock & { words: Words['codes'] }

type Held = Pick<Code, 'shopper' | 'claimedAt'>

/** The brand's own name of a customer; of those who came by themselves, enough to tell one from another. */
export const holderText = ({ shopper, claimedAt }: Held, words: Words['codes']): string | null => {
  if (shopper) return shopper.ref ?? fill(words.shopper, { id: shopper.id.slice(-6) })
  return claimedAt === null ? null : words.noHolder
}

const untilText = ({ state, usedAt, voidedAt, expiresAt }: Code, said: CodeSaid): string => {
  const { words } = said
  if (state === 'void' && voidedAt) return fill(words.voided, { time: momentText(voidedAt, said) })
  if (state === 'redeemed' && usedAt) return fill(words.used, { time: momentText(usedAt, said) })
  if (!expiresAt) return words.noEnd
  return state === 'expired' ? fill(words.since, { time: momentText(expiresAt, said) }) : momentText(expiresAt, said)
}

export const shownCode = (code: Code, campaign: string, said: CodeSaid): ShownCode => ({
  id: code.id,
  code: code.code,
  state: code.state,
  holder: holderText(code, said.words),
  campaign,
  claimed: code.claimedAt && momentText(code.claimedAt, said),
  until: untilText(code, said),
  expiresAt: code.expiresAt?.toISOString() ?? null,
})
