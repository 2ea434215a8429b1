// All that a visitor reads, in eight languages.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fill, pickLanguage, words } from '../../widget-gateway/widget/words.js'

const forms = (said) => typeof said === 'string' ? [said] : Object.values(said)
const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join()

test('the eight are there', () => {
  assert.deepEqual(Object.keys(words).sort(), ['da', 'de', 'en', 'es', 'fr', 'nb', 'nl', 'sv'])
})

test('each language has every word, with the same places to fill', () => {
  for (const [language, said] of Object.entries(words)) {
    assert.deepEqual(Object.keys(said), Object.keys(words.en), language)
    for (const [name, text] of Object.entries(said)) {
      assert.equal(typeof text, typeof words.en[name], `${language} ${name}`)
      for (const one of forms(text)) {
        assert.ok(one.trim() === one && one, `${language} ${name}`)
        assert.equal(places(one), places(forms(words.en[name])[0]), `${language} ${name}`)
      }
    }
  }
})

test('no language is another one, copied', () => {
  for (const [language, said] of Object.entries(words)) {
    if (language === 'en') continue
    const same = Object.keys(said).filter((name) => forms(said[name]).join() === forms(words.en[name]).join())
    assert.ok(same.every((name) => ['emoji', 'send', 'email', 'log'].includes(name)), `${language}: ${same}`)
  }
})

test('what is counted has a form for each number', () => {
  for (const [language, said] of Object.entries(words)) {
    const plural = new Intl.PluralRules(language)
    for (let n = 1; n <= 1000; n++) {
      assert.ok(said.unread[plural.select(n)], `${language} ${n}`)
      assert.ok(fill(said.unread, { n }, plural).startsWith(`${n} `), `${language} ${n}`)
    }
    assert.notEqual(fill(said.unread, { n: 1 }, plural).slice(1), fill(said.unread, { n: 2 }, plural).slice(1), language)
  }
  assert.equal(fill(words.fr.unread, { n: 1000000 }, new Intl.PluralRules('fr')), '1000000 nouveaux messages')
})

test('every word is used, and every word used is there', () => {
  const source = ['view', 'lines', 'forms', 'deskbell-chat'].map((name) =>
    readFileSync(new URL(`../../widget-gateway/widget/${name}.js`, import.meta.url), 'utf8')).join()
  for (const name of Object.keys(words.en)) assert.ok(source.includes(`'${name}'`), `${name} is never said`)
  for (const [, name] of source.matchAll(/\bword\('([\w-]+)'/g)) assert.ok(name in words.en, `${name} is no word`)
})

test('the language is the first that is known', () => {
  assert.equal(pickLanguage(['pt', 'de-AT', 'fr']), 'de')
  assert.equal(pickLanguage(['NO']), 'nb')
  assert.equal(pickLanguage(['nn-NO']), 'nb')
  assert.equal(pickLanguage(['ja']), 'en')
  assert.equal(pickLanguage([]), 'en')
})
