import { headers } from 'next/headers'
import { wordsOf } from '@/app/words'
import { buttonClasses } from '@/components/ui/button-look'
import { PageError } from '@/components/ui/page-error'
import { PlainLink } from '@/components/ui/plain-link'

export default async function NotFound() {
  const [words, asked] = await Promise.all([wordsOf('errors'), headers()])
  const id = asked.get('x-request-id')
  return (
    <PageError
      status="404"
      title={words.notFoundTitle}
      text={words.notFoundText}
      action={
        <PlainLink href="/" className={buttonClasses({ variant: 'primary', size: 48 })}>
          {words.toStart}
        </PlainLink>
      }
      request={id ? { id, label: words.request, words } : undefined}
    />
  )
}
