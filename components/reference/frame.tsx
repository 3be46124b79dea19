import Link from 'next/link'
import type { ReactNode } from 'react'
import type { GroupLink } from '@/components/reference/content'
import { Logo } from '@/components/ui/logo'
import { PlainLink } from '@/components/ui/plain-link'
import type { Words } from '@/components/words'

type FrameProps = { words: Words['reference']; groups: GroupLink[]; current: string; markdown?: string; children: ReactNode }

const headerLink = 'inline-flex min-h-8 items-center rounded-sm px-2 text-sm font-[550] text-ink2 hover:text-ink max-lg:min-h-11'

const Header = ({ words, markdown }: Pick<FrameProps, 'words' | 'markdown'>) => (
  <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-shelf px-4 lg:px-6">
    <Link href="/" prefetch={false} aria-label={words.home} className="inline-flex min-h-11 items-center pr-1">
      <Logo />
    </Link>
    <span aria-hidden className="h-5 w-px bg-line2 max-sm:hidden" />
    <Link href="/reference" prefetch={false} className={`${headerLink} text-ink max-sm:hidden`}>
      {words.title}
    </Link>
    <nav aria-label={words.document} className="ml-auto flex items-center sm:gap-1">
      {markdown && (
        <PlainLink href={markdown} className={headerLink}>
          {words.asMarkdown}
        </PlainLink>
      )}
      <PlainLink href="/api/openapi.json" className={`${headerLink} max-sm:hidden`}>
        {words.document}
      </PlainLink>
      <Link href="/console" prefetch={false} className={headerLink}>
        {words.console}
      </Link>
    </nav>
  </header>
)

const GroupItem = ({
  href,
  name,
  isCurrent,
  language,
  children,
}: {
  href: string
  name: string
  isCurrent: boolean
  language?: 'en'
  children?: ReactNode
}) => (
  <li>
    <Link
      href={href}
      prefetch={false}
      lang={language}
      aria-current={isCurrent ? 'page' : undefined}
      className={`flex h-8 items-center rounded-md px-3 max-lg:h-9 ${isCurrent ? 'bg-ink font-[600] text-paper' : 'font-[500] text-ink2 hover:bg-ink/5 hover:text-ink'}`}
    >
      {name}
    </Link>
    {children}
  </li>
)

const OperationLinks = ({ operations }: Pick<GroupLink, 'operations'>) => (
  <ul lang="en" className="my-1.5 ml-3 border-l border-line2 max-lg:hidden">
    {operations.map(({ id, summary }) => (
      <li key={id}>
        <a href={`#${id}`} className="block rounded-sm py-1 pr-2 pl-3 text-xs text-ink2 hover:text-ink">
          {summary}
        </a>
      </li>
    ))}
  </ul>
)

const Navigation = ({ words, groups, current }: Pick<FrameProps, 'words' | 'groups' | 'current'>) => (
  <nav
    aria-label={words.contents}
    className="px-3 py-3 max-lg:border-b max-lg:border-line lg:sticky lg:top-14 lg:h-[calc(100dvh-56px)] lg:w-[232px] lg:shrink-0 lg:overflow-y-auto lg:border-r lg:border-line lg:py-5"
  >
    <ul className="flex flex-wrap gap-1 lg:flex-col lg:gap-0">
      <GroupItem href="/reference" name={words.start} isCurrent={current === ''} />
      {groups.map((group) => (
        <GroupItem key={group.slug} href={`/reference/${group.slug}`} name={group.name} language="en" isCurrent={current === group.slug}>
          {current === group.slug && <OperationLinks operations={group.operations} />}
        </GroupItem>
      ))}
      <GroupItem href="/problems" name={words.problems} isCurrent={current === 'problems'} />
    </ul>
  </nav>
)

/** The reference and the pages of the problems: where one is at the left, what is told beside it. */
export const Frame = ({ words, groups, current, markdown, children }: FrameProps) => (
  <>
    <Header words={words} markdown={markdown} />
    <div className="lg:flex">
      <Navigation words={words} groups={groups} current={current} />
      <main id="content" className="min-w-0 flex-1 scroll-mt-14 px-4 pt-8 pb-24 lg:px-10 lg:pt-10">
        <div className="mx-auto max-w-[1120px]">{children}</div>
      </main>
    </div>
  </>
)
