const words = `
password passw0rd p@ssword p@ssw0rd pa55word passwort contrasena contraseña motdepasse senha parola
qwerty qwertyui qwertyuiop qwertzui azerty azertyui asdfghjk asdfghjkl zxcvbnm zxcvbnmm qazwsx qazwsxedc qweasd qweasdzxc
iloveyou teamo tequiero tequieromucho amorcito miamor princess princesa sunshine football baseball basketball superman batman spiderman
dragon monkey shadow master michael jennifer jordan hunter hunter2 ranger harley daniela alejandro alejandra sebastian estrella
trustno1 letmein letmeinn welcome welcomee welcometo whatever freedom computer internet samsung google facebook pokemon starwars
admin administrator administrador administrator1 root rootroot adminadmin changeme changeit default secret secreto guest test testtest testing tester
abcdefgh abcdefghi abcabcabc abcdabcd abcdef abcd1234 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 zaq1xsw2
12345678 123456789 1234567890 87654321 987654321 0987654321 11111111 00000000 12341234 12121212 11223344 123123123 147258369 123654789 789456123
barcelona madrid realmadrid fcbarcelona liverpool chelsea arsenal juventus america mexico españa espana argentina
hello123 hellohello holahola buenosdias killer killer12 butterfly mariposa chocolate cookie cheese coffee cafecito summer verano winter invierno
charlie thomas george andrew joshua jessica ashley nicole michelle matthew anthony william patrick babygirl loveyou lovely lovelove
tira tiratira coupon coupons voucher discount descuento
`
  .trim()
  .split(/\s+/)

export const commonPasswords: ReadonlySet<string> = new Set(words)
