import { setNonce } from 'get-nonce'

/** Radix locks the page's scrolling with a style tag; the policy admits it only with the document's nonce, which every script of Next carries. */
export const adoptNonce = (): void => {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (nonce) setNonce(nonce)
}
