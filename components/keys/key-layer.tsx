'use client'

import { useEffect } from 'react'

import { singleKeysAreOn } from '@/components/keys/preference'
import { bindings } from '@/components/keys/registry'
import { isSingle, step, strokeOf } from '@/components/keys/sequence'
import { elementBindings, isWriting, somethingIsOpen } from '@/components/keys/targets'

const patienceMilliseconds = 1500

const listen = () => {
  let waiting: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    waiting = null
    clearTimeout(timer)
  }
  const onKey = (event: KeyboardEvent) => {
    const stroke = event.defaultPrevented || event.isComposing || event.repeat ? null : strokeOf(event)
    if (!stroke || somethingIsOpen()) return
    if (isSingle(stroke) && (!singleKeysAreOn() || isWriting(event.target))) return
    const bound = [...bindings(), ...elementBindings()]
    const next = step(
      waiting,
      stroke,
      bound.map((binding) => binding.keys),
    )
    forget()
    if (!next) return
    event.preventDefault()
    if ('found' in next) return bound.find((binding) => binding.keys === next.found)?.run()
    waiting = next.waitingFor
    timer = setTimeout(forget, patienceMilliseconds)
  }
  document.addEventListener('keydown', onKey)
  return () => {
    forget()
    document.removeEventListener('keydown', onKey)
  }
}

/** The one listener; silent in fields and while a dialog or menu is open. */
export const KeyLayer = () => {
  useEffect(listen, [])
  return null
}
