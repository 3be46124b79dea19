export const tillStoreCookie = 'till-store'
