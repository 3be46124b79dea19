'use client'

import { useState } from 'react'
import { classes } from '@/components/ui/classes'
import { Input, type InputProps } from '@/components/ui/input'

type PasswordInputProps = Omit<InputProps, 'type'> & { words: { show: string; hide: string } }

export const PasswordInput = ({ words, className, large, ...rest }: PasswordInputProps) => {
  const [visible, setVisible] = useState(false)
  return (
    <span className="relative block">
      <Input
        {...rest}
        large={large}
        type={visible ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={classes('pr-20', className)}
      />
      <button
        type="button"
        aria-pressed={visible}
        onClick={() => setVisible(!visible)}
        className={classes(
          'absolute right-1 rounded-md px-3 text-sm font-[600] text-ink2 hover:text-ink',
          large ? 'inset-y-1.5' : 'inset-y-1',
        )}
      >
        {visible ? words.hide : words.show}
      </button>
    </span>
  )
}
