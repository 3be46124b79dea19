import type { ComponentProps } from 'react'

/** A whole load of the page. Error pages use it: what the router holds may be what failed, and their code rides in every page's bundle. */
export const PlainLink = (props: ComponentProps<'a'>) => <a {...props} />
