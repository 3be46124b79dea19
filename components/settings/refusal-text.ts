import { saidRefusal } from '@/components/live/said-refusal'
import type { Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

export const isRefusedAs = (error: unknown, code: string): boolean => error instanceof Refusal && error.code === code

/** A refusal in the words of this page. */
export const refusalText = (refusal: Refusal, words: Words['settings']['failures']): string =>
  saidRefusal(refusal, words, {
    'version-conflict': words.conflict,
    'last-owner': words.lastOwner,
    'already-a-member': words.alreadyMember,
  })
