export const lastBrandCookie = 'brand'
