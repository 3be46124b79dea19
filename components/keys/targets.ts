import type { Binding } from '@/components/keys/registry'

const writable =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable=""],[contenteditable=true]'
const ownKeys = '[role=combobox],[role=textbox],[role=listbox],[role=menu],[role=slider]'
const open = '[role=dialog],[role=alertdialog],[role=menu],[role=listbox]'

export const isWriting = (target: EventTarget | null) => target instanceof Element && target.closest(`${writable},${ownKeys}`) !== null

export const somethingIsOpen = () => [...document.querySelectorAll(open)].some((element) => element.checkVisibility())

const nameOf = (element: Element) => {
  const label = element.getAttribute('aria-label')
  if (label) return label
  const copy = element.cloneNode(true)
  if (copy instanceof Element) for (const cap of copy.querySelectorAll('kbd,[aria-hidden=true]')) cap.remove()
  return copy.textContent?.trim() ?? ''
}

/** Links and buttons that name their own key by `aria-keyshortcuts`, so that a server component can have one. */
export const elementBindings = (): Binding[] =>
  [...document.querySelectorAll<HTMLElement>('a[aria-keyshortcuts],button[aria-keyshortcuts]:not(:disabled)')]
    .filter((element) => element.checkVisibility())
    .flatMap((element) =>
      (element.getAttribute('aria-keyshortcuts') ?? '')
        .toLowerCase()
        .split(/\s+/)
        .filter((keys) => keys.length === 1)
        .map((keys) => ({ keys, label: nameOf(element), group: 'page' as const, run: () => element.click() })),
    )
