// SASL as a client: PLAIN (RFC 4616), SCRAM-SHA-1 (RFC 5802), ANONYMOUS.
import crypto from 'node:crypto'

const hmac = (key, text) => crypto.createHmac('sha1', key).update(text).digest()
const hash = (data) => crypto.createHash('sha1').update(data).digest()

function xor (a, b) {
  return Buffer.from(a.map((byte, i) => byte ^ b[i]))
}

// { first, answer(challenge), verify(success) } of one login, as texts.
export function mechanism (name, user, password) {
  switch (name) {
    case 'PLAIN':
      return { first: `\0${user}\0${password}` }
    case 'ANONYMOUS':
      return { first: '' }
    case 'SCRAM-SHA-1':
      return scram(user, password)
  }
  throw new Error(`no such mechanism: ${name}`)
}

function scram (user, password) {
  const nonce = crypto.randomBytes(18).toString('base64')
  const name = user.replaceAll('=', '=3D').replaceAll(',', '=2C')
  const bare = `n=${name},r=${nonce}`
  let signature
  return {
    first: `n,,${bare}`,
    answer (challenge) {
      const field = Object.fromEntries(challenge.split(',').map((part) => [part[0], part.slice(2)]))
      if (!field.r.startsWith(nonce)) throw new Error('the server has another nonce')
      const salted = crypto.pbkdf2Sync(password, Buffer.from(field.s, 'base64'),
        Number(field.i), 20, 'sha1')
      const key = hmac(salted, 'Client Key')
      const last = `c=biws,r=${field.r}`
      const proven = [bare, challenge, last].join(',')
      signature = hmac(hmac(salted, 'Server Key'), proven).toString('base64')
      return `${last},p=${xor(key, hmac(hash(key), proven)).toString('base64')}`
    },
    verify (success) {
      if (success !== `v=${signature}`) throw new Error('the server does not know the password')
    }
  }
}
